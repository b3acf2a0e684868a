"""A postal address, as it was written and tidied."""

import re
from datetime import date

from forms.form import Problem, ProblemCode
from forms.writing.plain import lines, written
from forms.writing.saying import names_a_place
from forms.writing.speech import is_none, is_question, is_talk, without_courtesy, words

FEWEST_SIGNS = 8
FEWEST_WORDS = 2

_START = re.compile(
    r"\A(?![\w.+-]*@)(?:jln?\b|jalan\b|gg\b|gang\b|perum\b|perumahan\b|komp\b|komplek\b|kompleks\b|kp\b|kampung\b|"
    r"kmp\b|desa\b|ds\b|dsn\b|dusun\b|rt\b|rt(?=\d)|rw\b|blok\b|blk\b|kel\b|kelurahan\b|kec\b|"
    r"kecamatan\b|lorong\b|lrg\b|link\b|lingkungan\b|apartemen\b|rusun\b|asrama\b|cluster\b|btn\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:jln?|jalan|gg|gang|perum|perumahan|komp|kompleks?|kp|kampung|desa|dusun|rt|rw|blok|kel|"
    r"kelurahan|kec|kecamatan|kab|kabupaten|kota|prov|provinsi|kode ?pos|no|nomor|lorong|lantai)\b"
    r"|\brt ?\d|\b\d{5}\b",
    re.IGNORECASE,
)
_NOT_A_ROAD = re.compile(
    r"\A(?:jalan|jln?\.?|taman|bumi|desa|kampung|blok|lingkungan|rt|asrama)(?:nya)? "
    r"(?:di|ke|ke(?:mana|sana|sini|situ)|menuju|rusak|ini|itu|macet|berlubang|becek|gelap|kaki|halaman)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\A(?:(?:saya|sy|aku|nya|(?:ber)?tinggal|tggl|tgl|rumah(?: saya)? di|alamat(?:nya)?|di|"
    r"ada di)\b[ ,:.]*)+(?=\w)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[ ,.]+(?:pak|bu|kak|min|admin|ya|yaa|aja|saja|dong|deh|sih))+\W*\Z", re.IGNORECASE
)
_SIGN = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+")
_SPACED_COMMA = re.compile(r"\s*,[\s,]*")
_SHORT_LINE = 6


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """The address on one line.

    `ADDRESS_SHORT` under eight letters and digits or two words, and where the words name no place:
    *sesuai KTP*.
    """
    said = _tidy(text)
    signs = sum(1 for _ in _SIGN.finditer(said))
    if signs < FEWEST_SIGNS or len(_WORD.findall(said)) < FEWEST_WORDS or not is_place(said):
        return Problem(ProblemCode.ADDRESS_SHORT, written(text))
    return said


def insisted(text: str) -> str:
    """What may be an address, however short, for who has no more of one; empty where none is."""
    said = _tidy(text)
    return said if is_place(said) or is_likely(said) or is_worded(said) else ""


def is_place(text: str) -> bool:
    """Whether the words name a place, and do not only talk of one: *di rumah*, *jalan rusak*."""
    place = _TAIL.sub("", without_lead(text))
    return names_a_place(place) and not _NOT_A_ROAD.match(place)


def without_lead(text: str) -> str:
    """The text without words that lead to an address: *saya tinggal di*."""
    return _LEAD.sub("", text.lstrip(), count=1)


def starts(text: str) -> bool:
    """Whether the text begins as addresses do: *jl*, *gang*, *perum*, *desa*, *rt*."""
    return bool(_START.match(text)) and not _NOT_A_ROAD.match(text)


def is_likely(text: str) -> bool:
    """Whether the text begins as an address or has its parts, and is no sentence."""
    if is_question(text) or is_talk(text):
        return False
    return starts(text) or bool(_PART.search(text)) or any(char.isdecimal() for char in text)


def is_worded(text: str) -> bool:
    """Whether the text has words that only addresses have."""
    return bool(_PART.search(text))


def goes_on(text: str) -> bool:
    """Whether a line under an address still belongs to it: *Kel. Sidodadi*, *Samarinda*."""
    if is_talk(text) or is_question(text) or is_none(text):
        return False
    return bool(_PART.search(text)) or len(words(text)) < _SHORT_LINE


def _tidy(text: str) -> str:
    said = _SPACED_COMMA.sub(", ", lines(without_courtesy(text))).strip(" ,")
    return _TAIL.sub("", without_lead(said)).rstrip(" ,")
