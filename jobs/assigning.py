"""Dealing waiting cases out: in turn, among those present and below their load."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Protocol

from core.errors import Conflict, IllegalMove, NotAllowed
from handoff.accounts import Account, Present, Role
from handoff.actions.authority import serves
from handoff.calendar import WorkingCalendar
from handoff.case import Case
from handoff.procedure import Assigning, Procedure
from jobs.waking import in_rounds

log = logging.getLogger("loket.assigning")
BATCH = 100
LOOK_AGAIN = 5.0


class Waiting(Protocol):
    """The cases that wait for an agent."""

    async def unassigned(self, limit: int) -> Sequence[Case]:
        """Waiting cases without an agent: urgent first, then by opening."""
        ...

    async def dealt(self, limit: int) -> Sequence[Case]:
        """Waiting cases whose agent has not taken them yet, earliest first."""
        ...


class Roster(Protocol):
    """Who is at work."""

    async def present(self, now: datetime) -> Sequence[Present]:
        """Active accounts that are present, whoever was dealt a case longest ago first."""
        ...


class Dealer(Protocol):
    """What dealing does to a case."""

    async def assign(self, case_id: int, to: Account, by: Account | None = None) -> Case:
        """Deal a waiting case to an agent."""
        ...

    async def nobody_present(self, case_id: int) -> Case:
        """Nobody can take it: the superiors hear of it, once."""
        ...

    async def take_back(self, case_id: int) -> Case:
        """Whoever it was dealt to is not there: it waits for the others."""
        ...


class Assigner:
    """One for the process: cases are dealt one after another, so that loads are kept."""

    def __init__(
        self,
        waiting: Waiting,
        roster: Roster,
        dealer: Dealer,
        procedure: Procedure,
        calendar: WorkingCalendar,
        clock: Callable[[], datetime],
    ) -> None:
        self._waiting = waiting
        self._roster = roster
        self._dealer = dealer
        self._procedure = procedure
        self._calendar = calendar
        self._clock = clock
        self._wake = asyncio.Event()

    def look(self) -> None:
        """A case may wait, or somebody may have come to work."""
        self._wake.set()

    async def run(self) -> None:
        """Deal out whatever waits, when told to look and every few seconds, until cancelled."""
        await in_rounds(self.deal_out, self._wake, LOOK_AGAIN)

    async def deal_out(self) -> int:
        """Every waiting case that somebody can take; returns how many were dealt.

        Outside opening hours nobody is expected to be present: cases are dealt to those who are,
        and the superiors hear nothing until the desk opens.
        """
        in_turn = self._procedure.assignment.by is Assigning.ROUND_ROBIN
        dealt = await self._waiting.dealt(BATCH) if in_turn else ()
        waiting = await self._waiting.unassigned(BATCH)
        if not waiting and not dealt:
            return 0
        now = self._clock()
        present = [one for one in await self._roster.present(now) if self._may_serve(one)]
        if await self._take_back(dealt, {one.account.id for one in present}):
            waiting = await self._waiting.unassigned(BATCH)
        if not present:
            await self._tell_of(waiting, now)
            return 0
        if not in_turn:
            return 0
        agents = [one for one in present if one.account.role is Role.AGENT]
        return await self._deal(waiting, agents or present)

    async def _take_back(self, dealt: Sequence[Case], present: set[int]) -> int:
        """What was dealt to somebody who has gone meanwhile waits for the others."""
        taken = 0
        for case in dealt:
            if case.agent not in present:
                with suppress(IllegalMove, Conflict):
                    await self._dealer.take_back(case.id)
                    taken += 1
        return taken

    async def _deal(self, waiting: Sequence[Case], present: list[Present]) -> int:
        dealt = 0
        turn = {one.account.id: one.open_cases for one in present}
        order = [one.account for one in present]
        for case in waiting:
            free = next((one for one in order if turn[one.id] < self._load), None)
            if free is None:
                break
            # Somebody took it in the meantime, or the account may serve no more.
            with suppress(IllegalMove, Conflict, NotAllowed):
                await self._dealer.assign(case.id, free)
                turn[free.id] += 1
                dealt += 1
                order.remove(free)
                order.append(free)
        return dealt

    async def _tell_of(self, waiting: Sequence[Case], now: datetime) -> None:
        if not self._calendar.is_open(now):
            return
        for case in waiting:
            if not case.unattended:
                with suppress(IllegalMove, Conflict):
                    await self._dealer.nobody_present(case.id)

    def _may_serve(self, present: Present) -> bool:
        return serves(present.account, self._procedure)

    @property
    def _load(self) -> int:
        return self._procedure.assignment.load
