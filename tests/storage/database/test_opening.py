"""Opening, sharing and leaving a store."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import BadConfiguration
from storage.errors import ReadOnly, StorageFailed
from storage.store import open_store
from tests.channel_names import On
from tests.storage.people import SITI, event, talk


async def test_a_folder_has_one_writer(tmp_path: Path) -> None:
    async with open_store(tmp_path):
        with pytest.raises(BadConfiguration, match="another loket"):
            async with open_store(tmp_path):
                pass
    async with open_store(tmp_path):
        pass


async def test_a_command_that_touches_no_chat_may_write_beside_the_server(tmp_path: Path) -> None:
    async with open_store(tmp_path) as server:
        (poison,) = (await server.events.keep(On.WEB, b"1", [event("m1")])).events
        await server.events.quarantine(poison.id, "unreadable")
        async with open_store(tmp_path, beside_server=True) as command:
            assert await command.events.release([poison.id]) == 1
        assert await server.events.waiting(0, 10) == [poison]


async def test_a_folder_can_be_read_while_it_is_written(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        await talk(store, "halo")
        async with open_store(tmp_path, read_only=True) as reader:
            assert await reader.desk.chat_of(SITI) is not None
            assert (await reader.verification.verify()).facts == 1
            with pytest.raises(ReadOnly):
                await talk(reader, "halo")


def test_a_folder_without_a_store_is_not_read(tmp_path: Path) -> None:
    async def look() -> None:
        async with open_store(tmp_path, read_only=True):
            pass

    with pytest.raises(BadConfiguration, match="there is no hotline in"):
        asyncio.run(look())
    assert list(tmp_path.iterdir()) == []


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loket.db").write_bytes(b"not a database at all, but long enough to look like one")
    with pytest.raises(BadConfiguration):
        async with open_store(tmp_path):
            pass


@pytest.mark.parametrize("place", ["mysql://localhost/loket", "sqlite:///loket.db"])
async def test_another_database_is_no_storage(place: str) -> None:
    with pytest.raises(BadConfiguration, match="no storage"):
        async with open_store(place):
            pass


async def test_a_server_that_is_not_there_is_bad_configuration(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration):
        async with open_store(f"postgresql://loket@/loket?host={tmp_path}"):
            pass


async def test_who_stops_waiting_does_not_stop_the_commit(place: str) -> None:
    async with open_store(place) as store:
        tasks = [
            asyncio.create_task(store.events.keep(On.WEB, b"%d" % n, [event(f"m{n}")]))
            for n in range(20)
        ]
        await asyncio.sleep(0)
        for task in tasks[::2]:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    cancelled = [result for result in results if isinstance(result, asyncio.CancelledError)]
    assert len(cancelled) == 10
    async with open_store(place) as store:
        assert len(await store.events.waiting(0, 100)) == 20


async def test_what_was_begun_is_written_before_the_store_closes(place: str) -> None:
    async with open_store(place) as store:
        tasks = [
            asyncio.create_task(store.events.keep(On.WEB, b"%d" % n, [event(f"m{n}")]))
            for n in range(50)
        ]
        await asyncio.sleep(0)
    results = await asyncio.gather(*tasks)
    assert all(len(kept.events) == 1 for kept in results)
    async with open_store(place) as store:
        assert len(await store.events.waiting(0, 100)) == 50


async def test_a_closed_store_takes_nothing_more(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        pass
    with pytest.raises(StorageFailed):
        await talk(store, "halo")


def test_the_writer_outlives_a_loop_that_was_closed(tmp_path: Path) -> None:
    loop = asyncio.new_event_loop()
    manager = open_store(tmp_path)
    store = loop.run_until_complete(manager.__aenter__())
    task = loop.create_task(store.events.keep(On.WEB, b"1", [event("m1")]))
    loop.run_until_complete(asyncio.sleep(0))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(task)
    loop.close()

    async def later() -> int:
        await store.events.keep(On.WEB, b"2", [event("m2")])
        found = len(await store.events.waiting(0, 10))
        await manager.__aexit__(None, None, None)
        return found

    assert asyncio.run(later()) == 2


async def test_a_full_disk_is_said_in_words_and_passes(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        await talk(store, "halo")
        connection = store.works._backend._writer._connection  # type: ignore[attr-defined]  # past the port
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(StorageFailed, match="disk is full"):
            await store.events.keep(On.WEB, bytes(100_000), [event("m1")])
        connection.execute("PRAGMA max_page_count=1000000")
        await store.events.keep(On.WEB, bytes(100_000), [event("m1")])
        assert len(await store.events.waiting(0, 10)) == 1


@pytest.mark.parametrize("left", ["loket.db-wal", "ab/cdef"])
async def test_where_only_the_database_is_gone_nobody_is_told_to_begin_anew(
    tmp_path: Path, left: str
) -> None:
    (tmp_path / left).parent.mkdir(exist_ok=True)
    (tmp_path / left).write_bytes(b"kept")
    with pytest.raises(BadConfiguration, match=r"no loket\.db: restore the backup"):
        async with open_store(tmp_path, read_only=True):
            pass


@pytest.mark.parametrize("how", ["serving", "read_only", "beside_server"])
@pytest.mark.parametrize("tables", [("recipes",), ("a", "alembic_version", "b", "c", "d")])
async def test_the_database_of_another_program_is_refused_by_name_and_left_as_it_was(
    tmp_path: Path, how: str, tables: tuple[str, ...]
) -> None:
    file = tmp_path / "loket.db"
    with closing(sqlite3.connect(file)) as other:
        for table in tables:
            other.execute(f"CREATE TABLE {table} (version_num TEXT)")
        other.commit()
    before = file.read_bytes()
    ways = {} if how == "serving" else {how: True}
    with pytest.raises(BadConfiguration) as refused:
        async with open_store(tmp_path, **ways):
            pass
    assert str(file) in str(refused.value)
    assert f"another program (with the tables {tables[0]}" in str(refused.value)
    assert file.read_bytes() == before
