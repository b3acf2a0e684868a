"""What the bot would do with a message that begins a talk, by the thinking of the talk itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.chat import Chat
from bot.decision import Decision, Heard, Office
from bot.dialogue import services
from bot.dialogue.hearing import hear
from bot.effects.effect import NotePraise, OpenCase, Quiet
from bot.replies.replies import Replies
from bot.thinking import MessageInTalk, Thinking
from bot.understanding import NOTHING_ASKED, SAYS_NOTHING
from bot.wording import Values, hello, office_values
from core.message import Inbound, Kind
from desk_info.entry import Match
from handoff.effects import Say
from nlu.acts import Act

_ABOUT_KNOWLEDGE = frozenset({Act.ASK, Act.OTHER})


class Deed(StrEnum):
    """What the bot would do beside answering questions; a message may have it do several."""

    ALARM = "alarm"  # people are called at once
    CONCERN = "concern"  # it asks whether they are safe
    FORM = "form"  # it opens an identity form
    HAND_OVER = "hand_over"  # people get a case
    PRAISE = "praise"
    QUIET = "quiet"
    SAYS = "says"  # a text of its own


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would follow: `deeds`, the first one first, and what is known of each question.

    `service` is the label of the service whose form is opened. `text` is what the bot says where
    it says a text of its own, what only a real talk knows as *…*. `questions` are empty where the
    message asks nothing.
    """

    deeds: tuple[Deed, ...] = ()
    questions: tuple[Match, ...] = ()
    service: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Foresight:
    """Tries messages; nothing is written anywhere, and nobody is told."""

    office: Office
    thinking: Thinking
    replies: Replies

    async def of(self, text: str, at: datetime) -> Foreseen:
        """What the bot would do if somebody began a talk with `text` at that time (aware)."""
        inbound = Inbound(Kind.TEXT, "", at, text)
        heard, chat = Heard(inbound, SAYS_NOTHING, NOTHING_ASKED, at), Chat()
        thought = await self.thinking.think(MessageInTalk(chat, heard, ()))
        decision, says = thought.decision, _says(thought.decision)
        act = hear(chat, thought.heard, self.office).act
        answers = any(one.answers or one.question for one in says)
        deeds = tuple(_deeds(decision))
        asks = answers or (not deeds and act in _ABOUT_KNOWLEDGE)
        if not deeds and not asks:
            deeds = (Deed.SAYS,) if says else (Deed.QUIET,)
        return Foreseen(
            deeds,
            thought.heard.questions if asks else (),
            self.office.service(decision.chat).label if Deed.FORM in deeds else "",
            self._worded(says, text, at) if Deed.SAYS in deeds else "",
        )

    def _worded(self, says: Sequence[Say], text: str, at: datetime) -> str:
        known = {**office_values(self.office.procedure), "hello": hello(text)}
        values = _Blanks(self.office, Chat(), at, known)
        lines = (line for said in says for line in said.lines)
        return "\n".join(self.replies.render(line.key, values) for line in lines)


class _Blanks(Values):
    """Values of a text; those that only a real talk has are *…*."""

    def __missing__(self, name: str) -> str:
        try:
            return super().__missing__(name)
        except KeyError:
            return "…"


def _says(decision: Decision) -> list[Say]:
    return [one for one in decision.effects if isinstance(one, Say)]


def _deeds(decision: Decision) -> Iterator[Deed]:
    opened = [one for one in decision.effects if isinstance(one, OpenCase)]
    if any(one.urgent for one in opened):
        yield Deed.ALARM
    elif decision.chat.concern is not None:
        yield Deed.CONCERN
    elif opened:
        yield Deed.HAND_OVER
    if services.is_in_form(decision.chat):
        yield Deed.FORM
    if any(isinstance(one, NotePraise) for one in decision.effects):
        yield Deed.PRAISE
    if any(isinstance(one, Quiet) for one in decision.effects):
        yield Deed.QUIET
