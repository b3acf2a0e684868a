"""What of a case has to be so before something can be done: asked ahead, and while it is done."""

from collections.abc import Collection
from datetime import datetime

from handoff.actions.answer import WhyNot
from handoff.case import Case, CaseStatus
from handoff.deadlines.reckoning import on_the_wall
from handoff.procedure import Procedure
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


def printable(case: Case, procedure: Procedure) -> tuple[DocumentKind, ...]:
    """The papers of the procedure that have something to say by now."""
    made = {kind for stage in procedure.stages.values() for kind in stage.documents}
    said = case.there | {None}
    return tuple(kind for kind in DocumentKind if kind in made and PAPER_NEEDS[kind] in said)
