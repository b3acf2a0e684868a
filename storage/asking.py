"""Which messages were questions to the desk information, from the facts of talks in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.facts import BOT, Fact, SealedFact
from core.message import Kind
from core.text import masked
from desk_info.entry import Outcome
from nlu.meaning import Intent
from reports.records import Question

_SHOWN_BY = {Outcome.CHOOSE: "utter_choose", Outcome.UNKNOWN: "utter_not_understood"}


@dataclass(slots=True)
class Asking:
    """A message is a question where it is one in its words, or was answered as one.

    What was pressed, and what was typed into a form, is none. The facts of a chat come in the
    order of `seq`, one chat after another.
    """

    titles: Mapping[str, str]
    _chat: int = 0
    _message: SealedFact | None = None
    _decided: SealedFact | None = None
    _replies: list[SealedFact] = field(default_factory=list)

    def heard(self, chat: int, fact: SealedFact) -> Iterator[Question]:
        """The next fact; what was asked before it, once that is known."""
        if fact.kind is Fact.MESSAGE_IN or chat != self._chat:
            yield from self.rest()
            self._chat = chat
        if fact.kind is Fact.MESSAGE_IN:
            self._message = fact
        elif fact.kind is Fact.BOT_DECIDED:
            self._decided = fact
        elif fact.actor == BOT:
            self._replies.append(fact)

    def rest(self) -> Sequence[Question]:
        """The question that the last message was, if it was one; nothing is kept."""
        message, decided, replies = self._message, self._decided, self._replies
        self._message, self._decided, self._replies = None, None, []
        if message is None or decided is None or message.data.get("kind") == Kind.CHOICE:
            return ()
        text = str(message.data.get("text", "")).strip()
        outcome = Outcome(str(decided.data.get("outcome", Outcome.UNKNOWN)))
        entry, title = _nearest(decided) if outcome is Outcome.ANSWER else ("", "")
        asked = decided.data.get("intent") == Intent.QUESTION
        if not text or not (asked or any(_shows(one, outcome, entry) for one in replies)):
            return ()
        title = self.titles.get(entry, title)
        return (Question(masked(text), message.at, outcome, entry, title),)


def _nearest(decided: SealedFact) -> tuple[str, str]:
    """The entry's id, and the title that it had then."""
    candidates = decided.data.get("candidates")
    first = candidates[0] if isinstance(candidates, list) and candidates else {}
    if not isinstance(first, Mapping):
        return "", ""
    return str(first.get("entry", "")), str(first.get("title", ""))


def _shows(reply: SealedFact, outcome: Outcome, entry: str) -> bool:
    """Whether the bot's words answer a question that came out so."""
    if outcome is Outcome.ANSWER:
        return bool(entry) and reply.data.get("entry") == entry
    templates = reply.data.get("templates")
    return isinstance(templates, list) and _SHOWN_BY[outcome] in templates
