"""PostgreSQL: a pool of connections, one transaction a script, its batches pipelined."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import psycopg
from psycopg.types.numeric import Int8Dumper
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from core.errors import BadConfiguration, Conflict, LoketError
from storage.database.backend import Look
from storage.database.script import Question, Rows, Script
from storage.errors import StorageFailed

Result = TypeVar("Result")
_OTHERS_FIRST = (
    psycopg.errors.UniqueViolation,
    psycopg.errors.ForeignKeyViolation,
    psycopg.errors.SerializationFailure,
    psycopg.errors.DeadlockDetected,
)


def translated(error: psycopg.Error) -> LoketError:
    """The driver's error in our own words."""
    if isinstance(error, _OTHERS_FIRST):
        return Conflict(str(error))
    if isinstance(error, psycopg.errors.DiskFull):
        return StorageFailed("the disk of the database is full; nothing of this was written")
    return StorageFailed(f"{type(error).__name__}: {error}")


async def _configure(connection: psycopg.AsyncConnection[Any]) -> None:
    await connection.set_autocommit(True)
    # One integer type for all, so that a statement is prepared once and not once a size.
    connection.adapters.register_dumper(int, Int8Dumper)
    connection.prepared_max = 500


class PostgreSQL:
    """A database on a server."""

    name = "postgresql"

    def __init__(self, pool: AsyncConnectionPool[Any]) -> None:
        self._pool = pool
        self._tasks: set[asyncio.Task[Any]] = set()

    @classmethod
    async def connect(cls, url: str, connections: int) -> "PostgreSQL":
        """With a pool of at most `connections`. Raises `BadConfiguration` when nobody answers."""
        pool = AsyncConnectionPool(
            url,
            min_size=min(2, connections),
            max_size=connections,
            configure=_configure,
            open=False,
            name="loket",
        )
        try:
            await pool.open(wait=True, timeout=15)
        except PoolTimeout as error:
            await pool.close()
            raise BadConfiguration(f"the PostgreSQL server does not answer: {error}") from error
        return cls(pool)

    async def run(self, script: Script) -> Any:
        """See `Backend.run`."""
        return await self._finished(self._run(script))

    async def tell(self, question: Question) -> Rows:
        """See `Backend.tell`."""
        (rows,) = await self._finished(self.read(question))
        return rows

    async def read(self, *questions: Question) -> Sequence[Rows]:
        """See `Backend.read`."""
        try:
            async with self._pool.connection() as connection:
                return [await _rows(connection, question) for question in questions]
        except psycopg.Error as error:
            raise translated(error) from error

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Look]:
        """See `Backend.snapshot`."""
        async with self._pool.connection() as connection, connection.transaction():
            await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

            async def look(question: Question) -> Rows:
                try:
                    return await _rows(connection, question)
                except psycopg.Error as error:
                    raise translated(error) from error

            yield look

    async def aclose(self) -> None:
        """See `Backend.aclose`."""
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._pool.close()

    async def _finished(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Have it done to its end even when whoever asked for it is cancelled."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return await asyncio.shield(task)

    async def _run(self, script: Script) -> Any:
        try:
            # What fails in the pipeline aborts the rest of it; the pool then rolls back.
            async with self._pool.connection() as connection, connection.pipeline():
                await connection.execute("BEGIN")
                result = await _carry_out(connection, script)
                await connection.execute("COMMIT")
            return result  # noqa: TRY300  # only after the pipeline said that all of it worked
        except psycopg.Error as error:
            raise translated(error) from error
        finally:
            script.close()


async def _carry_out(connection: psycopg.AsyncConnection[Any], script: Script) -> Any:
    answers: list[Rows] | None = None
    try:
        while True:
            batch = next(script) if answers is None else script.send(answers)
            cursors = [
                await connection.execute(sql.postgres, params, prepare=True)
                for sql, params in batch
            ]
            answers = [
                await cursor.fetchall() if sql.returns else ()
                for cursor, (sql, _) in zip(cursors, batch, strict=True)
            ]
    except StopIteration as done:
        return done.value


async def _rows(connection: psycopg.AsyncConnection[Any], question: Question) -> Rows:
    sql, params = question
    cursor = await connection.execute(sql.postgres, params, prepare=True)
    rows: Rows = await cursor.fetchall() if sql.returns else ()
    return rows
