"""The command line as a stranger types it: a sentence, an exit code, and nothing made or lost."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import core.errors
from app.commands import main
from app.settings import ROOT

CLASSES = "|".join(
    name
    for name, one in vars(core.errors).items()
    if isinstance(one, type) and issubclass(one, Exception)
)


@dataclass(frozen=True)
class NoticeLine:
    """What came of a command."""

    code: object
    out: str
    err: str


@dataclass
class Terminal:
    """Somebody at a prompt."""

    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def type(self, *words: str) -> NoticeLine:
        """Run `loket …`; anything but an exit is a traceback in their face, and fails the test."""
        self.monkeypatch.setattr(sys, "argv", ["loket", *words])
        code: object = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code
        read = self.capsys.readouterr()
        assert not re.search(rf"\b({CLASSES}): |Traceback|\[Errno", read.err), read.err
        return NoticeLine(code, read.out, read.err)


@pytest.fixture
def terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Terminal:
    """A prompt in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOKET_DATA", str(tmp_path / "typo"))
    return Terminal(capsys, monkeypatch)


@pytest.mark.parametrize(
    "command",
    [
        "quarantine",
        "quarantine --retry 1",
        "quarantine --retry-all",
        "invite administrator",
        "password rina --new rahasia-sekali-1",
        "case explain ADU-2026-000001",
        "nlu models",
        "nlu use 20260101-000000",
    ],
)
def test_a_mistyped_data_folder_is_told_and_not_made(
    terminal: Terminal, tmp_path: Path, command: str
) -> None:
    told = terminal.type(*command.split())
    assert told.code == 2
    assert told.err.startswith("LOKET_DATA: there is no ")
    assert "Example: LOKET_DATA=" in told.err
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_and_the_verifier_make_nothing_either(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.type("doctor")
    for words in ([], ["--data", str(tmp_path / "other")]):
        told = terminal.type("evidence", "verify", *words)
        assert told.code == 2
        assert "there is no " in told.out + told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "named"),
    [
        ("procedures check rsud-nowhere", "rsud-nowhere"),
        ("procedures conformance rsud-nowhere", "rsud-nowhere"),
        ("procedures conformance rsjd-atma-husada --row PJ-99", "PJ-99"),
        ("desk evaluate rsud-nowhere", "rsud-nowhere"),
        ("talk --office rsud-nowhere --script x", "rsud-nowhere"),
        ("replay --channel whatsapp nowhere.json", "nowhere.json"),
        ("talk --script nowhere.jsonl", "nowhere.jsonl"),
        ("desk rank --kb nowhere.jsonl --queries q --out o", "nowhere.jsonl"),
        ("desk evaluate --questions nowhere.yml", "nowhere.yml"),
    ],
)
def test_what_is_not_there_is_named(terminal: Terminal, command: str, named: str) -> None:
    told = terminal.type(*command.split())
    assert told.code == 2
    assert named in told.err
    assert "cannot start" not in told.err


@pytest.mark.parametrize(
    "command",
    [
        "talk --script {}",
        "desk rank --kb {} --queries {} --out out",
        "desk evaluate --questions {}",
        "replay --channel telegram --keep {} {}",
        "evidence verify --data {}",
    ],
)
@pytest.mark.parametrize("kind", ["folder", "not UTF-8", "empty"])
def test_a_file_that_is_none_is_named(
    terminal: Terminal, tmp_path: Path, command: str, kind: str
) -> None:
    path = tmp_path / "given"
    if kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"\xe9\x80" if kind == "not UTF-8" else b"")
    told = terminal.type(*command.replace("{}", str(path)).split())
    assert told.code in (0, 1, 2)
    assert told.code == 0 or str(path) in told.err + told.out or kind == "empty"


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        ("quarantine --retry x", "is not a whole number"),
        ("quarantine --retry 0", "has to be 1 or more"),
        ("invite boss", "is not one of"),
        ("replay --channel sms x", "is not one of"),
        ("nosuch", "No such command"),
        ("serve extra", "unexpected extra argument"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_words(
    terminal: Terminal, command: str, wrong: str
) -> None:
    told = terminal.type(*command.split())
    assert told.code == 2
    assert wrong in " ".join(told.err.split())
    assert not re.search("Input should|Value error", told.err)


def test_what_is_kept_of_a_replay_is_refused_by_its_own_name(
    terminal: Terminal, tmp_path: Path
) -> None:
    body = tmp_path / "body.json"
    body.write_text("{}")
    told = terminal.type("replay", "--channel", "telegram", "--keep", str(body), str(body))
    assert told.err.startswith("--keep: ")


@pytest.mark.parametrize("words", [["--version"], ["-h"], ["evidence", "-h"], ["serve", "-h"]])
def test_version_and_help_are_where_everybody_looks(terminal: Terminal, words: list[str]) -> None:
    told = terminal.type(*words)
    assert told.code == 0
    assert "loket" in told.out


def test_a_wrong_setting_is_told_before_anything_heavy_is_read() -> None:
    """Seven seconds of imports are seven seconds too many for a typing error."""
    code = (
        "import sys; from app.commands import main\n"
        "for words in (['serve'], ['invite'], ['doctor'], ['quarantine'], ['evidence', 'verify'],"
        " ['password', 'x'], ['nlu', 'models'], ['nlu', 'train'], ['talk', '--script', '-'],"
        " ['desk', 'evaluate']):\n"
        "    sys.argv = ['loket', *words]\n"
        "    try: main()\n"
        "    except SystemExit as e: print(words[0], e.code)\n"
        "heavy = 'numpy sqlalchemy starlette telegram pywa aiohttp typst rapidfuzz'\n"
        "print([name for name in heavy.split() if name in sys.modules])"
    )
    done = _run([sys.executable, "-c", code], LOKET_PROT="8001")
    lines = done.stdout.splitlines()
    assert lines[-1] == "[]"
    assert [line.split()[-1] for line in lines[:-1]] == ["2"] * 10
    assert done.stderr.count("did you mean LOKET_PORT?") == 10
    assert done.stderr.count("Loket cannot start") == 1


def test_an_office_that_is_not_there_is_told_as_early() -> None:
    code = (
        "import sys; from app.commands import main; sys.argv = ['loket', 'serve']\n"
        "try: main()\n"
        "except SystemExit: print('numpy' in sys.modules)"
    )
    done = _run([sys.executable, "-c", code], LOKET_OFFICE="rsjd-atma")
    assert done.stdout.strip() == "False"
    assert "rsjd-atma-husada" in done.stderr


def test_who_stops_reading_gets_no_traceback() -> None:
    command = f"{sys.executable} -m app settings | head -1"
    done = _run(["sh", "-c", command])
    assert done.stdout.startswith("| setting")
    assert done.stderr == ""


def _run(command: list[str], **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LOKET_")}
    environment = {**kept, "PYTHONPATH": str(ROOT), **settings}
    return subprocess.run(  # noqa: S603  a command of ours
        command, env=environment, cwd="/", capture_output=True, text=True, check=False
    )
