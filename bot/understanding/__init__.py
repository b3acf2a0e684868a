"""What a message means: its intent, its questions, and what else it says beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.understanding import troubles
from bot.understanding.prepared import prepared
from bot.understanding.setting_apart import BEYOND_DOUBT, is_complaint, set_apart
from core.message import Inbound, Kind
from desk_info.entry import Match, Outcome
from desk_info.questions.following import Footing, footing
from desk_info.questions.splitting import is_courtesy
from language.normalising import words as standard
from nlu.complaining import grumble
from nlu.meaning import SURE, Intent, Interpreter, Meaning
from nlu.no_complaint import only_begs, only_fears

_MAY_ASK = frozenset({Intent.QUESTION, Intent.OUT_OF_SCOPE})
_NOBODYS_WORDS = frozenset({Kind.CHOICE, Kind.LOCATION, Kind.CONTACT})
_COMMANDS = frozenset(
    {Intent.STATUS, Intent.CORRECTION, Intent.YES, Intent.NO, Intent.CANCEL, Intent.MENU}
)
"""What is said to us, and never asked of the office."""
_BY_ITSELF = frozenset({Footing.STANDS, Footing.LEANS})
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
    one or the other; `beside` is what the parts of it mean that ask nothing. `prepared`: it may
    sound like something else, and asks nothing but what an entry is there for.
    """

    meaning: Meaning
    questions: tuple[Match, ...] = NOTHING_ASKED
    told: str = ""
    beside: frozenset[Intent] = frozenset()
    prepared: bool = False


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
    if meaning.intent is Intent.EMERGENCY:
        return understood
    match = prepared(text, meaning, knowledge.whole) if _may_be_a_question(meaning) else None
    if match is not None:
        only_asks = meaning.intent is Intent.QUESTION and not understood.told
        asked = understood.questions if only_asks else (match,)
        return Understood(meaning, asked, prepared=True)
    complains = bool(understood.told) or meaning.intent is Intent.COMPLAINT
    if not complains:
        return understood
    sure = meaning.intent is Intent.COMPLAINT and meaning.confidence >= SURE
    questions = troubles.known(
        text, understood.told, understood.questions, knowledge.whole, sure=sure
    )
    return replace(understood, questions=questions)


def _may_be_a_question(meaning: Meaning) -> bool:
    """Whether a message asks, or may ask all the same."""
    wants_people = meaning.intent is Intent.ASK_HUMAN and meaning.confidence >= BEYOND_DOUBT
    return not wants_people and meaning.intent not in _COMMANDS


async def _understood(
    text: str,
    meaning: Meaning,
    after: Sequence[str],
    knowledge: Knowledge,
    interpreter: Interpreter,
) -> Understood:
    found = tuple(knowledge.questions(text, after))
    said = standard(text)
    if meaning.intent is Intent.EMERGENCY or only_fears(text, said) or only_begs(text, said):
        return Understood(meaning, found)
    told: list[str] = []
    apart = await set_apart(text, interpreter)
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
        elif part.intent is Intent.COMPLAINT and is_complaint(words, part):
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
