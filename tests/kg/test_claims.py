from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.claims import CELL_RULE, merge_claims
from tests.readings import DIGESTS, claim

NAMED = claim("TAPO", "AIME", "accuracy", value=50.5)


def test_claims_of_two_digests_become_one_with_the_evidence_of_both():
    other = claim("TAPO", "AIME", "accuracy", value=50.5, digest=DIGESTS[1])
    (merged,) = merge_claims([NAMED, other])
    assert merged.evidence == tuple(sorted((*NAMED.evidence, *other.evidence)))


def test_claims_without_a_resource_join_the_one_that_names_it():
    (merged,) = merge_claims([claim("TAPO", "", value=50.5, line=2, baselines=("GRPO",)), NAMED])
    assert (merged.resource, merged.metric, merged.baselines) == ("AIME", "accuracy", ("GRPO",))


def test_claims_on_two_resources_stay_two():
    assert len(merge_claims([NAMED, claim("TAPO", "MATH500", "accuracy", value=50.5)])) == 2


def test_claims_of_a_level_and_of_a_change_stay_two():
    assert len(merge_claims([NAMED, claim("TAPO", "AIME", "accuracy", delta=50.5)])) == 2


def test_claims_spell_a_resource_in_several_ways():
    assert len(merge_claims([claim(resource="MATH-500", value=1.0), claim(resource="MATH500", value=1.0, line=2)])) == 1


def test_claims_keep_the_surer_of_two_systems():
    sure, unsure = replace(NAMED, system="GRPO"), claim("TAPO", "AIME", "accuracy", value=50.5, confidence=0.4)
    assert {c.system for c in merge_claims([unsure, sure])} == {"GRPO"}


COMPARED = st.sampled_from([((), None), ((), 0.5), (("PPO",), 0.5), (("PPO", "DPO"), None)])
CLAIMS = st.builds(
    lambda system, resource, metric, compared, **rest: claim(
        system, resource, metric, baselines=compared[0], baseline_value=compared[1], **rest
    ),
    st.sampled_from(["", "TAPO", "GRPO"]),
    st.sampled_from(["", "AIME", "MATH500"]),
    st.sampled_from(["", "accuracy"]),
    COMPARED,
    value=st.sampled_from([1.0, 2.0]),
    line=st.integers(1, 4),
    confidence=st.sampled_from([0.4, 0.9]),
)


@given(st.lists(CLAIMS, max_size=6).flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))))
def test_claims_merge_to_the_same_in_any_order(orders):
    first, second = orders
    assert merge_claims(first) == merge_claims(second)
    assert {p for c in merge_claims(first) for p in c.evidence} == {p for c in first for p in c.evidence}


@given(st.lists(CLAIMS, max_size=6))
def test_claims_merged_tell_a_level_of_one_baseline_alone(claims):
    assert all(c.baseline_value is None or len(c.baselines) < 2 for c in merge_claims(claims))


def test_claims_of_cells_stay_apart_where_systems_reach_one_number():
    cells = [claim(name, "AIME", "", value=50.3, line=n) for n, name in enumerate(("GRPO", "TAPO"), 1)]
    cells = [replace(c, evidence=tuple(replace(e, rule=CELL_RULE) for e in c.evidence)) for c in cells]
    told = claim("", "", "", value=50.3, line=3)
    assert {(c.system, len(c.evidence)) for c in merge_claims([*cells, told])} == {("GRPO", 1), ("TAPO", 1), ("", 1)}
