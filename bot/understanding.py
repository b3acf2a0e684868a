"""What a message means: its intent, its questions, and what else it says beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby
from typing import Protocol

from bot.dialogue import troubles
from core.message import Inbound, Kind
from desk_info.entry import Match, Outcome
from desk_info.questions import splitting
from desk_info.questions.following import Footing, footing
from desk_info.questions.splitting import Span, is_courtesy
from language.normalising import words as standard
from nlu.complaining import INTERROGATIVE, grumble, tells_of_a_wrong, wants_an_answer
from nlu.grievances import grievance
from nlu.meaning import SURE, Intent, Interpreter, Meaning

_MAY_ASK = frozenset({Intent.QUESTION, Intent.OUT_OF_SCOPE})
_NOBODYS_WORDS = frozenset({Kind.CHOICE, Kind.LOCATION, Kind.CONTACT})
_BY_ITSELF = frozenset({Footing.STANDS, Footing.LEANS})
_MAY_COMPLAIN = frozenset({Intent.COMPLAINT, Intent.ANGER, Intent.QUESTION, Intent.OUT_OF_SCOPE})
_GRIEVES, _MAY_GRIEVE = 0.5, 0.25
"""How much a clause has to be like a grievance (0 to 1), the second where it is read as one."""
_BLAMES = 0.1
"""Of grievances that were not learnt one in 150 is less like them, of contexts two in five."""
_FEWEST_THAT_TELL = 3
"""Fewer angry words tell of nothing: *sialan kalian*."""
_BEYOND_DOUBT = 0.9
"""So sure a complaint is noted beside a question to which nothing is known (0 to 1)."""
NOTHING_ASKED = (Match(Outcome.UNKNOWN),)
SAYS_NOTHING = Meaning(Intent.OUT_OF_SCOPE, 0.0)
"""What a message means without words, and before it is read."""


class Knowledge(Protocol):
    """The desk information that is in force."""

    def questions(self, text: str, after: Sequence[str] = ()) -> Sequence[Match]:
        """What it has to say to each question of a message, in order: one to three.

        `after` are the ids of the entries that a follow-up may be about. Never raises.
        """
        ...

    def whole(self, text: str) -> Match:
        """What it has to say to a text as one question, whatever it may fall into.

        Never raises.
        """
        ...


@dataclass(frozen=True, slots=True)
class Understood:
    """One message, understood as far as it can be.

    `told` are the words in which it complains beside its questions, empty where it is either the
    one or the other; `beside` is what the parts of it mean that ask nothing.
    """

    meaning: Meaning
    questions: tuple[Match, ...] = NOTHING_ASKED
    told: str = ""
    beside: frozenset[Intent] = frozenset()


def says_nothing(inbound: Inbound) -> bool:
    """Whether there are no words to understand: something was pressed, or a file came alone.

    The words of a place or of a card are nobody's question.
    """
    return inbound.kind in _NOBODYS_WORDS or not inbound.text.strip()


async def understand(
    inbound: Inbound,
    meaning: Meaning,
    after: Sequence[str],
    knowledge: Knowledge,
    interpreter: Interpreter,
) -> Understood:
    """The message in the light of the entries that were answered last (their ids, maybe none)."""
    if says_nothing(inbound):
        return Understood(meaning)
    text = inbound.text.removeprefix(grumble(inbound.text)).strip() or inbound.text
    understood = await _understood(text, meaning, after, knowledge, interpreter)
    complains = bool(understood.told) or meaning.intent is Intent.COMPLAINT
    if not complains or meaning.intent is Intent.EMERGENCY:
        return understood
    sure = meaning.intent is Intent.COMPLAINT and meaning.confidence >= SURE
    questions = troubles.known(
        text, understood.told, understood.questions, knowledge.whole, sure=sure
    )
    return replace(understood, questions=questions)


async def _understood(
    text: str,
    meaning: Meaning,
    after: Sequence[str],
    knowledge: Knowledge,
    interpreter: Interpreter,
) -> Understood:
    found = tuple(knowledge.questions(text, after))
    if meaning.intent is Intent.EMERGENCY:
        return Understood(meaning, found)
    told: list[str] = []
    apart = await _set_apart(text, interpreter)
    if apart is not None:
        alone = tuple(knowledge.questions(apart.rest, after))
        if _says_as_much(alone, found, sure=apart.sure):
            text, found, told = apart.rest, alone, [apart.told]
        else:  # *di IGD dicuekin 2 jam, kenapa tidak ditangani?* asks on about it
            return Understood(meaning, found, apart.told)
    complains = bool(told)
    beside = list(_beside(text, found))
    if len(found) == 1 and not beside:
        return Understood(meaning, found, "; ".join(told))
    asked: list[Match] = []
    meant: set[Intent] = set()
    for words, match in [*((one, None) for one in beside), *((one.question, one) for one in found)]:
        part = await interpreter.parse(words)
        if match is not None and _asks(part, match, meaning):
            asked.append(match)
        elif part.intent is Intent.COMPLAINT and not _blames_nobody(words, part):
            told.append(words)
        elif part.confidence >= SURE:
            meant.add(part.intent)
    heard = "; ".join(told) if asked or complains else ""
    return Understood(meaning, tuple(asked) or found, heard, frozenset(meant))


def _says_as_much(alone: Sequence[Match], whole: Sequence[Match], *, sure: bool) -> bool:
    """Whether questions are known as well without the complaint beside them.

    They need it where they ask on about it: *saya ditolak di loket, harus bagaimana?* Where
    nothing is known either way, a sure complaint is set apart from what stands by itself.
    """
    answered = {one.candidates[0].entry.id for one in whole if one.outcome is Outcome.ANSWER}
    if answered:
        known = (one for one in alone if one.outcome is not Outcome.UNKNOWN)
        return answered <= {found.entry.id for one in known for found in one.candidates}
    if any(one.outcome is Outcome.ANSWER for one in alone):
        return True
    stands = all(footing(one.question) in _BY_ITSELF for one in alone)
    return stands and (sure or any(one.outcome is Outcome.CHOOSE for one in alone))


def _asks(part: Meaning, match: Match, whole: Meaning) -> bool:
    """Whether a part of a message that may be a question is one, and not a curse or a wish.

    What complains by a guess does where the `whole` of it surely does: *mau ngadu, loket tutup*.
    """
    if part.intent is Intent.STATUS and part.entities:
        return False  # a case is named, and how it stands is told beside what is asked
    if "?" in match.question:
        return True
    known = match.outcome is not Outcome.UNKNOWN
    if part.intent is whole.intent is Intent.COMPLAINT and whole.confidence >= SURE:
        return False
    if part.intent in (Intent.COMPLAINT, Intent.ASK_HUMAN):
        return known and part.confidence < SURE
    return known or part.intent in _MAY_ASK


def _beside(text: str, found: Sequence[Match]) -> Iterator[str]:
    """The parts of a message between its questions, as they were typed."""
    begin = 0
    for match in found:
        place = text.find(match.question, begin) if match.question else -1
        if place < 0:
            continue
        yield from _worded(text[begin:place])
        begin = place + len(match.question)
    yield from _worded(text[begin:])


def _worded(part: str) -> Iterator[str]:
    if any(map(str.isalpha, part)) and not is_courtesy(part):
        yield part.strip()


class _Side(Enum):
    COMPLAINT = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class _Apart:
    """A message in two: what complains (`told`), and the `rest`, in which something is asked.

    `sure`: a wrong is named, or the engine has hardly a doubt.
    """

    told: str
    rest: str
    sure: bool


async def _set_apart(text: str, interpreter: Interpreter) -> _Apart | None:
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
    return _Apart("; ".join(told), "\n".join(rest), sure)


def _side(text: str, part: Meaning) -> _Side | None:
    if _asks_on(text):
        return _Side.REST
    if _complains(text, part):
        return _Side.COMPLAINT
    if part.intent is Intent.COMPLAINT and "?" not in text:
        return None  # *loket tutup semua* names a side, and asks for none
    return _Side.REST if splitting.asks(text) or part.intent is Intent.QUESTION else None


def _asks_on(text: str) -> bool:
    """Whether a clause wants an answer beside a complaint: *kenapa tidak langsung ditangani?*"""
    said = standard(text)
    asks = "?" in text and not INTERROGATIVE.isdisjoint(said) and wants_an_answer(said)
    return asks and (said[0] in INTERROGATIVE or not tells_of_a_wrong(said))


def _complains(text: str, part: Meaning) -> bool:
    """Whether a clause complains, and does not only tell what a question is about."""
    said = standard(text)
    curses = part.intent is Intent.ANGER and len(said) < _FEWEST_THAT_TELL
    plain = _complains_surely(text, part) or curses or splitting.asks(text)
    reads_so = _complains_surely(text, part, SURE)
    if plain or part.intent not in _MAY_COMPLAIN:
        return reads_so
    return grievance(text) >= (_MAY_GRIEVE if reads_so else _GRIEVES)


def _blames_nobody(text: str, part: Meaning) -> bool:
    """Whether what is guessed to complain only tells of somebody: *saya telat bayar*."""
    return grievance(text) < _BLAMES and not _complains_surely(text, part)


def _complains_surely(text: str, part: Meaning, share: float = _BEYOND_DOUBT) -> bool:
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
