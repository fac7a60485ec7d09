"""Companies, institutes and accounts that put their name before the names of what they make. General knowledge."""

from typing import NamedTuple


class House(NamedTuple):
    """Who makes things: what texts call it before a name, its accounts on hubs, and what names of its things begin with.

    Each is a list with blanks between; `called` is without blanks and hyphens, in small letters.
    """

    called: str
    accounts: str = ""
    begins: str = ""


_HOUSES = (
    House(
        "google googledeepmind deepmind googleresearch googlebrain 구글 딥마인드 구글딥마인드",
        "google-deepmind google-bert google-research googleresearch google-t5",
        "gemini gemma palm bard bert t5 flan vit veo imagen lamda siglip nano alpha gato genie chinchilla flamingo "
        "jax flax tpu 제미나이 제미니 젬마 바드 버트 팜 알파 비오",
    ),
    House(
        "meta metaai metafair facebook facebookai fair 메타 페이스북",
        "meta-llama facebookresearch",
        "llama sam opt chameleon codellama dino vjepa ijepa jepa nllb imagebind esm bart musicgen audiogen encodec "
        "detectron fairseq prophet wav2vec hubert faiss maskrcnn seamless 라마 디노",
    ),
    House(
        "openai 오픈ai 오픈에이아이",
        "openai-community",
        "o1 o3 o4 gpt clip whisper dall sora codex gym humaneval triton 챗 위스퍼 소라 클립",
    ),
    House(
        "microsoft microsoftresearch 마이크로소프트",
        "msra",
        "phi coco florence kosmos wizardlm deberta swin deepspeed lightgbm graphrag autogen beit orca 파이",
    ),
    House(
        "nvidia 엔비디아",
        "nvidia-nemo nvlabs",
        "nemotron cosmos gr00t eagle llama sana apex megatron tensorrt isaac nemo 네모트론 코스모스",
    ),
    House(
        "alibaba alibabacloud qwen tongyi 알리바바",
        "alibaba-nlp damo damo-nlp-sg",
        "qwen wan qwq qvq tongyi din 큐웬 큐원",
    ),
    House("tencent 텐센트", "tencent-hunyuan tencentarc", "hunyuan"),
    House("bytedance 바이트댄스", "bytedance-seed", "seed doubao seedance seedream"),
    House("anthropic 앤트로픽 앤스로픽", "", "claude hh 클로드"),
    House("deepseek deepseekai 딥시크", "deepseek-ai", "deepseek"),
    House("mistral mistralai", "", "mixtral mistral pixtral codestral magistral"),
    House("moonshot moonshotai 문샷 문샷ai", "", "kimi moonlight 키미"),
    House("zhipu zhipuai zai thudm", "zai-org", "glm chatglm cogvlm cogvideox"),
    House("xai", "xai-org", "grok"),
    House("minimax", "minimaxai", "minimax hailuo"),
    House("stepfun", "stepfun-ai", "step"),
    House("cohere 코히어", "coherelabs cohereforai", "command aya embed rerank 커맨드"),
    House("stabilityai stability", "", "stable sdxl sd"),
    House("blackforestlabs", "black-forest-labs", "flux"),
    House("runway", "runwayml", "gen"),
    House("kuaishou kwai 콰이쇼우", "kwai-keye", "kling keye"),
    House("apple 애플", "", "openelm mm fastvlm ferret"),
    House("amazon aws 아마존", "amazon-science", "nova chronos titan"),
    House("ibm", "ibm-granite ibm-research", "granite"),
    House("salesforce", "salesforceairesearch", "blip codet codegen moirai xgen ctrl"),
    House("baidu 바이두", "paddlepaddle", "ernie paddleocr pp"),
    House("huawei 화웨이", "huawei-noah", "pangu"),
    House("adobe 어도비", "adoberesearch", "firefly"),
    House("snowflake", "", "arctic"),
    House("databricks mosaicml", "", "dbrx dolly mpt"),
    House("xiaomi", "xiaomimimo", "mimo"),
    House("samsung 삼성"),
    House("intel", "", "gaudi openvino ipex xeon"),
    House("amd", "", "mi rocm instinct"),
    House("uber uberai", "", "horovod"),
    House("yandex", "", "catboost yalm"),
    House("linkedin", "", "liger"),
    House("servicenow", "", "browsergym apriel"),
    House("perplexityai", "", "sonar"),
    House("cognition cognitionlabs cognitionai", "", "devin swe"),
    House("ultralytics", "", "yolo"),
    House("elevenlabs", "", "eleven"),
    House("lightricks", "", "ltx"),
    House("genmo", "", "mochi"),
    House("pika pikalabs", "", "pika"),
    House("suno sunoai", "", "bark"),
    House("coqui", "", "xtts"),
    House("voyage voyageai", "", "voyage"),
    House("liquid liquidai", "", "lfm"),
    House("adept adeptai", "", "fuyu persimmon"),
    House("alephalpha", "", "luminous pharia"),
    House("sber sberai", "", "kandinsky gigachat rugpt"),
    House("explosion explosionai", "", "spacy prodigy"),
    House("zilliz", "", "milvus"),
    House("sail seaailab", "", "sailor"),
    House("lmsys", "", "vicuna fastchat chatbot"),
    House("bigscience", "", "bloom t0"),
    House("bigcode", "", "starcoder the stack santacoder octo"),
    House("laion", "", "openclip laion"),
    House("01ai", "01-ai", "yi"),
    House("ai21 ai21labs", "", "jamba jurassic"),
    House("nous nousresearch", "", "hermes"),
    House("tii", "tiiuae", "falcon"),
    House("naver 네이버 navercloud 네이버클라우드", "naver-ai naver-hyperclovax naverlabs", "hyperclova 하이퍼클로바"),
    House("kakao kakaobrain 카카오 카카오브레인", "kakaocorp", "kanana kogpt karlo 카나나"),
    House("upstage 업스테이지", "", "solar 솔라"),
    House("lg lgairesearch lgai연구원", "lgai-exaone", "exaone 엑사원"),
    House("skt sktelecom sk텔레콤 sktai", "skt", "a.x ax kobert kogpt2 kobart"),
    House("kt", "", "mi:dm midm mi 믿음"),
    House("ncsoft ncai nc소프트 엔씨소프트", "ncsoft nc-ai-consortium", "varco"),
    House("kyutai", "kyutai-labs", "moshi mimi hibiki helium moshivis"),
    House("meituan 메이퇀", "meituan-longcat", "longcat"),
    House(
        "huggingface 허깅페이스", "huggingfaceh4 huggingfacefw huggingfacetb huggingfacem4", "smollm smolvlm zephyr starcoder"
    ),
    House("allenai ai2", "allen-institute-for-ai", "olmo tulu molmo longformer dolma"),
    House("eleutherai", "", "gpt pythia pile thepile"),
    House("baai", "", "bge emu aquila"),
    House("shanghaiailab opengvlab", "internlm", "internlm internvl internvideo internimage"),
    House("openbmb", "", "minicpm"),
    House("physicalintelligence 물리지능 피지컬인텔리전스", "physical-intelligence", "pi"),
    House("sakana sakanaai", "", "ai"),
    House("stanford 스탠퍼드", "", "corenlp dspy colbert storm"),
    House("princeton", "princeton-nlp"),
    House("berkeley ucberkeley", "berkeley-nest", "gorilla koala starling"),
    House("mit", "mit-han-lab", "places"),
    House("cmu"),
    House("tsinghua"),
    House("oxford", "", "vgg"),
    House("kaist 카이스트", "", "prometheus"),
)

