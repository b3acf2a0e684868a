"""A way into a store's database past the store, as somebody with its password would go."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import psycopg

from storage.database.script import Ask, Row


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
        tell(place, "ALTER TABLE fact DISABLE TRIGGER ALL")
        tell(place, "ALTER TABLE chat_address DROP CONSTRAINT chat_address_chat_fkey")
        tell(place, "ALTER TABLE fact DROP CONSTRAINT fact_chat_fkey")
        return
    for name in ("fact_not_changed", "fact_not_deleted", "fact_not_replaced"):
        tell(place, f"DROP TRIGGER {name}")


def _postgres(place: str, asks: Sequence[Ask], params: Mapping[str, object]) -> Sequence[Row]:
    with psycopg.connect(place, autocommit=True) as connection:
        for ask in asks:
            cursor = connection.execute(ask.postgres.encode(), params)
            rows = cursor.fetchall() if cursor.description else []
    return rows
