"""What a message means: its intent, its questions, and what else it says beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.message import Inbound, Kind
from desk_info.entry import Match, Outcome
from nlu.meaning import Intent, Interpreter, Meaning

NOTHING_ASKED = (Match(Outcome.UNKNOWN),)


class Knowledge(Protocol):
    """The desk information that is in force."""

    def questions(self, text: str, after: str = "") -> Sequence[Match]:
        """What it has to say to each question of a message, in order: one to three.

        `after` is the id of the entry that a follow-up is about, empty for none. Never raises.
        """
        ...


@dataclass(frozen=True, slots=True)
class Understood:
    """One message, understood as far as it can be.

    `told` are the words in which it complains beside its questions, empty where it is either the
    one or the other; `angry`: a curse stands beside what it asks.
    """

    meaning: Meaning
    questions: tuple[Match, ...] = NOTHING_ASKED
    told: str = ""
    angry: bool = False


def says_nothing(inbound: Inbound) -> bool:
    """Whether there are no words to understand: something was pressed, or a file came alone."""
    return inbound.kind is Kind.CHOICE or not inbound.text.strip()


async def understand(
    inbound: Inbound, meaning: Meaning, after: str, knowledge: Knowledge, interpreter: Interpreter
) -> Understood:
    """The message in the light of the entry that was answered last (`after`, empty for none)."""
    if says_nothing(inbound):
        return Understood(meaning)
    text = inbound.text
    found = tuple(knowledge.questions(text, after))
    if meaning.intent is Intent.EMERGENCY:
        return Understood(meaning, found)
    beside = list(_beside(text, found))
    if len(found) == 1 and not beside:
        return Understood(meaning, found, angry=meaning.intent is Intent.ANGER)
    asked, told, angry = [], [], meaning.intent is Intent.ANGER
    for words, match in [*((one, None) for one in beside), *((one.question, one) for one in found)]:
        intent = (await interpreter.parse(words)).intent
        angry = angry or intent is Intent.ANGER
        if intent is Intent.COMPLAINT and "?" not in words:
            told.append(words)
        elif match is not None and (
            intent is not Intent.ANGER or match.outcome is not Outcome.UNKNOWN
        ):
            asked.append(match)
    if not asked:
        return Understood(meaning, found, angry=angry)
    return Understood(meaning, tuple(asked), "; ".join(told), angry)


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
    if any(map(str.isalpha, part)):
        yield part.strip()
