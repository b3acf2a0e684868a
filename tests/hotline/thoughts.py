"""What is thought of a message at an office, without anything around it."""

from collections.abc import Iterator

from bot.chat import Chat
from bot.decision import Heard
from bot.thinking import MessageInTalk, Thought
from bot.understanding import NOTHING_ASKED, SAYS_NOTHING
from core.message import Inbound, Kind
from tests.hotline.house import MORNING, knowledge

_START = Chat(greeted=True)


async def thought(office: str, text: str, chat: Chat = _START) -> Thought:
    """What is thought of the text, first of all or where the talk stands so."""
    known = knowledge(office)
    heard = Heard(Inbound(Kind.TEXT, "m1", MORNING, text), SAYS_NOTHING, NOTHING_ASKED, MORNING)
    return await known.thinking(known.interpreter).think(MessageInTalk(chat, heard, ()))


def answered(thought: Thought) -> frozenset[str]:
    """The ids of the entries whose answers are said to it, or held until it is known who asks."""
    said = {
        one.entry for effect in thought.decision.effects for one in getattr(effect, "answers", ())
    }
    return frozenset(said) | frozenset(thought.decision.chat.held)


def variants(office: str, every: int) -> Iterator[tuple[str, str]]:
    """One in so many of an office's variants, each with the id of its entry."""
    entries = knowledge(office).matcher.entries
    found = [(variant, entry.id) for entry in entries for variant in entry.variants]
    yield from found[::every]
