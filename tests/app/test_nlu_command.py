"""`loket nlu`, as somebody types it, and what doctor says of engines."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import examining
from app.commands import cli
from app.engines import Engines, environment_of, make_engines, models_of
from app.settings import Settings
from core.errors import NotFound
from nlu.rasa.environment import RasaFolders
from nlu.rasa.errors import NotTrained
from nlu.rasa.models import Model
from nlu.two_engines import Engine
from tests.hotline.house import Clock, knowledge

RUN = CliRunner()
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("LOKET_DATA", str(tmp_path / "data"))


def kept(folder: Path, *names: str) -> None:
    """Models of those names in a data folder."""
    models = models_of(environment_of(Settings.model_construct(data=folder)))
    (folder / "archive").write_bytes(b"model")
    for name in names:
        models.add(Model(name, NOON, 2000, 690, "x", 0.871, 0.842, 480), folder / "archive")


def test_models_are_listed_and_chosen(tmp_path: Path) -> None:
    assert "loket nlu train" in RUN.invoke(cli, ["nlu", "models"]).stdout
    folder = tmp_path / "data"
    kept(folder, "20261124-010000", "20261124-020000")
    assert RUN.invoke(cli, ["nlu", "use", "20261124-010000"]).exit_code == 0
    lines = RUN.invoke(cli, ["nlu", "models"]).stdout.splitlines()
    assert [line[:17] for line in lines[:2]] == ["  20261124-020000", "* 20261124-010000"]
    assert "accuracy 87.1%, macro F1 0.842 of 480" in lines[0]


def test_a_model_that_is_not_there_is_refused() -> None:
    result = RUN.invoke(cli, ["nlu", "use", "20200101-000000"])
    assert isinstance(result.exception, NotFound)


def without_rasa(settings: Settings) -> RasaFolders:
    """An environment where `make rasa` never ran."""
    folder = settings.data.resolve()
    return RasaFolders(folder, folder / "rasa")


def test_rasa_may_lie_elsewhere_than_beside_the_program(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    (tmp_path / ".installed").touch()
    elsewhere = environment_of(Settings(data=tmp_path / "data", rasa=tmp_path))
    assert elsewhere.is_there
    assert elsewhere.command("run")[0] == str(tmp_path / "bin" / "python")


def test_training_without_rasa_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engines.environment_of", without_rasa)
    result = RUN.invoke(cli, ["nlu", "train"])
    assert isinstance(result.exception, NotTrained)
    assert "make rasa" in str(result.exception)


async def test_doctor_says_that_rasa_is_wanted_and_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(examining, "environment_of", without_rasa)
    for nlu, expected in (("rasa", True), ("embedded", False)):
        found = await examining.examine(Settings(data=tmp_path, nlu=nlu), NOON)  # type: ignore[arg-type]
        assert any("make rasa" in one.text for one in found) is expected


async def test_where_rasa_is_wanted_and_missing_the_embedded_engine_answers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("app.engines.environment_of", without_rasa)
    settings = Settings(data=tmp_path, nlu="rasa")
    engines = make_engines(settings, knowledge(), Clock())
    standing = engines.standing()
    assert (standing.wanted, standing.answering) == (Engine.RASA, Engine.EMBEDDED)
    assert not standing.is_installed
    assert (await engines.interpreter.parse("jam besuk")).confidence > 0


def test_without_rasa_there_is_no_model_to_use() -> None:
    engines = Engines(knowledge(), None, Clock())
    with pytest.raises(NotFound):
        engines.retrain()
    with pytest.raises(NotFound):
        engines.go_to("20261124-010000")
