"""The effects of one unit of work as questions to the database, and who takes which answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TypeAlias, assert_never

from bot.effects.effect import (
    FetchFile,
    FinishEvent,
    OnlyOnce,
    ReportDelivery,
    ResendMessage,
    SendMessage,
    StoreJudgement,
    Write,
)
from bot.unit_of_work import Delivery, Download
from core.errors import AlreadySaid, Conflict, IllegalMove, LoketError, NotFound
from core.facts import Fact, NewFact
from core.message import Attachment, ChannelName, Outbound
from core.text import storable
from core.time import to_micros
from desk_info.feedback import Judgement
from handoff.case import Case
from handoff.effects import EndNotices, EndNoticesFor, Notify, RecordFact, StoreCase
from handoff.notices import Notice
from storage.database.script import Question, Rows, Script, ask
from storage.rows.cases import case_columns, notice_columns, register_digest
from storage.rows.talk import delivery, micros, packed, tracker_of
from storage.unit_of_work.chain_head import Chain
from storage.unit_of_work.delivery_reports import report
from storage.unit_of_work.sql import (
    CHANGE_CASE,
    DEALT,
    EVENT_DONE,
    FORGET,
    JUDGE,
    KEEP_FILE,
    NOTICES_FOR_OVER,
    NOTICES_OF_KIND_OVER,
    NOTICES_OVER,
    NOTIFY,
    OUTBOX_AGAIN,
    PUT_OUT,
    SAY_ONCE,
    TO_DOWNLOAD,
)

# Whose turn it was just now.
_TURNS = frozenset({Fact.CASE_ASSIGNED, Fact.CASE_TRANSFERRED, Fact.CASE_RELEASED})
Take: TypeAlias = Callable[[Rows], None]


@dataclass(slots=True)
class EffectWriter:
    """What one unit asks of the database, in the order of its effects.

    `opened` is the case that the unit opened, with its number in the table; `changed` are those
    that it stored, by number, the last one last.
    """

    chain: Chain
    channel: ChannelName
    name: str
    opened: Case | None
    questions: list[Question] = field(default_factory=list)
    takers: list[tuple[int, Take]] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    downloads: list[Download] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    changed: dict[int, Case] = field(default_factory=dict)

    @property
    def case(self) -> Case | None:
        """The case that the unit has to do with: what it stored last, or opened."""
        return next(reversed(self.changed.values()), self.opened)

    def put(self, question: Question, take: Take | None = None) -> None:
        """Ask, and have `take` called with the answer."""
        if take is not None:
            self.takers.append((len(self.questions), take))
        self.questions.append(question)

    def take(self, effect: Write) -> Script:  # noqa: C901  one line an effect
        """Take in one effect; what has to be known at once is asked at once."""
        match effect:
            case RecordFact(fact):
                self._record(fact)
            case SendMessage():
                self._send(effect)
            case OnlyOnce(key):
                self._once(key)
            case FetchFile():
                self._fetch(effect)
            case ReportDelivery(about, status, at, why, code):
                yield from report(self.chain.chat, self.channel, about, status, at, why, code)
            case StoreCase(case):
                self._store(case)
            case Notify(notice):
                self._notify(notice)
            case EndNotices(case_id, kinds):
                for kind in sorted(kinds):
                    self.put(ask(NOTICES_OF_KIND_OVER, case_id=case_id, kind=kind.value))
            case EndNoticesFor(case_id, reader):
                self.put(ask(NOTICES_FOR_OVER, case_id=case_id, recipient=reader))
            case ResendMessage(seq):
                again = ask(OUTBOX_AGAIN, chat=self.chain.chat, seq=seq)
                self.put(again, self._take_again)
            case StoreJudgement(judgement, at):
                self._judge(judgement, at)
            case FinishEvent(event):
                done = _needed(Conflict(f"event {event} was dealt with meanwhile"))
                self.put(ask(EVENT_DONE, id=event), done)
            case _:
                assert_never(effect)

    def end(self, case: Case) -> None:
        """The case was open and is not any more: nobody has to see what was told about it."""
        self.put(ask(NOTICES_OVER, case_id=case.id, at=micros(case.closed_at)))

    def write(self, rest: Sequence[Question]) -> Script:
        """Ask everything, the `rest` last, and hand out the answers."""
        answers = yield [*self.questions, *rest]
        for number, take in self.takers:
            take(answers[number])

    def _record(self, fact: NewFact) -> None:
        self.chain.append(fact)
        dealt_to = fact.data.get("agent") if fact.kind in _TURNS else None
        if isinstance(dealt_to, int):
            self.put(ask(DEALT, account=dealt_to, at=to_micros(fact.at)))
        files = fact.data.get("files")
        for file in (fact.data.get("media"), *(files if isinstance(files, Sequence) else ())):
            if isinstance(file, Mapping) and isinstance(file.get("sha256"), str):
                self._file(file)

    def _send(self, effect: SendMessage) -> None:
        if effect.key:
            self._once(effect.key)
        seq = self.chain.append(effect.fact, effect.parts)
        for number, part in enumerate(effect.parts):
            question = ask(
                PUT_OUT,
                chat=self.chain.chat,
                seq=seq,
                part=number,
                case_id=self.chain.case if effect.fact.case is None else effect.fact.case,
                channel=part.to.channel,
                payload=packed(part),
                undo=None if effect.undo is None else packed(effect.undo),
            )
            self.put(question, partial(self._take_part, seq, part))
            if part.attachment is not None:
                self._file(_described(part.attachment))

    def _once(self, key: str) -> None:
        said = ask(SAY_ONCE, key=storable(key), chat=self.chain.chat)
        self.put(said, _needed(AlreadySaid(key)))

    def _fetch(self, effect: FetchFile) -> None:
        seq = self.chain.append(effect.fact)
        question = ask(
            TO_DOWNLOAD,
            chat=self.chain.chat,
            seq=seq,
            case_id=self.chain.case,
            channel=self.channel,
            media=packed(effect.media),
        )
        self.put(question, partial(self._take_download, seq, effect))

    def _store(self, case: Case) -> None:
        number = case.id or (0 if self.opened is None else self.opened.id)
        case = replace(case, id=number, chat=self.chain.chat)
        self.changed.pop(number, None)
        self.changed[number] = case
        if case.is_open:
            self.chain.case = number
        columns = case_columns(case, self.name)
        self.chain.cases[number] = register_digest(columns)
        self.put(
            ask(CHANGE_CASE, **columns),
            _needed(NotFound(f"case {number} of chat {self.chain.chat}")),
        )

    def _notify(self, notice: Notice) -> None:
        about = self.chain.case if self.case is None else self.case.id
        if about is None:
            raise IllegalMove("a notice is about a case")
        columns = notice_columns(notice)
        self.put(ask(NOTIFY, case_id=about, chat=self.chain.chat, **columns))
        self.notices.append(notice)

    def _judge(self, judgement: Judgement, at: datetime) -> None:
        place = {"chat": self.chain.chat, "seq": judgement.answer, "who": judgement.who}
        for question in dict.fromkeys(one.question for one in judgement.said):
            self.put(ask(FORGET, **place, question=storable(question)))
        for one in judgement.said:
            said = ask(
                JUDGE,
                **place,
                question=storable(one.question),
                entry=storable(one.entry),
                correct=int(one.right),
                judge=one.judge.value,
                at=to_micros(at),
            )
            self.put(said)
        self.judgements.append(judgement)

    def _file(self, media: Mapping[str, object]) -> None:
        size = media.get("size")
        self.put(
            ask(
                KEEP_FILE,
                sha256=storable(str(media["sha256"])),
                chat=self.chain.chat,
                mime=storable(str(media.get("mime", "application/octet-stream"))),
                filename=storable(str(media.get("filename", ""))),
                size=size if isinstance(size, int) else 0,
            )
        )

    def _take_part(self, seq: int, part: Outbound, rows: Rows) -> None:
        number = rows[0][0]
        message = replace(part, tracker=tracker_of(number))
        self.deliveries.append(Delivery(number, self.chain.chat, seq, message))

    def _take_download(self, seq: int, effect: FetchFile, rows: Rows) -> None:
        channel = self.channel
        self.downloads.append(Download(rows[0][0], self.chain.chat, seq, channel, effect.media))

    def _take_again(self, rows: Rows) -> None:
        if not rows:
            raise NotFound("no part of that message failed or is unknown")
        self.deliveries.extend(delivery(row) for row in sorted(rows))


def _needed(error: LoketError) -> Take:
    def take(rows: Rows) -> None:
        if not rows:
            raise error

    return take


def _described(attachment: Attachment) -> Mapping[str, object]:
    return {
        "sha256": attachment.sha256,
        "mime": attachment.mime,
        "filename": attachment.filename,
    }
