"""SQLite: one thread that writes, many units of work in one commit, readers beside it."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, cast

from core.errors import BadConfiguration, Conflict, LoketError
from storage.database.backend import Look
from storage.database.driving import carry_out
from storage.database.script import Question, Rows, Script, one
from storage.errors import ReadOnly, StorageFailed

MOST_IN_ONE_COMMIT = 256
READERS = 2
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def connected(path: Path, *, read_only: bool, durable: bool = True) -> sqlite3.Connection:
    """A connection in which nothing begins a transaction by itself.

    What is committed survives a power cut where it is `durable`. Raises `BadConfiguration` when
    the file is missing or is no database.
    """
    mode = "ro" if read_only else "rw"
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=10,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        synchronous = "synchronous=FULL" if durable else "synchronous=OFF"
        for pragma in (synchronous, "foreign_keys=ON", "cache_size=-65536"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error as error:
        raise BadConfiguration(f"{path} cannot be opened as a database: {error}") from error
    return connection


def translated(error: sqlite3.Error) -> LoketError:
    """The driver's error in our own words."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, sqlite3.IntegrityError) and "append-only" not in str(error):
        return Conflict(str(error))
    if code == sqlite3.SQLITE_FULL:
        return StorageFailed("the disk is full; nothing of this was written")
    if code in _BUSY:
        return StorageFailed("another program holds the database; nothing of this was written")
    return StorageFailed(str(error))


@dataclass(frozen=True, slots=True)
class _Job:
    """`is_one`: a single statement, of which nothing stays when it fails."""

    script: Script
    future: asyncio.Future[Any]
    is_one: bool


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: _Job
    result: Any = None
    error: BaseException | None = None

    def tell(self) -> None:
        if self.job.future.done():
            return
        if self.error is None:
            self.job.future.set_result(self.result)
        else:
            self.job.future.set_exception(self.error)


