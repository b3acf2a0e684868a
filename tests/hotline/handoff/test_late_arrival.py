"""A message that a platform brings late: its clocks run from when it was written."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.recording import OLDEST, late_by, written_at
from core.facts import Fact
from handoff.allowance import DeadlineKind
from handoff.desk import Reader
from handoff.notices import AGENTS, NoticeKind
from tests.hotline.house import House, knowledge, open_house

HOURS = timedelta(hours=1)
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # Wednesday 10.00 WITA


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, NOW) as opened:
        yield opened


async def test_thirty_hours_late_the_clocks_run_from_when_it_was_written(house: House) -> None:
    visitor = house.visitor()
    visitor.ahead = -30 * HOURS
    (said,) = await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    first = case.deadline(DeadlineKind.FIRST_REPLY)
    calendar = house.program.knowledge.office.calendar
    written = NOW - 30 * HOURS
    assert first is not None
    assert first.since == written
    assert first.due_at == calendar.add_working(written, timedelta(hours=8, minutes=30))
    assert first.due_at < NOW
    assert case.came_at == written
    assert case.late_by == 30 * HOURS
    # What is promised lies ahead, in opening hours: four hours from now, which is 14.00.
    assert case.promised_at == NOW + 4 * HOURS
    assert "Rabu, 25 November 2026 pukul 14.00 WITA" in said


async def test_the_office_hears_at_once_of_what_had_passed_when_it_came(house: House) -> None:
    visitor = house.visitor()
    visitor.ahead = -30 * HOURS
    await visitor.says("petugas")
    await visitor.hears()
    await house.ring()
    reader = Reader(0, frozenset({AGENTS, "superiors"}), frozenset())
    notices = await house.program.store.desk.notices(reader, 50)
    assert NoticeKind.PASSED in [one.notice.kind for one in notices]
    assert Fact.DEADLINE_PASSED in await visitor.facts()
    assert await visitor.hears() == []  # nobody apologises for a promise that was given just now


async def test_what_was_promised_then_is_what_it_is_judged_by(house: House) -> None:
    visitor, rina = house.visitor(), await house.agent()
    visitor.ahead = -30 * HOURS
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    await house.ring()
    house.clock.move(hours=2)
    await house.program.desk.claim(case.id, rina)
    await house.program.desk.reply(case.id, rina, "Sudah siap.", "k1")
    office = house.program.knowledge.office.procedure
    record = (await house.program.store.records(office, {}).case(case.id)).record
    assert record.first_reply is not None
    assert record.first_reply.late is False
    assert record.first_reply.due_at == NOW + 4 * HOURS
    assert record.late_by == 30 * HOURS


async def test_a_call_back_of_half_an_hour_that_came_an_hour_late_is_promised_anew(
    tmp_path: Path,
) -> None:
    at = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # 10.00 WIB
    async with open_house(tmp_path, at, knowledge("dinkes-batam")) as house:
        visitor = house.visitor()
        visitor.ahead = -HOURS
        for words in ("halo", "konsultasi", "kartu saya tidak aktif", "081255443321", "ya"):
            await visitor.says(words)
        case = await visitor.case()
        assert case is not None
        call_back = case.deadline(DeadlineKind.CALL_BACK)
        assert call_back is not None
        assert call_back.due_at == at - timedelta(minutes=30)
        assert case.promised_at == at + timedelta(minutes=30)


async def test_what_comes_on_its_ordinary_way_is_not_called_late(house: House) -> None:
    visitor = house.visitor()
    visitor.ahead = timedelta(minutes=-2)
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    assert case.late_by == timedelta()
    assert case.promised_at == NOW + 24 * HOURS - timedelta(minutes=2)


async def test_a_word_to_an_agent_that_came_late_is_owed_since_it_was_written(
    house: House,
) -> None:
    visitor, rina = house.visitor(), await house.agent()
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    await house.program.desk.claim(case.id, rina)
    await house.program.desk.reply(case.id, rina, "Sudah siap.", "k1")
    house.clock.move(hours=3)
    visitor.ahead = -2 * HOURS
    await visitor.says("loket mana?")
    asked = await visitor.case()
    assert asked is not None
    owed = asked.deadline(DeadlineKind.NEXT_REPLY)
    assert owed is not None
    assert owed.since == NOW + HOURS
    (line,) = [
        one.fact for one in await visitor.lines() if one.fact.data.get("text") == "loket mana?"
    ]
    assert line.data["late_seconds"] == 2 * 60 * 60


def test_a_time_that_no_platform_can_mean_is_now() -> None:
    assert written_at(NOW - 30 * HOURS, NOW) == NOW - 30 * HOURS
    assert written_at(NOW + HOURS, NOW) == NOW
    assert written_at(datetime(1970, 1, 1, tzinfo=UTC), NOW) == NOW
    assert written_at(NOW - OLDEST, NOW) == NOW - OLDEST
    assert late_by(NOW - timedelta(minutes=3), NOW) == timedelta()
