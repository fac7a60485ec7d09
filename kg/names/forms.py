"""What a spelling says once everything around the name is taken off: markup, particles, articles, class words, brackets."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.names.citations import CITATION
from kg.names.class_words import CLASS_PARTICLE, find_class_word, singulars
from kg.names.words import COUNTS, MONTHS, PARTICLES, PLAIN_WORDS, SMALL_WORDS

MAX_LENGTH = 400
"""No name is longer; of a longer text only its beginning is understood, and the whole is kept apart by its hash."""

_MOST_LETTERS = 30
"""No short form has more; the ways to spell one grow with its cube."""
_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .+\-]*")
"""What has nothing around it: no markup, no brackets, no Korean; what such a text may begin and end with nevertheless."""
_BEFORE = ("the ", "The ", "our ", "Our ", "proposed ")
_BEHIND = ("etc", "etc.", "others", "ours", "Ours", "OURS")
_NAME_ALONE = re.compile(r"(?!.*-[a-z]{3})[A-Za-z0-9.\-]*[A-Zb-rt-z0-9]")
"""One word that has no class word behind it and is no plural."""
_WRAPPERS = (
    ("**", "**"),
    ("__", "__"),
    ("`", "`"),
    ('"', '"'),
    ("'", "'"),
    ("“", "”"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("〈", "〉"),
    ("<", ">"),
    ("*", "*"),
)
_FORMULA = re.compile(r"\\(?:text|math|emph|underline)[a-z]*(?=\s?\{)|[${}]|[\^_](?=[{\d])")
_SIGNS = {"\\ell": "l", "\\times": "×", "\\cdot": "·", "\\uparrow": "↑", "\\downarrow": "↓"}
_SET_OFF = re.compile(r"(?<=\d)(?:\$*[_^](?=[${])|\$[_^]|\\textsu[bp][a-z]*|<su[bp]>|(?=\{))(?:\s|\{|\\[a-z]+(?=\s?\{))*(?=\d)")
"""What sets a number below or above the line behind another (`Qwen2$_{7B}$`, `10$^4$`)."""
_RAISED = "²³¹⁰-⁹₀-₉"
_SET_OFF_ALONE = re.compile(rf"(?<=[0-9])(?=[{_RAISED}])|(?<=[{_RAISED}])(?=[0-9])")
_LOOSE_ACCENT = re.compile(r"(?<=[A-Za-z])[´¨](?=[A-Za-z]{2})")
"""An accent beside its letter, as PDFs have it (`Fre´chet`)."""
_ARTICLE = re.compile(
    r"(?:[Tt]he|[Oo]ur|our proposed|proposed|제안[된한]|제안하는|(?:본 논문|본 연구|우리|저자들?)의|제안 기법)\s+(?=\S)"
)
_OURS = re.compile(
    r"\s*(?:[(\[](?:ours?|our (?:method|model|approach)|this work|proposed|우리|제안|본 연구|제안 방법)[)\]]|[-–]\s?ours)\s*$",
    re.IGNORECASE,
)
_VENUES = (
    "NeurIPS|NIPS|ICML|ICLR|CVPR|ICCV|ECCV|WACV|ACL|EMNLP|NAACL|EACL|COLING|AAAI|IJCAI|KDD|SIGIR|WWW|CIKM|WSDM|RecSys|ICRA|IROS|CoRL"
    "|RSS|Interspeech|ICASSP|OSDI|SOSP|MLSys|SIGGRAPH|TMLR|JMLR|TPAMI|arXiv"
)
_CITATION = re.compile(
    rf"\s*(?:{CITATION}|[†‡§¹²³]+(?<=[†‡§])|(?<=\w)['’]s|(?:(?<=[A-Za-z]{{5}})|(?<=\d)|(?<=\d[a-z]))\*"
    rf"|\((?:{_VENUES})(?:\s?['’]?\d{{2,4}})?\))\s*$"
)
_CITED = re.compile(r"~?\\cite[a-z]*\{[^{}]*\}")
_ENDS = "text|image|img|video|speech|audio|music|motion|seq|sequence|graph|table|code|sql|sim|real|data|3d|voice|sound"
_FOR_TO = re.compile(rf"(?i:(?<![A-Za-z])({_ENDS})2(?=(?:{_ENDS})(?![a-z])))")
_SHOTS = re.compile(rf"\b({'|'.join(COUNTS)})(?=[\s\-]shot)", re.IGNORECASE | re.ASCII)
_WORDED = re.compile(r"w/|shot| at |@\.", re.IGNORECASE | re.ASCII)
_MONTH = re.compile(rf"\b({'|'.join(f'{m[:3]}(?:{m[3:]})?' for m in MONTHS)})\b\.?")
_KOREAN_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])월")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:년|(?!\d))")
_DATED = re.compile(rf"{_YEAR.pattern}|{_MONTH.pattern}\s['’]?\d\d$")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)\s(?P<rest>\D*[A-Za-z가-힣]\D*)")
_TAG = re.compile(r"</?[a-z]+>")
HUB = r"(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co|github\.com)/(?:datasets/|spaces/)?"
"""What the address of a hub begins with, before an account and a name."""
_HUB = re.compile(rf"{HUB}(?=[\w.\-]+/[\w.\-]+/?$)")
_PAGE = re.compile(rf"(?P<thing>{HUB}[\w.\-]+/[\w.\-]+?)(?:\.git|/(?:tree|blob|resolve)/\S+)/?")
_SIZE = r"\d+(?:\.\d+)?[\s\-]?(?:[BM]|billion|million|억)"
_PARAMETERS = re.compile(rf"(?:\swith)?(\s{_SIZE}|\({_SIZE})[\s\-]?(?:parameters?|params|파라미터|매개변수)\b")
_SIZE_FIRST = re.compile(rf"({_SIZE})[\s\-]parameter\s(.+)|^(\d+(?:\.\d+)?B)[ \-]([A-Z].+)")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]+\)")
_PARTICLE = re.compile(rf"(?<=[A-Za-z0-9+)])(?:{'|'.join(PARTICLES)})$")
_UNIT = re.compile(r"\s*(?:[↑↓⇑⇓]|[(\[]\s?(?:[↑↓⇑⇓]|(?:%|dB|ms|GB|MB|bpp|mm|cm|px)(?:[,\s]*[↑↓⇑⇓])?)\s?[)\]])$")
"""What tables put behind a measure: which way is better, and its unit."""
_OTHERS = re.compile(r"(?<=\S)\s+(?:등|and others|etc\.?)$")
BRACKET = re.compile(r"(?P<before>[^()]*[^()\s])\s*\((?P<inside>[^()]+)\)")
"""A name and what stands in a bracket behind it."""


CASED_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""A word of Latin letters, those in `MetaLearning` too."""
_TRADE = re.compile(r"(?<=\w)[™®©]")
_CODE = re.compile(r"[A-Z]\d+(?:\.\d+)?")
_GAPS = re.compile(r"[\s\-]+")
_NO_DIGITS = re.compile(r"\D+")


