"""The data folder belongs to the account that runs Loket, and to one server."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import BadConfiguration
from storage.files import StoredFiles
from storage.folder import LOCK_NAME, make_private, only_server
from storage.store import open_store
from tests.channel_names import On
from tests.storage.people import event


def modes(folder: Path) -> dict[str, int]:
    """The permissions of the folder and of everything in it, by path."""
    return {
        str(path.relative_to(folder)): stat.S_IMODE(path.lstat().st_mode)
        for path in (folder, *folder.rglob("*"))
        if not path.is_symlink()
    }


def is_private(folder: Path) -> bool:
    """Whether no other account reaches anything in the folder."""
    return not any(mode & 0o077 for mode in modes(folder).values())


@pytest.fixture
def open_umask() -> object:
    """A session in which every new file is for everybody, as on many servers."""
    before = os.umask(0o000)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
async def test_what_is_made_is_private_whatever_the_umask(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "data"
    async with open_store(place) as store:
        await store.events.keep(On.WEB, b"1", [event("m1")])
        await StoredFiles(place).keep(b"x", "a/b", "1")
        assert (place / "loket.db-wal").exists()
        assert is_private(place)
    assert is_private(place)


@pytest.mark.usefixtures("open_umask")
async def test_a_folder_of_an_earlier_version_is_closed_at_the_next_start(tmp_path: Path) -> None:
    async with open_store(tmp_path / "data"):
        pass
    old = [tmp_path / "data" / name for name in ("ab/cdef", "rasa/models/one.tar.gz")]
    for path in old:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x")
    for path in (tmp_path / "data", *(tmp_path / "data").rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    async with open_store(tmp_path / "data"):
        assert is_private(tmp_path / "data")


def test_what_is_not_ours_keeps_its_permissions(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    (elsewhere / "letter.odt").write_text("x")
    (elsewhere / "letter.odt").chmod(0o644)
    make_private(elsewhere)
    assert modes(elsewhere) == {".": 0o755, "letter.odt": 0o644}
    data = tmp_path / "data"
    data.mkdir()
    (data / LOCK_NAME).touch()
    (data / "ab").symlink_to(elsewhere)
    make_private(data)
    assert modes(elsewhere) == {".": 0o755, "letter.odt": 0o644}
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_a_folder_that_everybody_shares_is_not_taken_away(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    with only_server(shared):
        assert stat.S_IMODE(shared.stat().st_mode) == 0o1777
        assert stat.S_IMODE((shared / LOCK_NAME).stat().st_mode) == 0o600


def test_a_second_server_is_refused_in_words(tmp_path: Path) -> None:
    refused = pytest.raises(BadConfiguration, match="another loket works in")
    with only_server(tmp_path), refused, only_server(tmp_path):
        pass
    with only_server(tmp_path):
        pass


def test_a_server_that_was_killed_is_no_obstacle(tmp_path: Path) -> None:
    holds = (
        "import sys, time; from pathlib import Path; from storage.folder import only_server\n"
        "with only_server(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(  # noqa: S603  # our own arguments
        [sys.executable, "-c", holds, tmp_path], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(BadConfiguration), only_server(tmp_path):
            pass
        process.kill()
    with only_server(tmp_path):
        pass
