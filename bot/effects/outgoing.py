"""A message of ours as the outbox takes it: cut to its channel, with the fact that it was said."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.effects.effect import SendMessage
from channels.port import Channels
from core.facts import BOT, Fact, NewFact
from core.message import Address, Attachment, Choice, NumberRequest, Outbound
from core.replies import ReplyKey
from handoff.standing import Standing

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


def message(
    to: Address,
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
) -> SendMessage:
    """One message, said at `at` (aware); `about` goes into its fact.

    `author` is what the talk shows as the writer's name, `number` what the message does about the
    complainant's telephone; `key` and `undo` as in `SendMessage`.
    """
    outbound = Outbound(to, text, tuple(choices), attachment=attachment, number=number)
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
    parts = channels[to.channel].cut(outbound)
    return SendMessage(tuple(parts), NewFact(Fact.MESSAGE_OUT, at, actor, data), key, undo)
