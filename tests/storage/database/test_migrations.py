"""The tables come from the migrations alone, and are those of the code."""

import importlib
import pkgutil
import re
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import storage
from core.errors import BadConfiguration
from storage.database.migrating import METADATA, check, migrate
from storage.database.script import Ask
from storage.repositories.queue_sql import OF_UNIT, Pages
from storage.store import open_store
from tests.servers.postgres import Server
from tests.storage.databases import tell
from tests.storage.people import SITI, talk

_PARAMETER = re.compile(r"%\((\w+)\)s")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, as SQLAlchemy names it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/loket.db"
    server: Server = request.getfixturevalue("postgres")
    return server.url(server.create()).replace("postgresql://", "postgresql+psycopg://", 1)


def test_the_models_are_what_the_migrations_make(url: str) -> None:
    migrate(url)
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_migrating_again_changes_nothing(url: str) -> None:
    migrate(url)
    migrate(url)
    check(url)


def test_tables_that_are_not_there_are_not_read(url: str) -> None:
    with pytest.raises(BadConfiguration, match="loket serve makes them"):
        check(url)


async def test_a_database_of_a_newer_loket_is_refused(place: str) -> None:
    async with open_store(place) as store:
        await talk(store, "halo")
    tell(place, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(BadConfiguration, match="newer"):
        async with open_store(place):
            pass
    with pytest.raises(BadConfiguration, match="newer"):
        async with open_store(place, read_only=True):
            pass


async def test_a_store_can_be_opened_again_and_again(place: str) -> None:
    for number in range(3):
        async with open_store(place) as store:
            chat = (await talk(store, f"pesan {number}")).chat
            assert len((await store.desk.talk(chat, None, 10)).lines) == number + 1
            assert await store.desk.chat_of(SITI) == chat


def _statements() -> dict[str, Ask]:
    found: dict[str, Ask] = {}
    rooms = pkgutil.walk_packages(storage.__path__, "storage.")
    for module in (room.name for room in rooms if not room.name.startswith("storage.migrations")):
        for name, value in vars(importlib.import_module(module)).items():
            if isinstance(value, Ask):
                found[name] = value
            elif isinstance(value, Pages):
                found |= {f"{name}_first": value.first, f"{name}_next": value.next}
    for number, value in enumerate(OF_UNIT.values()):
        found |= {f"UNIT_{number}_first": value.first, f"UNIT_{number}_next": value.next}
    return found


def test_every_statement_fits_the_tables(url: str) -> None:
    migrate(url)
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        for name, sql in _statements().items():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"PREPARE the_{name} AS {_numbered(sql)}")
            else:
                names = dict.fromkeys(_PARAMETER.findall(sql.postgres), 0)
                connection.exec_driver_sql(f"EXPLAIN {sql.sqlite}", names)


# Small tables, and what a person asks for now and then.
_MAY_WALK = {
    "SEARCH", "TALLY", "ACCOUNTS", "ADMINISTRATORS", "SWEEP_INVITATIONS", "PRESENT",
    "GONE",
    # The verifier reads everything; a checkpoint looks at every chat once an hour.
    "CHECKPOINTS", "GROWN", "NEWEST_CHECKPOINT", "SEALED_CASES", "SEEN_FURTHER", "SENT_FURTHER",
    "SERIES",
}  # fmt: skip


def test_nothing_gets_slower_with_what_was_stored_before(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/loket.db")
    for name, sql in _statements().items():
        names = dict.fromkeys(_PARAMETER.findall(sql.postgres), 0)
        plan = [row[3] for row in tell(str(tmp_path), f"EXPLAIN QUERY PLAN {sql.text}", **names)]
        walks = [step for step in plan if step.startswith("SCAN") and "USING" not in step]
        walks = [step for step in walks if step != "SCAN CONSTANT ROW"]
        sorts = [step for step in plan if "TEMP B-TREE" in step]
        assert not walks + sorts or name in _MAY_WALK, (name, plan)


def _numbered(sql: Ask) -> str:
    """As PREPARE wants it: parameters by number."""
    numbers: dict[str, int] = {}
    return _PARAMETER.sub(
        lambda found: f"${numbers.setdefault(found[1], len(numbers) + 1)}", sql.postgres
    )


async def test_a_copy_of_the_folder_is_a_store(tmp_path: Path) -> None:
    async with open_store(tmp_path / "one") as store:
        await talk(store, "halo")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    async with open_store(tmp_path / "two") as store:
        assert await store.desk.chat_of(SITI) is not None
