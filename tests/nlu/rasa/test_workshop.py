"""A new model is trained, tried and used, or it is said why not and everything stays as it was."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.errors import NotFound
from nlu.meaning import Intent
from nlu.rasa import workshop as working
from nlu.rasa.environment import RasaFolders
from nlu.rasa.errors import AlreadyTraining, NotStarted, NotTrained, RasaFailed
from nlu.rasa.models import Model, Models
from nlu.rasa.progress import TrainingProgress, TrainingStep
from nlu.rasa.project import Lessons
from nlu.rasa.supervisor import Supervisor
from nlu.rasa.trial import MAY_LOSE, Trial, is_worse
from nlu.rasa.workshop import WorkOutcome, Workshop
from nlu.scoring import LabelledText
from tests.hotline.house import MORNING, Clock
from tests.nlu.rasa.test_supervisor import Server, running
from tests.waiting import until

ROOT = Path(__file__).parents[3]
TRIAL = Trial(
    [LabelledText(Intent.QUESTION, f"kapan poli {name} buka") for name in ("gigi", "anak", "jiwa")]
    + [LabelledText(Intent.CANCEL, "batal")],
    "ADU",
)


@dataclass
class Reader:
    """A server's client that says one intent to everything."""

    says: Intent = Intent.QUESTION
    fails: bool = False

    async def guess(self, text: str, seconds: float | None = None) -> tuple[Intent, float]:
        """The intent."""
        if self.fails:
            raise RasaFailed("no answer")
        return self.says, 1.0


@dataclass
class House:
    """A workshop with one model in use; `reader` is what the next server reads with."""

    models: Models
    supervisor: Supervisor
    workshop: Workshop
    servers: list[Server] = field(default_factory=list)
    reader: Reader = field(default_factory=Reader)
    broken: bool = False
    untrained: bool = False

    async def until_done(self) -> WorkOutcome:
        """How what was wished for ended."""
        await until(lambda: self.workshop.progress is None, "the workshop is not done")
        assert self.workshop.ended is not None
        return self.workshop.ended.outcome


def model(number: int, accuracy: float | None = None) -> Model:
    """A model of that number."""
    at = MORNING + timedelta(seconds=number)
    return Model(f"20261124-{number:06d}", at, 10, 5, "content", accuracy, accuracy, 4)


@pytest.fixture
async def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    """At work until the end."""
    models = Models(tmp_path / "models")
    archive = tmp_path / "archive"
    archive.write_bytes(b"model")
    models.add(model(1, accuracy=1.0), archive)
    models.use(model(1))

    async def start(wanted: Model) -> Any:
        await asyncio.sleep(0)
        if made.broken and wanted.name != model(1).name:
            raise NotStarted("it does not come up")
        made.servers.append(Server(wanted, made.reader))
        return made.servers[-1]

    async def train(
        environment: RasaFolders,
        kept: Models,
        lessons: Lessons,
        now: datetime,
        told: Callable[[TrainingProgress], None],
    ) -> Model:
        told(TrainingProgress(TrainingStep.CLASSIFIER))
        await asyncio.sleep(0)
        if made.untrained:
            raise NotTrained("Rasa trained no model")
        kept.add(model(2), archive)
        return model(2)

    monkeypatch.setattr(working, "train", train)
    clock, environment = Clock(), RasaFolders(ROOT, tmp_path)
    supervisor = Supervisor(start, models, clock, 0.0)
    workshop = Workshop(
        environment, models, supervisor, start, lambda: Lessons(ROOT, ()), TRIAL, clock
    )
    made = House(models, supervisor, workshop)
    async with running(supervisor.run), running(workshop.run):
        await until(lambda: supervisor.client is not None, "no server answers")
        yield made


def in_use(house: House) -> str:
    """The name of the model that answers, which a restart would use too."""
    assert house.supervisor.model is not None
    current = house.models.current()
    assert current is not None
    assert current.name == house.supervisor.model.name
    return current.name


