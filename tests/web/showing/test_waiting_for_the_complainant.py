"""A step that waits for the complainant ends by itself: its end is nobody's lateness."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from handoff.accounts import Role
from handoff.case import Case, CaseStatus, Verdict, Weight
from handoff.procedure import Procedure
from handoff.stage import COMPLAINANT, Stage, StageEvent
from tests.hotline.house import Clock, knowledge
from tests.web.house import House, open_house
from tests.web.showing.test_one_promise import OFFICES, asked

MORNING = "2026-11-24 10:03"  # in the office's own zone
MOMENT = timedelta(minutes=1)


def waits(office: Procedure) -> list[Stage]:
    """The steps that are the complainant's and end by themselves."""
    return [
        stage
        for stage in office.stages.values()
        if stage.owner == COMPLAINANT and stage.allowance and stage.exit(StageEvent.LIMIT)
    ]


WAITS = [(name, stage) for name in OFFICES for stage in waits(knowledge(name).office.procedure)]


async def answered(house: House) -> Case:
    """A light complaint that was answered: the complainant has the move."""
    office, desk, rina = house.parts.office, house.program.desk, house.people[Role.AGENT]
    visitor, case, _ = await asked(house, office.service(office.complaint_service))
    await desk.claim(case.id, rina)
    if office.identity_check:
        await desk.verdict(case.id, rina, Verdict.VALID)
    await desk.sort(case.id, rina, Weight.LIGHT, office.categories[0].label)
    await desk.reply(case.id, rina, "Sudah kami betulkan.", str(case.id))
    await visitor.hears()
    return await house.again(case)


async def is_late_nowhere(house: House, case: Case) -> None:
    """Neither the queue, nor the overview, nor the case's page calls it late."""
    superior, agent = await house.staff(Role.SUPERIOR), await house.staff(Role.AGENT)
    queue = (await agent.get("/inbox/queue")).text
    (line,) = re.findall(rf'<li data-key="{case.id}" class="([^"]*)"', queue)
    assert "late" not in line.split()
    due = re.findall(r'data-due="([^"]+)"', (await agent.get(f"/inbox/{case.id}")).text)
    assert [one for one in due if datetime.fromisoformat(one) <= house.clock()] == []
    assert f'data-key="{case.id}"' not in (await agent.get("/inbox/queue?view=late")).text
    overview = (await superior.get("/overview")).text
    assert "▲" not in overview.split("<main")[1]


def test_some_office_waits_for_its_complainants() -> None:
    assert WAITS


@pytest.mark.parametrize(("office", "stage"), WAITS, ids=lambda one: getattr(one, "key", one))
async def test_the_end_of_the_complainants_own_time_makes_nobody_late(
    tmp_path: Path, office: str, stage: Stage
) -> None:
    clock = Clock()
    async with open_house(tmp_path, clock=clock, known=knowledge(office)) as house:
        clock.now = datetime.fromisoformat(MORNING).replace(tzinfo=house.parts.office.zone)
        case = await answered(house)
        assert case.stage == stage.key
        (own,) = (one for one in case.deadlines if case.is_theirs(one))
        assert own.due_at is not None
        for moment in (own.due_at - MOMENT, own.due_at, own.due_at + MOMENT):
            clock.now = moment
            await is_late_nowhere(house, case)
        clock.now += timedelta(hours=30)  # nobody was there to ring
        await is_late_nowhere(house, case)
        await house.talk.ring()
        assert (await house.again(case)).status is CaseStatus.CLOSED
