"""One part of a day put right without the others: *tahunnya 1991*, *bulan 4*, *1995*."""

import re
from enum import Enum, auto

from forms.values.days import FoundDay, is_month

_NAMED = re.compile(
    r"\b(?P<part>tahun|thn|bulan|bln|tanggal|tgl)(?P<its> ?nya)? ?(?:lahir(?:nya)? )?"
    r"(?:(?:saya|sy|salah|keliru|harusnya|seharusnya|yang|yg|benar|bener|itu|jadi|ganti|,) ?){0,4}"
    r"(?P<new>\d{1,2}|\d{4}|(?<=\s)[a-z]{3,9})\W*\Z",
    re.IGNORECASE,
)
_BARE = re.compile(r"\W*(?P<new>(?:19|20)\d{2}|[a-z]{3,9})\W*", re.IGNORECASE)


class Part(Enum):
    """What a number or a word of a day stands for."""

    DAY = auto()
    MONTH = auto()
    YEAR = auto()


_PARTS = {
    "tahun": Part.YEAR,
    "thn": Part.YEAR,
    "bulan": Part.MONTH,
    "bln": Part.MONTH,
    "tanggal": Part.DAY,
    "tgl": Part.DAY,
}


def named_part(text: str, *, owned: bool = False) -> tuple[Part, str] | None:
    """The part that is named at the end and what it shall be; `owned`: only with *-nya*."""
    match = _NAMED.search(text)
    if match is None or (owned and not match["its"]):
        return None
    part, new = _PARTS[match["part"].casefold()], match["new"]
    return None if new.isalpha() and not is_month(new) else (part, new)


def bare_part(text: str) -> tuple[Part, str] | None:
    """A year or a month and nothing else, which needs no name to be known."""
    match = _BARE.fullmatch(text)
    if match is None or (match["new"].isalpha() and not is_month(match["new"])):
        return None
    return Part.MONTH if match["new"].isalpha() else Part.YEAR, match["new"]


def with_part(day: FoundDay, part: Part, new: str) -> str:
    """The day, as somebody would write it, with another part."""
    parts = {Part.DAY: str(day.day), Part.MONTH: str(day.month), Part.YEAR: day.year, part: new}
    sign = " " if parts[Part.MONTH].isalpha() else "-"
    return sign.join(parts[one] for one in Part)
