"""How well and how fast both language engines read the same questions, in one run."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.engines import TRIAL
from bench.measured import BenchFailed, Measured, percentile
from bench.processes import ROOT, memory_held
from nlu.certain import certainly
from nlu.embedded import EmbeddedInterpreter
from nlu.meaning import Intent, Meaning
from nlu.rasa.asking import RasaClient
from nlu.rasa.environment import RasaFolders
from nlu.rasa.errors import RasaFailed
from nlu.rasa.models import Model, Models
from nlu.rasa.project import Lessons
from nlu.rasa.server import RasaServer
from nlu.rasa.training import train
from nlu.scoring import LabelledText, Score, read_questions, score
from nlu.two_engines import read_by

NAME = "nlu"
PREFIX = "ADU"
MISSING = "not here: Rasa, so nothing stands beside the embedded engine; `make rasa` brings it"
_ANSWERS_WITHIN = 30.0
_MEGABYTE = 1024 * 1024
Read = Callable[[str], Awaitable[Meaning]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One engine: how well it read, seconds of each question, bytes of memory, seconds to start.

    `learning` are the seconds that it learned for before, where that is not part of the start.
    """

    name: str
    score: Score
    times: Sequence[float]
    memory: int
    start: float
    learning: float | None = None

    def __str__(self) -> str:
        learning = "" if self.learning is None else f", learned in {self.learning:.1f} s before"
        p50, p99 = (percentile(self.times, share) * 1000 for share in (0.5, 0.99))
        return (
            f"{self.name:<22} accuracy {self.score.accuracy:6.1%}  "
            f"macro F1 {self.score.macro_f1:.3f}  p50 {p50:.2f} ms  p99 {p99:.2f} ms  "
            f"memory {self.memory / _MEGABYTE:,.0f} MB  start {self.start:.2f} s{learning}"
        )


def measure(
    path: Path = TRIAL, step: int = 1, trained: tuple[Model, Path] | None = None
) -> Measured:
    """Every question of `path` (every `step`-th) to both, one after another.

    Both learn from `data/nlu.yml` alone, Rasa in the run itself unless a model and its archive are
    given. Where Rasa is not here, the embedded engine alone. Raises `BenchFailed` when Rasa fails.
    """
    if not path.is_file():
        raise BenchFailed(f"{path} is missing, the questions that no engine learns from")
    asked = read_questions(path)[::step]
    embedded = asyncio.run(_embedded(asked))
    value = len(asked) / sum(embedded.times)
    p50, p99 = (percentile(embedded.times, share) * 1000 for share in (0.5, 0.99))
    about = f"{len(asked)} questions of {path.name}, which no engine learned from."
    if not RasaFolders(ROOT, Path(tempfile.gettempdir())).is_there:
        said = "\n".join((about, MISSING, str(embedded)))
        return Measured(NAME, value, "queries/s", p50_ms=p50, p99_ms=p99, said=said)
    try:
        rasa, bare = asyncio.run(_rasa(asked, trained))
    except RasaFailed as error:
        raise BenchFailed(str(error)) from error
    what = f"value: the embedded engine, questions/s; beside: Rasa. {bare.name}: Rasa's own word."
    said = "\n".join((about, what, *map(str, (embedded, rasa, bare))))
    beside = len(asked) / sum(rasa.times)
    return Measured(NAME, value, "queries/s", beside, value / beside, p50, p99, said)


async def _embedded(asked: Sequence[LabelledText]) -> Reading:
    began, before = time.perf_counter(), memory_held()
    engine = EmbeddedInterpreter.from_file(ROOT / "data" / "nlu.yml", case_prefix=PREFIX)
    start, memory = time.perf_counter() - began, memory_held() - before
    return Reading("embedded", *await _read(engine.parse, asked), memory, start)


async def _rasa(
    asked: Sequence[LabelledText], trained: tuple[Model, Path] | None
) -> tuple[Reading, Reading]:
    """As the hotline reads with it, and its own word."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as place:
        folder = Path(place)
        environment, models = RasaFolders(ROOT, folder), Models(folder / "models")
        began, learning = time.perf_counter(), None
        if trained is None:
            now = datetime.now(UTC)
            model = await train(environment, models, Lessons(ROOT, ()), now, lambda _: None)
            trained = model, models.archive(model)
            learning, began = time.perf_counter() - began, time.perf_counter()
        model, archive = trained
        server = await RasaServer.start(environment, model, archive, _ANSWERS_WITHIN)
        start = time.perf_counter() - began
        try:
            as_asked = await _read(_with_rules(server.client), asked)
            alone = await _read(_alone(server.client), asked)
            memory = memory_held(server.pid)
        finally:
            await server.stop()
    return (
        Reading("Rasa", *as_asked, memory, start, learning),
        Reading("Rasa without our rules", *alone, memory, start, learning),
    )


async def _read(read: Read, asked: Sequence[LabelledText]) -> tuple[Score, Sequence[float]]:
    times, pairs = [], list[tuple[Intent, Intent]]()
    for question in asked:
        began = time.perf_counter()
        meaning = await read(question.text)
        times.append(time.perf_counter() - began)
        pairs.append((question.intent, meaning.intent))
    return score(pairs), times


def _with_rules(client: RasaClient) -> Read:
    async def read(text: str) -> Meaning:
        heard = certainly(text, PREFIX)
        return heard if isinstance(heard, Meaning) else await read_by(client, heard)

    return read


def _alone(client: RasaClient) -> Read:
    async def read(text: str) -> Meaning:
        return Meaning(*await client.guess(text))

    return read
