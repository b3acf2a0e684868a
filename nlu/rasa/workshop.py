"""Trains, tries, changes and goes back, one after another, beside the talk."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.errors import BadConfiguration
from nlu.rasa.environment import RasaFolders
from nlu.rasa.errors import AlreadyTraining, RasaFailed
from nlu.rasa.models import Model, Models
from nlu.rasa.progress import TrainingProgress, TrainingStep
from nlu.rasa.project import Lessons
from nlu.rasa.supervisor import Start, Supervisor
from nlu.rasa.training import train
from nlu.rasa.trial import Trial, is_worse

log = logging.getLogger("loket.rasa")


class WorkOutcome(StrEnum):
    """How the last work ended."""

    USED = "used"
    NOT_TRAINED = "not_trained"
    NOT_STARTED = "not_started"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Ended:
    """The last work: how and when (aware) it ended, and what was said of it."""

    outcome: WorkOutcome
    at: datetime
    said: str = ""


class Workshop:
    """`run` does what is wished for; `progress` is None while nothing is done."""

    def __init__(
        self,
        environment: RasaFolders,
        models: Models,
        supervisor: Supervisor,
        start: Start,
        lessons: Callable[[], Lessons],
        trial: Trial,
        clock: Callable[[], datetime],
    ) -> None:
        self._environment = environment
        self._models = models
        self._supervisor = supervisor
        self._start = start
        self._lessons = lessons
        self._trial = trial
        self._clock = clock
        self._wishes: asyncio.Queue[Model | None] = asyncio.Queue(1)
        self.progress: TrainingProgress | None = None
        self.ended: Ended | None = None

    def retrain(self) -> None:
        """Train of what is in force now, and use it if it is no worse. Raises `AlreadyTraining`."""
        self._wish(None)

    def go_to(self, name: str) -> None:
        """Use that model. Raises `NotFound`, or `AlreadyTraining` while something is done."""
        self._wish(self._models.find(name))

    async def run(self) -> None:
        """Until cancelled; whatever is being done ends with it. Without a model one is trained."""
        if self._models.current() is None and self.progress is None:
            self._wish(None)
        while True:
            model = await self._wishes.get()
            try:
                await (self._renew() if model is None else self._change(model))
            finally:
                self.progress = None

    def _wish(self, model: Model | None) -> None:
        if self.progress is not None:
            raise AlreadyTraining("a training is running; the next one begins after it")
        self.progress = TrainingProgress(
            TrainingStep.WAKING if model is None else TrainingStep.CHANGING
        )
        self._wishes.put_nowait(model)

    async def _renew(self) -> None:
        try:
            model = await train(
                self._environment, self._models, self._lessons(), self._clock(), self._told
            )
        except (RasaFailed, AlreadyTraining, BadConfiguration, OSError) as error:
            self._ends(WorkOutcome.NOT_TRAINED, str(error))
        else:
            await self._change(model, new=True)

    async def _change(self, model: Model, *, new: bool = False) -> None:
        """Start the model beside the one in use; a new one is tried before it takes over."""
        self._told(TrainingProgress(TrainingStep.TRYING if new else TrainingStep.CHANGING))
        try:
            fresh = await self._start(model)
        except RasaFailed as error:
            self._ends(WorkOutcome.NOT_STARTED, str(error))
            return
        try:
            if new:
                model = await self._trial.of(model, fresh.client)
                self._models.note(model)
            worse = new and is_worse(model, self._models.current())
        except BaseException as error:
            await fresh.stop()
            if not isinstance(error, RasaFailed):
                raise
            self._ends(WorkOutcome.NOT_STARTED, str(error))
            return
        if worse:
            await fresh.stop()
            self._ends(WorkOutcome.WORSE, model.name)
            return
        self._told(TrainingProgress(TrainingStep.CHANGING))
        await self._supervisor.replace(fresh)
        self._ends(WorkOutcome.USED, model.name)

    def _told(self, progress: TrainingProgress) -> None:
        self.progress = progress

    def _ends(self, outcome: WorkOutcome, said: str) -> None:
        self.ended = Ended(outcome, self._clock(), said)
        if outcome is not WorkOutcome.USED:
            log.warning("the model stays as it is (%s): %s", outcome, said)
