"""What of a case has to be so before something can be done: asked ahead, and while it is done."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from core.facts import agent_actor
from handoff.accounts import Account
from handoff.actions.action import Attempt, CaseAction, Impossible, WhyNot
from handoff.actions.authority import has_floor, why_not_serving
from handoff.case import Case, CaseStatus, Source
from handoff.deadlines.reckoning import on_the_wall
from handoff.procedure import Procedure, Unsatisfied
from handoff.stage import (
    COMPLAINANT,
    MEETS,
    PAPER_NEEDS,
    TAKEN_BACK,
    DocumentKind,
    Exit,
    Need,
    StageEvent,
)


def after(event: StageEvent, there: Collection[Need]) -> frozenset[Need]:
    """What is there once that event has happened."""
    brought = MEETS[event]
    return frozenset(there) - TAKEN_BACK[event] | ({brought} if brought is not None else set())


def missing(way: Exit, there: Collection[Need]) -> frozenset[Need]:
    """What that way out of a stage still waits for when its event happens."""
    return way.needs - after(way.on, there)


def missing_before_reply(case: Case, procedure: Procedure) -> frozenset[Need]:
    """What has to be there before the complainant may be answered (`IT-3`)."""
    return procedure.before_reply - case.all_there


def why_not_rated(case: Case) -> WhyNot | None:
    """Why no mark of the complainant's can be taken; None where one is asked for, or late."""
    if case.satisfaction is not None:
        return WhyNot.MARKED
    asked = case.is_open and case.owner == COMPLAINANT
    return None if asked or case.status is CaseStatus.CLOSED else WhyNot.NO_MARK_YET


def why_not_reopened(case: Case, procedure: Procedure, at: datetime) -> WhyNot | None:
    """Why a case cannot be taken up again at that time (aware), on the clock of the wall."""
    within = procedure.reopen_within
    if case.is_open:
        return WhyNot.STILL_OPEN
    if within is None or case.status is not CaseStatus.CLOSED or case.closed_at is None:
        return WhyNot.NEVER_REOPENED
    return None if at <= case.closed_at + on_the_wall(within) else WhyNot.TOO_LATE


def may_be_rated(case: Case) -> bool:
    """Whether a mark is asked for, or can still come after the closing."""
    return why_not_rated(case) is None


def may_be_reopened(case: Case, procedure: Procedure, at: datetime) -> bool:
    """Whether a closed case can still be taken up again at that time (aware)."""
    return why_not_reopened(case, procedure, at) is None


def mark_reopens(case: Case, mark: int, procedure: Procedure, at: datetime) -> bool:
    """Whether a mark of 1 to 5 takes a closed case up again, where no other one is open."""
    survey = procedure.survey
    reopens = mark < survey.satisfied_from and survey.unsatisfied is Unsatisfied.REOPEN
    return reopens and may_be_reopened(case, procedure, at)


def printable(case: Case, procedure: Procedure) -> tuple[DocumentKind, ...]:
    """The papers of the procedure that have something to say by now."""
    made = {kind for stage in procedure.stages.values() for kind in stage.documents}
    said = case.there | {None}
    return tuple(kind for kind in DocumentKind if kind in made and PAPER_NEEDS[kind] in said)


When: TypeAlias = Callable[[Attempt], Impossible | None]


def leads_on(event: StageEvent, *given: Need) -> When:
    """The stage can be left by that event; the action itself brings what is `given`."""

    def when(attempt: Attempt) -> Impossible | None:
        way = attempt.stage.exit(event) if attempt.stage else None
        if way is None:
            return attempt.no(WhyNot.STAGE)
        return _unless(attempt, missing(way, attempt.case.all_there | frozenset(given)))

    return when


def asks(event: StageEvent, owner: str) -> When:
    """As `leads_on`; also where another one is asked in place of who was asked by mistake."""
    leads = leads_on(event)

    def when(attempt: Attempt) -> Impossible | None:
        stage = attempt.stage
        redirects = stage is not None and stage.owner == owner and stage.exit(event) is None
        return None if redirects else leads(attempt)

    return when


