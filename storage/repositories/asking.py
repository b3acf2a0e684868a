"""Which messages were questions to the desk information, from the facts of talks in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.facts import BOT, Fact, SealedFact
from core.message import Kind
from core.replies import ReplyKey
from core.text import masked
from desk_info.entry import Outcome
from nlu.meaning import Intent
from reports.records import RecordedQuestion

_SHOWN_BY: Mapping[Outcome, frozenset[str]] = {
    Outcome.ANSWER: frozenset(),  # known by its entry
    Outcome.CHOOSE: frozenset({ReplyKey.CHOOSE, ReplyKey.CHOOSE_BESIDE}),
    Outcome.UNKNOWN: frozenset(
        {
            ReplyKey.NOT_UNDERSTOOD,
            ReplyKey.NOT_KNOWN_BESIDE,
            ReplyKey.NEAREST,
            ReplyKey.NEAREST_BESIDE,
        }
    ),
}


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

    def heard(self, chat: int, fact: SealedFact) -> Iterator[RecordedQuestion]:
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

    def rest(self) -> Sequence[RecordedQuestion]:
        """The questions that the last message asked, if any; nothing is kept."""
        message, decided, replies = self._message, self._decided, self._replies
        self._message, self._decided, self._replies = None, None, []
        if message is None or decided is None or message.data.get("kind") == Kind.CHOICE:
            return ()
        return tuple(self._questions(message, decided, replies))

    def _questions(
        self, message: SealedFact, decided: SealedFact, replies: Sequence[SealedFact]
    ) -> Iterator[RecordedQuestion]:
        """Each thing that the message asks; its words alone where it asks several."""
        asked = decided.data.get("intent") == Intent.QUESTION
        several = _each(decided.data, "further")
        for found in (decided.data, *several):
            part = str(found.get("question", "")) if several else ""
            text = part or str(message.data.get("text", "")).strip()
            outcome = next((one for one in Outcome if one == found.get("outcome")), Outcome.UNKNOWN)
            entry, title = _nearest(found) if outcome is Outcome.ANSWER else ("", "")
            if text and (asked or any(_shows(one, outcome, entry) for one in replies)):
                title = self.titles.get(entry, title)
                guessed = bool(found.get("guessed"))
                yield RecordedQuestion(masked(text), message.at, outcome, entry, title, guessed)


def _nearest(found: Mapping[str, object]) -> tuple[str, str]:
    """The entry's id, and the title that it had then."""
    candidates = found.get("candidates")
    first = candidates[0] if isinstance(candidates, list) and candidates else {}
    if not isinstance(first, Mapping):
        return "", ""
    return str(first.get("entry", "")), str(first.get("title", ""))


def _shows(reply: SealedFact, outcome: Outcome, entry: str) -> bool:
    """Whether the bot's words answer a question that came out so."""
    if outcome is Outcome.ANSWER:
        return bool(entry) and entry in _given(reply)
    templates = reply.data.get("templates")
    return isinstance(templates, list) and not _SHOWN_BY[outcome].isdisjoint(templates)


def _given(reply: SealedFact) -> Sequence[object]:
    """The entries whose answers a message gives: one, or several with their questions."""
    return [reply.data.get("entry"), *(one.get("entry") for one in _each(reply.data, "answers"))]


def _each(data: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    listed = data.get(key)
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
