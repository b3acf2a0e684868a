"""What people at the office are told of a case, beside what the queue shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handoff.allowance import DeadlineKind


class NoticeKind(StrEnum):
    """Why somebody is told."""

    NEAR = "near"
    TARGET_PASSED = "target_passed"
    PASSED = "passed"
    STEP_OWED = "step_owed"  # the case has come to a stage that the reader owns
    ASSIGNED = "assigned"
    NOBODY_PRESENT = "nobody_present"
    UNSATISFIED = "unsatisfied"
    REOPENED = "reopened"
    UNREADABLE = "unreadable"  # never stored: of what stands for a notice that cannot be read
    ADDRESS_CHANGED = "address_changed"  # the complainant writes from another number
    ADDRESS_LOST = "address_lost"  # the number of the complainant is somebody else's now
    OTHER_TALK = "other_talk"  # the complainant has another talk, maybe with an open case
    IDENTITY_CHANGED = "identity_changed"  # the account was set up anew, maybe by somebody else
    EDITED = "edited"  # the complainant changed what stands in the case
    DELETED = "deleted"  # the complainant took back what stands in the case
    ANSWERED_BY_PHONE = "answered_by_phone"  # somebody wrote from the office's own phone
    CALL_MISSED = "call_missed"
    NOT_DELIVERED = "not_delivered"  # words of ours never reached the complainant
    NUMBER_UNTOLD = "number_untold"  # the complainant never got the number of their case
    RETURNED = "returned"  # whoever had the case cannot have it any more: it waits again
    VACANT = "vacant"  # nobody has the duty that owes the step
    DANGER = "danger"  # the complainant may be in danger, in the words of `said`
    CONCERN = "concern"  # danger is only possible, in the words of `said`
    ALARM_WITHDRAWN = "alarm_withdrawn"  # of `alarm`, in the words of `said`
    UNTOLD = "untold"  # the complainant should hear a new time, and no word of ours reaches them


OF_A_STEP = frozenset(
    {NoticeKind.STEP_OWED, NoticeKind.NEAR, NoticeKind.TARGET_PASSED, NoticeKind.VACANT}
)
"""What nobody has to see any more once the case has left the stage."""
OF_WAITING = frozenset({NoticeKind.ASSIGNED, NoticeKind.NOBODY_PRESENT, NoticeKind.RETURNED})
"""What nobody has to see any more once somebody has the case."""
OF_AN_ANSWER = frozenset({NoticeKind.NOT_DELIVERED})
"""What nobody has to see any more once the complainant was written to again."""
_BEFORE_IT_PASSED = frozenset({NoticeKind.NEAR, NoticeKind.TARGET_PASSED})
SUPERIORS, AGENTS = "superiors", "agents"
"""Everybody whose account has that role."""


def to_agent(account: int) -> str:
    """One account."""
    return f"agent:{account}"


def to_duty(key: str) -> str:
    """Everybody with that duty of the procedure."""
    return f"duty:{key}"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know, for one kind of reader (`to_agent`, `to_duty`, `SUPERIORS`, `AGENTS`)."""

    to: str
    kind: NoticeKind
    at: datetime
    data: Mapping[str, str] = field(default_factory=dict)

    @property
    def clock(self) -> tuple[str, str]:
        """The deadline that it is about, and its stage where it is a stage's; empty for none."""
        deadline = self.data.get("deadline", "")
        return deadline, self.data.get("stage", "") if deadline == DeadlineKind.STAGE else ""

    def says_the_same(self, other: "Notice") -> bool:
        """Whether nobody has to read both, where they are about one case: the newer is enough."""
        if self.kind is not other.kind or self.kind is NoticeKind.UNREADABLE:
            return False
        if any(self.clock):
            return self.clock == other.clock
        return _lasting(self.data) == _lasting(other.data)

    def outdates(self, other: "Notice") -> bool:
        """Whether the other one, of the same case, is not so any more once this one is told."""
        passed = self.kind is NoticeKind.PASSED and other.kind in _BEFORE_IT_PASSED
        return passed and self.clock == other.clock


def _lasting(data: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in data.items() if key != "due_at"}
