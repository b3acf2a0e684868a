"""Which models there are, which is in use, and what they learned from."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.errors import NotFound
from nlu.meaning import Intent
from nlu.rasa.models import KEPT, Model, Models
from nlu.rasa.progress import TrainingProgress, TrainingStep
from nlu.rasa.project import Lessons
from nlu.training import read_examples
from tests.hotline.house import MORNING

ROOT = Path(__file__).parents[3]


def kept(folder: Path, count: int) -> Models:
    """So many models, each of its own minute."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / "archive"
    archive.write_bytes(b"model")
    models = Models(folder / "models")
    for number in range(count):
        at = MORNING + timedelta(minutes=number)
        models.add(Model(models.free_name(at), at, 10, 5, "content", 0.9, 0.8, 480), archive)
    return models


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    models = kept(tmp_path, 2)
    newest, oldest = models.every()
    assert models.current() is None
    models.use(oldest)
    assert Models(tmp_path / "models").every() == (newest, oldest)
    assert Models(tmp_path / "models").current() == oldest
    assert models.archive(oldest).read_bytes() == b"model"


def test_old_models_go_but_never_the_one_in_use(tmp_path: Path) -> None:
    models = kept(tmp_path, KEPT + 3)
    oldest = models.every()[-1]
    models.use(oldest)
    assert len(models.every()) == KEPT
    assert models.current() == oldest
    assert not list((tmp_path / "models").glob("*.coming"))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"name": "x"}', "\x00"])
def test_what_cannot_be_read_is_no_model(tmp_path: Path, content: str) -> None:
    models = kept(tmp_path, 1)
    (only,) = models.every()
    (tmp_path / "models" / f"{only.name}.json").write_text(content)
    assert models.every() == ()
    assert models.current() is None
    with pytest.raises(NotFound):
        models.find(only.name)


def test_a_name_is_never_given_twice(tmp_path: Path) -> None:
    models = kept(tmp_path, 1)
    assert models.free_name(MORNING) == f"{models.every()[0].name}-1"


def test_the_newest_is_in_use_where_the_one_in_use_is_gone(tmp_path: Path) -> None:
    models = kept(tmp_path, 2)
    newest, oldest = models.every()
    models.use(oldest)
    models.archive(oldest).unlink()
    assert models.current() == newest


def test_published_questions_are_learned_as_questions_and_the_project_stays_as_it_is(
    tmp_path: Path,
) -> None:
    before = {path.name: path.read_bytes() for path in (ROOT / "data").iterdir()}
    asked = ("Jam [besuk] (sore)?", "jam besuk sore?", "  halo  ", "", "- - # jam\nbesuk {x}")
    lessons = Lessons(ROOT, asked)
    _, count = lessons.write(tmp_path)
    written = read_examples(tmp_path / "entries.yml")
    assert {one.intent for one in written} == {Intent.QUESTION}
    assert [one.text for one in written] == ["Jam besuk sore ?", "jam besuk sore?", "jam besuk x"]
    assert count == 3  # `halo` is an example of a greeting
    assert {path.name: path.read_bytes() for path in (ROOT / "data").iterdir()} == before


def test_another_content_is_told_apart() -> None:
    assert Lessons(ROOT, ("a", "b")).content == Lessons(ROOT, ("a", "b")).content
    assert Lessons(ROOT, ("a", "b")).content != Lessons(ROOT, ("a", "c")).content


def test_progress_follows_what_rasa_prints_and_never_goes_back() -> None:
    printed = (
        ("some warning", TrainingStep.WAKING),
        ("INFO  - Starting to train component 'CountVectorsFeaturizer'.", TrainingStep.WORDS),
        ("INFO  - Finished training component 'CountVectorsFeaturizer'.", TrainingStep.CLASSIFIER),
        ("INFO  - Starting to train component 'CountVectorsFeaturizer'.", TrainingStep.CLASSIFIER),
        (
            "INFO  - Finished training component 'LogisticRegressionClassifier'.",
            TrainingStep.PACKING,
        ),
        ("INFO  - Finished training component 'RegexEntityExtractor'.", TrainingStep.PACKING),
        ("Your Rasa model is trained and saved at 'x'.", TrainingStep.TRYING),
        ("Finished training component 'CountVectorsFeaturizer'.", TrainingStep.TRYING),
    )
    progress, shares = TrainingProgress(), [0.0]
    for line, step in printed:
        progress = progress.read(line)
        shares.append(progress.share)
        assert progress.step is step
    assert shares == sorted(shares)