async def test_a_new_model_is_tried_noted_and_used(house: House) -> None:
    house.workshop.retrain()
    assert await house.until_done() is WorkOutcome.USED
    assert in_use(house) == model(2).name
    noted = house.models.find(model(2).name)
    assert (noted.accuracy, noted.tried) == (1.0, len(TRIAL.questions))
    assert [server.stopped for server in house.servers] == [True, False]


async def test_a_model_that_reads_less_is_kept_and_not_used(house: House) -> None:
    house.reader = Reader(Intent.COMPLAINT)
    house.workshop.retrain()
    assert await house.until_done() is WorkOutcome.WORSE
    assert in_use(house) == model(1).name
    assert house.models.find(model(2).name).accuracy == 0.25
    assert [server.stopped for server in house.servers] == [False, True]

    house.workshop.go_to(model(2).name)
    assert await house.until_done() is WorkOutcome.USED
    assert in_use(house) == model(2).name


async def test_one_that_does_not_come_up_or_does_not_answer_is_not_used(house: House) -> None:
    house.broken = True
    house.workshop.retrain()
    assert await house.until_done() is WorkOutcome.NOT_STARTED
    house.broken, house.reader = False, Reader(fails=True)
    house.workshop.retrain()
    assert await house.until_done() is WorkOutcome.NOT_STARTED
    assert in_use(house) == model(1).name
    assert [server.stopped for server in house.servers] == [False, True]


async def test_a_training_without_a_model_changes_nothing(house: House) -> None:
    house.untrained = True
    house.workshop.retrain()
    assert await house.until_done() is WorkOutcome.NOT_TRAINED
    assert in_use(house) == model(1).name


async def test_one_work_at_a_time(house: House) -> None:
    house.workshop.retrain()
    assert house.workshop.progress == TrainingProgress(TrainingStep.WAKING)
    with pytest.raises(AlreadyTraining):
        house.workshop.retrain()
    with pytest.raises(AlreadyTraining):
        house.workshop.go_to(model(1).name)
    await house.until_done()
    house.workshop.go_to(model(1).name)
    assert await house.until_done() is WorkOutcome.USED
    assert in_use(house) == model(1).name


async def test_a_model_that_is_not_there_cannot_be_used(house: House) -> None:
    with pytest.raises(NotFound):
        house.workshop.go_to("20200101-000000")
    assert house.workshop.progress is None


async def test_without_rasa_a_training_says_what_to_do(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "loket.rasa")
    models, clock = Models(tmp_path / "models"), Clock()

    async def never(wanted: Model) -> Any:
        raise NotStarted("Rasa is missing")

    supervisor = Supervisor(never, models, clock, 0.0)
    workshop = Workshop(
        RasaFolders(tmp_path, tmp_path), models, supervisor, never,
        lambda: Lessons(ROOT, ()), TRIAL, clock,
    )  # fmt: skip
    async with running(workshop.run):
        await until(lambda: workshop.ended is not None, "the training has not ended")
    assert workshop.ended is not None
    assert workshop.ended.outcome is WorkOutcome.NOT_TRAINED
    assert "make rasa" in workshop.ended.said
    assert "make rasa" in caplog.text


@pytest.mark.parametrize(
    ("new", "old", "worse"),
    [
        (0.9, 0.9, False),
        (0.9 - MAY_LOSE / 2, 0.9, False),
        (0.9 - MAY_LOSE * 2, 0.9, True),
        (0.1, None, False),
        (None, 0.9, False),
    ],
)
def test_chance_is_not_worse(new: float | None, old: float | None, worse: bool) -> None:
    assert is_worse(model(2, new), model(1, old)) is worse
    assert not is_worse(model(2, new), None)


def test_other_questions_cannot_be_compared() -> None:
    assert not is_worse(replace(model(2, 0.1), tried=9), model(1, 0.9))
