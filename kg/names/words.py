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
    "test set",
    "subset",
    "데이터셋",
    "데이터 셋",
    "데이터 세트",
    "데이터세트",
    "벤치마크",
    "말뭉치",
    "코퍼스",
)
"""Class words that say: a collection of data. At the end of a name they are no part of it."""

RECIPE_WORDS = (
    "algorithm",
    "algorithms",
    "optimizer",
    "optimiser",
    "activation function",
    "알고리즘",
    "옵티마이저",
    "기법",
    "방법론",
    "방법",
    "방식",
    "기반",
    "전략",
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
    "simulator",
    "environment",
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
    "private internal custom pretrained fine-tuned hybrid unified large small".split()
)
"""Ordinary words that a class word turns into a term: a reward model is not called Reward."""

OWNERS = {
    "openai": ("o1", "o3", "o4", "gpt", "clip", "whisper", "dall", "sora", "codex", "gym", "humaneval"),
    "meta": ("llama", "sam", "opt", "chameleon", "codellama", "dino", "vjepa", "ijepa", "jepa", "nllb", "imagebind", "esm"),
    "facebook": ("opt", "dino", "dinov", "sam", "bart", "esm"),
    "google": ("gemini", "gemma", "palm", "bard", "bert", "t5", "flan", "vit", "veo", "imagen", "lamda", "siglip", "nano"),
    "googledeepmind": ("gemini", "gemma", "alphafold", "gato", "veo", "genie"),
    "deepmind": ("gemini", "gemma", "alphafold", "gato", "veo", "genie", "chinchilla", "flamingo"),
    "anthropic": ("claude", "hh"),
    "microsoft": ("phi", "coco", "florence", "kosmos", "wizardlm", "deberta"),
    "nvidia": ("nemotron", "cosmos", "gr00t", "eagle", "llama", "sana"),
    "alibaba": ("qwen", "wan", "qwq", "tongyi"),
    "qwen": ("qwq", "qvq"),
    "deepseek": ("deepseek",),
    "mistral": ("mixtral", "mistral", "pixtral", "codestral", "magistral"),
    "xai": ("grok",),
    "moonshot": ("kimi", "moonlight"),
    "moonshotai": ("kimi", "moonlight"),
    "zhipu": ("glm", "chatglm", "cogvlm", "cogvideox"),
    "zhipuai": ("glm", "chatglm", "cogvlm", "cogvideox"),
    "zai": ("glm",),
    "upstage": ("solar",),
    "lg": ("exaone",),
    "lgairesearch": ("exaone",),
    "lgai연구원": ("exaone", "엑사원"),
    "naver": ("hyperclova",),
    "kakao": ("kanana",),
    "snowflake": ("arctic",),
    "ai21": ("jamba", "jurassic"),
    "ai21labs": ("jamba", "jurassic"),
    "shanghaiailab": ("internlm", "internvl"),
    "openbmb": ("minicpm",),
    "tii": ("falcon",),
    "baai": ("bge", "emu", "aquila"),
    "mistralai": ("mixtral", "mistral", "pixtral", "codestral", "magistral"),
    "alibabacloud": ("qwen", "wan", "qwq"),
    "metaai": ("llama", "sam", "opt", "dino", "chameleon"),
    "runway": ("gen",),
    "bytedance": ("seed", "doubao", "seedance", "seedream"),
    "tencent": ("hunyuan",),
    "stabilityai": ("stable", "sdxl", "sd"),
    "stability": ("stable", "sdxl", "sd"),
    "cohere": ("command", "aya"),
    "ibm": ("granite",),
    "blackforestlabs": ("flux",),
    "salesforce": ("blip", "codet", "codegen", "moirai", "xgen", "ctrl"),
    "baidu": ("ernie", "paddleocr", "pp"),
    "huawei": ("pangu",),
    "apple": ("openelm", "mm", "fastvlm", "ferret"),
    "amazon": ("nova", "chronos", "titan"),
    "huggingface": ("smollm", "smolvlm", "zephyr", "starcoder"),
    "databricks": ("dbrx", "dolly"),
    "eleutherai": ("gpt", "pythia", "pile"),
    "allenai": ("olmo", "tulu", "molmo"),
    "ai2": ("olmo", "tulu", "molmo"),
    "adobe": ("firefly",),
    "minimax": ("minimax", "hailuo"),
    "kuaishou": ("kling",),
    "stepfun": ("step",),
    "xiaomi": ("mimo",),
    "nous": ("hermes",),
}
"""Owners that texts put before a name, and what the names of theirs begin with."""

