"""One training as a process of its own at the lowest priority; one at a time on a data folder."""

import fcntl
import logging
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from nlu.rasa.environment import MISSING, RasaFolders
from nlu.rasa.errors import AlreadyTraining, NotTrained
from nlu.rasa.models import Model, Models
from nlu.rasa.process import Child
from nlu.rasa.progress import TrainingProgress
from nlu.rasa.project import Lessons

log = logging.getLogger("loket.rasa")
_LAST_LINES = 5


async def train(
    environment: RasaFolders,
    models: Models,
    lessons: Lessons,
    now: datetime,
    told: Callable[[TrainingProgress], None],
) -> Model:
    """A new model among `models`, not yet in use. Cancelling ends the process.

    Raises `AlreadyTraining`; `NotTrained` when Rasa is missing or gave none; `BadConfiguration`
    when there is nothing to learn from.
    """
    if not environment.is_there:
        raise NotTrained(MISSING)
    with _alone(environment.folder), _cleared(environment.folder / "training") as place:
        examples, variants = lessons.write(place / "data")
        name = models.free_name(now)
        project = lessons.project
        child = await Child.start(
            environment,
            (
                *("train", "nlu"),
                *("--config", str(project / "config.yml")),
                *("--domain", str(project / "domain.yml")),
                *("--nlu", str(place / "data")),
                *("--out", str(place)),
                *("--fixed-model-name", name),
            ),
            gently=True,
        )
        try:
            last = await _followed(child, told)
            code = await child.ended()
        finally:
            await child.stop()
        archive = place / f"{name}.tar.gz"
        if code or not archive.is_file():
            raise NotTrained("Rasa trained no model: " + " / ".join(last))
        model = Model(name, now, examples, variants, lessons.content)
        models.add(model, archive)
    log.info("trained model %s of %d examples and %d questions", name, examples, variants)
    return model


async def _followed(child: Child, told: Callable[[TrainingProgress], None]) -> list[str]:
    """Tell of the progress until the end; the last lines that were printed."""
    progress = TrainingProgress()
    last: deque[str] = deque(maxlen=_LAST_LINES)
    told(progress)
    async for printed in child.lines:
        if line := printed.decode(errors="replace").strip():
            last.append(line)
            progress = progress.read(line)
            told(progress)
    return list(last)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock of the folder; it falls with the process, however that ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "training.lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyTraining("a training is running on this data folder") from error
        yield


@contextmanager
def _cleared(place: Path) -> Iterator[Path]:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
