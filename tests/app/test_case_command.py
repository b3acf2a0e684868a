"""`loket case explain` tells the whole story of a case's clocks, in order of time."""

import asyncio
import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.commands import cli
from app.conformance.house import open_house as ward
from app.conformance.rows import PlayedAccount
from app.explaining.story import story
from core.errors import NotFound
from core.facts import Fact
from desk.case_intake import Intake
from handoff.accounts import Credentials, Role
from handoff.case import Source
from tests.app.explained import explained, lines
from tests.hotline.house import MORNING, House, Visitor, knowledge, open_house
from tests.jobs.test_recounting import FRIDAY, asked, office

RUN = CliRunner()
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOKET_DATA", str(tmp_path))
    monkeypatch.setenv("LOKET_OFFICE", "rsjd-atma-husada")


def explain(number: str, *options: str) -> Result:
    return RUN.invoke(cli, ["case", "explain", number, *options])


async def told(house: House, visitor: Visitor) -> list[str]:
    """The lines of the newest case of the visitor, held against what is stored."""
    case = await visitor.case()
    assert case is not None
    rules = house.program.knowledge.office.rules
    found = await explained(house.program.store, case, rules, house.clock())
    return [line.strip() for line in lines(found, house.clock())]


async def over_a_weekend(folder: Path) -> str:
    """A case of Friday afternoon before Christmas, answered by nobody until it rings."""
    async with open_house(folder) as house:
        house.clock.move(days=24, hours=5)  # Friday 18 December, 15.00 WITA
        visitor = await asked(house)
        house.clock.move(hours=67)
        await house.ring()
        case = await visitor.case()
        assert case is not None
        return case.number


def test_the_command_tells_a_case_beside_nothing_and_changes_nothing(tmp_path: Path) -> None:
    number = asyncio.run(over_a_weekend(tmp_path))
    before = (tmp_path / "loket.db").read_bytes()
    result = explain(f" {number.lower()} ")
    assert result.exit_code == 0
    said = [line.strip() for line in result.stdout.splitlines()]
    assert said[0].startswith(f"Case {number} at Rumah Sakit Jiwa")
    start = said.index("Fri 2026-12-18 15:00 WITA  First answer: runs")
    assert said[start + 1 : start + 7] == [
        "since     Fri 2026-12-18 15:00 WITA, when the complainant first wrote",
        "allowed   8 h 30 min of opening time",
        "because   deadlines.first_reply in procedure.yml",
        "clock     opening hours alone",
        "counted   Fri 18 Dec 15:00–16:30 (1 h 30 min), Mon 21 Dec 08:00–15:00 (7 h) = 8 h 30 min",
        "closed    Sat 19 Dec, Sun 20 Dec (closed every week)",
    ]
    assert said[start + 7] == "due       Mon 2026-12-21 15:00 WITA"
    assert any("Hari Raya Natal" in line for line in said if line.startswith("closed"))
    assert (tmp_path / "loket.db").read_bytes() == before


def test_the_same_story_for_programs(tmp_path: Path) -> None:
    number = asyncio.run(over_a_weekend(tmp_path))
    data = json.loads(explain(number, "--json").stdout)
    assert (data["case"], data["zone"]) == (number, "Asia/Makassar")
    (first,) = (
        one
        for one in data["events"]
        if one["fact"] == "deadline_set" and one["data"]["deadline"] == "first_reply"
    )
    assert first["sum"]["end"] == first["data"]["due_at"] == "2026-12-21T15:00:00+08:00"
    assert [one["day"] for one in first["sum"]["passed_over"]] == ["2026-12-19", "2026-12-20"]
    assert {one["deadline"] for one in data["running"]} >= {"first_reply", "whole"}
    assert data["rings_at"] == min(one["rings_at"] for one in data["running"] if one["rings_at"])


def test_a_number_that_no_case_has_is_told_with_where_numbers_stand(tmp_path: Path) -> None:
    asyncio.run(over_a_weekend(tmp_path))
    result = explain("ADU-2026-999999")
    assert isinstance(result.exception, NotFound)
    said = str(result.exception)
    assert said.startswith("there is no case ADU-2026-999999")
    assert "ADU-2026-000123" in said


