"""Carrying a script out on a SQLite connection, step by step."""

import sqlite3
from typing import Any

from storage.database.script import Rows, Script


def carry_out(connection: sqlite3.Connection, script: Script) -> Any:
    """Answer every batch of the script; its result. Raises what it or the driver raises."""
    answers: list[Rows] | None = None
    cursor = connection.cursor()
    try:
        while True:
            batch = next(script) if answers is None else script.send(answers)
            answers = []
            for sql, params in batch:
                cursor.execute(sql.sqlite, params)
                answers.append(cursor.fetchall() if sql.returns else ())
    except StopIteration as done:
        return done.value
    finally:
        script.close()
