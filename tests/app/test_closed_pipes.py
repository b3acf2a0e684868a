"""Whoever reads a command may stop reading: `loket talk | head` is no error to be told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands import NOBODY_READS
from app.settings import ROOT

LOKET = [sys.executable, "-m", "app"]
PRINTING = [
    "settings",
    "procedures schema",
    "procedures check rsud-haji",
    "desk evaluate itb-care-center",
    "talk --office rsud-haji --script talks.jsonl",
]


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    talks = [json.dumps({"id": number, "say": ["halo"]}) + "\n" for number in range(3)]
    (tmp_path / "talks.jsonl").write_text("".join(talks), encoding="utf-8")
    ours = {"LOKET_DATA": str(tmp_path), "LOKET_OFFICE": "rsud-haji", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **ours}


@pytest.mark.parametrize(
    ("typed", "unbuffered"), [*((typed, "") for typed in PRINTING), ("settings", "1")]
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
        "".join(json.dumps({"id": number, "say": ["halo"]}) + "\n" for number in range(120)),
        encoding="utf-8",
    )
    typed = [*LOKET, "talk", "--office", "rsud-haji", "--script", "many.jsonl", "--json"]
    with subprocess.Popen(  # noqa: S603  # our own command
        typed, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=surroundings
    ) as talk:
        assert talk.stdout is not None
        assert talk.stderr is not None
        assert json.loads(talk.stdout.readline())["id"] == 0
        talk.stdout.close()
        assert talk.stderr.read() == b""
    assert talk.returncode == NOBODY_READS
