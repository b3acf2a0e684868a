"""A message as the questions in it, where each stands, and what was found for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from desk_info.entry import Entry, Match, Outcome
from desk_info.questions import sides
from language.normalising import POLITE, words
from language.word_tables import table

_TABLE = table("questions/follow_up")

MOST_PIECES = 6
"""Pieces of a message that are looked at one by one; the last one takes the rest."""
MOST_PARTS = 4
MOST_CLAUSES = 12

_NAME = (
    r"(?:min|mimin|atmin|admin|kak|kakak|ka|kk|gan|bang|mas|mbak|mba|om|tante|dok|sus|bos|bro|"
    r"sis|sir|madam|teh|kang|cak|(?:pak|bapak|bpk|bu|ibu)(?!\s+(?:saya|sy|aku|kami|yang|yg|sa)\b))"
)
_TIME = f"(?:{_TABLE.either('time of day')})"
_HELLO = (
    rf"(?:halo+|hall?o+|hello+|helo+|hai+|hi+|hey|hei|permisi|misi|punten|nuwun sewu|nyuwun sewu|"
    rf"kulo ?nuwun|kula ?nuwun|sampurasun|a?ssalam\w*(?:[' ]?alaikum)?(?: w[ra]\.?\s?wb\.?)?|"
    rf"(?:selamat|slmt|slamat|met|sugeng|wilujeng|good)\s+{_TIME}|{_TIME}(?=\s*(?:,|$|{_NAME}\b))|"
    rf"excuse me|sorry|mohon maaf|maaf|om swastiastu|s(?:h|y)alom|rahayu)"
)
_SELF = f"(?:{_TABLE.either('self')})"
_WISHING = (
    r"(?:mau|mo|ingin|pengen|pgn|badhe|bade|badé|arep|ajeng|hoyong|ndherek|want to|would like to|"
    r"want|izin|ijin|numpang|boleh|bisa|bs|can i|may i|could i|hendak)"
)
_ASKING = (
    r"(?:nanya|tanya|tny|nnya|bertanya|menanyakan|nanyain|nanyakan|tangklet|tanglet|naros|taros|"
    r"tumaros|taken|nakon|ask|(?:minta |nanya |tanya )?info(?:rmasi)?|pirsa|pirso)"
)
_ABOUT = f"(?:{_TABLE.either('about')})"
_OPENING = re.compile(
    rf"(?:[\s,.!:;–-]*\b(?:{_HELLO}|{_NAME}|(?:{_SELF}\s+)?(?:{_WISHING}\s+)+(?:to\s+)?{_ASKING}|"
    rf"(?:{_SELF}\s+)?nyuwun (?:pirsa|pirso)|tanya (?:dong|ya|donk))(?:\s+{_ABOUT})*(?![\w'’-]))+"
    rf"[\s,.!:;–-]*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:[\s,.!]{1,5}(?:nggih|nggeh|njih|please|pls|thanks|thx|tq|makasih|makasi|terima ?kasih|"
    r"trims|suwun|nuwun|(?:matur|hatur) (?:nuwun|nuhun)|nuhun|sebelumnya))+$",
    re.IGNORECASE,
)
_LONGEST_CLOSING = 80
_WISHES = _TABLE.words("wishes")
_JOINING = _TABLE.words("joining")
_COURTEOUS = POLITE | _TABLE.words("courteous")
_FIRM = re.compile(
    r"(?P<mark>[?!]+)|\n+|…+|\.{2,}|[.;](?=\s|$)(?<!\bjl[.;])(?<!\bno[.;])(?<!\bdr[.;])"
    r"(?<!\bkel[.;])(?<!\bkec[.;])(?<!\brp[.;])(?<!\bsdr[.;])"
    r"|\b(?:terus(?!\s*-|\s+menerus)|trus|trs|teras|lantas|kemudian|(?:h?abis|setelah|selain) "
    r"(?:itu|tu)|lalu(?<!minggu lalu)(?<!bulan lalu)(?<!tahun lalu)(?<!hari lalu)|"
    r"(?:satu|1) (?:lagi|hal)|o?h? iya|"
    r"oh? ya|oiya|oya|btw|by the way|sekalian(?: (?:mau )?(?:nanya|tanya))?|also)\b",
    re.IGNORECASE,
)
_AND_WORDS = _TABLE.either("and")
_LOOSE = re.compile(
    rf",(?!\d)|[+&]|\b(?:{_AND_WORDS})\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r",(?!\d)")
_GIVEN_TIME = re.compile(r"\b(?:jam|jm|pukul|pkl|tgl|tanggal)\s*\d", re.IGNORECASE)
_EDGE = " \t\r\n,.;:!-–—+&/"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a message: `text` as it was typed, from `start` on (in characters)."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the message."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two marks or words with which something new begins.

    `is_part`: it is what a larger one fell into.
    """

    whole: Span
    is_part: bool = False

    @property
    def parts(self) -> tuple[Span, ...]:
        """What it falls into at *dan*, *sama* or a comma, in order and at least one.

        They may as well be one question.
        """
        if self.is_part:
            return (self.whole,)
        parts = [span for span in _cut(self.whole, _LOOSE) if not is_courtesy(span.text)]
        return tuple(parts) if 0 < len(parts) <= MOST_PARTS else (self.whole,)


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a message that say anything beside greetings and thanks, in their order.

    At most `MOST_PIECES` of at most `MOST_PARTS` parts. Never raises; time grows with the length
    of the text and no faster.
    """
    found = [span for span in _firm(text) if not is_courtesy(span.text)]
    if len(found) > MOST_PIECES:
        start = found[MOST_PIECES - 1].start
        found[MOST_PIECES - 1 :] = [Span(start, text[start : found[-1].end])]
    return tuple(map(Piece, found))


@lru_cache(maxsize=16)  # it is asked for what is set apart and for what is prepared
def clauses(text: str) -> tuple[tuple[Span, ...], ...]:
    """The clauses of a message that say anything, parted by commas alone, piece by piece.

    Unlike `pieces`, *dan* parts nothing: it may as well stand in one clause. At most
    `MOST_CLAUSES`, none of a message that has more. Never raises.
    """
    found = [
        tuple(one for one in _cut(span, _COMMA) if not is_courtesy(one.text))
        for span in _firm(text)
    ]
    return tuple(filter(None, found)) if sum(map(len, found)) <= MOST_CLAUSES else ()


@lru_cache(maxsize=16)
def _firm(text: str) -> tuple[Span, ...]:
    return tuple(_cut(Span(0, text), _FIRM))


def _cut(whole: Span, at: re.Pattern[str]) -> Iterator[Span]:
    begin = 0
    for found in at.finditer(whole.text):
        kept = found.end() if found.lastgroup else found.start()
        yield from _trimmed(whole, begin, kept)
        begin = found.end()
    yield from _trimmed(whole, begin, len(whole.text))


def _trimmed(whole: Span, begin: int, end: int) -> Iterator[Span]:
    """That part without marks at its edges and without the greeting before it, if words remain."""
    said = whole.text[begin:end]
    inner = said.strip(_EDGE)
    begin += len(said) - len(said.lstrip(_EDGE))
    opening = _OPENING.match(inner)
    if opening is not None:
        begin, inner = begin + opening.end(), inner[opening.end() :]
    closing = _CLOSING.search(inner, max(0, len(inner) - _LONGEST_CLOSING))
    if closing is not None:
        inner = inner[: closing.start()]
    if any(map(str.isalpha, inner)):  # *1.* only numbers what follows
        yield Span(whole.start + begin, inner)


def is_courtesy(text: str) -> bool:
    """Whether nothing but courtesy is said, or what joins questions: *mohon infonya*, *trus*."""
    said = words(text)
    return bool(said) and all(word in _COURTEOUS or word in _JOINING for word in said)


def wishes(text: str) -> bool:
    """Whether a part of a message says that something is wanted: *mau daftar rawat inap*."""
    return not _WISHES.isdisjoint(words(text))


def asks(text: str) -> bool:
    """Whether a part of a message is a question by its mark or by its words."""
    said = words(_GIVEN_TIME.sub(" ", text))
    return "?" in text or sides.questions(said) or sides.ends_in_a_tag(said)


class Matching(Protocol):
    """Finds the entry that one question means."""

    @property
    def entries(self) -> Sequence[Entry]:
        """All of them, in their order."""
        ...

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with that id, or None."""
        ...

    def match(self, text: str) -> Match:
        """What the desk information has to say to one question; never raises for any string."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a message: where it stands, and what was found for it."""

    span: Span
    match: Match

    @property
    def entry(self) -> str:
        """The id of the best entry, empty where nothing was found."""
        return self.match.candidates[0].entry.id if self.match.candidates else ""

    @property
    def score(self) -> float:
        """How likely that one is meant, 0 to 1."""
        return self.match.candidates[0].score if self.match.candidates else 0.0

    @property
    def outcome(self) -> Outcome:
        """What the desk information has to say to it."""
        return self.match.outcome


def once(asked: Sequence[Question]) -> list[Question]:
    """Without a question that the same entry answers already."""
    kept: list[Question] = []
    for one in asked:
        sure = one.outcome is Outcome.ANSWER
        if not (sure and any(o.outcome is Outcome.ANSWER and o.entry == one.entry for o in kept)):
            kept.append(one)
    return kept
