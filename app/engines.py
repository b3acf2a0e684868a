"""The language engines of one hotline, put together as `LOKET_NLU` says."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.office.knowledge import Knowledge
from app.settings import ROOT, Settings
from core.errors import NotFound
from nlu.rasa.asking import RasaClient
from nlu.rasa.environment import MISSING, RasaFolders
from nlu.rasa.models import Model, Models
from nlu.rasa.process import sweep
from nlu.rasa.project import Lessons
from nlu.rasa.server import RasaServer
from nlu.rasa.standing import EnginesState
from nlu.rasa.supervisor import RunningServer, Supervisor
from nlu.rasa.trial import Trial
from nlu.rasa.workshop import Workshop
from nlu.scoring import read_questions
from nlu.two_engines import Engine, TwoEngines

log = logging.getLogger("loket.rasa")
TRIAL = ROOT / "nlu" / "intents.tsv"
GRACE = timedelta(seconds=1)
"""A server that is replaced answers so much longer than a question may take."""


@dataclass(frozen=True, slots=True)
class Rasa:
    """What there is beside the embedded engine when Rasa is wanted."""

    environment: RasaFolders
    models: Models
    supervisor: Supervisor
    workshop: Workshop
    lessons: Callable[[], Lessons]


class Engines:
    """The interpreter of the talk, and what the operator sees and does."""

    def __init__(
        self, knowledge: Knowledge, rasa: Rasa | None, clock: Callable[[], datetime]
    ) -> None:
        self._rasa = rasa
        self._began = clock()
        self.interpreter = TwoEngines(knowledge.interpreter, self._client, clock)

    async def run(self) -> None:
        """Until cancelled; at once over where Rasa is not wanted."""
        if self._rasa is None:
            return
        if not self._rasa.environment.is_there:
            log.warning("%s; the embedded engine answers", MISSING)
        sweep(self._rasa.environment.folder)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._rasa.supervisor.run())
            tasks.create_task(self._rasa.workshop.run())

    def retrain(self) -> None:
        """Train of what is in force now. Raises `AlreadyTraining`, or `NotFound` without Rasa."""
        self._workshop().retrain()

    def go_to(self, name: str) -> None:
        """Use a model of before. Raises `AlreadyTraining` or `NotFound`."""
        self._workshop().go_to(name)

    def standing(self) -> EnginesState:
        """How it is now."""
        interpreter, rasa = self.interpreter, self._rasa
        answering, answered = interpreter.answering, interpreter.answered
        if rasa is None:
            return EnginesState(Engine.EMBEDDED, answering, self._began, answered)
        supervisor, models = rasa.supervisor, rasa.models.every()
        model = supervisor.model
        current = model or rasa.models.current()
        return EnginesState(
            Engine.RASA,
            answering,
            max(supervisor.since, interpreter.breaker.since),
            answered,
            rasa.environment.is_there,
            supervisor.condition,
            interpreter.breaker.state,
            model,
            models,
            current is not None and current.content != rasa.lessons().content,
            rasa.workshop.progress,
            rasa.workshop.ended,
        )

    def _client(self) -> RasaClient | None:
        return None if self._rasa is None else self._rasa.supervisor.client

    def _workshop(self) -> Workshop:
        if self._rasa is None:
            raise NotFound("LOKET_NLU is embedded: there is no model of Rasa")
        return self._rasa.workshop


def environment_of(settings: Settings) -> RasaFolders:
    """Rasa's environment, and its folder in the data folder."""
    elsewhere = settings.rasa and settings.rasa.absolute()
    return RasaFolders(ROOT, settings.data.resolve() / "rasa", elsewhere)


def models_of(environment: RasaFolders) -> Models:
    """The models that were trained on this data folder."""
    return Models(environment.folder / "models")


def lessons_of(knowledge: Knowledge) -> Lessons:
    """What a training learns from now: the project's examples and the entries in force."""
    entries = knowledge.matcher.entries
    return Lessons(ROOT, [variant for entry in entries for variant in entry.variants])


def make_engines(
    settings: Settings, knowledge: Knowledge, clock: Callable[[], datetime]
) -> Engines:
    """The engines; nothing is started yet."""
    if settings.nlu != "rasa":
        return Engines(knowledge, None, clock)
    environment = environment_of(settings)
    models = models_of(environment)

    async def start(model: Model) -> RunningServer:
        return await RasaServer.start(
            environment, model, models.archive(model), settings.nlu_seconds
        )

    def lessons() -> Lessons:
        return lessons_of(knowledge)

    grace = settings.nlu_seconds + GRACE.total_seconds()
    supervisor = Supervisor(start, models, clock, grace)
    workshop = Workshop(environment, models, supervisor, start, lessons, trial_of(knowledge), clock)
    return Engines(knowledge, Rasa(environment, models, supervisor, workshop, lessons), clock)


def trial_of(knowledge: Knowledge) -> Trial:
    """Questions that no model learns from."""
    return Trial(read_questions(TRIAL), knowledge.office.procedure.case_prefix)
