"""`loket talk`, as somebody types it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.commands import cli
from app.settings import ROOT
from app.talks.running import Scene, knowledge_of, working_morning
from app.talks.typing import converse
from core.errors import BadConfiguration
from tests.channel_names import On

SCRIPT = '{"id": "besuk", "say": ["jam besuk?", {"press": "Ya"}, "petugas"]}\n'
OFFICES = ("dinkes-batam", "itb-care-center", "poltekkes-jakarta-3", "rsud-haji")


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def ran(*arguments: str, script: str | None = None) -> Result:
    """The command with these arguments; `script` on standard input."""
    return CliRunner().invoke(cli, ["talk", *arguments], input=script)


def test_a_talk_is_one_line_of_json_with_these_fields_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "talks.jsonl").write_text(SCRIPT + SCRIPT.replace("besuk", "lagi", 1))
    result = ran("--json", "--script", "talks.jsonl", "--at", "2026-11-30T10:00+08:00")
    assert result.exit_code == 0, result.output
    first, second = map(json.loads, result.stdout.splitlines())
    assert list(first) == ["id", "turns", "case", "form"]
    assert (first["id"], second["id"]) == ("besuk", "lagi")
    assert [list(turn) for turn in first["turns"]] == [["said", "replies", "did"]] * 3
    assert list(first["turns"][0]["replies"][0]) == ["text", "buttons", "templates", "entries"]
    assert first["case"]["due_at"] == "2026-12-01T10:01:00+08:00"
    assert first["form"] == {}


def test_without_json_a_talk_is_to_be_read() -> None:
    told = ran(script=SCRIPT).stdout
    assert told.startswith("Rumah Sakit Jiwa Daerah Atma Husada Mahakam, web, Senin, 30 November")
    for part in ("jam besuk?", "[1 Ya]  [2 Belum]", "· answered:visiting-hours", "ADU-2026-000001"):
        assert part in told


def test_it_is_silent_about_everything_else() -> None:
    result = ran("--json", script=SCRIPT)
    assert result.stderr == ""
    assert len(result.stdout.splitlines()) == 1


def test_a_press_that_cannot_be_ends_with_1_and_says_where() -> None:
    result = ran("--json", script='{"id": 1, "say": ["halo", {"press": "Sudah"}]}')
    assert result.exit_code == 1
    assert "standard input, line 1: there is no button 'Sudah'" in result.stderr
    assert "error" in json.loads(result.stdout)["turns"][1]


@pytest.mark.parametrize(
    "at",
    ["besok", "2026-11-30T09:00", "09:00+07:00", "2026-13-01T09:00Z",
     "0001-01-01T00:00+07:00", "9999-12-31T23:59Z", "0026-11-30T09:00+07:00"],
)  # fmt: skip
def test_a_time_without_a_zone_or_sense_is_refused_with_an_example(at: str) -> None:
    result = ran("--at", at, script=SCRIPT)
    assert isinstance(result.exception, BadConfiguration)
    assert "Example: --at 2026-11-30T09:00+07:00" in str(result.exception)


def test_a_script_that_cannot_be_read_is_named() -> None:
    result = ran("--script", "nowhere.jsonl")
    assert isinstance(result.exception, BadConfiguration)
    assert "nowhere.jsonl" in str(result.exception)


def test_of_a_bad_script_nothing_is_played() -> None:
    result = ran("--json", script=f"{SCRIPT}halo\n")
    assert isinstance(result.exception, BadConfiguration)
    assert "standard input, line 2" in str(result.exception)
    assert result.stdout == ""


def test_an_office_that_is_not_there_is_named_with_those_that_are() -> None:
    result = ran("--office", "rsud-lain", script=SCRIPT)
    assert isinstance(result.exception, BadConfiguration)
    assert "rsud-haji" in str(result.exception)


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("channel", ["web", "whatsapp", "telegram"])
def test_every_office_can_be_talked_to_on_every_channel(office: str, channel: str) -> None:
    result = ran("--office", office, "--channel", channel, "--json", script=SCRIPT)
    told = json.loads(result.stdout)
    assert all(turn["replies"] for turn in told["turns"] if not turn.get("error"))


async def test_at_a_terminal_it_goes_line_by_line() -> None:
    folder = ROOT / "procedures" / "rsjd-atma-husada"
    scene = Scene(folder, On.WEB, working_morning(knowledge_of(folder).office))
    lines = iter(["jam besuk?", "", '{"press": 1}', '{"press": 9}', '{"pres": 1}', "{aduh}"])
    written: list[str] = []

    def read(prompt: str) -> str:
        assert prompt
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    await converse(scene, read, written.append)
    _, answer, glad, no_button, no_item, words = written
    assert "[1 Ya]  [2 Belum]" in answer
    assert "small_talk" in glad
    assert "there is no button 9" in no_button
    assert no_item.startswith('! there is no "pres"')
    assert "· " in words
