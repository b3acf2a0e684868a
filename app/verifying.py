"""Verifies the evidence of a hotline: the database, the chain of every chat, every file."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from app.opening import open_kept
from app.settings import Settings, plain
from core.errors import Altered, BadConfiguration, LoketError, NotFound
from evidence.checkpoint import Head
from storage.database.damage import check_readable, damage, missing
from storage.files import StoredFiles
from storage.store import FILE_NAME, Store, open_store


class ChainVerdict(IntEnum):
    """What a verification found; the exit code of the command. What is refused has the code 2."""

    WHOLE = 0
    BROKEN = 1  # something was changed, removed or damaged


@dataclass(frozen=True, slots=True)
class EvidenceStore:
    """Where the evidence is: `open` opens the store for reading, `files` is the folder of files.

    `database` is the file of the store, None for one on a server.
    """

    open: Callable[[], AbstractAsyncContextManager[Store]]
    files: Path
    database: Path | None

    @classmethod
    def folder(cls, data: Path) -> "EvidenceStore":
        """A data folder."""
        return cls(lambda: open_store(data, read_only=True), data, data / FILE_NAME)

    @classmethod
    def kept(cls, settings: Settings) -> "EvidenceStore":
        """What the settings name."""
        file = None if plain(settings.database) else settings.data / FILE_NAME
        return cls(lambda: open_kept(settings, read_only=True), settings.data, file)


class EvidenceCheck:
    """Goes through everything and says what is wrong, line by line; `verdict` is known after."""

    def __init__(self, place: EvidenceStore, since: Head | None = None) -> None:
        """`since` is the head that somebody noted."""
        self._place = place
        self._since = since
        self.verdict = ChainVerdict.WHOLE

    async def lines(self) -> AsyncGenerator[str, None]:
        """A line for each thing that is wrong, and one at the end for the whole.

        The store is open until the end: whoever reads no further closes this.
        Raises `BadConfiguration` when there is nothing that could be verified.
        """
        database = self._place.database
        try:
            if database is not None and database.exists():
                check_readable(database)
                for line in await asyncio.to_thread(damage, database):
                    yield self._broken(line)
            async with self._place.open() as store:
                for line in missing(database) if database is not None else ():
                    yield self._broken(line)
                async for line in self._chains(store):
                    yield line
                async for line in self._files(store):
                    yield line
        except BadConfiguration as error:
            if self.verdict is ChainVerdict.WHOLE:
                raise
            yield f"could not be verified to the end: {error}"
        except (LoketError, OSError) as error:
            yield self._broken(f"could not be verified to the end: {error}")

    async def _chains(self, store: Store) -> AsyncIterator[str]:
        report = await store.verification.verify(self._since)
        for broken in report.broken:
            yield self._broken(f"chat {broken.chat}, link {broken.seq}: {broken.why}")
        for line in report.wrong:
            yield self._broken(line)
        state = "BROKEN" if report.broken or report.wrong else "whole"
        yield f"{report.facts} facts in {report.chats} chats: {state}"

    async def _files(self, store: Store) -> AsyncIterator[str]:
        files, seen, wrong = StoredFiles(self._place.files), 0, 0
        async for name in store.verification.files():
            seen += 1
            try:
                await files.read(name)
            except Altered:
                wrong += 1
                yield self._broken(f"file {name}: changed")
            except NotFound:
                wrong += 1
                yield self._broken(f"file {name}: missing")
            except LoketError as error:
                wrong += 1
                yield self._broken(f"file {name}: {error}")
        yield f"{seen} files: {f'{wrong} BROKEN' if wrong else 'whole'}"

    def _broken(self, line: str) -> str:
        self.verdict = ChainVerdict.BROKEN
        return line