class Writer:
    """The thread that alone writes. What waits is written together, in one commit.

    So is what comes while it is written: to have it on the disk costs more than all the rest. What
    is put within one turn of the event loop wakes the thread once.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._jobs: deque[_Job] = deque()
        self._calls: SimpleQueue[bool] = SimpleQueue()  # whether there will be another
        self._is_called = False
        self._thread = Thread(target=self._work, name="loket-writer", daemon=True)
        self._open = True
        self._thread.start()

    def put(self, script: Script, *, is_one: bool = False) -> asyncio.Future[Any]:
        """Queue a script, which is carried out also when nobody waits for it any more.

        Its future is resolved after the commit. `is_one`: it is a single statement. Call it on the
        event loop.
        """
        if not self._open:
            raise StorageFailed("the storage is closed")
        loop = asyncio.get_running_loop()
        job = _Job(script, loop.create_future(), is_one)
        self._jobs.append(job)
        if not self._is_called:
            self._is_called = True
            loop.call_soon(self._call)
        return job.future

    def close(self) -> None:
        """Write what is queued, then end the thread. Blocks."""
        self._open = False
        self._calls.put(False)
        self._thread.join()
        self._connection.close()

    def _call(self) -> None:
        self._is_called = False
        self._calls.put(True)

    def _work(self) -> None:
        goes_on = True
        while goes_on:
            goes_on = self._calls.get()
            while self._jobs:
                _tell(self._write(self._jobs.popleft()))

    def _write(self, first: _Job) -> Sequence[_Outcome]:
        """Carry out this one and those that come meanwhile, in one commit."""
        taken, outcomes = [first], list[_Outcome]()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            outcomes.append(self._one(first, is_first=True))
            for job in self._coming():
                taken.append(job)
                outcomes.append(self._one(job))
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            return [_Outcome(job, error=_caused(translated(error), error)) for job in taken]
        return outcomes

    def _coming(self) -> Iterator[_Job]:
        """What is queued by then, each time that it is asked."""
        for _ in range(MOST_IN_ONE_COMMIT - 1):
            if not self._jobs:
                return
            yield self._jobs.popleft()

    def _one(self, job: _Job, *, is_first: bool = False) -> _Outcome:
        """Of one that fails nothing stays: the first of a transaction needs no savepoint for it."""
        saved = not (is_first or job.is_one)
        if saved:
            self._connection.execute("SAVEPOINT unit")
        try:
            result = carry_out(self._connection, job.script)
        except Exception as error:
            if not self._connection.in_transaction:
                raise  # a full disk ends the whole transaction, with every unit in it
            if saved:
                self._connection.execute("ROLLBACK TO unit")
                self._connection.execute("RELEASE unit")
            elif is_first:
                self._connection.execute("ROLLBACK")
                self._connection.execute("BEGIN IMMEDIATE")
            if isinstance(error, sqlite3.Error):
                return _Outcome(job, error=_caused(translated(error), error))
            return _Outcome(job, error=error)
        if saved:
            self._connection.execute("RELEASE unit")
        return _Outcome(job, result)


def _caused(error: LoketError, cause: Exception) -> LoketError:
    error.__cause__ = cause
    return error


def _tell(outcomes: Sequence[_Outcome]) -> None:
    by_loop: dict[asyncio.AbstractEventLoop, list[_Outcome]] = {}
    for outcome in outcomes:
        by_loop.setdefault(outcome.job.future.get_loop(), []).append(outcome)
    for loop, told in by_loop.items():
        with suppress(RuntimeError):  # the loop is closed: nobody waits for the answer any more
            loop.call_soon_threadsafe(_tell_all, told)


def _tell_all(outcomes: Sequence[_Outcome]) -> None:
    for outcome in outcomes:
        outcome.tell()


class SQLite:
    """A database file in a folder of ours."""

    name = "sqlite"

    def __init__(self, path: Path, *, read_only: bool = False, durable: bool = True) -> None:
        self._path = path
        self._closed = False
        self._writer: Writer | None = None
        if not read_only:
            connection = connected(path, read_only=False, durable=durable)
            connection.execute("PRAGMA journal_mode=WAL")
            # What a savepoint needs to go back would else be written into files of its own.
            connection.execute("PRAGMA temp_store=MEMORY")
            self._writer = Writer(connection)
        self._readers: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        for _ in range(READERS):
            self._readers.put(connected(path, read_only=True))
        self._threads = ThreadPoolExecutor(READERS, thread_name_prefix="loket-reader")

    async def run(self, script: Script) -> Any:
        """See `Backend.run`. The commit happens even when the caller is cancelled."""
        return await self._open_writer().put(script)

    async def tell(self, question: Question) -> Rows:
        """See `Backend.tell`."""
        return cast("Rows", await self._open_writer().put(one(question), is_one=True))

    async def read(self, *questions: Question) -> Sequence[Rows]:
        """See `Backend.read`."""
        if self._closed:
            raise StorageFailed("the storage is closed")
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, self._look_all, questions
        )

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Look]:
        """See `Backend.snapshot`; on a connection of its own."""
        connection = await asyncio.to_thread(connected, self._path, read_only=True)

        async def look(question: Question) -> Rows:
            return await asyncio.to_thread(_look, connection, question)

        try:
            connection.execute("BEGIN")
            yield look
        finally:
            connection.close()

    async def aclose(self) -> None:
        """See `Backend.aclose`."""
        self._closed = True
        if self._writer is not None:
            await asyncio.to_thread(self._writer.close)
        await asyncio.to_thread(self._threads.shutdown)
        for _ in range(READERS):
            self._readers.get().close()

    def _open_writer(self) -> Writer:
        if self._writer is None:
            raise ReadOnly(f"{self._path} was opened for reading only")
        return self._writer

    def _look_all(self, questions: Sequence[Question]) -> Sequence[Rows]:
        connection = self._readers.get()
        try:
            return [_look(connection, question) for question in questions]
        finally:
            self._readers.put(connection)


def _look(connection: sqlite3.Connection, question: Question) -> Rows:
    sql, params = question
    try:
        return connection.execute(sql.sqlite, params).fetchall()
    except sqlite3.Error as error:
        raise translated(error) from error
