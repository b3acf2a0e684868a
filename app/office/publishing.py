"""What an office's desk_info.yml says is in force while the hotline runs, entry by entry."""

import asyncio
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import stat_result
from pathlib import Path
from typing import Protocol

from core.errors import BadConfiguration
from desk_info.entry import Entry
from desk_info.loading import load_desk_info

log = logging.getLogger("loket.publishing")
PAUSE = 0.5  # seconds between two looks; a change is in force after three of them at most


class InForce(Protocol):
    """The entries that questions are matched with."""

    @property
    def by_id(self) -> Mapping[str, Entry]:
        """Those in force at this moment."""
        ...

    def publish(self, entry: Entry) -> None:
        """A new entry, or one that changed, is in force at once."""
        ...

    def withdraw(self, entry_id: str) -> None:
        """The entry is not in force any more."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """What is different between a file and what is in force."""

    published: tuple[Entry, ...]
    withdrawn: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.published or self.withdrawn)


def difference(now: Mapping[str, Entry], wanted: Sequence[Entry]) -> Change:
    """Entries that are new or differ in anything, and the ids of those that are gone."""
    ids = {entry.id for entry in wanted}
    return Change(
        tuple(entry for entry in wanted if now.get(entry.id) != entry),
        tuple(one for one in now if one not in ids),
    )


class Titles(Mapping[str, str]):
    """The titles of the entries that are in force, by id."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries

    def __getitem__(self, entry_id: str) -> str:
        """The title of that entry."""
        return self._entries[entry_id].title

    def __iter__(self) -> Iterator[str]:
        """The ids."""
        return iter(self._entries)

    def __len__(self) -> int:
        """How many entries are in force."""
        return len(self._entries)


class Publisher:
    """Watches the file, or nothing where there is none, and puts it in force when it is right.

    The file is read as a whole once it has rested for one look, so that one that is being written
    is not taken for one that lost its end. While it is wrong, the entries of before stay in force
    and `mistake` says what is wrong, a line each, with the line in the file.
    """

    def __init__(self, path: Path | None, in_force: InForce) -> None:
        self._path = path
        self._in_force = in_force
        self._seen: _Mark = None
        self._read: _Mark | _Never = _Never()
        self.mistake = ""

    async def run(self) -> None:
        """Look until cancelled."""
        while self._path is not None:
            await self.look()
            await asyncio.sleep(PAUSE)

    async def look(self) -> None:
        """Look once: whatever rests since the last look and was not read yet is put in force."""
        if self._path is None:
            return
        seen, self._seen = self._seen, _mark(self._path)
        if self._seen != seen or self._seen == self._read:
            return
        now = self._seen
        try:
            entries = await asyncio.to_thread(load_desk_info, self._path)
        except BadConfiguration as error:
            self._refuse(str(error).replace(f"{self._path.parent}/", ""))
            self._read = now
            return
        if _mark(self._path) != now:  # somebody wrote while it was read
            return
        await self._put_in_force(difference(self._in_force.by_id, entries))
        self.mistake, self._read = "", now

    def _refuse(self, mistake: str) -> None:
        if mistake != self.mistake:
            log.error("the desk information stays as it was:\n%s", mistake)
        self.mistake = mistake

    async def _put_in_force(self, change: Change) -> None:
        for entry_id in change.withdrawn:
            self._in_force.withdraw(entry_id)
        for entry in change.published:
            self._in_force.publish(entry)
            await asyncio.sleep(0)  # a whole new file holds up no complainant
        if change:
            published, withdrawn = len(change.published), len(change.withdrawn)
            log.info("desk information: %d published, %d withdrawn", published, withdrawn)


@dataclass(frozen=True, slots=True)
class _Never:
    """What nothing on a disk is equal to."""


_Mark = tuple[int, int, int] | None


def _mark(path: Path) -> _Mark:
    """What changes when a file does; None where it cannot be looked at."""
    try:
        found: stat_result = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