class Form(NamedTuple):
    """A name by itself: `text`; `kind` of the class word taken off (data, measure, system or `""`); `others` said in brackets.

    `weak` are readings that count only if something of that name is known: without a plural s, or without a class word where
    what is left is an ordinary word.
    """

    text: str
    kind: str = ""
    others: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@lru_cache(maxsize=200_000)
def read_form(name: str) -> Form:
    """The form of a spelling; its text is never empty unless the spelling holds nothing that can be seen."""
    text = tidy(name)
    if not text or len(text) > MAX_LENGTH:
        return Form(text or name)
    if not _BARE.fullmatch(text):
        text = _SET_OFF.sub("-", text)
    if not {"$", "\\", "}"}.isdisjoint(text):
        text = _without_formula(text) or text
    if _WORDED.search(text) or ("2" in text and _FOR_TO.search(text)):
        text = _in_words(text)
    if ("20" in text or "19" in text or text[-2:].isdigit()) and _DATED.search(text):
        text = _date_last(text)
    if (
        not _BARE.fullmatch(text)
        or text.startswith(_BEFORE)
        or text.endswith(_BEHIND)
        or "param" in text
        or (text[0].isdigit() and _SIZE_FIRST.match(text))
    ):
        text = _undecorated(text)
    if _NAME_ALONE.fullmatch(text):
        return Form(text)
    form = _classed(text)
    bracket = BRACKET.fullmatch(form.text) if form.text[-1:] == ")" else None
    others = _defined(bracket["before"], bracket["inside"]) if bracket else ()
    if bracket and others:
        before = _classed(_undecorated(bracket["before"]))
        return Form(before.text, before.kind or form.kind, others, before.weak)
    return form


