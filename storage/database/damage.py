"""What is wrong with a database file, in sentences; for who verifies evidence."""

import os
import sqlite3
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from core.errors import BadConfiguration
from storage.database.migrating import METADATA
from storage.database.sqlite import connected

_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes; https://www.sqlite.org/fileformat2.html
_LOG_MAGIC = {0x377F0682, 0x377F0683}
_MOST = 10


def check_readable(path: Path) -> None:
    """Raises `BadConfiguration`, with what is wrong, where something is there but no database."""
    if not path.is_file():
        raise BadConfiguration(f"{path} is no file")
    if not os.access(path, os.R_OK) or not os.access(path.parent, os.R_OK | os.X_OK):
        raise BadConfiguration(f"{path} may not be read by this account; run it as the hotline's")
    size = path.stat().st_size
    if not size:
        raise BadConfiguration(f"{path} is empty: 0 bytes; restore the backup")
    with path.open("rb") as file:
        head = file.read(_HEADER)
    log = _log_of(path)
    if (not head.startswith(_MAGIC) or len(head) < _HEADER) and not _is_log(log):
        raise BadConfiguration(f"{path} is no SQLite database; restore the backup")


def damage(path: Path) -> Sequence[str]:
    """A sentence for each thing that is broken in the pages of a database; the worst first.

    Every page is read: a look into a large file takes its time.
    """
    return [*_cut_off(path), *_pages(path)]


def missing(path: Path) -> Iterator[str]:
    """A sentence for each table or column that a database of this version lacks."""
    try:
        with closing(connected(path, read_only=True)) as connection:
            there = {
                name: {row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')}
                for name in METADATA.tables
            }
    except (BadConfiguration, sqlite3.Error) as error:
        yield f"the list of tables cannot be read: {error}"
        return
    for name, table in METADATA.tables.items():
        lacks = {column.name for column in table.columns} - there[name]
        if not there[name]:
            yield f"the table {name} is missing"
        elif lacks:
            yield f"the table {name} has no {', '.join(sorted(lacks))}"


def _cut_off(path: Path) -> Iterator[str]:
    log = _log_of(path)
    if log.exists() and log.stat().st_size and not _is_log(log):
        yield f"{log.name} is damaged: what was written last is lost"
    with path.open("rb") as file:
        head = file.read(_HEADER)
    if len(head) < _HEADER or _is_log(log):
        return  # what the log holds is not in the file yet
    (page,) = struct.unpack(">H", head[16:18])
    changed, pages, valid = (struct.unpack(">I", head[at : at + 4])[0] for at in (24, 28, 92))
    stated = pages * (65536 if page == 1 else page)
    size = path.stat().st_size
    if changed == valid and size < stated:
        yield f"{path.name} is cut off: {size} of {stated} bytes are there"


def _pages(path: Path) -> Iterator[str]:
    try:
        with closing(connected(path, read_only=True)) as connection:
            for (said,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
                if said != "ok":
                    yield from (f"damaged: {line}" for line in str(said).splitlines() if line)
    except (BadConfiguration, sqlite3.Error) as error:
        yield f"not every page can be read: {error}"


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _is_log(log: Path) -> bool:
    if not log.is_file() or log.stat().st_size < 32:
        return False
    with log.open("rb") as file:
        return struct.unpack(">I", file.read(4))[0] in _LOG_MAGIC
