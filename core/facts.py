"""The vocabulary of everything that is recorded; a fact is data, never a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Fact(StrEnum):
    """What happened. The sentence is made when somebody reads it."""

    MESSAGE_IN = "message_in"
    MESSAGE_OUT = "message_out"
    MESSAGE_EDITED = "message_edited"
    MESSAGE_DELETED = "message_deleted"
    REACTION = "reaction"
    SYSTEM_NOTICE = "system_notice"
    ECHO = "echo"  # somebody wrote from the office's own phone
    CALL = "call"
    ADDRESS_CHANGED = "address_changed"  # the platform states where the same complainant writes now
    ADDRESS_LOST = "address_lost"  # somebody else has it by now
    CHATS_LINKED = "chats_linked"  # of one complainant, as the platform states
    BOT_DECIDED = "bot_decided"
    BOT_KEPT_QUIET = "bot_kept_quiet"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    DELIVERY_UNKNOWN = "delivery_unknown"
    RESENT = "resent"
    ANSWER_LOST = "answer_lost"  # an answer never arrived: it is owed again
    MEDIA_KEPT = "media_kept"
    MEDIA_LOST = "media_lost"
    CASE_OPENED = "case_opened"
    DEADLINE_SET = "deadline_set"
    DEADLINE_NEAR = "deadline_near"
    DEADLINE_MET = "deadline_met"
    DEADLINE_PASSED = "deadline_passed"
    DEADLINE_TARGET_PASSED = "deadline_target_passed"
    DEADLINE_MOVED = "deadline_moved"
    DEADLINE_PAUSED = "deadline_paused"
    DEADLINE_RESUMED = "deadline_resumed"
    PROMISE_MOVED = "promise_moved"
    STAGE_ENTERED = "stage_entered"
    PRIORITY_RAISED = "priority_raised"
    CONCERN_RAISED = "concern_raised"  # somebody may be in danger: it is only possible
    ALARM_WITHDRAWN = "alarm_withdrawn"  # nobody was in danger
    CASE_CLAIMED = "case_claimed"
    CASE_ASKED_AGAIN = "case_asked_again"
    CASE_RETURNED = "case_returned"
    CASE_CATEGORISED = "case_categorised"
    CASE_CLOSED = "case_closed"
    CASE_WITHDRAWN = "case_withdrawn"
    CASE_ENTERED = "case_entered"  # by hand, from another source
    CASE_ASSIGNED = "case_assigned"
    CASE_TRANSFERRED = "case_transferred"
    CASE_RELEASED = "case_released"
    CASE_REOPENED = "case_reopened"
    CASE_SORTED = "case_sorted"
    NOBODY_PRESENT = "nobody_present"
    SOMEBODY_TOLD = "somebody_told"
    IDENTITY_GIVEN = "identity_given"  # more of it, while the case is open
    IDENTITY_CHECKED = "identity_checked"  # by the machine that was plugged in
    VERDICT_GIVEN = "verdict_given"
    UNIT_ASKED = "unit_asked"
    FINDING_GIVEN = "finding_given"
    SUPERIOR_ASKED = "superior_asked"
    SHEET_GIVEN = "sheet_given"
    MINUTES_DRAWN = "minutes_drawn"
    MINUTES_APPROVED = "minutes_approved"
    MINUTES_SENT_BACK = "minutes_sent_back"
    LETTER_GIVEN = "letter_given"
    SURVEY_ASKED = "survey_asked"
    SATISFACTION_GIVEN = "satisfaction_given"
    NOTE_ADDED = "note_added"
    ANSWER_JUDGED = "answer_judged"
    UNREADABLE = "unreadable"  # never recorded: what stands for a stored fact that cannot be read


COMPLAINANT = "complainant"
BOT = "bot"
PLATFORM = "platform"
CLOCK = "clock"


def agent_actor(agent_id: int) -> str:
    """How an agent is named as the actor of a fact."""
    return f"agent:{agent_id}"


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact on its way into a chat's chain.

    `at` is aware; `actor` is `complainant`, `bot`, `platform`, `clock` or `agent:ID`; `ref` is the
    platform's id of the message that the fact is about; `data` is JSON-able.
    """

    kind: Fact
    at: datetime
    actor: str
    data: Mapping[str, object] = field(default_factory=dict)
    ref: str = ""
    case: int | None = None


@dataclass(frozen=True, slots=True)
class SealedFact:
    """A fact as it stands in its chat's chain; `seq` counts from 1 without a gap."""

    chat: int
    seq: int
    kind: Fact
    at: datetime
    actor: str
    data: Mapping[str, object]
    ref: str
    case: int | None
