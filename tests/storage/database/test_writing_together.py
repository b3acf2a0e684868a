"""Units that are written in one commit: of one that fails nothing stays, of the others all does."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import Conflict
from storage.database.script import Ask, Script, ask
from storage.database.sqlite import SQLite

PUT = Ask("INSERT INTO thing (name) VALUES (:name)")
PLACES = (0, 1, 2)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SQLite]:
    path = tmp_path / "things.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE thing (name TEXT PRIMARY KEY)")
    opened = SQLite(path)
    yield opened
    await opened.aclose()


def two(first: str, second: str) -> Script:
    yield [ask(PUT, name=first)]
    yield [ask(PUT, name=second)]


def half(name: str) -> Script:
    yield [ask(PUT, name=name)]
    raise Conflict("somebody else was first")


async def names(database: SQLite) -> set[str]:
    (rows,) = await database.read(ask(Ask("SELECT name FROM thing")))
    return {name for (name,) in rows}


@pytest.mark.parametrize("place", PLACES)
async def test_a_unit_that_fails_takes_nobody_with_it(database: SQLite, place: int) -> None:
    units = [database.run(two(f"{number}a", f"{number}b")) for number in range(2)]
    units.insert(place, database.run(half("lost")))

    said = await asyncio.gather(*units, return_exceptions=True)

    assert [isinstance(one, Conflict) for one in said] == [at == place for at in PLACES]
    assert await names(database) == {"0a", "0b", "1a", "1b"}


@pytest.mark.parametrize("place", PLACES)
async def test_a_statement_that_fails_takes_nobody_with_it(database: SQLite, place: int) -> None:
    await database.tell(ask(PUT, name="there"))
    units = [database.run(two(f"{number}a", f"{number}b")) for number in range(2)]
    units.insert(place, database.tell(ask(PUT, name="there")))

    said = await asyncio.gather(*units, return_exceptions=True)

    assert [isinstance(one, Conflict) for one in said] == [at == place for at in PLACES]
    assert await names(database) == {"0a", "0b", "1a", "1b", "there"}
