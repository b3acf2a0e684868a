"""The bot's answers and offers as the facts of a talk tell them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.choices import ENTRY, NONE_OF_THESE
from core.facts import BOT, Fact, SealedFact

_SEVERAL = "answers"


@dataclass(frozen=True, slots=True)
class Answered:
    """An entry with which the bot answered a question, or which it offered for one."""

    question: str
    entry: str


def answered(fact: SealedFact) -> tuple[Answered, ...]:
    """The entries whose answers a message of the bot gave; none for every other fact.

    A message whose question nobody recorded (before 0.2) gave answers to no question.
    """
    if fact.kind is not Fact.MESSAGE_OUT or fact.actor != BOT:
        return ()
    given = fact.data.get(_SEVERAL)
    if not isinstance(given, Sequence) or isinstance(given, str):
        given = [fact.data]
    found = (_answered(one) for one in given if isinstance(one, Mapping))
    return tuple(one for one in found if one.entry)


def offered(fact: SealedFact) -> tuple[Answered, ...]:
    """The entries that a message of the bot offered to choose from."""
    question = str(fact.data.get("question") or "")
    return tuple(
        Answered(question, choice.removeprefix(ENTRY))
        for choice in _choices(fact)
        if choice.startswith(ENTRY) and choice != NONE_OF_THESE
    )


def message_with(facts: Iterable[SealedFact], choice: str, about: str = "") -> SealedFact | None:
    """The bot's message under which `choice` could be pressed, the newest of `facts` if several.

    `about` is the platform's id of the message, where the platform says which one was pressed.
    """
    known = list(facts)
    sent = {fact.ref: fact.data.get("seq") for fact in known if fact.kind is Fact.SENT}
    could = [fact for fact in known if choice in _choices(fact)]
    pressed = [fact for fact in could if about and fact.seq == sent.get(about)]
    return max(pressed or could, key=lambda fact: fact.seq, default=None)


def _answered(data: Mapping[str, object]) -> Answered:
    return Answered(str(data.get("question") or ""), str(data.get("entry") or ""))


def _choices(fact: SealedFact) -> list[str]:
    choices = fact.data.get("choices") if fact.kind is Fact.MESSAGE_OUT else None
    if not isinstance(choices, Sequence) or isinstance(choices, str):
        return []
    return [str(one.get("id")) for one in choices if isinstance(one, Mapping)]
