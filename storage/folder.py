"""The data folder: of the account that runs Loket alone, and of one server at a time."""

import fcntl
import logging
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import BadConfiguration

LOCK_NAME = "loket.lock"
FOLDER_MODE, FILE_MODE = 0o700, 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
# What Loket writes: the database and the lock, files by their hash, models of Rasa.
_OURS = re.compile(r"loket\..+|[0-9a-f]{2}|rasa")
log = logging.getLogger("loket.storage")


def make_private(folder: Path) -> None:
    """Make the folder if need be, and take what is Loket's from every other account.

    Folders of earlier versions were open to whoever has an account on the machine. What lies in
    a folder that is private already is left alone, so that a start costs the same however much is
    kept. A folder that holds none of our things yet and is not empty stays as it is, as does one
    that everybody shares (`/tmp`); links are not followed. Raises `BadConfiguration` when it
    cannot be made.
    """
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        with os.scandir(folder) as found:
            inside = list(found)
    except OSError as error:
        raise BadConfiguration(f"{folder} cannot be written ({error.strerror})") from error
    ours = [one for one in inside if _OURS.fullmatch(one.name)]
    try:
        # From the top, so that nobody can look in meanwhile; the inside is walked all the same.
        if (ours or not inside) and not folder.stat().st_mode & stat.S_ISVTX:
            _close(folder, FOLDER_MODE)
        for one in ours:
            _close_tree(one)
    except OSError as error:
        log.warning("others on this machine may be able to read %s: %s", folder, error)


def _close_tree(one: os.DirEntry[str]) -> None:
    if one.is_symlink():
        return
    if not one.is_dir(follow_symlinks=False):
        _close(Path(one.path), FILE_MODE)
    elif one.stat(follow_symlinks=False).st_mode & _OTHERS:
        with os.scandir(one.path) as found:
            for inner in found:
                _close_tree(inner)
        # Last of all it is made private itself: whoever is interrupted begins again here.
        _close(Path(one.path), FOLDER_MODE)


def _close(path: Path, mode: int) -> None:
    try:
        if path.stat().st_mode & _OTHERS:
            path.chmod(mode | stat.S_IMODE(path.stat().st_mode) & stat.S_IXUSR)
    except FileNotFoundError:
        return  # SQLite takes its own files away beside us


@contextmanager
def only_server(folder: Path) -> Iterator[None]:
    """The folder as nobody else's for as long as the `with` lasts, and private.

    The lock is the kernel's: it ends with the process, however that ends. Raises
    `BadConfiguration` while another process has it.
    """
    make_private(folder)
    try:
        handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
    except OSError as error:
        raise BadConfiguration(f"{folder} cannot be written ({error.strerror})") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BadConfiguration(
                f"another loket works in {folder}; stop it first, or give this one a folder of "
                "its own"
            ) from error
        yield
    finally:
        os.close(handle)
