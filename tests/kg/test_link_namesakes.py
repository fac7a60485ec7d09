"""What goes by the name of a known thing and is another one: as its text says, and under an id that no further digest changes."""

import pytest

from kg.linking import link
from kg.vocabulary import load_vocabulary
from tests.readings import DIGESTS, claim, concept, extraction, mention, triples, vocabulary

WORDS = vocabulary(
    concept("CNF", "Method", "Continuous Normalizing Flow"),
    concept("CRAG", "Benchmark", "Comprehensive RAG Benchmark", paper="2406.04744"),
    concept("DDPO", "Method", "Denoising Diffusion Policy Optimization", paper="2305.13301"),
    concept("Lumiere", "Model", paper="2401.12945"),
    concept("RFT", "Method", "Reinforced Fine-Tuning"),
    concept("Rejection Sampling Fine-Tuning", "Method", "RFT", "Rejection Fine-Tuning"),
    concept("SD", "Model", "Stable Diffusion"),
    concept("Speculative Decoding", "Method", korean=("투기적 디코딩",)),
    concept("Zebra", "Model"),
    concept("Zebra", "Dataset"),
)


def ids(*mentions, paper="2505.00001"):
    return [entity.id for entity in link([extraction(paper, *mentions)], vocabulary=WORDS).entities]


@pytest.mark.parametrize(
    ("name", "said", "found"),
    [
        ("CNF", "논리곱 정규형", "entity/cnf@method"),
        ("CNF", "논리 형태", "entity/cnf@method"),
        ("CNF", "연속 정규화 흐름", "entity/cnf"),
        ("CNF", "흐름 모델", "entity/cnf"),
        ("RFT", "거절 표집 미세 조정", "entity/rejection-sampling-fine-tuning"),
        ("RFT", "강화 미세 조정", "entity/rft"),
        ("SD", "투기적 디코딩", "entity/speculative-decoding"),
        ("SD", "이미지 생성 모델", "entity/sd"),
    ],
)
def test_link_believes_a_korean_long_form_of_another_thing(name, said, found):
    assert ids(mention(name, "uses", "Method", said)) == [found]


@pytest.mark.parametrize(
    ("name", "kind", "sentence", "found"),
    [
        ("Lumiere", "Dataset", "ACDC, Lumiere 등 세 개의 공개 의료 영상 데이터셋에서 평가한다.", "entity/lumiere@dataset"),
        ("Lumiere", "Dataset", "뇌종양 데이터셋 Lumiere, ISLES를 쓴다.", "entity/lumiere@dataset"),
        ("Lumiere", "Dataset", "**사용된 데이터셋**: Lumiere로 만든 영상", "entity/lumiere"),
        ("CRAG", "Method", "검색을 바로잡는 방법인 CRAG보다 높다.", "entity/crag@method"),
        ("CRAG", "Method", "CRAG에서 Self-RAG보다 높다.", "entity/crag"),
    ],
)
def test_link_believes_a_word_for_another_kind_of_thing(name, kind, sentence, found):
    assert ids(mention(name, "uses", kind, sentence=sentence)) == [found]


def test_link_takes_a_small_letter_before_capitals_for_a_part_of_the_name():
    assert ids(mention("dDPO")) == ["entity/ddpo@method"]
    assert ids(mention("ddpo")) == ["entity/ddpo"]


def test_link_gives_a_namesake_that_nobody_proposes_the_same_id_for_any_papers():
    papers = [
        extraction(f"2505.0000{n}", mention("Lumiere", "evaluatesOn", "Dataset", sentence="Lumiere 데이터셋이다."))
        for n in (1, 2)
    ]
    found = {tuple(e.id for e in link(some, vocabulary=WORDS).entities) for some in (papers, papers[:1], papers[1:])}
    assert found == {("entity/lumiere@dataset",)}
    spelled = mention("CNF", "uses", "Method", "Conjunctive Normal Form")
    assert ids(spelled) == ids(spelled, paper="2505.00002") == ["entity/cnf@conjunctive-normal-form"]


def test_link_keeps_the_bare_id_for_the_system_of_two_known_things_of_one_label():
    assert ids(mention("Zebra", kind="Model")) == ["entity/zebra"]
    assert ids(mention("Zebra", kind="Dataset")) == ["entity/zebra@dataset"]


@pytest.mark.parametrize(
    ("name", "kind", "of_model"),
    [("Alpaca", "Model", "evaluates"), ("Dolly", "Model", "evaluates"), ("Magpie", "Method", "uses")],
)
@pytest.mark.parametrize("papers", [("2505.00001", "2505.00002"), ("2505.00001", "2505.00001")])
@pytest.mark.parametrize("data", ["{}", "{} 데이터셋"])
def test_link_keeps_two_known_things_of_one_label_apart(name, kind, of_model, papers, data):
    one, other = papers
    graph = link(
        [
            extraction(one, mention(name, of_model, kind)),
            extraction(other, mention(data.format(name), "trainsOn", "Dataset"), digest=DIGESTS[1]),
        ],
        vocabulary=load_vocabulary(),
    )
    bare = f"entity/{name.lower()}"
    assert {e.id: e.type for e in graph.entities} == {bare: kind, f"{bare}@dataset": "Dataset"}
    assert triples(graph, "evaluates", "evaluatesOn", "trainsOn", "uses") == {
        (f"paper/{one}", of_model, bare),
        (f"paper/{other}", "trainsOn", f"{bare}@dataset"),
    }


def test_link_results_mean_the_one_of_two_things_of_one_label_that_fits():
    told = claim("Zebra", "Zebra", "accuracy", value=71.5)
    both = extraction("2505.00001", mention("Zebra", kind="Model"), mention("Zebra", "trainsOn", "Dataset"), claims=[told])
    elsewhere = extraction("2505.00002", mention("Zork"), claims=[told])
    found = link([both, elsewhere], vocabulary=WORDS).results
    assert [(r.system, r.resource) for r in found] == [("entity/zebra", "entity/zebra@dataset")] * 2