def spaced(name: str) -> str:
    """The text of a name's form in small letters, each hyphen a blank."""
    return read_form(name).text.casefold().replace("-", " ")


def _defined(before: str, inside: str) -> tuple[str, ...]:
    """What a bracket says besides of a name: one other spelling, or a long form and its short one; nothing if it is none."""
    said = [_undecorated(piece.strip()) for piece in re.split(r"[,;](?=\s)", inside)]
    if len(said) == 2 and (are_initials(said[1], said[0]) or are_initials(said[0], said[1])):
        return tuple(said) if any(is_definition(before, piece) for piece in said) else ()
    return (_undecorated(inside.strip()),) if is_definition(before, inside) else ()


def tidy(name: str) -> str:
    """The spelling in NFKC, without invisible and control characters, each run of blanks as one space."""
    if not name.isascii():
        name = _LOOSE_ACCENT.sub("", _SET_OFF_ALONE.sub("-", _TRADE.sub("", name) or name))
    text = unicodedata.normalize("NFKC", name)
    if not text.isprintable():
        text = "".join(_visible(c) for c in text)
    return " ".join(text.split())


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    return "" if category in ("Cf", "Mn") else " " if category[0] in "CZ" else char


def _without_formula(text: str) -> str:
    """The text without citations and the marks of LaTeX and Markdown: `PixArt-$\\alpha$` is PixArt-alpha, `V\\*` V*."""
    plain = _CITED.sub("", text)
    for command, sign in _SIGNS.items():
        plain = plain.replace(command, sign)
    plain = _FORMULA.sub("", plain)
    return re.sub(r"\\([A-Za-z]+|\W)", r"\1", plain).strip()


def _size_last(match: re.Match[str]) -> str:
    """`70-billion-parameter Llama 2` as `Llama 2 70 billion`, `7B Llama 2` as `Llama 2 7B`."""
    size, name = (match[1], match[2]) if match[2] else (match[3], match[4])
    return f"{name} {size.replace('-', ' ')}"


def _in_words(text: str) -> str:
    """The text with signs for words in words (`text2image`, `w/o KL`) and the reverse (`zero-shot`, `Recall at 10`)."""
    text = re.sub(r"\s[Aa]t\s(?=\d+$)", "@", _FOR_TO.sub(r"\1-to-", text)).replace("@.", "@0.")
    text = re.sub(r"(?<![^\s(])[Ww]/([Oo]?)(?=\s|[A-Z])", lambda m: "without" if m[1] else "with", text)
    return _SHOTS.sub(lambda m: str(COUNTS.index(m[1].lower())), text)


def _date_last(text: str) -> str:
    """The text with a year behind the rest, and a month before that (`2025 AIME`, `HMMT 2025년 2월`, `HMMT Feb. 2025`)."""
    plain = _KOREAN_MONTH.sub(lambda m: MONTHS[int(m[1]) - 1], _YEAR.sub(r"\1", text))
    month = _MONTH.search(plain)
    if month:
        full = next(name for name in MONTHS if name.startswith(month[1][:3]))
        plain = " ".join(f"{plain[: month.start()]}{full}{plain[month.end() :]}".split())
        plain = re.sub(rf"{_YEAR.pattern}\s{full}", rf"{full} \1", plain)
    first = _YEAR_FIRST.fullmatch(plain)
    return f"{first['rest']} {first[1]}" if first else plain


