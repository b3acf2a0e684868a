"""A sixth office is a folder: a library that no code knows runs its own procedure."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.commands import cli
from core.errors import BadConfiguration

FOLDER = Path(__file__).parent / "sixth"
OFFICE = "perpustakaan-ambon"
RUN = CliRunner()


def conformance(*given: str) -> tuple[int, list[dict[str, object]]]:
    """The exit code and the rows that `loket procedures conformance --json` prints."""
    command = ["procedures", "conformance", "--json", *given]
    result = RUN.invoke(cli, command, catch_exceptions=False)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder of offices with a copy of the library, to be broken."""
    return Path(shutil.copytree(FOLDER, tmp_path / "offices"))


def change(offices: Path, name: str, old: str, new: str) -> int:
    """Write something else into a file of the copy; returns the line."""
    path = offices / OFFICE / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_sixth_office_passes_the_check() -> None:
    result = RUN.invoke(cli, ["procedures", "check", "--folder", str(FOLDER)])
    assert (result.exit_code, result.stdout) == (0, f"{OFFICE}: all is well\n")


def test_every_row_of_a_sixth_office_is_played_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("LOKET_PORT=none\nLOKET_DATABASE=postgresql://nowhere/x\n")
    code, rows = conformance("--folder", str(FOLDER))
    assert (code, [row["id"] for row in rows]) == (0, [f"PA-{one}" for one in range(1, 7)])
    assert [path.name for path in tmp_path.iterdir()] == [".env"]
    last = rows[4]
    assert (last["due"], last["happened"]) == (
        "2026-02-25T15:00:00+09:00",
        "2026-02-25T14:59:00+09:00",
    )
    assert (last["passed"], last["why"], last["case"]) == (True, "", "PKA-2026-000001")
    evidence = last["evidence"]
    assert isinstance(evidence, dict)
    assert evidence["facts"] == list(range(1, len(evidence["facts"]) + 1))


def test_a_row_that_fails_says_step_line_and_what_was_seen(copy: Path) -> None:
    line = change(copy, "conformance.yml", "hears: di rak", "hears: di gudang")
    code, (row,) = conformance("--folder", str(copy), "--row", "PA-3")
    assert (code, row["passed"]) == (1, False)
    assert str(row["why"]).startswith(f"conformance.yml:{line}: hears: di gudang: the office said")


def test_an_allowance_other_than_the_rows_own_fails_the_row(copy: Path) -> None:
    change(copy, "procedure.yml", "length: 3 d", "length: 4 d")
    code, (row,) = conformance("--folder", str(copy), "--row", "PA-3")
    assert code == 1
    assert str(row["why"]).endswith(
        ": the procedure gave it until 2026-11-28T17:00:00+09:00; "
        "by this row it ends 2026-11-27T17:00:00+09:00"
    )


