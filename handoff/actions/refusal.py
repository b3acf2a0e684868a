"""What is impossible, as the error with which it is refused, and back again."""

from core.errors import (
    AlreadyClaimed,
    BadInput,
    IllegalMove,
    LoketError,
    Missing,
    NotAllowed,
    WindowClosed,
)
from handoff.actions.action import Impossible, WhyNot
from handoff.procedure import Qualification


class ConditionsMissing(NotAllowed):
    """The account lacks what the procedure asks of those who serve (`PJ-7`)."""

    def __init__(self, missing: tuple[Qualification, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def refusal(impossible: Impossible) -> LoketError:
    """The error that says so; its `why` is the reason's."""
    error = _error(impossible)
    error.why = impossible.why
    return error


def refuse(impossible: Impossible | None) -> None:
    """Raises the error that says so; nothing where nothing is in the way."""
    if impossible is not None:
        raise refusal(impossible)


def _error(impossible: Impossible) -> LoketError:
    said = f"{impossible.action}: {_SAID[impossible.why]}"
    match impossible.why:
        case WhyNot.CONDITIONS | WhyNot.TAKER_CONDITIONS:
            return ConditionsMissing(impossible.lacks)
        case WhyNot.NOT_ACTIVE | WhyNot.ROLE | WhyNot.DUTY | WhyNot.NOT_SEEN | WhyNot.TAKER_UNFIT:
            return NotAllowed(said)
        case WhyNot.ANOTHERS:
            return AlreadyClaimed(impossible.by)
        case WhyNot.MISSING:
            return Missing(impossible.needs)
        case WhyNot.WINDOW:
            return WindowClosed(said, window=impossible.window)
        case WhyNot.BY_CHANNEL:
            return BadInput(said)
        case (
            WhyNot.NOT_CLAIMED
            | WhyNot.NOBODYS
            | WhyNot.NOT_WAITING
            | WhyNot.HAS_IT_ALREADY
            | WhyNot.NOBODY_ELSE
            | WhyNot.ENDED
            | WhyNot.STAGE
            | WhyNot.OWN_MINUTES
            | WhyNot.MARKED
            | WhyNot.NO_MARK_YET
            | WhyNot.STILL_OPEN
            | WhyNot.ANOTHER_OPEN
            | WhyNot.NEVER_REOPENED
            | WhyNot.TOO_LATE
        ):
            return IllegalMove(said)


_SAID = {
    WhyNot.NOT_ACTIVE: "the account was deactivated",
    WhyNot.ROLE: "the role of the account does not do this",
    WhyNot.CONDITIONS: "the account lacks what serving needs",
    WhyNot.DUTY: "this needs a duty that the account does not have",
    WhyNot.NOT_SEEN: "the account may not read the case",
    WhyNot.ANOTHERS: "another agent has the case",
    WhyNot.NOT_CLAIMED: "the case has to be claimed first",
    WhyNot.NOBODYS: "nobody has the case",
    WhyNot.NOT_WAITING: "only a case that waits can be dealt out",
    WhyNot.HAS_IT_ALREADY: "the colleague has the case already",
    WhyNot.TAKER_UNFIT: "the colleague may not work on cases",
    WhyNot.TAKER_CONDITIONS: "the colleague lacks what serving needs",
    WhyNot.NOBODY_ELSE: "no colleague can take the case",
    WhyNot.ENDED: "the case is not open any more",
    WhyNot.STAGE: "nothing leads there from the stage of the case",
    WhyNot.MISSING: "something has to be there first",
    WhyNot.OWN_MINUTES: "nobody approves their own minutes",
    WhyNot.MARKED: "the mark was given already",
    WhyNot.NO_MARK_YET: "no mark is asked for",
    WhyNot.BY_CHANNEL: "this complainant writes on a channel of the hotline",
    WhyNot.WINDOW: "the complainant wrote too long ago",
    WhyNot.STILL_OPEN: "the case is open",
    WhyNot.ANOTHER_OPEN: "this complainant has another open case",
    WhyNot.NEVER_REOPENED: "this case cannot be taken up again",
    WhyNot.TOO_LATE: "this case can be taken up again no more",
}
