"""What a complainant's message changes in their case, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias, assert_never

from core.facts import BOT, COMPLAINANT, PLATFORM, Fact
from handoff.actions.conditions import mark_reopens, may_be_reopened, missing_before_reply
from handoff.case import Case, Move
from handoff.notices import SUPERIORS, NoticeKind
from handoff.procedure import Unsatisfied
from handoff.progress.progress import Progress
from handoff.progress.update import Rules
from handoff.stage import COMPLAINANT as OWNED_BY_COMPLAINANT
from handoff.stage import Reply, StageEvent


@dataclass(frozen=True, slots=True)
class AskAgain:
    """The open case goes back to the queue."""

    why: str


@dataclass(frozen=True, slots=True)
class RaisePriority:
    """The open case comes before all others."""

    why: str


@dataclass(frozen=True, slots=True)
class WithdrawAlarm:
    """There was no danger in the words `alarm`, as `said`; `lower`: they raised the priority."""

    alarm: str
    said: str
    lower: bool


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The complainant takes the open case back."""


@dataclass(frozen=True, slots=True)
class Reopen:
    """The complainant takes a closed case up again; it is still within the office's limit."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The complainant says how satisfied they are, 1 to 5, and maybe why in the same words.

    `asks`: they ask something beside it that people owe an answer to, so that no case is closed.
    """

    mark: int
    remark: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What the complainant adds to the mark."""

    text: str


@dataclass(frozen=True, slots=True)
class AnsweredByPhone:
    """Somebody answered from the office's own phone at that time (aware): what was owed is met."""

    at: datetime


@dataclass(frozen=True, slots=True)
class GiveIdentity:
    """The complainant tells more of what the form asks, by its keys, while the case is open."""

    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NotifyOffice:
    """Whoever has the open case hears of it; all agents where nobody has.

    `said` are the complainant's words that it is about; superiors hear of danger as well.
    """

    kind: NoticeKind
    said: str = ""


CaseChange: TypeAlias = (
    AskAgain
    | RaisePriority
    | WithdrawAlarm
    | Withdraw
    | Reopen
    | Rate
    | Remark
    | AnsweredByPhone
    | GiveIdentity
    | NotifyOffice
)


def changed(  # noqa: C901  a line each
    case: Case,
    change: CaseChange,
    rules: Rules,
    at: datetime,
    since: datetime | None = None,
    *,
    alone: bool = True,
) -> Progress:
    """The case while that happens to it at `at` (aware), in words written at `since`.

    `alone`: no case of the chat is open. Raises `IllegalMove` where it cannot happen.
    """
    progress = Progress(case, rules, at, COMPLAINANT, since=since)
    match change:
        case AskAgain(why):
            progress.case = case.after(Move.ASK_AGAIN)
            progress.record(Fact.CASE_ASKED_AGAIN, {"number": case.number, "why": why})
            progress.heard()
        case RaisePriority(why):
            progress.actor = BOT
            progress.raise_priority(why)
        case WithdrawAlarm(alarm, said, lower):
            progress.withdraw_alarm(alarm, said, lower=lower)
        case Withdraw():
            progress.case = case.after(Move.WITHDRAW, closed_at=at)
            progress.record(Fact.CASE_WITHDRAWN, {"number": case.number})
            progress.ended()
        case Reopen():
            progress.reopened()
        case Rate(mark, remark, asks):
            rate(progress, mark, remark, alone=alone, asks=asks)
        case Remark(text):
            progress.case = replace(case, remark=text)
            progress.record(Fact.SATISFACTION_GIVEN, {"number": case.number, "remark": text})
        case AnsweredByPhone(written_at):
            progress.at, progress.actor = written_at, PLATFORM
            _answered_by_phone(progress)
        case GiveIdentity(values):
            progress.case = replace(case, identity={**case.identity, **values})
            about = {"number": case.number, "identity": dict(values)}
            progress.record(Fact.IDENTITY_GIVEN, about)
        case NotifyOffice(kind, said):
            _notify_office(progress, kind, {"said": said} if said else {})
        case _:
            assert_never(change)
    return progress


def rate(
    progress: Progress, mark: int, remark: str = "", *, alone: bool, asks: bool = False
) -> None:
    """A mark of 1 to 5 with its remark, and what the procedure makes of it (`AH-3`).

    `alone`: no case of the chat is open; beside another one, none is taken up again. `asks`: they
    ask something that people owe an answer to: a closed case is taken up again for it. Where one
    is owed, now or from before, a satisfied complainant's case ends with their time only.
    """
    case, procedure = progress.case, progress.rules.procedure
    survey = procedure.survey
    satisfied = mark >= survey.satisfied_from
    progress.case = replace(case, satisfaction=mark, remark=remark or case.remark)
    data: dict[str, object] = {"number": case.number, "mark": mark, "satisfied": satisfied}
    if remark:
        data["remark"] = remark
    if case.satisfaction is not None:
        data["instead_of"] = case.satisfaction
    progress.record(Fact.SATISFACTION_GIVEN, data)
    if case.is_open and case.owner == OWNED_BY_COMPLAINANT:
        if not (satisfied and (asks or case.reply_owed is not None)):
            progress.event(StageEvent.SATISFIED if satisfied else StageEvent.UNSATISFIED)
        return
    if not satisfied and survey.unsatisfied is not Unsatisfied.NOTHING:
        progress.notify(SUPERIORS, NoticeKind.UNSATISFIED, mark=str(mark))
    wanted = asks and may_be_reopened(progress.case, procedure, progress.at)
    if alone and (wanted or mark_reopens(progress.case, mark, procedure, progress.at)):
        progress.reopened()


def _answered_by_phone(progress: Progress) -> None:
    """Meets what was owed; what has to be there before an answer is owed to it still (`IT-3`)."""
    owed = missing_before_reply(progress.case, progress.rules.procedure)
    progress.answered(Reply.ON_THE_WAY if owed else Reply.ANSWER)


def _notify_office(progress: Progress, kind: NoticeKind, about: Mapping[str, str]) -> None:
    """Whoever has the case hears of it; of danger also those who can send somebody."""
    progress.notify(progress.to_agent, kind, **about)
    if kind is NoticeKind.DANGER:
        progress.notify(SUPERIORS, kind, **about)
