"""What is said to a database, as values: written once, carried out by either backend.

A script is a generator. It yields batches of questions and receives the list of their answers,
in order: the rows where the question returns rows, else an empty list. One script is one
transaction: if it raises, nothing of it was written. Whatever it returns is its result.
"""

import re
from collections.abc import Generator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, TypeAlias

from sqlmodel import SQLModel

Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = Sequence[Row]
_SQLITE_NOW = "CAST((julianday('now') - 2440587.5) * 86400000000.0 AS INTEGER)"
_POSTGRES_NOW = "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)"
_NAME = re.compile(r"(?<!:):([a-z_]\w*)")


class Ask:
    """One statement in SQL that both databases understand, with parameters written `:name`.

    `text` is the statement on one line. `now_micros()` in it is the database's own clock, in
    microseconds UTC. `returns` says whether it gives rows: SELECT, or anything with RETURNING.
    """

    def __init__(self, sql: str) -> None:
        self.text = " ".join(sql.split())
        self.sqlite = self.text.replace(" FOR UPDATE", "").replace("now_micros()", _SQLITE_NOW)
        self.returns = self.text.startswith(("SELECT", "WITH")) or " RETURNING " in self.text

    @cached_property
    def postgres(self) -> str:
        """The same in psycopg's style of parameters."""
        sql = self.text.replace("now_micros()", _POSTGRES_NOW)
        return _NAME.sub(r"%(\1)s", sql.replace("%", "%%"))

    def __repr__(self) -> str:
        return f"Ask({self.text!r})"


Question: TypeAlias = tuple[Ask, Mapping[str, object]]
Script: TypeAlias = Generator[Sequence[Question], Sequence[Rows], Any]


def insert(table: type[SQLModel], *, given: Sequence[str] = (), tail: str = "") -> Ask:
    """An INSERT of all columns of a table but those of a self-counting `id`.

    `given` are expressions for columns that are not parameters, written `column=expression`;
    `tail` is what follows, such as `RETURNING id`.
    """
    fixed = dict(item.split("=", 1) for item in given)
    names = [name for name in table.model_fields if name != "id"]
    values = ", ".join(fixed.get(name, f":{name}") for name in names)
    return Ask(f"INSERT INTO {table.__tablename__} ({', '.join(names)}) VALUES ({values}) {tail}")  # noqa: S608  # names come from our own tables


def ask(sql: Ask, **params: object) -> Question:
    """A question with its parameters."""
    return sql, params


def one(question: Question) -> Script:
    """A script of one question; returns its rows."""
    (rows,) = yield [question]
    return rows


def ask_together(sql: Ask, rows: Sequence[Mapping[str, object]]) -> Question:
    """One INSERT of several rows; `sql` is that of one row, without a tail."""
    if len(rows) == 1:
        return sql, rows[0]
    params = {f"{name}_{at}": value for at, row in enumerate(rows) for name, value in row.items()}
    return _of_several(sql, len(rows)), params


@cache
def _of_several(sql: Ask, rows: int) -> Ask:
    head, values = sql.text.split(" VALUES ")
    several = (_NAME.sub(rf":\1_{at}", values) for at in range(rows))
    return Ask(f"{head} VALUES {', '.join(several)}")