LABS = frozenset(
    "stanford princeton berkeley ucberkeley mit cmu tsinghua sakana sakanaai googledeepmind metaai physicalintelligence "
    "huggingface moonshotai zhipuai stabilityai nousresearch blackforestlabs allenai lg 스탠퍼드 구글 딥마인드 구글딥마인드 "
    "오픈ai 엔비디아 알리바바 마이크로소프트 앤트로픽 네이버 카카오 업스테이지 물리지능 피지컬인텔리전스 허깅페이스 문샷 "
    "문샷ai".split()
)
"""Universities and laboratories, whose names stand before any name of theirs."""

MAKERS = frozenset(OWNERS) - {"mistral", "deepseek", "cohere", "meta"}
"""Owners that are no family of models and no word as well: `Mistral ORPO` is a model, not ORPO, Meta R-CNN learns to learn."""

KOREAN_OWNERS = {
    "오픈ai": ("gpt", "o1", "o3", "o4", "clip", "whisper", "dall", "sora", "챗", "위스퍼", "소라", "클립"),
    "오픈에이아이": ("gpt", "o1", "o3", "o4", "챗", "위스퍼", "소라"),
    "구글": (
        "gemini",
        "gemma",
        "palm",
        "bard",
        "bert",
        "t5",
        "veo",
        "imagen",
        "제미나이",
        "제미니",
        "젬마",
        "바드",
        "버트",
        "팜",
    ),
    "딥마인드": ("gemini", "gemma", "alphafold", "알파", "제미나이", "젬마"),
    "메타": ("llama", "sam", "라마", "dino", "디노", "vjepa", "ijepa"),
    "앤트로픽": ("claude", "클로드"),
    "앤스로픽": ("claude", "클로드"),
    "마이크로소프트": ("phi", "파이"),
    "엔비디아": ("nemotron", "cosmos", "네모트론", "코스모스"),
    "알리바바": ("qwen", "qwq", "wan", "큐웬", "큐원"),
    "네이버": ("hyperclova", "하이퍼클로바"),
    "카카오": ("kanana", "카나나"),
    "업스테이지": ("solar", "솔라"),
}
"""The same owners, and Korean ones, as Korean texts write them."""

HUB_OWNERS = frozenset(
    "openai meta-llama meta facebook google google-deepmind google-bert deepmind anthropic microsoft nvidia alibaba "
    "alibaba-nlp qwen deepseek-ai mistralai xai xai-org moonshotai zai-org thudm tsinghua bytedance bytedance-seed "
    "tencent tencent-hunyuan stabilityai black-forest-labs runwayml compvis cohereforai coherelabs ibm-granite "
    "opengvlab internlm openbmb baai jinaai sentence-transformers eleutherai allenai huggingface huggingfaceh4 "
    "huggingfacefw huggingfacetb tiiuae 01-ai minimaxai lmsys nousresearch princeton-nlp liuhaotian llava-hf wan-ai "
    "hunyuanvideo-community gsai-ml dream-org agentica-org open-thoughts simplescaling nomic-ai salesforce "
    "databricks apple answerdotai bigcode bigscience codellama upstage skt kakaocorp lgai-exaone naver-hyperclovax "
    "rednote-hilab xiaomimimo stepfun-ai kwai-keye intfloat open-r1 ai-mo tatsu-lab cais tiger-lab idavidrein lmms-lab "
    "teknium mit-han-lab openthoughts bespokelabs novasky-ai unsloth thebloke cerebras mosaicml togethercomputer "
    "allen-institute-for-ai facebookresearch google-research microsoftresearch opendatalab openai-community distilbert "
    "google-t5 timm laion openlm-research lmstudio-community neuralmagic redhatai prime-rl primeintellect agentica "
    "glaiveai open-orca cognitivecomputations wizardlmteam huggingfacem4 idefics baichuan-inc inclusionai "
    "skywork ustc-community opencompass modelscope damo-nlp-sg ai4bharat cl-nagoya naver beomi maywell heegyu snunlp "
    "monologg tunib openchat berkeley-nest argilla lightonai mixedbread-ai snowflake nvidia-nemo rhymes-ai "
    "genmo lightricks hpcai-tech thudm-hcai vikhyatk adept amazon amazon-science ibm-research ibm".split()
)
"""Owners in identifiers of model hubs (`Qwen/Qwen2.5-7B-Instruct`)."""

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
