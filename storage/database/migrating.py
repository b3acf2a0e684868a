"""Brings the tables to where the code is; knows the database only as a URL."""

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  # fills SQLModel.metadata
from core.errors import BadConfiguration

METADATA = SQLModel.metadata
FOLDER = Path(__file__).parents[1] / "migrations"
_VERSION = "alembic_version"  # of whichever program keeps one
_LOCK = 7_625_633  # any number, as long as every process takes the same


def migrate(url: str | sa.URL) -> None:
    """Run the migrations that are missing, in one transaction where the database can.

    Two processes that start together do not run them twice. Raises `BadConfiguration` when the
    database is newer than the code or does not answer.
    """
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    if engine.dialect.name == "sqlite":
        _begin_before_anything(engine)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            refuse_foreign(connection)
            config = _config(connection)
            refuse_newer(connection, config)
            command.upgrade(config, "head")
    except sa.exc.DBAPIError as error:
        raise BadConfiguration(f"the tables cannot be brought up to date: {error.orig}") from error
    finally:
        engine.dispose()


def check(url: str | sa.URL) -> None:
    """Raises `BadConfiguration` unless the tables are those of this code; changes nothing."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    try:
        with engine.connect() as connection:
            refuse_foreign(connection)
            config = _config(connection)
            refuse_newer(connection, config)
            head = ScriptDirectory.from_config(config).get_current_head()
            found = MigrationContext.configure(connection).get_current_revision()
            if found is None:
                raise BadConfiguration("there are no tables of a hotline; loket serve makes them")
            if found != head:
                raise BadConfiguration(
                    "the tables are older than this loket; start it once for writing"
                )
    except sa.exc.DBAPIError as error:
        raise BadConfiguration(f"the tables cannot be read: {error.orig}") from error
    finally:
        engine.dispose()


def refuse_newer(connection: sa.Connection, config: Config) -> None:
    """Raises `BadConfiguration` when a newer version of the code has been here."""
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = set(MigrationContext.configure(connection).get_current_heads()) - known
    if found:
        raise BadConfiguration(
            f"the database was written by a newer loket (its tables are at {found.pop()}); "
            "install that version again, or restore the backup made before the update"
        )


def refuse_foreign(connection: sa.Connection) -> None:
    """Raises `BadConfiguration` when the file is the database of another program.

    A PostgreSQL database may hold more than one program's tables; a file is one's alone.
    """
    if connection.dialect.name != "sqlite":
        return
    tables = sorted(sa.inspect(connection).get_table_names())
    foreign = [name for name in tables if name not in METADATA.tables and name != _VERSION]
    if len(foreign) > len(tables) / 2:
        (_, _, file), *_ = connection.exec_driver_sql("PRAGMA database_list")
        raise BadConfiguration(
            f"{file} is the database of another program (with the tables {', '.join(foreign[:3])}"
            f"{', …' if foreign[3:] else ''}); give Loket a folder of its own"
        )


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    attributes: dict[str, Any] = config.attributes
    attributes["connection"] = connection
    return config


def _begin_before_anything(engine: sa.Engine) -> None:
    """Python's driver begins no transaction before a CREATE; we do, so that all or none is done."""

    @sa.event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None

    @sa.event.listens_for(engine, "begin")
    def begun(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
