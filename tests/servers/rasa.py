"""Rasa for a whole run of the tests: its environment, and one model of the project itself."""

import asyncio
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pytest

from app.program import utc_now
from app.settings import ROOT
from nlu.rasa.environment import RasaFolders
from nlu.rasa.models import Model, Models
from nlu.rasa.progress import TrainingProgress
from nlu.rasa.project import Lessons
from nlu.rasa.training import train
from tests.servers.children import at_the_end
from tests.sharing import RASA

QUESTIONS = (
    "klinik wiyatamandala buka kapan",
    "berapa biaya parkir gedung wiyatamandala",
    "musala gedung wiyatamandala di mana",
)
"""About a house that no example will ever name."""
MISSING = "Rasa is not here, and `make rasa` could not make its environment: "


@dataclass(frozen=True, slots=True)
class Trained:
    """The environment, and a model that was trained in it; `told` is the progress on the way."""

    environment: RasaFolders
    model: Model
    archive: Path
    told: tuple[TrainingProgress, ...]

    def beside(self, folder: Path) -> RasaFolders:
        """The same environment, writing into another folder."""
        return RasaFolders(self.environment.project, folder)

    def kept(self, folder: Path) -> Models:
        """The models of a hotline of its own, this one in use."""
        models = Models(folder / "models")
        models.add(self.model, self.archive)
        models.use(self.model)
        return models


@cache
def _made() -> str:
    """Empty when the environment is there; else what `make rasa` said at last."""
    if RasaFolders(ROOT, ROOT).is_there:
        return ""
    make = shutil.which("make")
    if make is None:
        return "there is no make"
    said = subprocess.run(  # noqa: S603  # our own arguments
        [make, "--no-print-directory", "rasa"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (said.stdout + said.stderr).strip().splitlines()
    return "" if said.returncode == 0 else (lines[-1] if lines else f"code {said.returncode}")


@cache
def _trained() -> Trained:
    folder = Path(tempfile.mkdtemp(prefix="loket-rasa-"))
    at_the_end(partial(shutil.rmtree, folder, ignore_errors=True))
    environment, models = RasaFolders(ROOT, folder), Models(folder / "models")
    told: list[TrainingProgress] = []
    work = train(environment, models, Lessons(ROOT, QUESTIONS), utc_now(), told.append)
    model = asyncio.run(work)
    return Trained(environment, model, models.archive(model), tuple(told))


@pytest.fixture(scope="session")
def rasa() -> Trained:
    """A trained Rasa; where it cannot be had the test is skipped, but fails where CI is set."""
    test = os.environ["PYTEST_CURRENT_TEST"]
    assert RASA.search(test), f"tests/sharing.py has to know that {test} uses Rasa"
    why = _made()
    if why:
        if os.environ.get("CI"):
            pytest.fail(MISSING + why)
        pytest.skip(MISSING + why)
    return _trained()
