"""Everything that can be done with a case by somebody at the office, and whether it can.

An attempt is asked about; there are two answers.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from handoff.accounts import Account
from handoff.case import Case
from handoff.procedure import Procedure, Qualification
from handoff.stage import Need, Stage


class CaseAction(StrEnum):
    """What somebody at the office does with a case; its moves are in `handoff.case`."""

    # Who has it
    CLAIM = "claim"
    GIVE_BACK = "give_back"  # to the bot
    TRANSFER = "transfer"  # to a colleague
    RELEASE = "release"  # back into the queue
    ASSIGN = "assign"  # a waiting case, to a colleague
    # Words to the complainant
    REPLY = "reply"
    ASK = "ask"  # a question: the complainant has the move
    HOLD = "hold"  # a word on the way; the answer is still owed
    REPLY_BY = "reply_by"  # an answer that was given by phone, on paper, at the desk
    SEND_FILE = "send_file"
    LETTER = "letter"
    LETTER_BY = "letter_by"  # a letter that went another way than the complainant's channel
    RESEND = "resend"  # what did not arrive
    # Words from the complainant, written down by hand
    HEAR = "hear"
    RATE = "rate"
    # The way through the procedure
    CATEGORISE = "categorise"
    VERDICT = "verdict"  # on the identity (`IT-3`)
    CHECK_IDENTITY = "check_identity"  # have the service that is plugged in look again
    SORT_LIGHT = "sort_light"  # `AH-3`
    SORT_SERIOUS = "sort_serious"
    ASK_UNIT = "ask_unit"
    FINDING = "finding"
    ASK_SUPERIOR = "ask_superior"
    SHEET = "sheet"
    DRAW_MINUTES = "draw_minutes"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    CLOSE = "close"
    REOPEN = "reopen"
    # Beside it
    NOTE = "note"
    JUDGE = "judge"  # whether the bot's answer was right
    MARK_READ = "mark_read"
    PRINT = "print"  # papers


class WhyNot(StrEnum):
    """Why something cannot be done, by this person or with this case."""

    # The person
    NOT_ACTIVE = "not_active"  # the account was deactivated
    ROLE = "role"  # whoever has this role does not do this
    CONDITIONS = "conditions"  # of serving are not met (`PJ-7`)
    DUTY = "duty"  # it is the task of those who have another duty
    NOT_SEEN = "not_seen"  # the case is none that they may read
    # Who has the case
    ANOTHERS = "anothers"  # an agent who is somebody else
    NOT_CLAIMED = "not_claimed"  # nobody has it yet
    NOBODYS = "nobodys"  # nobody has it, so that nobody can let it go
    NOT_WAITING = "not_waiting"  # somebody has it already, or the bot
    HAS_IT_ALREADY = "has_it_already"  # whoever shall take it over
    TAKER_UNFIT = "taker_unfit"  # whoever shall take it may not serve
    TAKER_CONDITIONS = "taker_conditions"  # and lacks these conditions of serving (`PJ-7`)
    NOBODY_ELSE = "nobody_else"  # there is no colleague who could take it
    # The case
    ENDED = "ended"
    STAGE = "stage"  # nothing like it leads on from here
    MISSING = "missing"  # something has to be there first
    OWN_MINUTES = "own_minutes"  # nobody approves what they drew up themselves (`BT-10`)
    MARKED = "marked"  # the complainant's mark is there already
    NO_MARK_YET = "no_mark_yet"  # nobody asks for a mark before the end
    BY_CHANNEL = "by_channel"  # the complainant writes on a channel of the hotline
    WINDOW = "window"  # the platform takes no free words any more
    # A case that ended
    STILL_OPEN = "still_open"
    ANOTHER_OPEN = "another_open"  # the complainant has another open case
    NEVER_REOPENED = "never_reopened"  # withdrawn, or the office takes no case up again
    TOO_LATE = "too_late"  # to take it up again


class Call(StrEnum):
    """How much something that is possible is called for."""

    NOW = "now"  # the stage waits for it
    AT_HAND = "at_hand"
    UNASKED = "unasked"  # it is taken where it comes, and nobody is led to it


@dataclass(frozen=True, slots=True)
class CaseSituation:
    """What an answer depends on beside the case; whoever asks has looked it up.

    `at` is aware. `window_open`: the platform takes free words now, and what
    its `window` is called. `another_open`: the complainant
    has another case that is open. `drawn_by` is the actor who drew up the minutes that are
    there. `takers` are those who shall or could take the case over; None where nobody looked.
    """

    at: datetime
    window_open: bool = True
    window: str = ""
    another_open: bool = False
    drawn_by: str = ""
    takers: tuple[Account, ...] | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody is about to do something with a case."""

    action: CaseAction
    account: Account
    case: Case
    procedure: Procedure
    situation: CaseSituation

    @property
    def stage(self) -> Stage | None:
        """Where the case is; None where the procedure has no such stage any more."""
        return self.procedure.stages.get(self.case.stage)

    def no(self, why: WhyNot) -> "Impossible":
        """It cannot be done, for that reason."""
        return Impossible(self.action, why)


@dataclass(frozen=True, slots=True)
class Possible:
    """It can be done."""

    action: CaseAction
    call: Call


@dataclass(frozen=True, slots=True)
class Impossible:
    """It cannot be done.

    `needs` are what has to be there first (`MISSING`), `by` the name of who has the case
    (`ANOTHERS`), `lacks` the conditions that are not met (`CONDITIONS`, `TAKER_CONDITIONS`),
    `window` what the platform's window is called (`WINDOW`).
    """

    action: CaseAction
    why: WhyNot
    needs: frozenset[Need] = frozenset()
    by: str = ""
    lacks: tuple[Qualification, ...] = ()
    window: str = ""


Answer: TypeAlias = Possible | Impossible
