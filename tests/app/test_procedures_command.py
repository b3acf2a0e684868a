"""Offices are made, checked and described on the command line."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.commands import cli
from app.settings import ROOT
from core.errors import BadConfiguration, BadInput
from handoff.loading import load_procedure
from handoff.loading.schema import as_text

RUN = CliRunner()


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOKET_PROCEDURES", str(tmp_path / "procedures"))


def new(office: str, *options: str) -> list[str]:
    """The lines that `loket procedures new` prints."""
    result = RUN.invoke(cli, ["procedures", "new", office, *options], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout.splitlines()


def check(*chosen: str) -> tuple[int, list[str]]:
    """The exit code and the lines of `loket procedures check`."""
    result = RUN.invoke(cli, ["procedures", "check", *chosen], catch_exceptions=False)
    return result.exit_code, result.stdout.splitlines()


def test_a_new_office_passes_the_check_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "procedures" / "rsud-contoh"
    files = ("conformance.yml", "desk_info.yml", "procedure.yml", "replies.yml")
    schema = folder.parent / "procedure.schema.json"
    assert new("rsud-contoh")[:-1] == [str(schema), *(str(folder / name) for name in files)]
    assert schema.read_text(encoding="utf-8") == as_text()
    assert check() == (0, ["rsud-contoh: all is well"])


def test_a_new_office_has_its_name_and_zone() -> None:
    new("rsud-contoh", "--name", 'RSUD "Harapan": Kita', "--zone", "Asia/Jayapura")
    procedure = load_procedure(Path("procedures/rsud-contoh"))
    assert (procedure.id, procedure.zone.key) == ("rsud-contoh", "Asia/Jayapura")
    assert procedure.name == 'RSUD "Harapan": Kita'
    assert procedure.hours.words.endswith("WIT")
    new("dinas-kota")
    assert load_procedure(Path("procedures/dinas-kota")).name == "Dinas Kota"


def test_nothing_is_written_over_an_office_that_is_there(tmp_path: Path) -> None:
    new("rsud-contoh", "--folder", "elsewhere")
    own = tmp_path / "elsewhere" / "rsud-contoh" / "procedure.yml"
    own.write_text("mine", encoding="utf-8")
    again = RUN.invoke(cli, ["procedures", "new", "rsud-contoh", "--folder", "elsewhere"])
    assert isinstance(again.exception, BadInput)
    assert own.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "wrong",
    [
        ("RSUD Contoh",),
        ("../contoh",),
        ("contoh", "--zone", "Europe/Paris"),
        ("contoh", "--name", "a\nb: c"),
    ],
    ids=["capitals", "a path", "a zone elsewhere", "two lines"],
)
def test_what_could_not_be_read_again_is_not_written(
    wrong: tuple[str, ...], tmp_path: Path
) -> None:
    result = RUN.invoke(cli, ["procedures", "new", *wrong])
    assert isinstance(result.exception, BadInput)
    assert not (tmp_path / "procedures").exists()


def test_every_mistake_of_every_file_is_told_with_its_place(tmp_path: Path) -> None:
    new("rsud-contoh")
    new("dinas-kota")
    folder = tmp_path / "procedures" / "rsud-contoh"
    for name, old, wrong in (
        ("procedure.yml", "on: finding", "on: finding_out"),
        ("desk_info.yml", "title:", "titel:"),
        ("replies.yml", "{office_name}", "the office"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(old, wrong), encoding="utf-8")
    code, (finding, title, greeting, good, count) = check()
    text = (folder / "procedure.yml").read_text(encoding="utf-8")
    line = text[: text.index("finding_out")].count("\n") + 1
    assert code == 1
    place = f"{folder}/procedure.yml:{line}: stages[2].exits[1].on: "
    assert finding.startswith(f"{place}'finding_out' is not a known event; did you mean 'finding'?")
    assert finding.endswith(". Example: on: reply")
    place = f"{folder}/desk_info.yml:10: entries[1].titel: "
    assert title.startswith(f"{place}is not a known key; did you mean 'title'? Example: one of id")
    place = f"{folder}/replies.yml:7: utter_greeting[1].text: "
    assert greeting == f'{place}lacks {{office_name}}. Example: text: "Halo"'
    assert (good, count) == ("dinas-kota: all is well", "3 to mend")


def test_saved_questions_are_checked_where_there_are_any(tmp_path: Path) -> None:
    new("rsud-contoh")
    saved = tmp_path / "procedures" / "rsud-contoh" / "questions.yml"
    saved.write_text("questions:\n  - {asked: buka jam brp, entry: nothing-like-it}\n", "utf-8")
    code, (line, count) = check()
    assert (code, count) == (1, "1 to mend")
    place = f"{saved}:2: questions[1].entry: "
    assert line.startswith(f"{place}there is no entry 'nothing-like-it'")


def test_one_office_is_checked_by_its_id_or_its_folder(tmp_path: Path) -> None:
    new("rsud-contoh", "--folder", "elsewhere")
    new("dinas-kota")
    (tmp_path / "procedures" / "dinas-kota" / "replies.yml").unlink()
    assert check("dinas-kota") == (0, ["dinas-kota: all is well"])
    assert check("elsewhere/rsud-contoh") == (0, ["rsud-contoh: all is well"])
    with pytest.raises(BadConfiguration, match=r"no office 'rsud-contoh'.*dinas-kota"):
        check("rsud-contoh")
    (tmp_path / "procedures" / "dinas-kota" / "procedure.yml").unlink()
    code, lines = check("dinas-kota")
    assert code == 1
    assert "procedures/dinas-kota/procedure.yml: cannot be read" in lines[0]


def test_a_new_office_plays_the_rows_that_it_was_given() -> None:
    new("rsud-contoh", "--zone", "Asia/Makassar")
    command = ["procedures", "conformance", "rsud-contoh"]
    result = RUN.invoke(cli, command, catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "2 rows, 0 failed"


def test_other_settings_may_be_wrong_while_a_procedure_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new("rsud-contoh")
    monkeypatch.setenv("LOKET_PORT", "none")
    assert check() == (0, ["rsud-contoh: all is well"])


def test_where_there_is_no_office_the_check_says_how_to_make_one() -> None:
    result = RUN.invoke(cli, ["procedures", "check"])
    assert isinstance(result.exception, BadConfiguration)


def test_the_schema_is_printed_as_it_stands_beside_the_offices() -> None:
    told = RUN.invoke(cli, ["procedures", "schema"]).stdout
    assert told == (ROOT / "procedures" / "procedure.schema.json").read_text(encoding="utf-8")
    assert json.loads(told)["properties"]["stages"]


def test_a_row_that_fails_in_play_is_named_by_the_check(tmp_path: Path) -> None:
    new("rsud-contoh")
    path = tmp_path / "procedures" / "rsud-contoh" / "procedure.yml"
    right = path.read_text(encoding="utf-8")
    path.write_text(right.replace("{length: 8 h,", "{length: 7 h,"), encoding="utf-8")
    code, lines = check("rsud-contoh")
    assert (code, lines[-1]) == (1, "1 to mend")
    assert re.search(r"conformance\.yml:\d+: SOP-\d+: .*Mend procedure\.yml", lines[0])
    assert check("rsud-contoh", "--quick")[0] == 0
