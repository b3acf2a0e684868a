"""A message that complains and asks: its complaint, and the rest, in which something is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from desk_info.questions import splitting
from desk_info.questions.splitting import Span
from language.normalising import words as standard
from nlu.complaining import INTERROGATIVE, is_of_people, tells_of_a_wrong, wants_an_answer
from nlu.grievances import grievance
from nlu.meaning import SURE, Intent, Interpreter, Meaning

_MAY_COMPLAIN = frozenset({Intent.COMPLAINT, Intent.ANGER, Intent.QUESTION, Intent.OUT_OF_SCOPE})
_GRIEVES, _MAY_GRIEVE = 0.55, 0.3
"""How much a clause has to be like a grievance (0 to 1), the second where a wrong is named in it,
people are spoken of or the engine has hardly a doubt: *bpjs saya mati* is read as a complaint too.
"""
_CERTAIN, _BLAMES = 0.99, 0.1
"""So sure is the engine where it knows nearly all of the words; then only what is nothing like a
grievance is none.
"""
_SURELY_OTHER = 0.7
"""So sure the engine has to be that a clause is something else: *dianggurin* sounds like a status.
"""
_FEWEST_THAT_TELL = 3
"""Fewer angry words tell of nothing: *sialan kalian*."""
BEYOND_DOUBT = 0.9
"""So sure a complaint is noted beside a question to which nothing is known (0 to 1)."""


class _Side(Enum):
    COMPLAINT = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class Apart:
    """A message in two: what complains (`told`), and the `rest`, in which something is asked.

    `sure`: a wrong is named, or the engine has hardly a doubt.
    """

    told: str
    rest: str
    sure: bool


async def set_apart(text: str, interpreter: Interpreter) -> Apart | None:
    """The complaint of a message and its questions; None where it has not both.

    A clause that does neither goes with the one before it after a comma (*AC mati, gerah*), with
    the one behind it where something new begins (*… saya dari luar kota, boleh besuk?*).
    """
    pieces = splitting.clauses(text)
    if sum(map(len, pieces)) < 2:
        return None
    spans: list[Span] = []
    sides: list[_Side | None] = []
    sure = False
    for piece in pieces:
        read = [(one, await interpreter.parse(one.text)) for one in piece]
        sure |= any(_complains_surely(one.text, part) for one, part in read)
        spans.extend(piece)
        sides.extend(_with_the_one_before([_side(one.text, part) for one, part in read]))
    if not {_Side.COMPLAINT, _Side.REST} <= set(sides):
        return None
    known = _with_the_one_before(_with_the_one_before(sides[::-1])[::-1])
    told, rest = (_joined(text, spans, known, side) for side in _Side)
    return Apart("; ".join(told), "\n".join(rest), sure)


def _side(text: str, part: Meaning) -> _Side | None:
    if _asks_on(text):
        return _Side.REST
    if is_complaint(text, part):
        return _Side.COMPLAINT
    if part.intent is Intent.COMPLAINT and "?" not in text:
        return None  # *loket tutup semua* names a side, and asks for none
    return _Side.REST if splitting.asks(text) or part.intent is Intent.QUESTION else None


def _asks_on(text: str) -> bool:
    """Whether a clause wants an answer beside a complaint: *kenapa tidak langsung ditangani?*"""
    said = standard(text)
    asks = "?" in text and not INTERROGATIVE.isdisjoint(said) and wants_an_answer(said)
    return asks and (said[0] in INTERROGATIVE or not tells_of_a_wrong(said))


def is_complaint(text: str, part: Meaning) -> bool:
    """Whether a clause complains, and does not only tell what a question is about."""
    said = standard(text)
    curses = part.intent is Intent.ANGER and len(said) < _FEWEST_THAT_TELL
    is_other = part.intent not in _MAY_COMPLAIN and part.confidence >= _SURELY_OTHER
    if curses or splitting.asks(text) or is_other:
        return _complains_surely(text, part, SURE)
    if part.intent is Intent.COMPLAINT and part.confidence >= _CERTAIN:
        return grievance(text) >= _BLAMES
    named = _complains_surely(text, part) or is_of_people(said)
    return grievance(text) >= (_MAY_GRIEVE if named else _GRIEVES)


def _complains_surely(text: str, part: Meaning, share: float = BEYOND_DOUBT) -> bool:
    if part.intent not in (Intent.COMPLAINT, Intent.ANGER):
        return False
    sure = part.intent is Intent.COMPLAINT and part.confidence >= share
    return sure or tells_of_a_wrong(standard(text))


def _with_the_one_before(sides: Sequence[_Side | None]) -> list[_Side | None]:
    """The sides, with that of the last one before it for each that has none."""
    found: list[_Side | None] = []
    for side in sides:
        found.append(side or (found[-1] if found else None))
    return found


def _joined(
    text: str, spans: Sequence[Span], sides: Sequence[_Side | None], wanted: _Side
) -> list[str]:
    """The clauses of one side as they were typed, those that stand together in one."""
    runs = groupby(zip(spans, sides, strict=True), key=lambda one: one[1])
    kept = [[span for span, _ in run] for side, run in runs if side is wanted]
    return [text[run[0].start : run[-1].end] for run in kept]
