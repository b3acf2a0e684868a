"""How it stands with a case, and how somebody hears that it was opened."""

from bot import choices
from bot.decision import Heard, Office
from core.message import Choice
from core.replies import ReplyKey
from handoff.allowance import DeadlineKind
from handoff.case import Case, CaseStatus
from handoff.effects import Line
from handoff.procedure import DutyKind
from handoff.stage import COMPLAINANT


def of_case(case: Case, office: Office) -> Line:
    """Who has the case and what is owed; no promise where none is running."""
    duty = office.procedure.duties.get(case.owner)
    match case.status:
        case CaseStatus.CLOSED:
            return Line(ReplyKey.STATUS_CLOSED)
        case CaseStatus.WITHDRAWN:
            return Line(ReplyKey.STATUS_WITHDRAWN)
        case _ if duty is not None and duty.kind is DutyKind.UNIT:
            return Line(ReplyKey.STATUS_WITH_UNIT)
        case _ if duty is not None and duty.kind is DutyKind.SUPERIOR:
            return Line(ReplyKey.STATUS_WITH_SUPERIOR)
        case CaseStatus.WITH_AGENT if _goes_on(case):
            return Line(ReplyKey.STATUS_WITH_AGENT)
        case _ if case.reply_owed is None and case.replied_at is not None:
            return waiting(case)
        case CaseStatus.WAITING:
            return waiting(case, ReplyKey.STATUS_WAITING)
        case CaseStatus.WITH_AGENT | CaseStatus.UNREADABLE:  # which only people can mend
            return Line(ReplyKey.STATUS_WITH_AGENT)
        case CaseStatus.WITH_BOT:
            return Line(ReplyKey.STATUS_WITH_BOT)


def _goes_on(case: Case) -> bool:
    """Whether the office has to act on a mark: what it promised then counts, and no answer."""
    return case.satisfaction is not None and case.owner != COMPLAINANT


def waiting(case: Case | None, key: str = ReplyKey.STILL_WAITING) -> Line:
    """That somebody waits, with the time that was promised."""
    if case is None or case.reply_owed is not None:
        return Line(key)
    return Line(ReplyKey.STATUS_AWAITED if case.awaited else ReplyKey.STATUS_ANSWERED)


def opened(office: Office, *, by_people: bool, to_call: bool = True) -> tuple[Line, ...]:
    """What somebody hears whose case was opened: until when they hear from the office.

    `by_people`: nothing was registered first, a human was asked for. `to_call`: there is a number
    at which they can be called back.
    """
    if to_call and DeadlineKind.CALL_BACK in office.procedure.deadlines:
        return (Line(ReplyKey.CASE_OPENED_CALL_BACK),)  # `BT-4`
    return (Line(ReplyKey.HANDED_OVER if by_people else ReplyKey.CASE_OPENED),)


def with_hours(lines: tuple[Line, ...], heard: Heard, office: Office) -> tuple[Line, ...]:
    """The lines, and when the office opens where it is closed now."""
    if office.calendar.is_open(heard.at):
        return lines
    return (*lines, Line(ReplyKey.OUTSIDE_HOURS))


def offered_after(case: Case, heard: Heard, office: Office) -> tuple[Choice, ...]:
    """That a closed case is not settled, where nothing newer is open."""
    return () if heard.case is not None else choices.after_closing(case, office, heard.at)
