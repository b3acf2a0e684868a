"""A decree or an edited procedure: open deadlines are worked out again, once, and it is a fact."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.office.knowledge import Knowledge
from core.errors import IllegalMove
from core.facts import Fact
from desk.recalculation import Recalculation
from handoff.allowance import Allowance, Clock, DeadlineKind, Length
from handoff.calendar import WorkingCalendar
from handoff.case import Case
from jobs.recounting import recount
from tests.hotline.house import House, Visitor, knowledge, open_house

FRIDAY = date(2026, 11, 27)
WORKING = Allowance(Length(days=3), Clock.WORKING)


def office(*closed: date, stages: tuple[str, ...] = ()) -> Knowledge:
    """The default office with three working days for an answer, closed on those days."""
    known = knowledge()
    old = known.office.procedure
    answers = DeadlineKind.NEXT_REPLY
    deadlines = {DeadlineKind.FIRST_REPLY: WORKING, answers: old.deadlines[answers]}
    hours = replace(old.hours, closed=frozenset(closed))
    kept = {key: stage for key, stage in old.stages.items() if key not in stages}
    services = tuple(replace(one, first_stage="sorting") if stages else one for one in old.services)
    procedure = replace(old, deadlines=deadlines, hours=hours, stages=kept, services=services)
    calendar = WorkingCalendar(procedure.hours, procedure.zone)
    return replace(known, office=replace(known.office, procedure=procedure, calendar=calendar))


async def asked(house: House) -> Visitor:
    """A visitor who waits for a human on Tuesday morning."""
    visitor = house.visitor()
    await visitor.says("petugas")
    return visitor


async def moves(house: House, visitor: Visitor) -> list[tuple[str, str]]:
    """From when to when deadlines were moved."""
    return [
        (str(line.fact.data["from"])[:10], str(line.fact.data["to"])[:10])
        for line in await visitor.lines()
        if line.fact.kind is Fact.DEADLINE_MOVED
    ]


async def test_a_new_holiday_moves_open_deadlines_at_the_next_start(tmp_path: Path) -> None:
    async with open_house(tmp_path, known=office()) as house:
        await house.program.catch_up()
        visitor = await asked(house)
        await visitor.hears()
    async with open_house(tmp_path, known=office(FRIDAY)) as house:
        visitor.house = house
        assert await house.program.catch_up() == 1
        assert await moves(house, visitor) == [("2026-11-27", "2026-11-30")]
        (told,) = await visitor.hears()
        assert "30 November 2026" in told
        assert await house.program.catch_up() == 0


async def test_a_holiday_that_is_taken_back_brings_the_deadline_forward(tmp_path: Path) -> None:
    async with open_house(tmp_path, known=office(FRIDAY)) as house:
        visitor = await asked(house)
        await visitor.hears()
    async with open_house(tmp_path, known=office()) as house:
        visitor.house = house
        await house.program.catch_up()
        assert await moves(house, visitor) == [("2026-11-30", "2026-11-27")]
        assert await visitor.hears() == []  # an earlier answer breaks no promise


async def test_the_same_calendar_changes_nothing(tmp_path: Path) -> None:
    async with open_house(tmp_path, known=office()) as house:
        visitor = await asked(house)
    async with open_house(tmp_path, known=office()) as house:
        visitor.house = house
        assert await house.program.catch_up() == 0
        assert await moves(house, visitor) == []


async def test_a_case_whose_stage_is_gone_begins_at_the_first(tmp_path: Path) -> None:
    async with open_house(tmp_path, known=office()) as house:
        visitor = await asked(house)
    async with open_house(tmp_path, known=office(stages=("talk", "response"))) as house:
        visitor.house = house
        assert await house.program.catch_up() == 1
        case = await visitor.case()
        assert case is not None
        assert case.stage == "sorting"


class Stubborn(Recalculation):
    """A desk that fails at some cases."""

    failing: Mapping[int, Exception] = {}

    async def bring_up_to_date(self, case_id: int) -> Case:
        """Fail, or do it."""
        if case_id in self.failing:
            raise self.failing[case_id]
        return await super().bring_up_to_date(case_id)


async def test_one_case_that_fails_holds_up_no_other_and_is_tried_again(tmp_path: Path) -> None:
    async with open_house(tmp_path, known=office()) as house:
        await house.program.catch_up()
        visitors = [await asked(house) for _ in range(3)]
        first, second, _ = [await visitor.case() for visitor in visitors]
        assert first is not None
        assert second is not None
    async with open_house(tmp_path, known=office(FRIDAY)) as house:
        program = house.program
        desk = Stubborn(
            program.desk.works,
            program.desk.cases,
            program.desk.handler,
            program.clock,
            program.desk.committed,
        )
        Stubborn.failing = {first.id: ValueError("broken"), second.id: IllegalMove("closed")}
        view, state, given = program.store.desk, program.store.state, program.knowledge.office
        assert await recount(view, state, desk, given, program.clock) == 1
        Stubborn.failing = {}
        assert await recount(view, state, desk, given, program.clock) == 2
        assert await program.catch_up() == 0
