"""The office's files, in a folder, each under the hash of its content."""

import asyncio
import logging
import os
import re
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from core.errors import Altered, NoRoom, NotFound
from storage.errors import StorageFailed
from storage.folder import FOLDER_MODE

log = logging.getLogger("loket.storage")
_NAME = re.compile("[0-9a-f]{64}")


class StoredFiles:
    """Files as `ab/cdef…` under `folder`, where `abcdef…` is the SHA-256 in hexadecimal.

    `reserve` bytes of the disk are left to words: files of others are refused below it.
    """

    def __init__(self, folder: Path, reserve: int = 0) -> None:
        self._folder = folder
        self._reserve = reserve

    @property
    def has_room(self) -> bool:
        """Whether the disk has more than its reserve."""
        return not self._reserve or shutil.disk_usage(self._folder).free > self._reserve

    async def keep(self, data: bytes, mime: str, filename: str) -> str:  # noqa: ARG002  # in tables
        """Keep the bytes durably; returns their SHA-256. `mime` and `filename` are the tables'.

        Raises `NoRoom` below the reserve, `StorageFailed` when the disk refuses.
        """
        if not self.has_room:
            log.error("the disk of %s is down to its reserve; no file is taken", self._folder)
            raise NoRoom("the disk is down to its reserve")
        return await asyncio.to_thread(self._keep, data)

    async def keep_own(self, data: bytes) -> str:
        """The same for what the office itself has written, which may use the reserve."""
        return await asyncio.to_thread(self._keep, data)

    async def try_writing(self) -> None:
        """Write a few bytes and take them away again. Raises `StorageFailed`."""
        try:
            await asyncio.to_thread(_tried, self._folder)
        except OSError as error:
            raise StorageFailed(f"the data folder takes nothing: {error.strerror}") from error

    async def read(self, sha256: str) -> bytes:
        """The bytes as they were kept.

        Raises `NotFound`, also for anything that is no SHA-256, and `Altered` when other bytes
        lie there now: whatever leaves the house is what came in.
        """
        return await asyncio.to_thread(self._read, self.path(sha256), sha256)

    def path(self, sha256: str) -> Path:
        """Where the file lies or would lie. Raises `NotFound` for anything that is no SHA-256."""
        if _NAME.fullmatch(sha256) is None:
            raise NotFound("no such file")
        return self._folder / sha256[:2] / sha256[2:]

    def _read(self, path: Path, name: str) -> bytes:
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise NotFound(f"file {name}") from error
        except OSError as error:
            raise StorageFailed(f"file {name} cannot be read: {error}") from error
        if sha256(data).hexdigest() != name:
            log.error("file %s holds other bytes than were kept; it is given to nobody", name)
            raise Altered(f"file {name} holds other bytes than were kept")
        return data

    def _keep(self, data: bytes) -> str:
        name = sha256(data).hexdigest()
        path = self.path(name)
        try:
            if not _holds(path, data):
                self._folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
                path.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
                _write(path, data)
        except OSError as error:
            raise StorageFailed(f"the file was not kept: {error}") from error
        return name


def _tried(folder: Path) -> None:
    with tempfile.TemporaryFile(dir=folder, prefix=".") as file:
        file.write(b"x" * 4096)
        file.flush()
        os.fsync(file.fileno())


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file is there and whole; one that was altered is written anew."""
    try:
        return path.read_bytes() == data
    except FileNotFoundError:
        return False


def _write(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent):
        _settle(folder)


def _settle(folder: Path) -> None:
    """Make a new name in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
