"""The storage's public face: opens a database and hands out everything that keeps things there."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from core.errors import BadConfiguration
from handoff.procedure import Procedure
from storage.database.backend import Backend
from storage.database.blank import write_blank
from storage.database.migrating import check, migrate
from storage.database.postgres import PostgreSQL
from storage.database.sqlite import SQLite
from storage.folder import FILE_MODE, only_server
from storage.repositories.accounts import StoredAccounts
from storage.repositories.desk import StoredDesk
from storage.repositories.downloads import StoredDownloads
from storage.repositories.events import StoredEvents
from storage.repositories.feedback import StoredFeedback
from storage.repositories.notices import StoredNotices
from storage.repositories.outbox import StoredOutbox
from storage.repositories.records import StoredRecords
from storage.repositories.state import StoredState
from storage.repositories.timers import StoredTimers
from storage.unit_of_work.cache import ChatCache
from storage.unit_of_work.units_of_work import StoredUnitsOfWork
from storage.verification.checkpoints import Checkpoints
from storage.verification.verification import Verification

FILE_NAME = "loket.db"
CONNECTIONS = 16
CHATS_IN_MEMORY = 20_000
_SERVERS = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Store:
    """Everything that is kept, by who needs it; `backend` is `sqlite` or `postgresql`.

    `records` are read in the words of an office: its procedure, and the titles of its desk
    information's entries by id.
    """

    backend: str
    works: StoredUnitsOfWork
    events: StoredEvents
    outbox: StoredOutbox
    downloads: StoredDownloads
    notices: StoredNotices
    timers: StoredTimers
    desk: StoredDesk
    accounts: StoredAccounts
    state: StoredState
    feedback: StoredFeedback
    records: Callable[[Procedure, Mapping[str, str]], StoredRecords]
    verification: Verification
    checkpoints: Checkpoints


@asynccontextmanager
async def open_store(
    place: str | Path,
    *,
    read_only: bool = False,
    beside_server: bool = False,
    passing: bool = False,
    connections: int = CONNECTIONS,
) -> AsyncIterator[Store]:
    """Open the store at `place`: a folder (made if need be), or `postgresql://…`.

    Migrations run first, unless it is opened `read_only`. A folder is written by one process at a
    time; any number may read it, and a command that touches no chat may write `beside_server`,
    while one works there or not. These two make nothing where there is nothing. `passing`: a new
    folder that is thrown away afterwards; nothing in it would survive a power cut. `connections`
    is the most that PostgreSQL is asked for. Leaving waits until all that was begun is committed.
    Raises `BadConfiguration`.
    """
    text = str(place)
    if text.startswith(_SERVERS):
        url = sa.make_url(text).set(drivername="postgresql+psycopg")
        await asyncio.to_thread(check if read_only or beside_server else migrate, url)
        async with _closing(await PostgreSQL.connect(text, connections)) as backend:
            yield _store(backend)
        return
    if "://" in text:
        raise BadConfiguration(
            f"{text.split('://', 1)[0]}:// is no storage; give a folder such as /var/lib/loket "
            "or postgresql://user@host/loket"
        )
    with _only_writer(Path(text), read_only=read_only, shared=beside_server) as path:
        only_look = read_only or beside_server
        if passing:
            await asyncio.to_thread(write_blank, path)
        else:
            await asyncio.to_thread(check if only_look else migrate, _file_url(path, read_only))
        async with _closing(SQLite(path, read_only=read_only, durable=not passing)) as backend:
            yield _store(backend)


def _store(backend: Backend) -> Store:
    cache = ChatCache(CHATS_IN_MEMORY)
    return Store(
        backend.name,
        StoredUnitsOfWork(backend, cache),
        StoredEvents(backend),
        StoredOutbox(backend),
        StoredDownloads(backend),
        StoredNotices(backend),
        StoredTimers(backend, cache),
        StoredDesk(backend),
        StoredAccounts(backend),
        StoredState(backend),
        StoredFeedback(backend),
        partial(StoredRecords, backend),
        Verification(backend),
        Checkpoints(backend),
    )


@asynccontextmanager
async def _closing(backend: Backend) -> AsyncIterator[Backend]:
    try:
        yield backend
    finally:
        # Shielded: a cancelled server must still finish what it has begun to write.
        await asyncio.shield(backend.aclose())


def _file_url(path: Path, read_only: bool) -> sa.URL:
    if not read_only:
        return sa.URL.create("sqlite", database=str(path))
    query = {"mode": "ro", "uri": "true"}
    return sa.URL.create("sqlite", database=path.absolute().as_uri(), query=query)


def nothing_there(folder: Path) -> str:
    """What to do about a data folder without its database: the end of a sentence."""
    left = [*folder.glob(f"{FILE_NAME}-*"), *folder.glob("[0-9a-f][0-9a-f]/*")]
    if left:
        return f"{folder} has files of a hotline but no {FILE_NAME}: restore the backup"
    return f"there is no hotline in {folder} (no {FILE_NAME}); loket serve makes it"


@contextmanager
def _only_writer(folder: Path, *, read_only: bool, shared: bool) -> Iterator[Path]:
    """The database file in the folder; as its only writer unless `read_only` or `shared`."""
    path = folder / FILE_NAME
    if read_only or shared:
        if not path.is_file():
            raise BadConfiguration(nothing_there(folder))
        yield path
        return
    with only_server(folder):
        # SQLite gives its other files the mode of this one.
        path.touch(FILE_MODE)
        yield path
