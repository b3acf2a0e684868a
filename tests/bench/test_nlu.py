"""The language engines beside each other, with few questions and the real Rasa."""

from pathlib import Path

import pytest

from bench import nlu
from bench.measured import BenchFailed
from nlu.rasa.environment import RasaFolders
from tests.servers.rasa import Trained, rasa

__all__ = ["rasa"]


def questions(folder: Path) -> Path:
    """Two questions, one of which no engine can get right."""
    path = folder / "questions.tsv"
    path.write_text("question\tkapan poli gigi buka\nmenu\tbesok saya ke sana\n", encoding="utf-8")
    return path


def test_both_engines_are_asked_the_same_and_told_side_by_side(
    rasa: Trained, tmp_path: Path
) -> None:
    measured = nlu.measure(questions(tmp_path), trained=(rasa.model, rasa.archive))
    assert measured.beside is not None
    assert min(measured.value, measured.beside) > 0
    lines = measured.said.splitlines()[-3:]
    names = [line.partition("accuracy")[0].strip() for line in lines]
    assert names == ["embedded", "Rasa", "Rasa without our rules"]
    for line in lines:
        assert "50.0%" in line
        for what in ("macro F1", "p50", "p99", "memory", "start"):
            assert what in line


def test_without_rasa_the_embedded_engine_is_measured_and_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(RasaFolders, "is_there", property(lambda _: False))
    measured = nlu.measure(questions(tmp_path))
    assert measured.value > 0
    assert measured.beside is measured.ratio is None
    _, missing, embedded = measured.said.splitlines()
    assert "make rasa" in missing
    assert "accuracy  50.0%" in embedded


def test_without_questions_it_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(BenchFailed, match=r"nothing\.tsv"):
        nlu.measure(tmp_path / "nothing.tsv")
