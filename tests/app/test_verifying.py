"""Evidence that was damaged, cut off or swapped: what is wrong is said, and never a traceback."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.verifying import ChainVerdict, EvidenceCheck, EvidenceStore
from core.errors import BadConfiguration
from storage.files import StoredFiles
from storage.store import open_store
from tests.storage.people import talk

PAGE = 4096


async def _kept(folder: Path) -> str:
    async with open_store(folder) as store:
        await talk(store, *(f"pesan {number} " + "x" * 300 for number in range(200)))
    return await StoredFiles(folder).keep(b"a photo", "image/jpeg", "a.jpg")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two hundred facts and a file, all of it in the database's own file."""
    folder = tmp_path_factory.mktemp("evidence")
    sha256 = asyncio.run(_kept(folder))
    with closing(sqlite3.connect(folder / "loket.db", isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO chat_file (sha256, chat, mime, filename, size) "
            "VALUES (?, 1, 'image/jpeg', 'a.jpg', 7)",
            (sha256,),
        )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder


async def verified(folder: Path) -> tuple[ChainVerdict, str]:
    """The verdict, and everything that is said."""
    verification = EvidenceCheck(EvidenceStore.folder(folder))
    said = [line async for line in verification.lines()]
    return verification.verdict, "\n".join(said)


def spoilt(change: Callable[[bytearray], object]) -> Callable[[Path], None]:
    def on(folder: Path) -> None:
        path = folder / "loket.db"
        data = bytearray(path.read_bytes())
        change(data)
        path.write_bytes(data)

    return on


def garbage(share: float) -> Callable[[Path], None]:
    def change(data: bytearray) -> None:
        at = int(len(data) // PAGE * share) * PAGE
        data[at : at + PAGE] = os.urandom(PAGE)

    return spoilt(change)


def told(*statements: str) -> Callable[[Path], None]:
    def on(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "loket.db", isolation_level=None)) as connection:
            for name in ("fact_not_changed", "fact_not_deleted", "fact_not_replaced"):
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)

    return on


def swapped(folder: Path) -> None:
    (path,) = (one for one in folder.glob("??/*"))
    path.write_bytes(b"another photo")


def removed(folder: Path) -> None:
    (path,) = (one for one in folder.glob("??/*"))
    path.unlink()


def folder_in_its_place(folder: Path) -> None:
    (folder / "loket.db").unlink()
    (folder / "loket.db").mkdir()


BROKEN = {
    "half of it": (spoilt(lambda data: data.__delitem__(slice(len(data) // 2, None))), "cut off"),
    "an odd part": (spoilt(lambda data: data.__delitem__(slice(9999, None))), "cut off"),
    "a last byte": (spoilt(lambda data: data.pop()), "cut off"),
    "its log": (lambda f: (f / "loket.db-wal").write_bytes(os.urandom(9999)), "wal is damaged"),
    "no facts": (told("DROP TABLE fact"), "the table fact is missing"),
    "no chats": (told("PRAGMA foreign_keys=OFF", "DROP TABLE chat"), "the table chat is missing"),
    "no accounts": (told("PRAGMA foreign_keys=OFF", "DROP TABLE account"), "account is missing"),
    "no column": (told("ALTER TABLE fact RENAME kind TO x"), "the table fact has no kind"),
    "no JSON": (told("UPDATE fact SET body = '{' WHERE seq = 5"), "chat 1, link 5: changed"),
    "a number": (told("UPDATE fact SET body = 7 WHERE seq = 5"), "chat 1, link 5: changed"),
    "no UTF-8": (told("UPDATE fact SET kind = x'ff' WHERE seq = 5"), "link 5: changed"),
    "no digest": (told("UPDATE fact SET digest = 'x' WHERE seq = 5"), "link 5: changed"),
    "another order": (told("UPDATE fact SET seq = 'x' WHERE seq = 5"), "link 5: missing"),
    "no head": (told("UPDATE chat SET chain_seq = 'x'"), "link 201: cut off"),
    "a swapped file": (swapped, "changed\n1 files: 1 BROKEN"),
    "a file less": (removed, "missing\n1 files: 1 BROKEN"),
    **{f"a page at {share}": (garbage(share), "") for share in (0.05, 0.2, 0.4, 0.6, 0.8, 0.97)},
}
UNREADABLE = {
    "nothing": (lambda f: (f / "loket.db").unlink(), "no loket.db"),
    "a folder": (folder_in_its_place, "is no file"),
    "no bytes": (spoilt(bytearray.clear), "is empty: 0 bytes"),
    "a letter": (lambda f: (f / "loket.db").write_bytes(b"Yth. Bapak " * 999), "no SQLite"),
    "another head": (spoilt(lambda data: data.__setitem__(slice(0, 9), b"x" * 9)), "no SQLite"),
    "a newer version": (told("UPDATE alembic_version SET version_num = '9999'"), "a newer loket"),
    "an older version": (told("UPDATE alembic_version SET version_num = '0002'"), "older than"),
    "no version": (told("DROP TABLE alembic_version"), "no tables of a hotline"),
}


async def test_what_is_whole_is_said_to_be(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path / "data")
    verdict, said = await verified(tmp_path / "data")
    assert verdict is ChainVerdict.WHOLE
    assert said == "200 facts in 1 chats: whole\n1 files: whole"


@pytest.mark.parametrize(("spoil", "said"), BROKEN.values(), ids=BROKEN)
async def test_what_was_broken_is_named(
    whole: Path, tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    shutil.copytree(whole, tmp_path / "data")
    spoil(tmp_path / "data")
    verdict, lines = await verified(tmp_path / "data")
    assert said in lines
    assert verdict is ChainVerdict.BROKEN


@pytest.mark.parametrize(("spoil", "said"), UNREADABLE.values(), ids=UNREADABLE)
async def test_what_cannot_be_verified_says_why(
    whole: Path, tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    shutil.copytree(whole, tmp_path / "data")
    spoil(tmp_path / "data")
    with pytest.raises(BadConfiguration, match=said):
        await verified(tmp_path / "data")


async def test_an_account_that_may_not_read_it_is_told_so(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may read everything
    with pytest.raises(BadConfiguration, match="may not be read by this account"):
        await verified(whole)
