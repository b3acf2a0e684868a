"""How well an engine reads: shares that can be checked by hand."""

from pathlib import Path

import pytest

from core.errors import BadConfiguration
from nlu.meaning import Intent, Meaning
from nlu.scoring import LabelledText, read_questions, score, scored

YES, NO, MENU = Intent.YES, Intent.NO, Intent.MENU


@pytest.mark.parametrize(
    ("pairs", "accuracy", "macro_f1"),
    [
        ([], 0.0, 0.0),
        ([(YES, YES)], 1.0, 1.0),
        ([(YES, NO)], 0.0, 0.0),
        ([(YES, YES), (YES, YES), (YES, YES), (NO, YES)], 0.75, (6 / 7 + 0) / 2),
        ([(YES, YES), (NO, NO), (NO, MENU)], 2 / 3, (1 + 2 / 3) / 2),
    ],
)
def test_accuracy_is_of_all_and_f1_of_the_intents_that_were_meant(
    pairs: list[tuple[Intent, Intent]], accuracy: float, macro_f1: float
) -> None:
    found = score(pairs)
    assert (found.accuracy, found.macro_f1, found.asked) == pytest.approx(
        (accuracy, macro_f1, len(pairs))
    )


async def test_questions_are_asked_one_after_another() -> None:
    asked: list[str] = []

    async def read(text: str) -> Meaning:
        asked.append(text)
        return Meaning(YES, 1.0)

    found = await scored(read, [LabelledText(YES, "a"), LabelledText(NO, "b")])
    assert (found.accuracy, asked) == (0.5, ["a", "b"])


def test_questions_are_read_from_lines(tmp_path: Path) -> None:
    path = tmp_path / "questions.tsv"
    path.write_text("# a remark\nyes\tiya\n\nno\tbukan\titu\n", encoding="utf-8")
    assert read_questions(path) == (LabelledText(YES, "iya"), LabelledText(NO, "bukan\titu"))


@pytest.mark.parametrize("line", ["yes iya", "dance\tjoget", "yes\t", "\tiya"])
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "questions.tsv"
    path.write_text(f"yes\tiya\n{line}\n", encoding="utf-8")
    with pytest.raises(BadConfiguration, match=r"questions\.tsv:2"):
        read_questions(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"nothing\.tsv"):
        read_questions(tmp_path / "nothing.tsv")