def _undecorated(text: str) -> str:
    bare = _TAG.sub("", _LINK.sub(r"\1", text)).strip()
    bare = _PARAMETERS.sub(r"\1", _HUB.sub("", _SIZE_FIRST.sub(_size_last, without_page(bare)))).strip()
    before, text = "", bare or text
    while text != before:
        before = text
        text = _unwrapped(text)
        for pattern in (_OURS, _UNIT, _CITATION, _OTHERS, _PARTICLE):
            text = pattern.sub("", text) or text
        text = CLASS_PARTICLE.sub(r"\1", text)
        text = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    return text


def without_page(text: str) -> str:
    """The address of a thing on a hub without what leads to a file or branch of it; other texts as they are."""
    match = _PAGE.fullmatch(text)
    return match["thing"] if match else text


def _unwrapped(text: str) -> str:
    for left, right in _WRAPPERS:
        inside = text[len(left) : len(text) - len(right)]
        if text.startswith(left) and text.endswith(right) and inside.strip() and left not in inside:
            return inside.strip()
    return text


def is_definition(before: str, inside: str) -> bool:
    """Whether `before (inside)` is a name with its other spelling in brackets: its initials, or all of it in another script."""
    if any(are_initials(*pair) or (" " in pair[1] and abbreviates(*pair)) for pair in ((inside, before), (before, inside))):
        return True
    short, long = sorted((len(before.split()), len(inside.split())))
    latin = inside if re.search("[가-힣]", before) else before
    return _scripts_differ(before, inside) and (long - short < 2 or bool(re.fullmatch(r"\S*[A-Z]\S*[A-Z]\S*", latin)))


def _scripts_differ(left: str, right: str) -> bool:
    korean = [bool(re.search("[가-힣]", t)) for t in (left, right)]
    latin = [len(re.findall("[A-Za-z]", t)) > 1 for t in (left, right)]
    return korean[0] != korean[1] and latin[1] if korean[0] else korean[1] and latin[0] and not latin[1]


def ends_in(name: str, code: str) -> bool:
    """Whether a name ends in a letter with a number that may stand for all of it (`R1` of `DeepSeek-R1`)."""
    return _CODE.fullmatch(code) is not None and name.endswith((f"-{code}", f" {code}"))


def are_initials(short: str, long: str) -> bool:
    """Whether `short` may stand for `long`: its letters are the first letters of the words, small words apart.

    Numbers in the long form stand in the short one too, a plus in the short form (`FAST+`) in the long one; a word with a
    hyphen may count as one (`PVPO` for Pre-Estimated Value-Based Policy Optimization).
    """
    if len(short) >= len(long) or not 2 <= len(letters := letters_of(short)) <= 12 or ("+" in short and "+" not in long):
        return False
    words = CASED_WORD.findall(long)
    if len(words) < 2 or max(map(len, words)) < 3 or (len(long) < len(short) + 4 and sum(map(len, words)) == len(letters)):
        return False
    numbers = _NO_DIGITS.sub("", long)
    if numbers and numbers != _NO_DIGITS.sub("", short):
        return False
    if (short in long and short in _GAPS.split(long)) or (len(words) == 2 and len(letters) > 2 and not _begin(short, words)):
        return False
    if letters == "".join([w[0] for w in words]).casefold():
        return True
    capitals = "" if _begins_with(short, words[0]) else "".join([c for c in long if c.isupper()]).casefold()
    return letters == capitals or letters in initials(long) or _spells(letters, tuple([w.casefold() for w in words]))


def _begins_with(short: str, word: str) -> bool:
    """Whether a short form has a word in capitals whole at its head, so not as initials (`MAX-CUT` of `MAX-k-CUT`)."""
    return len(word) > 1 and word.isupper() and short.startswith(word)


