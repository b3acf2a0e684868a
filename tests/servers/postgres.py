"""One PostgreSQL server for a whole run of the tests, started from the programs on this machine."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.servers.children import at_the_end
from tests.servers.tied import tied

MISSING = "no PostgreSQL programs here: apt-get install postgresql"
_ASKED_AT_MOST = 3000
_IN_MEMORY, _ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108  # a folder of its own there
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server that listens on a socket in `folder`; its owner is `loket`."""

    folder: Path

    def url(self, database: str) -> str:
        """Where a database of this server is."""
        return f"postgresql://loket@/{database}?host={self.folder}"

    def create(self, template: str = "template1") -> str:
        """A new database like `template`, which nobody may be using; its name."""
        name = f"test_{next(_numbers)}"
        self._tell(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected to it."""
        self._tell(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _tell(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`, the newest version where there are several."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in folders), default=None, key=_version)


def start(folder: Path, settings: tuple[str, ...] = ("fsync=off",)) -> subprocess.Popen[bytes]:
    """Start a server with its data and its socket in `folder`; ready when this returns.

    `settings` are `name=value`. It runs as somebody who is not root, because it refuses root.
    """
    bins = programs()
    if bins is None:
        raise FileNotFoundError(MISSING)
    user = _user()
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data = folder / "data"
    subprocess.run(  # noqa: S603  # our own arguments
        [bins / "initdb", "-D", data, "-A", "trust", "-U", "loket", "-E", "UTF8", "--no-sync"],
        check=True,
        user=user,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    options = ("listen_addresses=", f"unix_socket_directories={folder}", *settings)
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603  # our own arguments
            tied(bins / "postgres", "-D", data, *(f"-c{item}" for item in options)),
            user=user,
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    for _ in range(_ASKED_AT_MOST):
        ready = subprocess.run(  # noqa: S603  # our own arguments
            [bins / "pg_isready", "-q", "-h", folder, "-U", "loket", "-t", "1"], check=False
        )
        if ready.returncode == 0:
            return server
        if server.poll() is not None:
            break
    stop(server)
    raise RuntimeError((folder / "log").read_text())


def stop(server: subprocess.Popen[bytes]) -> None:
    """End a server that `start` started."""
    # SIGINT ends it at once; SIGTERM would wait until everybody has gone.
    server.send_signal(signal.SIGINT)
    server.wait()


@cache
def running() -> Server:
    """The server of this run; it ends with the process."""
    folder = _quick_folder()
    server = start(folder, ("fsync=off", "max_connections=200"))

    def end() -> None:
        stop(server)
        shutil.rmtree(folder, ignore_errors=True)

    at_the_end(end)
    return Server(folder)


@pytest.fixture(scope="session")
def postgres() -> Server:
    """A PostgreSQL server; without one the test is skipped, but fails where CI is true."""
    if programs() is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return running()


def _quick_folder() -> Path:
    """A new folder in memory where there is room, else on the disk.

    Each test drops its database of some 300 files, and ext4 does not use their places again for
    seconds: the search for others took half of all processor time.
    """
    roomy = os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > _ROOM
    return Path(tempfile.mkdtemp(prefix="loket-pg-", dir=_IN_MEMORY if roomy else None))


def _user() -> str | None:
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _version(folder: Path) -> float:
    name = folder.parent.name
    return float(name) if name.replace(".", "", 1).isdigit() else 0.0