def test_a_case_whose_row_is_damaged_is_told_from_its_facts(tmp_path: Path) -> None:
    number = asyncio.run(over_a_weekend(tmp_path))
    database = sqlite3.connect(tmp_path / "loket.db")
    database.execute("UPDATE desk_case SET deadlines = 'x'")
    database.commit()
    database.close()
    result = explain(number)
    assert result.exit_code == 0
    assert "First answer: runs" in result.stdout
    assert "What runs now cannot be read" in result.stdout
    assert json.loads(explain(number, "--json").stdout)["status"] == "unreadable"


async def test_it_is_told_beside_a_running_hotline(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await asked(house)
        result = await asyncio.to_thread(explain, "ADU-2026-000001")
    assert result.exit_code == 0
    assert "Now (" in result.stdout


async def test_each_ring_says_whom_it_told_and_an_apology_what_it_moved(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        visitor, rina = await asked(house), await house.agent()
        case = await visitor.case()
        assert case is not None
        for _ in range(6):
            case = await visitor.case()
            assert case is not None
            if case.rings_at is None:
                break
            house.clock.now = max(house.clock.now, case.rings_at)
            await house.ring()
        await house.program.desk.claim(case.id, rina)
        await house.program.desk.reply(case.id, rina, "Maaf, ini jawabannya.", "k1")
        said = await told(house, visitor)
    ring = said.index("Wed 2026-11-25 08:00 WITA  First answer: rang, a warning, "
                      "2 h of opening time before the end")  # fmt: skip
    assert said[ring + 1 : ring + 4] == [
        "due       Wed 2026-11-25 10:00 WITA",
        "follows   tell_agent",
        "told      all agents",
    ]
    moved = said.index("Wed 2026-11-25 09:00 WITA  First answer: the complainant heard of "
                       "another time")  # fmt: skip
    assert said[moved + 1 : moved + 5] == [
        "from      Wed 2026-11-25 10:00 WITA",
        "to        Wed 2026-11-25 14:00 WITA",
        "because   the old one could not be kept",
        "counted   4 h of opening time after Wed 2026-11-25 10:00 WITA, while the office is open",
    ]
    over = said.index("Wed 2026-11-25 10:00 WITA  First answer: rang, its time is over")
    assert "told      all superiors" in said[over : over + 5]
    broken = next(place for place, line in enumerate(said) if "First answer: broken" in line)
    assert said[broken + 1 : broken + 3] == [
        "because   the complainant was answered",
        "due       Wed 2026-11-25 10:00 WITA",
    ]


async def test_a_day_that_was_closed_later_says_what_moved_and_by_what(tmp_path: Path) -> None:
    async with open_house(tmp_path, known=office()) as house:
        await house.program.catch_up()
        visitor = await asked(house)
    async with open_house(tmp_path, known=office(FRIDAY)) as house:
        visitor.house = house
        await house.program.catch_up()
        case = await visitor.case()
        assert case is not None
        facts = await house.program.store.desk.facts_of(case)
        assert [one.data["why"] for one in facts if one.kind is Fact.PROMISE_MOVED] == ["calendar"]
        said = await told_after_a_change(house, visitor)
    moved = next(place for place, line in enumerate(said) if "First answer: moved" in line)
    assert said[moved + 1 : moved + 6] == [
        "from      Fri 2026-11-27 16:30 WITA",
        "to        Mon 2026-11-30 16:30 WITA",
        "because   the calendar has changed",
        "counted   Wed 25 Nov, Thu 26 Nov, Mon 30 Nov",
        "closed    Fri 27 Nov (closed by the office); Sat 28 Nov, Sun 29 Nov (closed every week)",
    ]
    set_ = next(place for place, line in enumerate(said) if "First answer: runs" in line)
    changed = next(line for line in said[set_ : set_ + 9] if line.startswith("changed"))
    assert "by today's calendar it would be Mon 2026-11-30 16:30 WITA" in changed


async def told_after_a_change(house: House, visitor: Visitor) -> list[str]:
    """As `told`; what was recorded before the change does not come out any more."""
    case = await visitor.case()
    assert case is not None
    facts = await house.program.store.desk.facts_of(case)
    found = story(case, facts, house.program.knowledge.office.rules)
    agrees = {one.fact.kind: one.sum.agrees for one in found.events if one.sum}
    assert agrees[Fact.DEADLINE_MOVED]
    return [line.strip() for line in lines(found, house.clock())]


async def test_what_came_late_says_that_clocks_run_from_when_it_was_written(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        house.clock.move(days=1)
        visitor = house.visitor()
        visitor.ahead = -30 * HOUR
        await visitor.says("petugas")
        said = await told(house, visitor)
    assert (
        "What was written Tue 2026-11-24 04:00 WITA reached the hotline Wed 2026-11-25 10:00 WITA, "
        "30 h later: clocks run from when it was written."
    ) in said
    first = said.index("Wed 2026-11-25 10:00 WITA  First answer: runs")
    assert said[first + 1].startswith("since     Tue 2026-11-24 04:00 WITA")
    told_by = next(line for line in said[first : first + 9] if line.startswith("told"))
    assert told_by.startswith("told      Wed 2026-11-25 14:00 WITA")
    assert told_by.endswith("and what it is judged by")


async def test_a_case_entered_by_hand_runs_from_when_its_complainant_came(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        entry = Intake(
            source=Source.PHONE,
            came_at=house.clock() - HOUR,
            service="complaint",
            text="Antrean obat lama sekali.",
            name="Budi",
            identity={"full_name": "budi santoso", "phone": "0812 5544 3321"},
            files=(),
        )
        case = await house.program.desk.enter(await house.agent(), entry, "entry-0001")
        rules = house.program.knowledge.office.rules
        found = await explained(house.program.store, case, rules, house.clock())
        said = [line.strip() for line in lines(found, house.clock())]
    assert any("entered by hand by Rina, from: phone" in line for line in said)
    assert "since     Tue 2026-11-24 09:00 WITA, when the complainant turned to the office" in said


async def test_a_case_that_is_taken_up_again_runs_anew_from_then(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        visitor, rina = await asked(house), await house.agent()
        case = await visitor.case()
        assert case is not None
        await house.program.desk.claim(case.id, rina)
        await house.program.desk.categorise(case.id, rina, "Lain-lain")
        await house.program.desk.close(case.id, rina, "Lain-lain")
        said = await told(house, visitor)
        assert said[-1] == "Nothing runs any more: the case has ended."
        house.clock.move(hours=1)
        await visitor.says("belum selesai")
        said = await told(house, visitor)
    assert any("The case was taken up again" in line for line in said)
    assert "since     Tue 2026-11-24 11:00 WITA, when the case was taken up again" in said


async def test_an_answer_that_was_lost_is_owed_as_before_in_place_of_the_later_one(
    tmp_path: Path,
) -> None:
    async with ward(tmp_path, knowledge(), MORNING) as house:
        rina = await house.admit(
            PlayedAccount("rina", "Rina", Role.AGENT, frozenset({"petugas"}), Credentials(), True)
        )
        await house.hear(text="petugas")
        case = await house.case()
        assert case is not None
        await house.program.desk.claim(case.id, rina)
        await house.send()
        await house.program.desk.reply(case.id, rina, "Sudah siap.", "k1")
        sent = await house.send()
        await house.hear(text="halo, masih ada yang mau ditanyakan")
        await house.hear(about=sent, status="failed", reason="undeliverable", code="131026")
        case = await house.case()
        assert case is not None
        facts = await house.program.store.desk.facts_of(case)
        found = story(case, facts, house.program.knowledge.office.rules)
        said = [line.strip() for line in lines(found, house.clock())]
    assert found.replaced == ("next_reply",)
    again = "as before: the answer that had met it never arrived"
    assert f"since     Tue 2026-11-24 10:00 WITA, {again}" in said
    assert any("An answer never reached the complainant" in line for line in said)
    assert said[-1].startswith("Next answer: not counted any more")


async def test_an_apology_that_never_arrived_leaves_the_old_promise(tmp_path: Path) -> None:
    async with ward(tmp_path, knowledge(), MORNING) as house:
        await house.hear(text="petugas")
        await house.send()
        case = await house.case()
        assert case is not None
        due = case.promised_at
        assert due is not None
        await house.pass_time(due - HOUR)
        apology = await house.send()
        await house.hear(about=apology, status="failed", reason="undeliverable", code="131026")
        case = await house.case()
        assert case is not None
        assert case.promised_at == due
        found = await explained(
            house.program.store, case, house.program.knowledge.office.rules, house.clock()
        )
        said = [line.strip() for line in lines(found, house.clock())]
    lost = next(place for place, line in enumerate(said) if "before holds" in line)
    assert said[lost + 1 : lost + 4] == [
        "from      Wed 2026-11-25 14:00 WITA",
        "to        Wed 2026-11-25 10:00 WITA",
        "because   the words with the new time never arrived",
    ]
    assert any("who relies on the old time" in line for line in said)
