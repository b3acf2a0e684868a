"""What people wrote, made fit for paper and tables; numbers as Indonesians write them."""

import re
import unicodedata
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.text import storable
from core.time import aware, zone_word
from reports.records import Evidence

# Controls have no form on paper, and signs that turn the direction of writing would reorder the
# office's own words after them. Arabic and Hebrew need none to be read in their own direction.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u0085\u2028\u2029]")
_WORD = re.compile(r"\S{21,}")
_LONGEST = 20
_JOINER = "\N{ZERO WIDTH JOINER}"
_OF_FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_STACKING = 9
"""Unicode's class of the signs that set the next letter under the one before: Javanese pangkon."""
_BREAK = "\N{ZERO WIDTH SPACE}"
_PHONE = re.compile(r"(?:\+62|62|0)(8\d{2})(\d{4})(\d{2,6})")
_SHORT_DIGEST = 12  # hexadecimal digits: 48 bits, enough to find the fact by


def printable(text: str) -> str:
    """The text without what no paper or table can hold; line breaks are `\\n`."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", storable(text)))


def breakable(text: str) -> str:
    """With places where words of more than 20 characters may be broken, so that they fit.

    What is written as one, a letter with its marks or a picture of several, stays one.
    """
    return _WORD.sub(lambda word: _broken(word[0]), text)


def _broken(word: str) -> str:
    pieces, begins = [], 0
    for place in range(1, len(word)):
        if place - begins >= _LONGEST and not _is_one(word[begins:place], word[place]):
            pieces.append(word[begins:place])
            begins = place
    return _BREAK.join([*pieces, word[begins:]])


def _is_one(before: str, after: str) -> bool:
    """Whether a sign is a part of the letter or picture that ends what stands before it."""
    if after == _JOINER or after in _SKIN_TONES or unicodedata.category(after).startswith("M"):
        return True
    if after in _OF_FLAGS and before[-1] in _OF_FLAGS:
        return (len(before) - len(before.rstrip(_OF_FLAGS))) % 2 == 1
    return before[-1] == _JOINER or unicodedata.combining(before[-1]) == _STACKING


def phone_words(contact: str) -> str:
    """*0812 5544 3321*: a spreadsheet drops the zero or the plus sign of a bare number."""
    found = _PHONE.fullmatch(contact)
    return f"0{found[1]} {found[2]} {found[3]}" if found else contact


def moment(at: datetime | None, zone: ZoneInfo) -> str:
    """*23-11-2026 10.12*, in the office's zone; empty for None."""
    return "" if at is None else f"{aware(at).astimezone(zone):%d-%m-%Y %H.%M}"


def zoned(at: datetime | None, zone: ZoneInfo) -> str:
    """*23-11-2026 10.12 WITA*; empty for None."""
    return "" if at is None else f"{moment(at, zone)} {zone_word(zone)}"


def span_words(gone: timedelta) -> str:
    """*30 jam*, *45 menit*; empty for nothing."""
    minutes = int(gone.total_seconds()) // 60
    return f"{minutes // 60} jam" if minutes >= 60 else f"{minutes} menit" if minutes else ""


def share(part: int, whole: int) -> str:
    """*66,7%*, or a dash when there is nothing to share."""
    return f"{100 * part / whole:.1f}".replace(".", ",") + "%" if whole else "–"


def number(value: float) -> str:
    """*4,25*."""
    return f"{value:.2f}".replace(".", ",")


def evidence_words(evidence: Evidence, *, short: bool = False) -> str:
    """*percakapan 12, fakta 3–41, SHA-256 …*; `short` has the digest's first digits only."""
    digest = evidence.digest
    seen = f"{digest.hex()[:_SHORT_DIGEST]}…" if short else digest.hex(" ", -4)
    return f"percakapan {evidence.chat}, fakta {evidence.first}–{evidence.last}, SHA-256 {seen}"
