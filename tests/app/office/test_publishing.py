"""What an office's file says is in force while the hotline runs."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.office.knowledge import Knowledge, load_knowledge
from app.office.publishing import PAUSE, Publisher, Titles, difference
from app.settings import ROOT, Settings
from desk_info.entry import Entry
from desk_info.loading import load_desk_info
from desk_info.matching.matcher import Matcher
from tests.hotline.house import MORNING, House, open_house
from tests.waiting import until

OFFICE = "rsud-haji"
HOURS = """\
  - id: visiting-hours
    topic: Besuk
    title: Jam besuk
    answer: Setiap hari *11.00–12.00 WIB*.
    variants: [jam besuk, jam bsuk brp]
"""
PARKING = """\
  - id: parking
    topic: Lokasi
    title: Parkir
    answer: Di halaman depan.
    variants: [tempat parkir mobil, bayar parkir brp]
"""
CAFE = """\
  - id: cafe
    topic: Lokasi
    title: Kantin
    answer: Kantin buka pukul 07.00–16.00.
    variants: [kantin buka jam berapa, ada kantin]
"""


def entry(name: str, answer: str = "Ya.") -> Entry:
    return Entry(name, "Umum", name, answer, (name,))


class Desk:
    """A desk_info.yml that an editor writes, a publisher and what is in force."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.write(HOURS, PARKING)
        self.matcher = Matcher([])
        self.publisher = Publisher(path, self.matcher)

    def write(self, *entries: str) -> None:
        """Save the file."""
        self.path.write_text("entries:\n" + "".join(entries), encoding="utf-8")

    async def looks(self) -> None:
        """As often as a change needs to be seen at rest."""
        await self.publisher.look()
        await self.publisher.look()

    @property
    def in_force(self) -> dict[str, str]:
        """The answers by id."""
        return {name: one.answer for name, one in self.matcher.by_id.items()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A file with two entries, not looked at yet."""
    return Desk(tmp_path / "desk_info.yml")


def test_only_what_differs_is_published_and_only_what_is_gone_is_withdrawn() -> None:
    now = {name: entry(name) for name in ("a", "b", "c")}
    change = difference(now, [entry("c"), entry("b", "Tidak."), entry("d")])
    assert change.published == (entry("b", "Tidak."), entry("d"))
    assert change.withdrawn == ("a",)
    assert not difference(now, list(now.values()))


async def test_what_is_added_changed_and_taken_out_is_in_force(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "loket.publishing")
    await desk.looks()
    assert set(desk.in_force) == {"visiting-hours", "parking"}
    desk.write(HOURS.replace("12.00", "13.00"), CAFE)
    await desk.looks()
    assert desk.in_force == {
        "visiting-hours": "Setiap hari *11.00–13.00 WIB*.",
        "cafe": "Kantin buka pukul 07.00–16.00.",
    }
    said = [record.message for record in caplog.records]
    assert said == [
        "desk information: 2 published, 0 withdrawn",
        "desk information: 2 published, 1 withdrawn",
    ]


async def test_a_file_that_stays_as_it_is_is_read_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def reading(path: Path) -> tuple[Entry, ...]:
        read.append(path)
        return load_desk_info(path)

    monkeypatch.setattr("app.office.publishing.load_desk_info", reading)
    for _ in range(5):
        await desk.looks()
    assert read == [desk.path]


async def test_a_mistake_keeps_the_old_entries_and_is_told_once_with_its_line(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.looks()
    before = desk.in_force
    desk.write(HOURS.replace("title: Jam besuk", "tittle: Jam besuk"), CAFE)
    for _ in range(3):
        await desk.looks()
    assert desk.in_force == before
    assert desk.publisher.mistake.startswith("desk_info.yml, line 4, ")
    assert "did you mean 'title'?" in desk.publisher.mistake
    assert sum(record.levelname == "ERROR" for record in caplog.records) == 1
    desk.write(HOURS, CAFE)
    await desk.looks()
    assert desk.publisher.mistake == ""
    assert set(desk.in_force) == {"visiting-hours", "cafe"}


async def test_a_file_that_is_gone_takes_nothing_away(desk: Desk) -> None:
    await desk.looks()
    desk.path.unlink()
    await desk.looks()
    assert len(desk.in_force) == 2
    assert "cannot be read" in desk.publisher.mistake
    desk.write(PARKING)
    await desk.looks()
    assert (desk.publisher.mistake, set(desk.in_force)) == ("", {"parking"})


async def test_a_file_that_is_being_written_is_not_read_yet(desk: Desk) -> None:
    await desk.looks()
    for half in (HOURS, HOURS + CAFE):
        desk.write(half)
        await desk.publisher.look()
        assert set(desk.in_force) == {"visiting-hours", "parking"}
    await desk.publisher.look()
    assert set(desk.in_force) == {"visiting-hours", "cafe"}


async def test_what_changes_while_it_is_read_is_read_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(path: Path) -> tuple[Entry, ...]:
        entries = load_desk_info(path)
        monkeypatch.undo()
        desk.write(CAFE)
        return entries

    monkeypatch.setattr("app.office.publishing.load_desk_info", slow)
    await desk.looks()
    assert desk.in_force == {}
    await desk.looks()
    assert set(desk.in_force) == {"cafe"}


async def test_another_file_of_the_same_size_and_time_is_another_file(desk: Desk) -> None:
    await desk.looks()
    was = desk.path.stat()
    other = desk.path.with_name("new.yml")
    other.write_text(desk.path.read_text("utf-8").replace("11.00", "10.00"), encoding="utf-8")
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    other.replace(desk.path)
    await desk.looks()
    assert "10.00" in desk.in_force["visiting-hours"]


def test_titles_are_those_in_force() -> None:
    matcher = Matcher([entry("a")])
    titles = Titles(matcher.by_id)
    matcher.publish(entry("b"))
    matcher.withdraw("a")
    assert dict(titles) == {"b": "b"}
    assert len(titles) == 1


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of an office whose answers are those of the test."""
    folder = tmp_path / "procedures" / OFFICE
    folder.mkdir(parents=True)
    for name in ("procedure.yml", "replies.yml"):
        (folder / name).write_bytes((ROOT / "procedures" / OFFICE / name).read_bytes())
    (folder / "desk_info.yml").write_text("entries:\n" + HOURS + PARKING, encoding="utf-8")
    return folder


@pytest.fixture
async def house(office: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A hotline of that office, at work."""
    settings = Settings.model_construct(office=OFFICE, procedures=office.parent)
    known: Knowledge = load_knowledge(settings)
    async with open_house(tmp_path / "data", MORNING, known) as opened:
        with at_work(opened):
            yield opened


@contextmanager
def at_work(house: House) -> Iterator[None]:
    """The loops of the program run."""
    task = asyncio.create_task(house.program.publisher.run())
    try:
        yield
    finally:
        task.cancel()


def test_a_change_is_looked_at_and_settled_within_two_seconds() -> None:
    assert 3 * PAUSE <= 2


async def test_the_chat_has_the_new_answer(house: House, office: Path) -> None:
    visitor, entries = house.visitor(), house.program.knowledge.office.entries
    assert "11.00–12.00" in "".join(await visitor.says("jam besuk?"))
    changed = HOURS.replace("12.00", "13.00").replace("jam bsuk brp", "boleh jenguk kapan")
    (office / "desk_info.yml").write_text("entries:\n" + changed + CAFE, encoding="utf-8")
    await until(lambda: "cafe" in entries, "the new entry is not in force")
    assert "11.00–13.00" in "".join(await visitor.says("jam besuk?"))
    assert "07.00–16.00" in "".join(await visitor.says("kantin buka jam berapa"))
    assert "halaman depan" not in "".join(await visitor.says("tempat parkir mobil"))


async def test_an_old_button_of_an_entry_that_is_withdrawn_says_so(
    house: House, office: Path
) -> None:
    visitor, entries = house.visitor(), house.program.knowledge.office.entries
    assert "halaman depan" in "".join(await visitor.presses_id("entry:parking"))
    (office / "desk_info.yml").write_text("entries:\n" + HOURS, encoding="utf-8")
    await until(lambda: "parking" not in entries, "the old entry is in force")
    said = "".join(await visitor.presses_id("entry:parking"))
    assert "halaman depan" not in said
    assert said
