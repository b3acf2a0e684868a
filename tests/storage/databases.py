"""A way into a store's database past the store, as somebody with its password would go."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import psycopg

from storage.database.script import Ask, Row

_GUARDED = ("fact", "checkpoint", "checkpoint_chat")


def tell(place: str, *statements: str, **params: object) -> Sequence[Row]:
    """Carry out statements with the same parameters, each committed; the rows of the last one."""
    asks = [Ask(statement) for statement in statements]
    if place.startswith("postgresql://"):
        return _postgres(place, asks, params)
    path = Path(place) / "loket.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for ask in asks:
            rows = connection.execute(ask.sqlite, params).fetchall()
    return rows


def unlock(place: str) -> None:
    """Take away what guards the facts, as only an owner of the database can."""
    if place.startswith("postgresql://"):
        for table in _GUARDED:
            tell(place, f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        tell(place, "ALTER TABLE chat_address DROP CONSTRAINT chat_address_chat_fkey")
        tell(place, "ALTER TABLE fact DROP CONSTRAINT fact_chat_fkey")
        return
    for table in _GUARDED:
        for refused in ("changed", "deleted", "replaced"):
            tell(place, f"DROP TRIGGER {table}_not_{refused}")


def lock(place: str, as_it_was: Sequence[Row]) -> None:
    """Put back what `guards` had read: who changes things unseen does."""
    if place.startswith("postgresql://"):
        for table in _GUARDED:
            tell(place, f"ALTER TABLE {table} ENABLE TRIGGER ALL")
        return
    for (sql,) in as_it_was:
        tell(place, sql)


def guards(place: str) -> Sequence[Row]:
    """The triggers of a file, as SQL; a server's are only switched off."""
    if place.startswith("postgresql://"):
        return []
    return tell(place, "SELECT sql FROM sqlite_master WHERE type = 'trigger'")


def _postgres(place: str, asks: Sequence[Ask], params: Mapping[str, object]) -> Sequence[Row]:
    with psycopg.connect(place, autocommit=True) as connection:
        for ask in asks:
            cursor = connection.execute(ask.postgres.encode(), params)
            rows = cursor.fetchall() if cursor.description else []
    return rows
