"""Words with a fixed meaning inside names: variants, sizes, classes, owners, particles. General knowledge, no list of names."""

TUNINGS = frozenset(
    "instruct chat base sft rl rlhf dpo rft preview exp experimental latest awq gptq gguf ggml fp4 fp8 fp16 bf16 "
    "pt int4 int8 nf4 nvfp4 mxfp4 bnb quantized quantised quant 4bit 8bit 3bit 2bit 1bit finetuned ft distilled".split()
)
"""Variants that say how weights were tuned or stored: the first to go on the way up to the family."""

KINDS = frozenset(
    "mini nano micro lite light pro ultra turbo flash plus max high low thinking think nonthinking reasoning "
    "reasoner coder code math vl vision omni audio video image edit tts realtime live next onevision multimodal "
    "multilingual long zero distill verified hard easy extended full dev schnell kontext fill sonnet opus haiku "
    "diamond test val validation train redux pass clean other express fast deep search research air embedding "
    "reranker guard prover scout maverick".split()
)
"""Variants in kind, subset or domain."""

VARIANTS = TUNINGS | KINDS

SPLITS = frozenset(("train", "val", "dev", "test"))
"""Parts of a data set, to which a year may be glued (val2017)."""

SIZES = {
    "medium": "medium",
    "tiny": "t",
    "small": "s",
    "large": "l",
    "huge": "h",
    "giant": "g",
    "gigantic": "gg",
    "xlarge": "xl",
    "xxlarge": "xxl",
}
"""Sizes in words, with the letter that stands for them."""

SIZE_LETTERS = frozenset({"t", "s", "b", "l", "h", "g", "xs", "xl", "xxl", "xxxl"})

PART_WORDS = VARIANTS | SIZES.keys()
"""Words that are no name but a part of one."""

SYNONYMS = {
    "inst": "instruct",
    "it": "instruct",
    "instruction": "instruct",
    "validation": "val",
    "quantised": "quantized",
    "quant": "quantized",
    "experimental": "exp",
    "ggml": "gguf",
    "distilled": "distill",
    "프로": "pro",
    "미니": "mini",
    "나노": "nano",
    "터보": "turbo",
    "플래시": "flash",
    "소네트": "sonnet",
    "소넷": "sonnet",
    "오퍼스": "opus",
    "하이쿠": "haiku",
    "울트라": "ultra",
    "라이트": "lite",
    "플러스": "plus",
    "맥스": "max",
    "베이스": "base",
    "라지": "large",
    "스몰": "small",
    "비전": "vision",
    "코더": "coder",
    "인스트럭트": "instruct",
    "챗": "chat",
    "프리뷰": "preview",
    "슈넬": "schnell",
    "데브": "dev",
    "스카우트": "scout",
    "매버릭": "maverick",
    "하드": "hard",
    "오푸스": "opus",
    "버전": "version",
    "convolution": "convolutional",
    "english": "en",
    "german": "de",
    "french": "fr",
    "chinese": "zh",
    "korean": "ko",
    "japanese": "ja",
    "romanian": "ro",
    "russian": "ru",
    "czech": "cs",
    "finnish": "fi",
}
"""Other spellings of one word, in the middle or at the end of a name."""

ROMAN = {"II": "2", "III": "3", "IV": "4"}

GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "τ": "tau",
    "φ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
}

DATA_WORDS = (
    "datasets",
    "dataset",
    "data set",
    "benchmarks",
    "benchmark",
    "corpus",
    "database",
    "test suite",
    "benchmark suite",
    "평가 데이터셋",
    "데이터셋",
    "데이터 셋",
    "데이터 세트",
    "데이터세트",
    "벤치마크",
    "말뭉치",
    "코퍼스",
)
"""Class words that say: a collection of data. At the end of a name they are no part of it.

None that says a part of it: a `test set` or a `subset` is one of several.
"""

EVALUATION_WORDS = ("평가셋", "평가 세트")
"""Class words that say: a benchmark, or of other data the part that is kept for evaluating."""

SUBSETS = ("hard", "easy", "verified", "diamond", "lite", "extended", "full", "redux", "clean", "other", *sorted(SPLITS))
"""Parts of data that are named, so that the word for a part behind them adds nothing (`GPQA Diamond subset`)."""

SUBSET_WORDS = ("subset", "서브셋", "부분집합")

