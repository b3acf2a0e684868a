"""Whoever reads a command may stop reading: `loket talk | head` is no error to be told."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands import NOBODY_READS
from app.settings import ROOT
from storage.store import open_store
from tests.storage.people import talk

LOKET = [sys.executable, "-m", "app"]
_SMALLEST_PIPE, _MORE_THAN_FITS = 4096, 30
PRINTING = [
    "settings",
    "procedures schema",
    "procedures check rsud-haji --quick",
    "desk evaluate itb-care-center",
    "talk --office rsud-haji --script talks.jsonl",
    "evidence verify",
    "quarantine",
]


async def _kept(folder: Path) -> None:
    """A hotline with a talk in it; its commands print from within the open store."""
    async with open_store(folder) as store:
        await talk(store, "halo")


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    talks = [json.dumps({"id": number, "say": ["halo"]}) + "\n" for number in range(3)]
    (tmp_path / "talks.jsonl").write_text("".join(talks), encoding="utf-8")
    asyncio.run(_kept(tmp_path))
    ours = {"LOKET_DATA": str(tmp_path), "LOKET_OFFICE": "rsud-haji", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **ours}


@pytest.mark.parametrize(
    ("typed", "unbuffered"),
    [*((typed, "") for typed in PRINTING), ("settings", "1"), ("evidence verify", "1")],
)
def test_a_command_ends_quietly_when_nobody_reads(
    typed: str, unbuffered: str, surroundings: dict[str, str], tmp_path: Path
) -> None:
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(  # noqa: S603  # our own command
        [*LOKET, *typed.split()],
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**surroundings, "PYTHONUNBUFFERED": unbuffered},
        check=False,
    )
    os.close(write)
    assert ended.stderr == b""
    assert ended.returncode == NOBODY_READS


def test_who_reads_one_line_gets_it_whole(surroundings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text(
        "".join(
            json.dumps({"id": number, "say": ["halo"]}) + "\n" for number in range(_MORE_THAN_FITS)
        ),
        encoding="utf-8",
    )
    typed = [*LOKET, "talk", "--office", "rsud-haji", "--script", "many.jsonl", "--json"]
    with subprocess.Popen(  # noqa: S603  # our own command
        typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pipesize=_SMALLEST_PIPE,
        cwd=tmp_path,
        env=surroundings,
    ) as talking:
        assert talking.stdout is not None
        assert talking.stderr is not None
        assert json.loads(talking.stdout.readline())["id"] == 0
        talking.stdout.close()
        assert talking.stderr.read() == b""
    assert talking.returncode == NOBODY_READS
