"""What is thought about a message: what it means, and what is to be done.

Nothing here reads or writes anything outside, so that it can be thought in another process.
"""

from dataclasses import dataclass, replace
from typing import Protocol

from bot.chat import ANSWERING, Chat
from bot.decision import Decision, Heard, Office
from bot.dialogue import decide
from bot.dialogue.filling.denials import asked_instead
from bot.effects.effect import Quiet
from bot.number_again import SAID
from bot.understanding import SAYS_NOTHING, Knowledge, says_nothing, understand
from core.message import Inbound
from nlu.acts.marks import asked_beside, mark_in
from nlu.meaning import Intent, Interpreter, Meaning


@dataclass(frozen=True, slots=True)
class MessageInTalk:
    """A message in its talk, before anything is known of its meaning and its questions.

    `chat` is the talk before it, `after` are the ids of the entries that were answered last.
    """

    chat: Chat
    heard: Heard
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thought:
    """The message with its meaning and its questions, and what to do about it."""

    heard: Heard
    decision: Decision


class Thinking(Protocol):
    """Whoever thinks about messages: this process, or others beside it."""

    async def think(self, asked: MessageInTalk) -> Thought:
        """What it means, what it asks, and what to do about it.

        Never raises for anything that a person can type.
        """
        ...


@dataclass(frozen=True, slots=True)
class ThinkingHere(Thinking):
    """In this process, at once."""

    office: Office
    knowledge: Knowledge
    interpreter: Interpreter

    async def think(self, asked: MessageInTalk) -> Thought:
        """What it means, what it asks, and what to do about it."""
        inbound = asked.heard.inbound
        if says_nothing(inbound):
            return await self.meant(asked, SAYS_NOTHING)
        return await self.meant(asked, await self.interpreter.parse(inbound.text))

    async def meant(self, asked: MessageInTalk, meaning: Meaning) -> Thought:
        """What it asks with that meaning, and what to do about it."""
        heard, chat = asked.heard, asked.chat
        inbound = asked_instead(chat, _beside_a_mark(chat, heard.inbound))
        said = await understand(inbound, meaning, asked.after, self.knowledge, self.interpreter)
        heard = replace(
            heard,
            meaning=meaning,
            questions=said.questions,
            told=said.told,
            beside=said.beside,
            prepared=said.prepared,
        )
        return Thought(heard, _decided(chat, heard, self.office))


def _beside_a_mark(chat: Chat, inbound: Inbound) -> Inbound:
    """With nothing but what is asked in it, where we asked for the mark that stands beside it."""
    rates = chat.step in ANSWERING and mark_in(inbound.text) is not None
    question = asked_beside(inbound.text) if rates else ""
    return replace(inbound, text=question) if question else inbound


def _decided(chat: Chat, heard: Heard, office: Office) -> Decision:
    """What to do; nothing about a message of which we have heard already what it became."""
    known = heard.inbound.kind in SAID and heard.inbound.id in chat.ahead
    if known and heard.meaning.intent is not Intent.EMERGENCY:
        rest = tuple(one for one in chat.ahead if one != heard.inbound.id)
        return Decision(replace(chat, ahead=rest), (Quiet("edit_came_first"),))
    return decide(chat, heard, office)
