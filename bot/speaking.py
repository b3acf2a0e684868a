"""Putting our words into the outbox, with the fact that they were said."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.work import Work
from channels.port import Channels
from channels.registry import capabilities_of
from core.facts import BOT, Fact, NewFact
from core.message import Attachment, ChannelName, Choice, NumberRequest, Outbound
from core.replies import ReplyKey
from handoff.progress.undoing import Standing

NAMES_THE_NUMBER = frozenset(
    {
        ReplyKey.CASE_OPENED,
        ReplyKey.CASE_OPENED_CALL_BACK,
        ReplyKey.HANDED_OVER,
        ReplyKey.NUMBER_AGAIN,
        ReplyKey.REOPENED,
    }
)
"""Reply templates by which a complainant learns the number of their case."""


def say(
    work: Work,
    channels: Channels,
    text: str,
    at: datetime,
    *,
    actor: str = BOT,
    author: str = BOT,
    choices: Sequence[Choice] = (),
    attachment: Attachment | None = None,
    number: NumberRequest = NumberRequest.NONE,
    key: str = "",
    about: Mapping[str, object] | None = None,
    undo: Standing | None = None,
) -> None:
    """One message to the chat of `work`, cut to its channel; `about` goes into the fact.

    `author` is what the talk shows as the writer's name, `number` what the message does about the
    complainant's telephone. `key` makes it a message that is said once only, and `undo` is for when
    it never arrives, see `Work.say`.
    """
    address = work.chat.address
    message = Outbound(address, text, tuple(choices), attachment=attachment, number=number)
    data: dict[str, object] = {"text": text, "author": author, **(about or {})}
    if choices:
        data["choices"] = [
            {"id": choice.id, "title": choice.title, "description": choice.description}
            for choice in choices
        ]
    if number is NumberRequest.ASK:
        data["asks_number"] = True
    if attachment is not None:
        data["attachment"] = {
            "sha256": attachment.sha256,
            "mime": attachment.mime,
            "filename": attachment.filename,
        }
    parts = channels[address.channel].cut(message)
    work.say(parts, NewFact(Fact.MESSAGE_OUT, at, actor, data), key, undo)


def window_is_open(work: Work, at: datetime) -> bool:
    """Whether the platform takes free text for the chat at that time (aware)."""
    return takes_free_text(work.chat.address.channel, work.chat.heard_at, at)


def takes_free_text(channel: ChannelName, heard_at: datetime | None, at: datetime) -> bool:
    """Whether a platform takes free text at `at`, who last brought words of theirs at `heard_at`.

    Both are aware.
    """
    window = capabilities_of(channel).window
    return window is None or heard_at is None or at < heard_at + window


def can_speak(work: Work, at: datetime) -> bool:
    """Whether the bot's words can reach the complainant; by hand nothing is sent by itself."""
    return capabilities_of(work.chat.address.channel).sends and window_is_open(work, at)
