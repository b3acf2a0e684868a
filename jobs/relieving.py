"""Nothing waits for somebody who cannot do it any more: their cases go back to the queue."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from core.errors import Conflict, IllegalMove
from handoff.accounts import Account, Role
from handoff.actions.authority import serves
from handoff.calendar import WorkingCalendar
from handoff.case import Case, CaseStatus
from handoff.procedure import Duty, DutyKind, Procedure
from handoff.stage import AGENT, COMPLAINANT, SUPERIOR, UNIT

log = logging.getLogger("loket.relieving")
BATCH = 200
LOOK_AGAIN = 5.0
HELD = "duties_held"
"""What the office remembers of duties under, their keys with a blank between."""
_FOUND_IN_THE_CASE = frozenset({"", AGENT, UNIT, SUPERIOR, COMPLAINANT})


class ReliefReason(StrEnum):
    """Why somebody can have a case no more."""

    INACTIVE = "inactive"  # the account was deactivated
    UNFIT = "unfit"  # another role, or a condition of serving is gone (`PJ-7`)
    ABSENT = "absent"  # logged out, or no page open, for so much opening time


class CasesByOwner(Protocol):
    """The open cases by who has them and by who owes their step."""

    async def holders(self) -> Sequence[int]:
        """Accounts that have an open case, dealt or claimed."""
        ...

    async def held_by(self, account: int, limit: int) -> Sequence[Case]:
        """The open cases that an account has, those that it has not taken yet included."""
        ...

    async def owners(self) -> Sequence[str]:
        """The owners of open cases: keys of duties, and the words for who is found in the case."""
        ...

    async def owned_by(self, owner: str, *, unattended: bool, limit: int) -> Sequence[Case]:
        """The open cases whose step that owner owes.

        `unattended`: those of which somebody was told that nobody is left to take the step, else
        those of which nobody was told.
        """
        ...


class People(Protocol):
    """Who works here, and who is there."""

    async def every(self) -> Sequence[Account]:
        """All accounts."""
        ...

    async def gone(self, now: datetime) -> Mapping[int, datetime]:
        """Accounts that are not present now, and until when they were."""
        ...


class Memory(Protocol):
    """What the office remembers between two starts."""

    async def get(self, key: str) -> str:
        """The value, empty when there is none."""
        ...

    async def set(self, key: str, value: str) -> None:
        """Remember it."""
        ...


class Desk(Protocol):
    """What happens to such a case."""

    async def let_go(self, case_id: int, holder: int, why: str) -> Case:
        """Back into the queue, if that account still has it; the superiors hear of it."""
        ...

    async def vacant(self, case_id: int, owner: str, label: str) -> Case:
        """Nobody has the duty that owes the step: whoever can do something hears of it."""
        ...

    async def taken_up(self, case_id: int, owner: str) -> Case:
        """Somebody has the duty again: what was told of that is over."""
        ...


@dataclass
class Relief:
    """One for the process: looks every few seconds, and when somebody says that people changed.

    Nobody could be present while no process was there: absence counts from its start.
    """

    work: CasesByOwner
    people: People
    desk: Desk
    procedure: Procedure
    calendar: WorkingCalendar
    clock: Callable[[], datetime]
    memory: Memory
    _held: frozenset[str] | None = field(default=None, init=False)
    _vacant: set[str] | None = field(default=None, init=False)
    _began: datetime = field(init=False)

    def __post_init__(self) -> None:
        self._began = self.clock()

    async def run(self) -> None:
        """Until cancelled; also what another process changed is seen."""
        while True:
            await self.relieve()
            await asyncio.sleep(LOOK_AGAIN)

    async def relieve(self) -> int:
        """Take from everybody what they cannot do any more; returns how many cases moved."""
        accounts = {one.id: one for one in await self.people.every()}
        moved = 0
        holders = await self.work.holders()
        gone = await self.people.gone(self.clock()) if holders else {}
        for holder in holders:
            gone_since = gone.get(holder)
            why = self._why(accounts.get(holder), gone_since)
            if why is not None:
                moved += await self._let_go(holder, why, gone_since)
        await self._tell_of_vacancies(accounts)
        return moved

    async def _let_go(self, holder: int, why: ReliefReason, gone_since: datetime | None) -> int:
        moved = 0
        for case in await self.work.held_by(holder, BATCH):
            if why is ReliefReason.ABSENT and not self._has_waited(case, gone_since):
                continue
            with suppress(IllegalMove, Conflict):
                await self.desk.let_go(case.id, holder, why)
                moved += 1
        if moved:
            log.info("%d cases of account %d went back to the queue: %s", moved, holder, why)
        return moved

    def _why(self, account: Account | None, gone_since: datetime | None) -> ReliefReason | None:
        if account is None or not account.active:
            return ReliefReason.INACTIVE
        if not serves(account, self.procedure):
            return ReliefReason.UNFIT
        return ReliefReason.ABSENT if self._is_too_long(gone_since) else None

    def _is_too_long(self, since: datetime | None) -> bool:
        now, allowed = self.clock(), self.procedure.assignment.absent
        if since is None or allowed is None or not self.calendar.is_open(now):
            return False
        return self.calendar.add(max(since, self._began), allowed) <= now

    def _has_waited(self, case: Case, gone_since: datetime | None) -> bool:
        """Whether the case has waited too long for somebody who is not there.

        It waits since they have it, where that is later: it may have been handed to them meanwhile.
        """
        times = [one for one in (gone_since, case.claimed_at) if one is not None]
        return self._waits_for_its_agent(case) and self._is_too_long(max(times, default=None))

    def _waits_for_its_agent(self, case: Case) -> bool:
        """Whether the next step is the agent's, and not a unit's, superior's or complainant's.

        What was dealt to them, or taken up again by its complainant, they have yet to take.
        """
        if case.status is CaseStatus.WAITING:
            return True
        duty = self.procedure.duties.get(case.owner)
        theirs = duty is not None and duty.kind is not DutyKind.AGENT
        return not (theirs or case.is_complainants_turn(self.clock()))

    async def _tell_of_vacancies(self, accounts: Mapping[int, Account]) -> None:
        held = await self._ever_held(accounts.values())
        vacant = set() if self._vacant is None else self._vacant
        looked_at_all = self._vacant is not None
        for owner in await self.work.owners():
            duty = self.procedure.duties.get(owner)
            if owner in _FOUND_IN_THE_CASE or (duty and duty.kind is DutyKind.AGENT):
                continue
            if _is_vacant(owner, duty, accounts.values(), held):
                vacant.add(owner)
                await self._tell_of_vacancy(owner, duty.label if duty else owner)
            elif owner in vacant or not looked_at_all:
                vacant.discard(owner)
                await self._taken_up(owner)
        self._vacant = vacant

    async def _tell_of_vacancy(self, owner: str, label: str) -> None:
        for case in await self.work.owned_by(owner, unattended=False, limit=BATCH):
            with suppress(IllegalMove, Conflict):
                await self.desk.vacant(case.id, owner, label)

    async def _taken_up(self, owner: str) -> None:
        for case in await self.work.owned_by(owner, unattended=True, limit=BATCH):
            with suppress(IllegalMove, Conflict):
                await self.desk.taken_up(case.id, owner)

    async def _ever_held(self, accounts: Iterable[Account]) -> frozenset[str]:
        """Every duty that an account has or had: who gave one up says so nowhere else."""
        before = self._held
        if before is None:
            before = frozenset((await self.memory.get(HELD)).split())
        now = before | {duty for one in accounts if _reads(one) for duty in one.duties}
        if now != before:
            await self.memory.set(HELD, " ".join(sorted(now)))
        self._held = now
        return now


def _reads(account: Account) -> bool:
    """Whether the role is one that is told what its duties are."""
    return account.role is not Role.EDITOR


def _is_vacant(
    owner: str, duty: Duty | None, accounts: Iterable[Account], held: frozenset[str]
) -> bool:
    """Whether nobody reads what that duty is told.

    A unit that never had an account is asked by other ways, and its agent knows.
    """
    if any(one.active and _reads(one) and owner in one.duties for one in accounts):
        return False
    return duty is None or duty.kind is DutyKind.SUPERIOR or owner in held