@pytest.mark.parametrize(
    ("row", "old", "new"),
    [
        ("PA-1", "by: round_robin", "by: pull"),
        ("PA-1", "at_limit: [reassign, tell_superior], pauses: true", "at_limit: [tell_superior]"),
        ("PA-2", "{on: unsatisfied, to: receive}", "{on: unsatisfied, to: talk}"),
        ("PA-3", "{on: ask_unit, to: trace, needs: [category]}", "{on: ask_unit, to: trace}"),
        ("PA-3", "serving: [decree]", "serving: [bachelor]"),
        ("PA-4", "documents: [minutes]", "documents: []"),
        ("PA-4", "length: 8 h, clock: working", "length: 8 h, clock: wall"),
        ("PA-5", "wednesday: ['09.00-15.00']", "wednesday: ['09.00-14.00']"),
    ],
)
def test_a_row_fails_when_the_procedure_is_another(
    row: str, old: str, new: str, copy: Path
) -> None:
    change(copy, "procedure.yml", old, new)
    code, (played,) = conformance("--folder", str(copy), "--row", row)
    assert (code, played["id"], played["passed"]) == (1, row, False)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["nowhere"], "there is no office 'nowhere' in .*known: perpustakaan-ambon"),
        (["--row", "PJ-4"], "no office here has the row PJ-4 .known: PA-1"),
    ],
)
def test_an_office_or_a_row_that_is_not_there_is_refused(given: list[str], told: str) -> None:
    with pytest.raises(BadConfiguration, match=told):
        conformance("--folder", str(FOLDER), *given)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("does: finding", "does: findings", "not a known action; did you mean 'finding'"),
        ("who: rak", "who: raka", "not a known person of this script; did you mean 'rak'"),
        ("unit: koleksi}, r", "unit: kepala}, r", "not a known unit"),
        ("text: \"Judulnya", "txt: \"Judulnya", "not a known key; did you mean 'text'"),
        ("category: Buku hilang", "category: Buku", "not a known category"),
        ("case: {service: lost", "case: {servis: lost", "not a known key; did you mean 'serv"),
        ("stage: receive, agent", "stage: recieve, agent", "not a known stage; did you mean"),
        ("fact: deadline_paused", "fact: deadline_pause", "not a known fact; did you mean"),
        ("refused: Missing", "refused: Mising", "not a known refusal; did you mean 'Missing'"),
        ("makes: minutes", "makes: minuets", "not a known paper or report; did you mean"),
        ("hears: di rak", "told: superior", "not a known reader of notices; did you mean"),
        ("hears: di rak", "platform: received", "not a known fate of a message"),
        ("hears: di rak", "wait: half a day", "not a length of time"),
        ("hears: di rak", "until: tomorrow", "not a time such as"),
        ("hears: di rak", "does: claim", "does not say who"),
        ("hears: di rak", "makes: register", "needs 'with: {every: month}' beside it"),
        ("{who: rak, does: finding}", "{hears: di, who: rak}", "belongs to does, presence"),
        ("hears: di rak", "{hears: di, silent: 'true'}", "no more than one"),
        ("duties: [koleksi]", "duties: [koleks]", "not a known duty; did you mean 'koleksi'"),
        ("stage: trace, within", "stage: talk, within", "the stage 'talk' has no allowance"),
        ("deadline: stage, stage: approve,", "deadline: stage,", "needs 'stage' beside it"),
        ("{fact: satisfaction_given}", "{answer: now, fact: read}", "needs one of deadline"),
        ("id: PA-3", "id: PA-1", "the row 'PA-1' is there twice"),
        ("- id: PA-6", "- {id: P, what: …, play: [{says: halo}]}\n  - id: PA-6", "expects nothing"),
        ("limit: {deadline: stage, stage: rec", "limit: {deadline: call_back, stage: rec",
         "the procedure has no deadline 'call_back'"),
    ],
)  # fmt: skip
def test_what_nobody_knows_is_named_before_anything_is_played(
    old: str, new: str, told: str, copy: Path
) -> None:
    line = change(copy, "conformance.yml", old, new)
    result = RUN.invoke(cli, ["procedures", "check", "--folder", str(copy)])
    found = [said for said in result.stdout.splitlines() if told in said]
    assert result.exit_code == 1
    assert f"{OFFICE}/conformance.yml:{line}: " in found[0]


def test_a_text_that_a_stage_says_must_be_there_and_be_said(copy: Path) -> None:
    line = change(copy, "procedure.yml", "utter_stage_shelf", "utter_stage_shelves")
    own = (copy / OFFICE / "replies.yml").read_text(encoding="utf-8").splitlines()
    result = RUN.invoke(cli, ["procedures", "check", "--folder", str(copy)])
    missing, *_ = result.stdout.splitlines()
    assert (
        f"procedure.yml:{line}: stages[3].says: there is no text 'utter_stage_shelves'" in missing
    )
    assert "did you mean 'utter_stage_shelf'?" in missing
    with pytest.raises(BadConfiguration, match=r"procedure.yml, line \d+, stages.3..says"):
        conformance("--folder", str(copy))
    change(copy, "procedure.yml", "    says: utter_stage_shelves\n", "")
    result = RUN.invoke(cli, ["procedures", "check", "--folder", str(copy)])
    line = own.index("utter_stage_shelf:") + 1
    assert f"replies.yml:{line}: utter_stage_shelf: no stage of procedure.yml" in result.stdout
    change(copy, "procedure.yml", "    rows: [PA-3]\n", "    says: utter_promise_moved\n")
    result = RUN.invoke(cli, ["procedures", "check", "--folder", str(copy)])
    assert "the text 'utter_promise_moved' needs {promise}, which no stage knows" in result.stdout
