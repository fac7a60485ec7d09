"""The owner that a name stands behind: `google/orrery`, `Microsoft's Orrery`, `메타의 릴넷`, `NVIDIA Kestrel-VL`."""

import re
from typing import NamedTuple

from kg.names.forms import HUB, tidy
from kg.names.words import KOREAN_OWNERS, MAKERS
from kg.spelling import without_gaps

_HOUSES = (
    "google google-deepmind deepmind google-bert google-research google-t5 googleresearch 구글 딥마인드",
    "meta meta-llama facebook facebookresearch metaai facebookai fair 메타 페이스북",
    "openai openai-community 오픈ai 오픈에이아이",
    "microsoft microsoftresearch msra 마이크로소프트",
    "nvidia nvidia-nemo nvlabs 엔비디아",
    "alibaba alibaba-nlp alibabacloud qwen damo damo-nlp-sg tongyi 알리바바",
    "tencent tencent-hunyuan tencentarc 텐센트",
    "bytedance bytedance-seed 바이트댄스",
    "anthropic 앤트로픽 앤스로픽",
    "apple 애플",
    "amazon amazon-science aws 아마존",
    "ibm ibm-granite ibm-research",
    "allenai allen-institute-for-ai ai2",
    "naver naver-ai naver-hyperclovax naverlabs 네이버",
    "kakao kakaocorp kakaobrain 카카오",
    "lg lgairesearch lgai-exaone lgai연구원",
    "upstage 업스테이지",
    "skt sktelecom",
    "kt",
    "deepseek deepseek-ai 딥시크",
    "mistral mistralai",
    "moonshot moonshotai 문샷",
    "zhipu zhipuai zai zai-org thudm",
    "xai xai-org",
    "minimaxai",
    "stepfun stepfun-ai",
    "cohere coherelabs cohereforai",
    "tii tiiuae",
    "huggingface huggingfaceh4 huggingfacetb huggingfacefw",
    "salesforce salesforceairesearch",
    "baidu paddlepaddle 바이두",
    "huawei huawei-noah 화웨이",
    "adobe adoberesearch 어도비",
    "stabilityai stability",
    "opengvlab shanghaiailab internlm",
    "baai",
    "snowflake",
    "databricks mosaicml",
    "samsung 삼성",
    "intel",
    "xiaomi xiaomimimo",
)
"""Companies and institutes, each with all that it is called before a name or on a hub."""

_HOUSE = {called: house.split(" ")[0] for house in _HOUSES for called in house.replace("-", "").split(" ")}
_URL = re.compile(HUB, re.IGNORECASE)
_HUB_ID = re.compile(r"(?P<owner>[\w.\-]+)/(?P<name>[\w.\-]+)/?")
_LAB = re.compile(r"[a-z0-9\-]+-(?:ai|labs?|nlp|org|research|team|group|ml|inc)", re.IGNORECASE)
"""Accounts whose name says that somebody works there."""
_FROM = re.compile(r"(?P<name>.*\S) (?:(?:by|from) (?P<owner>\S.*)|\((?P<inside>[^()]+)\))")
_YEAR_BEHIND = re.compile(r",?\s(?:19|20)\d\d$")
_HIS = re.compile(r"['’]s$|(?<=[가-힣])의$")
_BEFORE_BLANK = MAKERS | {"meta"} | frozenset(KOREAN_OWNERS)


class Owned(NamedTuple):
    """A name behind an owner: the house that owns it, `""` for an account that is none of the known ones, and the name."""

    house: str
    name: str


def read_owner(text: str) -> Owned | None:
    """The owner and the name that a text gives, None where it gives no owner."""
    plain = tidy(text)
    url = _URL.match(plain)
    bare = plain[url.end() :] if url else plain
    hub = _HUB_ID.fullmatch(bare)
    if hub:
        house = _house(hub["owner"])
        return Owned(house, hub["name"]) if house or bare != plain or _LAB.fullmatch(hub["owner"]) else None
    behind = _FROM.fullmatch(plain)
    if behind and (house := _house(_YEAR_BEHIND.sub("", behind["owner"] or behind["inside"]))):
        return Owned(house, behind["name"])
    words = plain.split(" ")
    for count in range(min(3, len(words) - 1), 0, -1):
        said = " ".join(words[:count])
        owner = _HIS.sub("", said)
        if (house := _house(owner)) and (owner != said or _folded(owner) in _BEFORE_BLANK):
            return Owned(house, " ".join(words[count:]))
    return None


def _house(owner: str) -> str:
    return _HOUSE.get(_folded(owner), "")


def _folded(owner: str) -> str:
    return without_gaps(owner).lower()
