"""Masked numbers at the desk: hidden on the case's page until asked for, and in every list."""

from datetime import UTC, datetime
from pathlib import Path

from app.talks.running import knowledge_of
from desk.case_intake import Intake
from handoff.accounts import Role
from handoff.case import Source
from reports.columns import cells
from tests.numbers import office_with_numbers
from tests.web.house import open_house

IDENTITY = {
    "full_name": "Siti Aminah",
    "passport": "a 7654321",
    "family_card": "2171011503120004",
    "policy": "pol 2026 00417",
}
AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
TOLD = "Paspor A 765-4321 ditolak loket, polis POL-2026-00417"


async def test_they_are_hidden_until_somebody_asks_and_in_the_queue(tmp_path: Path) -> None:
    known = knowledge_of(office_with_numbers(tmp_path / "procedures"))
    async with open_house(tmp_path / "data", known=known) as house:
        rina = await house.staff(Role.AGENT)
        entry = Intake(Source.VISIT, AT, "membership", TOLD, "", IDENTITY)
        case = await house.program.desk.enter(house.people[Role.AGENT], entry, "k" * 16)
        assert case.identity["passport"] == "A7654321"
        panel = (await rina.get(f"/inbox/{case.id}/case")).text
        assert ">•••• 4321</span>" in panel
        assert 'data-shown="A7654321"' in panel
        assert ">•••• •••• •••• 0004</span>" in panel
        assert "POL-2026-00417" in panel
        queue = (await rina.get("/inbox")).text
        assert "Paspor •••• 4321 ditolak loket, polis POL-2026-00417" in queue
        assert "765-4321" not in queue


async def test_registers_show_none_and_papers_of_the_case_all(tmp_path: Path) -> None:
    known = knowledge_of(office_with_numbers(tmp_path / "procedures"))
    async with open_house(tmp_path / "data", known=known) as house:
        entry = Intake(Source.VISIT, AT, "membership", TOLD, "", IDENTITY)
        case = await house.program.desk.enter(house.people[Role.AGENT], entry, "k" * 16)
        paper = await house.program.store.records(house.parts.office, {}).case(case.id)
        line = cells(1, paper.record)
        assert "Paspor •••• 4321 ditolak loket, polis POL-2026-00417" in line
        assert ("Nomor paspor", "A7654321") in paper.identity
        assert ("Nomor kartu keluarga", "2171011503120004") in paper.identity
