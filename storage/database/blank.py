"""A database file with every table and nothing in it, made once in a process."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from storage.database.migrating import migrate


def write_blank(path: Path) -> None:
    """Write it to `path`, in place of running the migrations there."""
    path.write_bytes(_blank())


@cache
def _blank() -> bytes:
    with TemporaryDirectory(prefix="loket-") as folder:
        path = Path(folder) / "blank.db"
        migrate(sa.URL.create("sqlite", database=str(path)))
        return path.read_bytes()
