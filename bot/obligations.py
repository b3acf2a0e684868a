"""What the office owes from the moment that a complainant wrote, and when it has been met."""

from dataclasses import replace
from datetime import datetime

from bot.decision import Office
from bot.work import Due, Work
from core.facts import CLOCK, Fact, NewFact
from handoff.case import Case
from handoff.deadlines import deadline, near


def owe(work: Work, case: Case, office: Office, at: datetime) -> Case:
    """The case with an answer owed since `at` (aware), its timers set and the fact recorded.

    A case that owes an answer already keeps its deadline (`AH-2`).
    """
    if case.due_at is not None:
        return case
    allowed = office.procedure.reply_within
    due_at = deadline(at, allowed, office.calendar)
    work.remind(Due.NEAR, near(due_at, allowed, office.calendar))
    work.remind(Due.LIMIT, due_at)
    work.record(NewFact(Fact.DEADLINE_SET, at, CLOCK, {"due_at": due_at.isoformat()}))
    return replace(case, due_at=due_at)


def met(work: Work, case: Case, at: datetime, actor: str) -> Case:
    """The case with nothing owed any more: the office has answered, or the case has ended."""
    if case.due_at is None:
        return case
    work.forget_reminders()
    late = at > case.due_at
    data = {"due_at": case.due_at.isoformat(), "late": late}
    work.record(NewFact(Fact.DEADLINE_MET, at, actor, data))
    return replace(case, due_at=None)
