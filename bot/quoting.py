"""The message that somebody quotes, and what it makes their words mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.answers import answered
from core.facts import Fact, SealedFact
from core.message import LONGEST_QUOTE
from core.text import shortened

_SPOKEN = frozenset({Fact.MESSAGE_IN, Fact.MESSAGE_OUT, Fact.ECHO})


@dataclass(frozen=True, slots=True)
class Quoted:
    """`text` are its words, shortened; `entries` the ids of those whose answers it gave, in whose
    light a follow-up is understood; `buttons` the ids by title of what could be pressed under it.
    """

    text: str
    entries: tuple[str, ...] = ()
    buttons: Mapping[str, str] = field(default_factory=dict)


def quoted(facts: Iterable[SealedFact], about: str) -> Quoted | None:
    """The message with that id of the platform's, theirs or ours; None where it is not there."""
    known = list(facts)
    sent = {fact.data.get("seq") for fact in known if fact.kind is Fact.SENT and fact.ref == about}
    for fact in reversed(known):
        ours = fact.kind is Fact.MESSAGE_OUT and fact.seq in sent
        if ours or (fact.kind in _SPOKEN and fact.ref == about):
            text = shortened(str(fact.data.get("text", "")), LONGEST_QUOTE)
            entries = tuple(one.entry for one in answered(fact))
            return Quoted(text, entries, _buttons(fact.data.get("choices")))
    return None


def _buttons(choices: object) -> Mapping[str, str]:
    listed = choices if isinstance(choices, Sequence) and not isinstance(choices, str) else ()
    return {str(one.get("title")): str(one.get("id")) for one in listed if isinstance(one, Mapping)}
