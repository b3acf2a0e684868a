"""`loket desk evaluate`, as an editor types it."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.commands import cli
from app.settings import ROOT
from core.errors import BadConfiguration

RUN = CliRunner()
ENTRIES = """\
entries:
  - id: visiting-hours
    topic: Besuk
    title: Jam besuk
    answer: Setiap hari.
    variants: [jam besuk, kapan boleh menjenguk pasien?, jam bsuk brp]
  - id: parking
    topic: Lokasi
    title: Parkir
    answer: Di halaman depan.
    variants: [tempat parkir mobil di mana, bayar parkir berapa]
  - id: insurance
    topic: Biaya
    title: BPJS
    answer: Bisa.
    variants: [apakah bisa pakai bpjs, bpjs diterima]
"""
QUESTIONS = """\
questions:
  - {asked: jam besuk, entry: visiting-hours}
  - {asked: bayar parkir berapa, entry: parking}
  - {asked: bpjs diterima, entry: parking}
  - {asked: kapan boleh menjenguk pasien?, entry: none}
  - {asked: bikin sim di sini, entry: none}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office's folder with entries and saved questions, two of which are answered wrongly."""
    folder = tmp_path / "kantor"
    folder.mkdir()
    (folder / "desk_info.yml").write_text(ENTRIES, encoding="utf-8")
    (folder / "questions.yml").write_text(QUESTIONS, encoding="utf-8")
    return folder


def evaluated(*arguments: str) -> str:
    result = RUN.invoke(cli, ["desk", "evaluate", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_figures_are_those_of_the_offices_questions(office: Path) -> None:
    found = json.loads(evaluated(str(office), "--json"))
    assert found["office"] == "kantor"
    assert found["missing"] == {}
    ours = found["figures"]["loket"]
    assert (ours["in_scope"], ours["out_of_scope"]) == (3, 2)
    assert ours["top1"] == pytest.approx(2 / 3)
    assert ours["precision"] == pytest.approx(2 / 4)
    assert ours["answered"] == 1.0
    assert ours["oos_answered"] == pytest.approx(1 / 2)
    for name in ("token_set_ratio", "logistic_regression"):
        beside = found["figures"][name]
        assert beside["top1"] == pytest.approx(2 / 3)
        assert beside["precision"] is None


def test_every_wrong_answer_is_listed_with_what_it_should_be_and_why(office: Path) -> None:
    said = evaluated(str(office))
    assert "kantor: 3 pertanyaan berjawaban, 2 tidak" in said
    assert "66,7 %" in said
    assert "Jawaban yang keliru: 2\n" in said
    assert "- bpjs diterima\n    dijawab “BPJS” (" in said
    assert "seharusnya “Parkir”, karena " in said
    assert "- kapan boleh menjenguk pasien?\n    dijawab “Jam besuk” (" in said
    assert "seharusnya tidak dijawab, karena " in said


def test_what_was_not_answered_is_listed_where_it_is_asked_for(office: Path) -> None:
    more = "  - {asked: zzz qqq, entry: insurance}\n"
    (office / "questions.yml").write_text(QUESTIONS + more, encoding="utf-8")
    assert "zzz qqq" not in evaluated(str(office))
    said = evaluated(str(office), "--missed")
    assert "Tidak dijawab, padahal ada jawabannya: 1\n- zzz qqq\n    bot tidak tahu" in said
    (missed,) = json.loads(evaluated(str(office), "--json"))["missed"]
    assert (missed["asked"], missed["should"]) == ("zzz qqq", "insurance")
    assert missed["nearest"] is missed["score"] is None


def test_other_questions_can_be_asked(office: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yml"
    other.write_text("questions:\n  - {asked: jam besuk, entry: visiting-hours}\n", "utf-8")
    said = evaluated(str(office), "--questions", str(other))
    assert "Jawaban yang keliru: tidak ada" in said
    assert "–" in said  # nothing is out of scope, so nothing can be told about that


def test_without_scikit_learn_the_rest_is_measured(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.pipeline", None)
    said = evaluated(str(office))
    assert "tidak diukur: regresi logistik, karena scikit-learn tidak terpasang" in said
    assert "token_set_ratio" in said
    found = json.loads(evaluated(str(office), "--json"))
    assert set(found["figures"]) == {"loket", "token_set_ratio"}
    assert "scikit-learn" in found["missing"]["logistic_regression"]


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["no-such-office"], "there is no office 'no-such-office'"),
        (["{office}", "--questions", "/no/such/file.yml"], "there are no questions saved yet"),
        (["{office}", "--questions", "/"], "cannot be read"),
    ],
)
def test_what_is_not_there_is_said_in_words(office: Path, arguments: list[str], wrong: str) -> None:
    told = [one.format(office=office) for one in arguments]
    result = RUN.invoke(cli, ["desk", "evaluate", *told])
    assert isinstance(result.exception, BadConfiguration)
    assert wrong in str(result.exception)


def test_an_entry_that_is_not_there_is_named_with_its_line(office: Path) -> None:
    wrong = QUESTIONS.replace("entry: parking}", "entry: parkin}", 1)
    (office / "questions.yml").write_text(wrong, encoding="utf-8")
    result = RUN.invoke(cli, ["desk", "evaluate", str(office)])
    assert isinstance(result.exception, BadConfiguration)
    assert "line 3, questions[2].entry: there is no entry 'parkin'" in str(result.exception)
    assert "did you mean 'parking'?" in str(result.exception)


def test_the_office_of_the_settings_is_evaluated_by_its_own_questions(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOKET_OFFICE", "rsud-haji")
    found = json.loads(evaluated("--json"))
    assert found["office"] == "rsud-haji"
    lines = (ROOT / "procedures" / "rsud-haji" / "questions.yml").read_text("utf-8").splitlines()
    saved = sum(line.strip().startswith("- ") for line in lines)
    ours = found["figures"]["loket"]
    assert ours["in_scope"] + ours["out_of_scope"] == saved