_FAMILIES = frozenset({"mistral", "deepseek", "딥시크", "cohere", "코히어"})
"""Houses that are called as a family of models is: `Mistral ORPO` is a model, not ORPO."""

_WORDS = frozenset("meta 메타 intel fair liquid cognition explosion voyage adept pika sail oxford amd uber".split())
"""Houses whose name is a word or the beginning of other names as well: Meta R-CNN, Intel Image Classification."""

_PLACES = frozenset(
    "stanford 스탠퍼드 berkeley ucberkeley mit oxford kaist 카이스트 fair liquid cognition explosion voyage "
    "adept pika sail".split()
)
"""Houses whose name is a part of other names as well: Stanford 40 Actions, Fair Sampling."""

_ACCOUNTS = frozenset(
    "jinaai sentence-transformers codellama liuhaotian llava-hf wan-ai hunyuanvideo-community "
    "gsai-ml dream-org agentica agentica-org open-thoughts openthoughts simplescaling nomic-ai answerdotai compvis "
    "rednote-hilab kwai-keye intfloat open-r1 ai-mo tatsu-lab cais tiger-lab idavidrein lmms-lab teknium bespokelabs "
    "novasky-ai unsloth thebloke cerebras togethercomputer opendatalab distilbert timm openlm-research "
    "lmstudio-community neuralmagic redhatai prime-rl primeintellect glaiveai open-orca cognitivecomputations wizardlmteam "
    "idefics baichuan-inc inclusionai skywork ustc-community opencompass modelscope ai4bharat cl-nagoya beomi maywell heegyu "
    "snunlp monologg tunib openchat argilla lightonai mixedbread-ai rhymes-ai hpcai-tech thudm-hcai vikhyatk "
    "ai4math lerobot".split()
)
"""Further accounts on hubs, of people and of those that host what others made."""

BEGINNINGS = {called: tuple(house.begins.split()) for house in _HOUSES for called in house.called.split()}
"""What the names of each owner begin with, by all that texts call it."""

BEFORE_NAMES = frozenset(called for called, begins in BEGINNINGS.items() if begins) - _FAMILIES - _PLACES
"""Owners that stand before any name of theirs; others do before those that are known (Stanford 40 Actions is of Stanford)."""

SURE_OWNERS = frozenset(BEGINNINGS) - _FAMILIES - _WORDS
"""Owners whose name means nothing else."""

SCHOOLS = frozenset(
    "allenai stanford princeton berkeley mit cmu tsinghua shanghaiailab oxford kaist bigscience bigcode laion lmsys".split()
)
"""Owners that often make things together with others."""

HUB_OWNERS = _ACCOUNTS.union(*(f"{house.called} {house.accounts}".split() for house in _HOUSES))
"""Owners in identifiers of model hubs (`Qwen/Qwen2.5-7B-Instruct`)."""

HOUSE_OF = {
    name.replace("-", ""): house.called.split()[0] for house in _HOUSES for name in f"{house.called} {house.accounts}".split()
}
"""The house behind each name and account, hyphens apart."""