def reply_needs(attempt: Attempt) -> Impossible | None:
    """Everything is there that the office wants before an answer (`IT-3`)."""
    return _unless(attempt, missing_before_reply(attempt.case, attempt.procedure))


def window(attempt: Attempt) -> Impossible | None:
    """The platform takes free words."""
    if attempt.situation.window_open:
        return None
    return replace(attempt.no(WhyNot.WINDOW), window=attempt.situation.window)


def not_anothers(attempt: Attempt) -> Impossible | None:
    """Nobody else has it; claiming twice changes nothing."""
    case = attempt.case
    if case.status is not CaseStatus.WITH_AGENT or has_floor(attempt.account, case):
        return None
    return Impossible(attempt.action, WhyNot.ANOTHERS, by=case.agent_name)


def with_an_agent(attempt: Attempt) -> Impossible | None:
    """Somebody has claimed it."""
    claimed = attempt.case.status is CaseStatus.WITH_AGENT
    return None if claimed else attempt.no(WhyNot.NOBODYS)


def in_hands(attempt: Attempt) -> Impossible | None:
    """Somebody has it, or was dealt it."""
    case = attempt.case
    has = case.agent is not None and case.status is not CaseStatus.WITH_BOT
    return None if has else attempt.no(WhyNot.NOBODYS)


def waiting(attempt: Attempt) -> Impossible | None:
    """It waits for somebody to take it."""
    waits = attempt.case.status is CaseStatus.WAITING
    return None if waits else attempt.no(WhyNot.NOT_WAITING)


def taken_over(attempt: Attempt) -> Impossible | None:
    """One of those who were looked at may take it; else the reason is the first one's."""
    takers = attempt.situation.takers
    if takers is None:
        return None
    refused = [_not_by(taker, attempt) for taker in takers]
    if not refused:
        return attempt.no(WhyNot.NOBODY_ELSE)
    return None if None in refused else refused[0]


def _not_by(taker: Account, attempt: Attempt) -> Impossible | None:
    refused = why_not_serving(taker, attempt.procedure)
    if refused is not None and refused.why is WhyNot.CONDITIONS:
        return Impossible(attempt.action, WhyNot.TAKER_CONDITIONS, lacks=refused.lacks)
    if refused is not None:
        return attempt.no(WhyNot.TAKER_UNFIT)
    has_it = attempt.action is CaseAction.TRANSFER and taker.id == attempt.case.agent
    return attempt.no(WhyNot.HAS_IT_ALREADY) if has_it else None


def others_minutes(attempt: Attempt) -> Impossible | None:
    """Somebody else drew the minutes up: the case may have another agent by now (`BT-10`)."""
    account, drawn_by = attempt.account.id, attempt.situation.drawn_by
    own = account == attempt.case.agent or agent_actor(account) == drawn_by
    return attempt.no(WhyNot.OWN_MINUTES) if own else None


def written_by_hand(attempt: Attempt) -> Impossible | None:
    """What the complainant says reaches the office past its channels."""
    by_channel = attempt.case.source is Source.MESSAGE
    return attempt.no(WhyNot.BY_CHANNEL) if by_channel else None


def ratable(attempt: Attempt) -> Impossible | None:
    """A mark is asked for, or can still come."""
    why = why_not_rated(attempt.case)
    return None if why is None else attempt.no(why)


def reopenable(attempt: Attempt) -> Impossible | None:
    """The complainant has no other case, and the office's limit is not over."""
    if attempt.situation.another_open:
        return attempt.no(WhyNot.ANOTHER_OPEN)
    why = why_not_reopened(attempt.case, attempt.procedure, attempt.situation.at)
    return None if why is None else attempt.no(why)


def _unless(attempt: Attempt, lacks: frozenset[Need]) -> Impossible | None:
    return Impossible(attempt.action, WhyNot.MISSING, needs=lacks) if lacks else None
