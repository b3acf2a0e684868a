"""What an editor is told about a `questions.yml` that is not right."""

from pathlib import Path

import pytest

from core.errors import BadConfiguration
from desk_info.loading import SavedQuestion, load_questions

RIGHT = """\
# Questions as people asked them.
questions:
  - {asked: "min jam bsuk brp ya", entry: visiting-hours}
  - asked: bisa bikin sim di sini?
    entry: none
"""
KNOWN = ("visiting-hours", "parking")


def load(folder: Path, text: str) -> tuple[SavedQuestion, ...]:
    path = folder / "questions.yml"
    path.write_text(text, encoding="utf-8")
    return load_questions(path, KNOWN)


def test_questions_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert load(tmp_path, RIGHT) == (
        SavedQuestion("min jam bsuk brp ya", "visiting-hours"),
        SavedQuestion("bisa bikin sim di sini?", ""),
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "wrong"),
    [
        ("questions:", "question:", "line 2, question", "did you mean 'questions'?"),
        ("visiting-hours", "visitng-hours", "line 3, questions[1].entry", "'visiting-hours'?"),
        ("visiting-hours", "cafe", "line 3, questions[1].entry", "there is no entry 'cafe'"),
        ("    entry: none\n", "", "line 4, questions[2].entry", "is missing"),
        ("asked: bisa", "aksed: bisa", "line 4", "did you mean 'asked'?"),
        ("bisa bikin sim di sini?", '""', "line 4, questions[2].asked", "is empty"),
        ("bisa bikin sim di sini?", "Min Jam Bsuk brp ya", "line 4", "twice, first in line 3"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_key(
    tmp_path: Path, old: str, new: str, place: str, wrong: str
) -> None:
    with pytest.raises(BadConfiguration) as refused:
        load(tmp_path, RIGHT.replace(old, new, 1))
    (line,) = str(refused.value).splitlines()
    assert place in line
    assert wrong in line
    assert "for example: " in line


def test_all_mistakes_are_told_together(tmp_path: Path) -> None:
    wrong = RIGHT.replace("visiting-hours", "x").replace("none", "y")
    with pytest.raises(BadConfiguration) as refused:
        load(tmp_path, wrong)
    assert len(str(refused.value).splitlines()) == 2


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match="at least 1 is needed"):
        load(tmp_path, "questions: []\n")