def initials(long: str) -> frozenset[str]:
    """The first letters of all words, of those that are not small, and with `Anchor-view` counted once."""
    words: list[str] = CASED_WORD.findall(long)
    spaced = [w for w in long.split(" ") if w[:1].isalpha()]
    found = (words, [w for w in words if w not in SMALL_WORDS], spaced)
    return frozenset("".join([w[0] for w in part]).casefold() for part in found)


def letters_of(short: str) -> str:
    """The Latin letters of a short form in small letters, without the s of a plural."""
    low = singular(short).lower()
    return low if low.isalpha() and low.isascii() else "".join([c for c in low if "a" <= c <= "z"])


def singular(short: str) -> str:
    """A short form without the s of a plural behind a capital (`MoEs`)."""
    return short[:-1] if short[-1:] == "s" and short[-2:-1].isupper() else short


def _begin(short: str, words: list[str]) -> bool:
    """Whether a short form begins two words, each piece with a capital of its own (`ViF`), or is a letter and a whole word."""
    pieces = re.findall(r"[A-Z][a-z]*", short)
    if len(pieces) == 2:
        return all(word.casefold().startswith(piece.casefold()) for piece, word in zip(pieces, words, strict=True))
    return short[1:].casefold() == words[1].casefold() or all(w.isupper() for w in words)


def abbreviates(short: str, long: str) -> bool:
    """Whether a text that gives `short` for `long` may mean it: its letters are those of the words, in order, initials first.

    More lenient than `are_initials`, for definitions that a text states: a word may give several of its letters, and two words
    in five none (`WorldPM` for World Preference Modeling, `OrtSAE` for Orthogonal Sparse Autoencoders).
    """
    if not short or not long or short[0].casefold() != long[0].casefold():
        return False
    pieces, full = _GAPS.split(short.casefold()), long.casefold()
    if pieces[0] in full and set(pieces) < set(_GAPS.split(full)):
        return False
    letters = letters_of(short)
    words = [w.casefold() for w in CASED_WORD.findall(long)]
    if not 2 <= len(letters) <= _MOST_LETTERS or not words or letters[0] != words[0][0] or len(letters) >= sum(map(len, words)):
        return False
    if letters == "".join([w[0] for w in words]):
        return True
    reached = {(0, 0)}
    for word in words:
        reached = {after for state in reached for after in _continued(letters, word, state)}
    return any(end == len(letters) and skipped <= max(1, len(words) * 2 // 5) for end, skipped in reached)


def _continued(letters: str, word: str, state: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """How many letters may be spelled, and words skipped, after a word."""
    end, skipped = state
    yield end, skipped + (word not in SMALL_WORDS and word != "based")
    place = 0
    while end < len(letters) and (place or word[0] == letters[end]) and letters[end] in word[place:]:
        place = word.index(letters[end], place) + 1
        end += 1
        yield end, skipped


def _spells(letters: str, words: tuple[str, ...]) -> bool:
    """Each word gives its first letter or up to three, the first one perhaps all (`PatchTST`); a small word may give none."""
    ends = {0}
    for word in words:
        reached = set(ends) if word in SMALL_WORDS else set()
        for end in ends:
            lengths = (1, 2, 3) if end else (1, 2, 3, len(word))
            reached.update(end + n for n in lengths if n <= len(word) and letters.startswith(word[:n], end))
        ends = reached
    return len(letters) in ends


def _classed(text: str) -> Form:
    found = find_class_word(text)
    if found is None:
        return Form(text, weak=singulars(text))
    name = _undecorated(found.name)
    text = text.replace(found.name, name, 1)
    if found.ends_a_name(name):
        return Form(name, found.kind, weak=singulars(name))
    plain = name.casefold() in PLAIN_WORDS and not name.isupper()
    reduced = () if found.is_for or plain else (name,)
    return Form(text, found.kind, weak=(*reduced, *singulars(text)))
