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


class DayPart(Enum):
    """What a number or a word of a day stands for."""

    DAY = auto()
    MONTH = auto()
    YEAR = auto()


_PARTS = {
    "tahun": DayPart.YEAR,
    "thn": DayPart.YEAR,
    "bulan": DayPart.MONTH,
    "bln": DayPart.MONTH,
    "tanggal": DayPart.DAY,
    "tgl": DayPart.DAY,
}


def named_part(text: str, *, owned: bool = False) -> tuple[DayPart, str] | None:
    """The part that is named at the end and what it shall be; `owned`: only with *-nya*."""
    match = _NAMED.search(text)
    if match is None or (owned and not match["its"]):
        return None
    part, new = _PARTS[match["part"].casefold()], match["new"]
    return None if new.isalpha() and not is_month(new) else (part, new)


def bare_part(text: str) -> tuple[DayPart, str] | None:
    """A year or a month and nothing else, which needs no name to be known."""
    match = _BARE.fullmatch(text)
    if match is None or (match["new"].isalpha() and not is_month(match["new"])):
        return None
    return DayPart.MONTH if match["new"].isalpha() else DayPart.YEAR, match["new"]


def with_part(day: FoundDay, part: DayPart, new: str) -> str:
    """The day, as somebody would write it, with another part."""
    parts = {
        DayPart.DAY: str(day.day),
        DayPart.MONTH: str(day.month),
        DayPart.YEAR: day.year,
        part: new,
    }
    sign = " " if parts[DayPart.MONTH].isalpha() else "-"
    return sign.join(parts[one] for one in DayPart)
