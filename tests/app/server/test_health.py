"""What a monitor is told: whether what comes in is kept."""

from dataclasses import replace
from pathlib import Path

from app.server.health import Health
from storage.files import StoredFiles
from tests.hotline.house import open_house


async def test_a_house_that_keeps_everything_is_well(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        facts = await Health(house.program)()
    assert facts["wrong"] == ()
    assert facts["uploads"] == "taken"


async def test_a_database_that_takes_nothing_is_named(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        store = house.program.store
        writer = store.works._backend._writer._connection  # type: ignore[attr-defined]  # past the port
        writer.execute("PRAGMA query_only=ON")
        assert (await Health(house.program)())["wrong"] == ("database",)
        writer.execute("PRAGMA query_only=OFF")
        assert (await Health(house.program)())["wrong"] == ()


async def test_a_data_folder_that_takes_nothing_is_named_without_its_path(tmp_path: Path) -> None:
    async with open_house(tmp_path / "data") as house:
        gone = StoredFiles(tmp_path / "gone")
        facts = await Health(replace(house.program, files=gone))()
    assert facts["wrong"] == ("files",)
    assert str(tmp_path) not in str(facts)


async def test_strangers_who_ask_again_and_again_write_once(tmp_path: Path) -> None:
    async with open_house(tmp_path / "data") as house:
        health = Health(replace(house.program, files=StoredFiles(tmp_path / "gone")))
        await health()
        (tmp_path / "gone").mkdir()
        assert (await health())["wrong"] == ("files",)
        health._looked_at = -9.0
        assert (await health())["wrong"] == ()
