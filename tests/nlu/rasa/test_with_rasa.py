"""Rasa for real: trained, served, killed, frozen, replaced, and gone when its parent is."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from app.program import utc_now
from nlu.embedded import EmbeddedInterpreter
from nlu.meaning import Intent
from nlu.rasa.environment import RasaFolders
from nlu.rasa.errors import AlreadyTraining
from nlu.rasa.models import Model, Models
from nlu.rasa.process import Child
from nlu.rasa.progress import TrainingProgress, TrainingStep
from nlu.rasa.project import Lessons
from nlu.rasa.server import LOG, RasaServer
from nlu.rasa.supervisor import RasaCondition, Supervisor
from nlu.rasa.training import train
from nlu.rasa.trial import Trial
from nlu.rasa.workshop import WorkOutcome, Workshop
from nlu.scoring import LabelledText
from nlu.two_engines import Engine, TwoEngines
from tests.servers.children import alive
from tests.servers.rasa import QUESTIONS, Trained
from tests.servers.tied import tied
from tests.waiting import patiently, until

pytestmark = pytest.mark.asyncio(loop_scope="module")
ROOT = Path(__file__).parents[3]
LIMIT = 5.0
"""Seconds; a busy machine answers within it, a frozen server never."""
TRIAL = Trial([LabelledText(Intent.QUESTION, one) for one in QUESTIONS], "ADU")
TRAINED_WITHIN = 600.0
SECRET = "kapan gajian rahasia saya turun"


@dataclass
class House:
    """Both engines at work, as in a hotline."""

    environment: RasaFolders
    models: Models
    supervisor: Supervisor
    workshop: Workshop
    engines: TwoEngines

    @property
    def pid(self) -> int:
        """The process of the server that answers."""
        assert self.supervisor.pid is not None
        return self.supervisor.pid

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so."""
        await until(true, f"Rasa is {self.supervisor.condition}", TRAINED_WITHIN)

    async def until_rasa_answers(self) -> None:
        """Wait until Rasa reads a message."""
        async with patiently(f"Rasa is {self.supervisor.condition}", TRAINED_WITHIN):
            while True:
                before = self.engines.answered[Engine.RASA]
                await self.engines.parse("kapan poli gigi buka")
                if self.engines.answered[Engine.RASA] > before:
                    return
                await asyncio.sleep(0.2)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(rasa: Trained, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """A hotline's engines, Rasa with the model that was trained."""
    folder = tmp_path_factory.mktemp("hotline")
    environment, models = rasa.beside(folder), rasa.kept(folder)

    async def start(model: Model) -> RasaServer:
        return await RasaServer.start(environment, model, models.archive(model), LIMIT)

    def lessons() -> Lessons:
        return Lessons(ROOT, (*QUESTIONS, "kantin gedung wiyatamandala buka kapan"))

    supervisor = Supervisor(start, models, utc_now, LIMIT)
    workshop = Workshop(environment, models, supervisor, start, lessons, TRIAL, utc_now)
    embedded = EmbeddedInterpreter.from_file(ROOT / "data" / "nlu.yml")
    engines = TwoEngines(embedded, lambda: supervisor.client, utc_now)
    work = [asyncio.create_task(supervisor.run()), asyncio.create_task(workshop.run())]
    house = House(environment, models, supervisor, workshop, engines)
    try:
        await house.until_rasa_answers()
        yield house
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
    assert not list(folder.glob("run-*"))


def left_in(folder: Path) -> list[str]:
    """The names of what is there."""
    return sorted(path.name for path in folder.iterdir())


def command_line(pid: int) -> str:
    """What everybody on this machine can read of the process."""
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode()


async def test_the_training_told_how_far_it_was(rasa: Trained) -> None:
    steps = list(dict.fromkeys(progress.step for progress in rasa.told))
    assert steps == [
        TrainingStep.WAKING,
        TrainingStep.WORDS,
        TrainingStep.CLASSIFIER,
        TrainingStep.PACKING,
        TrainingStep.TRYING,
    ]
    assert rasa.model.variants == len(QUESTIONS)
    assert not list(rasa.environment.folder.glob("run-*"))
    assert not (rasa.environment.folder / "training").exists()


async def test_the_project_is_valid_without_a_warning(rasa: Trained, tmp_path: Path) -> None:
    project = ("--config", str(ROOT / "config.yml"), "--domain", str(ROOT / "domain.yml"))
    words = ("data", "validate", "--fail-on-warnings", *project)
    child = await Child.start(rasa.beside(tmp_path), (*words, "--data", str(ROOT / "data")))
    try:
        told = (await child.lines.read()).decode()
        assert await child.ended() == 0, told
    finally:
        await child.stop()
    assert "No story structure conflicts found" in told
    warnings = [line for line in told.splitlines() if "UserWarning" in line]
    assert warnings == []


async def test_only_who_knows_the_token_is_answered(house: House) -> None:
    client = house.supervisor.client
    assert client is not None
    url = str(client.url)
    assert url.startswith("http://127.0.0.1:")
    async with httpx.AsyncClient(base_url=url, trust_env=False) as stranger:
        for params in ({}, {"token": "guessed"}):
            said = await stranger.post("/model/parse", params=params, json={"text": "halo"})
            assert said.status_code == 401
        talked = await stranger.post("/webhooks/rest/webhook", json={"message": "halo"})
        assert talked.status_code == 404
    assert "--auth-token" not in command_line(house.pid)


async def test_a_killed_server_comes_back_and_meanwhile_everything_is_answered(
    house: House,
) -> None:
    await house.until_rasa_answers()
    killed, before = house.pid, house.engines.answered[Engine.EMBEDDED]
    os.kill(killed, signal.SIGKILL)
    meaning = await house.engines.parse("apakah parkir bayar")
    assert meaning.intent is Intent.QUESTION
    assert house.engines.answered[Engine.EMBEDDED] == before + 1
    await house.until(lambda: house.supervisor.condition is not RasaCondition.RUNNING)
    assert house.engines.answering is Engine.EMBEDDED
    await house.until_rasa_answers()
    assert house.pid != killed


async def test_a_frozen_server_costs_nobody_more_than_the_limit(house: House) -> None:
    await house.until_rasa_answers()
    frozen, loop = house.pid, asyncio.get_running_loop()
    os.kill(frozen, signal.SIGSTOP)
    try:
        times = []
        for _ in range(5):
            began = loop.time()
            async with patiently("who asks waits for a frozen server"):
                read = await house.engines.parse("apakah parkir bayar")
            assert read.intent is Intent.QUESTION
            times.append(loop.time() - began)
    finally:
        os.kill(frozen, signal.SIGCONT)
    assert max(times[3:]) < LIMIT, "the breaker spares them the wait"
    await house.until_rasa_answers()
    assert house.pid == frozen


async def test_a_new_model_takes_over_and_the_old_one_comes_back_without_one_lost_answer(
    house: House,
) -> None:
    await house.until_rasa_answers()
    old = house.supervisor.model
    assert old is not None
    by_embedded = house.engines.answered[Engine.EMBEDDED]
    read: list[Intent] = []
    asking = True

    async def ask() -> None:
        while asking:
            read.append((await house.engines.parse("jam besuk hari minggu jam berapa")).intent)
            await asyncio.sleep(0.02)

    asker = asyncio.create_task(ask())
    house.workshop.retrain()
    await house.until(lambda: house.workshop.progress is None)
    ended, new = house.workshop.ended, house.models.current()
    assert ended is not None
    assert new is not None
    assert (ended.outcome, new.name) == (WorkOutcome.USED, ended.said)
    assert new.name != old.name
    assert house.supervisor.model is not None
    assert house.supervisor.model.name == new.name
    assert (new.tried, new.accuracy, new.variants) == (len(QUESTIONS), 1.0, len(QUESTIONS) + 1)

    house.workshop.go_to(old.name)
    await house.until(lambda: house.workshop.progress is None)
    asking = False
    await asker
    assert house.supervisor.model == house.models.current() == old
    assert set(read) == {Intent.QUESTION}
    assert len(read) > 100
    # A machine that trains may be late now and then; a gap would be seconds of it.
    assert house.engines.answered[Engine.EMBEDDED] - by_embedded < len(read) / 10


async def test_one_training_at_a_time_and_a_cancelled_one_leaves_nothing_behind(
    rasa: Trained, tmp_path: Path
) -> None:
    environment, models = rasa.beside(tmp_path), Models(tmp_path / "models")
    begun = asyncio.Event()

    def told(progress: TrainingProgress) -> None:
        begun.set()

    def training() -> asyncio.Task[Model]:
        lessons = Lessons(ROOT, QUESTIONS)
        return asyncio.create_task(train(environment, models, lessons, utc_now(), told))

    first = training()
    await begun.wait()
    with pytest.raises(AlreadyTraining):
        await training()
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    assert left_in(tmp_path) == ["training.lock"]
    again = training()
    begun.clear()
    await begun.wait()
    again.cancel()
    await asyncio.gather(again, return_exceptions=True)
    assert models.every() == ()


async def test_nothing_that_complainants_write_is_in_the_log(house: House) -> None:
    await house.until_rasa_answers()
    await house.engines.parse(SECRET)
    assert SECRET not in (house.environment.folder / LOG).read_text(errors="replace")


_PARENT = """
import asyncio, sys
from pathlib import Path
from nlu.rasa.environment import RasaFolders
from nlu.rasa.process import Child

async def main():
    project, folder, archive = map(Path, sys.argv[1:])
    words = ("run", "--quiet", "--enable-api", "--interface", "127.0.0.1", "--port", "0")
    child = await Child.start(RasaFolders(project, folder), (*words, "--model", str(archive)))
    print(child.pid, flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


@pytest.mark.parametrize("after", [0.0, 4.0], ids=["at once", "while it loads"])
async def test_when_the_parent_is_killed_the_child_goes_too(
    rasa: Trained, tmp_path: Path, after: float
) -> None:
    parent = await asyncio.create_subprocess_exec(
        *tied(sys.executable, "-c", _PARENT, str(ROOT), str(tmp_path), str(rasa.archive)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert parent.stdout is not None
    pid = int(await parent.stdout.readline())
    try:
        await asyncio.sleep(after)
        assert alive(pid)
    finally:
        parent.kill()
        await parent.communicate()
    await until(lambda: not alive(pid), "the child outlives its parent")