RECIPE_WORDS = (
    "algorithm",
    "algorithms",
    "optimizer",
    "optimiser",
    "activation function",
    "알고리즘",
    "옵티마이저",
    "최적화기",
    "기법",
    "방법론",
    "방법",
    "방식",
    "기반",
    "전략",
    "strategy",
    "활성화 함수",
)
MEASURE_WORDS = ("metric", "metrics", "지표")
SYSTEM_WORDS = (
    "model",
    "models",
    "framework",
    "method",
    "module",
    "system",
    "architecture",
    "network",
    "backbone",
    "백본",
    "simulator",
    "environment",
    "engine",
    "inference engine",
    "pipeline",
    "technique",
    "approach",
    "toolkit",
    "library",
    "series",
    "family",
    "llm",
    "모델",
    "프레임워크",
    "모듈",
    "시스템",
    "아키텍처",
    "시리즈",
    "계열",
    "기술",
    "접근법",
    "라이브러리",
    "툴킷",
    "환경",
    "시뮬레이터",
    "엔진",
    "추론 엔진",
    "파이프라인",
    "모델군",
)
"""Class words that say: a method or a model."""

SMALL_WORDS = frozenset("a an and as at by for from in of on or the to via with".split())
"""English words that give no letter to a short form, or may give none."""

PLAIN_WORDS = frozenset(
    "diffusion reward world language vision policy value judge teacher student base foundation consistency flow "
    "video image audio speech text agent expert attention transformer generation reasoning thinking training "
    "inference evaluation memory planning search retrieval embedding encoder decoder latent score energy "
    "autoregressive generative probabilistic graph neural genetic evolutionary baseline learning multimodal open "
    "mixture control tool hidden state critic actor verifier proposed our new synthetic real human test public "
    "private internal custom pretrained fine-tuned hybrid unified large small live long short safety code science web game "
    "chart embodied multilingual music medical legal financial robot document table frontier greedy parallel edge "
    "instruct multi second traffic preference arcade".split()
)
"""Ordinary words that a class word turns into a term: a reward model is not called Reward."""

MONTHS = tuple("January February March April May June July August September October November December".split())

QUALIFIERS = frozenset(
    "en ko zh ja de fr es it pt ru ar hi vi th tr pl nl sw bn te english korean chinese japanese german french spanish italian "
    "portuguese russian arabic hindi vietnamese thai turkish polish dutch 영어 한국어 중국어 일본어 독일어 프랑스어 스페인어 "
    "awq gptq gguf bnb nf4 mxfp4 fp fp4 fp8 fp16 bf bf16 int int2 int4 int8 4bit 8bit q q2 q3 q4 q5 q6 q8 k m s l 0 1 2 4 8 16 "
    "t2v i2v v2v t2i i2i with without subs subtitles minimal low high medium expert replay random play diverse "
    "thinking nonthinking think no non instant reasoning 사고 비사고 모드 mode".split()
)
"""Languages, number formats and modes: what parts two names of one thing in two forms, none of which is the thing."""

COUNTS = tuple("zero one two three four five six seven eight nine ten".split())
"""Numbers in words, each in its own place."""

CALLED = ("일명", "이하", "약칭", "줄여서", "a.k.a.", "hereafter")
"""Words that say that another name of what was just said follows."""

FORMERLY = (
    "formerly known as",
    "formerly",
    "previously known as",
    "previously",
    "also known as",
    "also called",
    "originally",
    "renamed from",
    "aka",
    "구",
    "옛",
)
"""Words that say so of any other name, one that it had before too."""

PARTICLES = tuple(
    (
        "에서는 에서의 에서도 으로는 으로의 으로써 으로서 이라는 라는 이라고 라고 이라 이란 란 까지 부터 보다 처럼 "
        "에서 에게 에는 에도 에만 와의 과의 와는 과는 와도 과도 로는 로의 로써 로서 으로 이나 이며 "
        "인 을 를 이 가 은 는 의 에 와 과 로 도 만 나"
    ).split()
)
"""Particles that stand directly behind a Latin name in Korean text."""

STATEMENTS = {"정리": ("theorem",), "형태": ("form",), "정규형": ("normal form", "form"), "공리": ("axiom", "axioms")}
"""The words for what is proved or written, no method and no data, with their English."""
