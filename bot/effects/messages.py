"""Our messages: worded from reply templates, cut to their channel, put out with their fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot import own_number, wording
from bot.chat import Chat
from bot.decision import Office
from bot.effects.effect import SendMessage
from bot.effects.standing_promise import announced_in, standing_promise
from bot.queue import Queue
from bot.reach import can_speak
from bot.recording import of_answers
from bot.replies.replies import Replies
from bot.unit_of_work import UnitOfWork
from channels.port import Channels
from core.facts import BOT, Fact, NewFact
from core.message import Address, Attachment, Choice, NumberRequest, Outbound
from core.replies import ReplyKey
from core.time import moment_words
from handoff.case import Case, CaseStatus
from handoff.effects import Line, RecordFact, Say
from handoff.standing import Standing

Named = TypeVar("Named", Case, Case | None)
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


@dataclass(frozen=True, slots=True)
class Messenger:
    """What wording a message needs beside the unit of work."""

    queue: Queue
    channels: Channels
    office: Office
    replies: Replies

    async def say(
        self, work: UnitOfWork, wanted: Say, chat: Chat, case: Named, at: datetime
    ) -> tuple[Chat, Named]:
        """Put the message out; `case` is the one that it may name, and remembers what it named.

        What is `unasked` and cannot reach the complainant is left unsaid, and the evidence says so.
        """
        if wanted.unasked and not can_speak(work, at):
            work.add(_unsaid(wanted, case, at))
            return chat, case
        if case is not None:
            wanted, case = standing_promise(work, self, wanted, case, at)
        variants = {line.key: self.replies.variant(line.key, chat.said) for line in wanted.lines}
        text, named = await self._text(wanted.lines, variants, chat, case, at)
        if case is not None:
            case = announced_in(work, named, case, at)
        number = own_number.request(wanted, work.chat, chat, self.office)
        work.add(self._message(work, wanted, text, at, number))
        spoken_of, answered_at = chat.last_entries, chat.answered_at
        if wanted.answers:  # with a choice beside it, a follow-up may be about either
            spoken_of = () if chat.offered else tuple(one.entry for one in wanted.answers)
            answered_at = at
        none = number is NumberRequest.NONE
        after = replace(
            chat,
            number_asked=chat.number_asked if none else number is NumberRequest.ASK,
            last_entries=spoken_of,
            answered_at=answered_at,
            last_reply_kind=wanted.kind,
            buttons={choice.title: choice.id for choice in wanted.choices},
            said=variants,
        )
        return after, case

    def _message(
        self, work: UnitOfWork, wanted: Say, text: str, at: datetime, number: NumberRequest
    ) -> SendMessage:
        keys = [line.key for line in wanted.lines]
        return message(
            work.chat.address,
            self.channels,
            text,
            at,
            choices=wanted.choices,
            number=number,
            about={"templates": keys, **of_answers(wanted)},
            undo=wanted.undo,
        )

    async def _text(
        self,
        lines: Sequence[Line],
        variants: Mapping[str, int],
        chat: Chat,
        case: Case | None,
        at: datetime,
    ) -> tuple[str, frozenset[str]]:
        """The lines as the complainant will read them, and the placeholders that they name."""
        ahead = 0
        if case is not None and case.status is CaseStatus.WAITING:
            ahead = await self.queue.waiting_ahead(case.id)
        known = {
            **wording.office_values(self.office.procedure),
            **wording.case_values(self.office, case, ahead, at),
        }
        texts, named = [], set[str]()
        for line in lines:
            values = wording.Values(self.office, chat, at, {**known, **self._worded(line)})
            texts.append(self.replies.render(line.key, values, variants[line.key]))
            named |= values.named
        return "\n\n".join(texts), frozenset(named)

    def _worded(self, line: Line) -> Mapping[str, str]:
        zone = self.office.procedure.zone
        return {
            name: moment_words(value, zone) if isinstance(value, datetime) else value
            for name, value in line.values.items()
        }


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


def _unsaid(wanted: Say, case: Case | None, at: datetime) -> RecordFact:
    data = {"reason": "cannot_speak", "templates": [line.key for line in wanted.lines]}
    about = case.id or None if case is not None else None
    return RecordFact(NewFact(Fact.BOT_KEPT_QUIET, at, BOT, data, case=about))
