"""Files under the hash of their content."""

import asyncio
from hashlib import sha256
from pathlib import Path

import pytest

from core.errors import Altered, NotFound
from storage.errors import StorageFailed
from storage.files import StoredFiles


async def test_a_file_is_read_as_it_was_kept(tmp_path: Path) -> None:
    files = StoredFiles(tmp_path / "files")
    data = bytes(range(256))
    name = await files.keep(data, "image/png", "a.png")
    assert name == sha256(data).hexdigest()
    assert await files.read(name) == data
    assert files.path(name) == tmp_path / "files" / name[:2] / name[2:]


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    files = StoredFiles(tmp_path)
    first = asyncio.run(files.keep(b"x", "a/b", "1"))
    assert asyncio.run(files.keep(b"x", "c/d", "2")) == first
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    "name", ["", "..", "../../etc/passwd", "ab" * 31, "AB" * 32, "ab" * 32 + "\n"]
)
async def test_a_name_that_is_no_hash_is_never_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        await StoredFiles(tmp_path).read(name)
    with pytest.raises(NotFound):
        StoredFiles(tmp_path).path(name)


async def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        await StoredFiles(tmp_path).read("ab" * 32)


async def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "files").write_bytes(b"in the way")
    with pytest.raises(StorageFailed):
        await StoredFiles(tmp_path / "files").keep(b"x", "a/b", "1")


async def test_a_file_that_was_swapped_on_the_disk_is_given_to_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = StoredFiles(tmp_path)
    name = await files.keep(b"what came in", "text/plain", "a.txt")
    for other in (b"", b"what came im", b"what came in\n"):
        files.path(name).write_bytes(other)
        with pytest.raises(Altered):
            await files.read(name)
    assert name in caplog.text


async def test_what_comes_again_replaces_what_was_swapped(tmp_path: Path) -> None:
    files = StoredFiles(tmp_path)
    name = await files.keep(b"x", "a/b", "1")
    files.path(name).write_bytes(b"y")
    assert await files.keep(b"x", "a/b", "1") == name
    assert await files.read(name) == b"x"
