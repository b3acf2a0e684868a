"""What a message means: its intent, its questions, and what else it says beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.message import Inbound, Kind
from desk_info.entry import Match, Outcome
from desk_info.questions.splitting import is_courtesy
from nlu.complaining import grumble
from nlu.meaning import SURE, Intent, Interpreter, Meaning

_MAY_ASK = frozenset({Intent.QUESTION, Intent.OUT_OF_SCOPE})
_NOBODYS_WORDS = frozenset({Kind.CHOICE, Kind.LOCATION, Kind.CONTACT})
NOTHING_ASKED = (Match(Outcome.UNKNOWN),)


class Knowledge(Protocol):
    """The desk information that is in force."""

    def questions(self, text: str, after: Sequence[str] = ()) -> Sequence[Match]:
        """What it has to say to each question of a message, in order: one to three.

        `after` are the ids of the entries that a follow-up may be about. Never raises.
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
    found = tuple(knowledge.questions(text, after))
    if meaning.intent is Intent.EMERGENCY:
        return Understood(meaning, found)
    beside = list(_beside(text, found))
    if len(found) == 1 and not beside:
        return Understood(meaning, found)
    asked: list[Match] = []
    told: list[str] = []
    meant: set[Intent] = set()
    for words, match in [*((one, None) for one in beside), *((one.question, one) for one in found)]:
        part = await interpreter.parse(words)
        if match is not None and _asks(part, match):
            asked.append(match)
        elif part.intent is Intent.COMPLAINT:
            told.append(words)
        elif part.confidence >= SURE:
            meant.add(part.intent)
    return Understood(
        meaning, tuple(asked) or found, "; ".join(told) if asked else "", frozenset(meant)
    )


def _asks(part: Meaning, match: Match) -> bool:
    """Whether a part of a message that may be a question is one, and not a curse or a wish."""
    if part.intent is Intent.STATUS and part.entities:
        return False  # a case is named, and how it stands is told beside what is asked
    if "?" in match.question:
        return True
    known = match.outcome is not Outcome.UNKNOWN
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
