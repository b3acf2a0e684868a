"""How long the loop that serves stands still under load, with messages thought about beside it."""

import asyncio
import contextlib
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvloop

from app.lasting import spare_what_lasts
from app.office.knowledge import Knowledge, load_knowledge
from app.program import Program, open_program, utc_now
from app.settings import Settings
from bench.measured import BenchFailed, Measured, percentile
from bench.new_questions import new_questions
from channels.registry import chat_page
from core.facts import Fact
from storage.store import FILE_NAME

NAME = "loop_pause"
_NAP = 0.001  # seconds
_BEGUN_WITHIN = 120.0
_A_COMPLAINANT = 5
"""Messages of one complainant."""


@dataclass(frozen=True, slots=True)
class Size:
    """`rate` messages a second for `seconds`, `rounds` times each way in turn."""

    rate: int = 200
    seconds: int = 5
    rounds: int = 3

    @property
    def round(self) -> int:
        """How many messages come in one round."""
        return self.rate * self.seconds

    @property
    def talks(self) -> Iterator[int]:
        """How many messages each complainant sends, round by round."""
        for _ in range(self.rounds):
            for begin in range(0, self.round, _A_COMPLAINANT):
                yield min(_A_COMPLAINANT, self.round - begin)


@dataclass(frozen=True, slots=True)
class Way:
    """A program under load, and the pauses of its loop in milliseconds, round by round."""

    program: Program
    pauses: list[list[float]]
    rates: list[float]

    @property
    def longest(self) -> float:
        """The longest pause of a round, as the median over the rounds."""
        return statistics.median(max(one) for one in self.pauses)

    @property
    def every(self) -> list[float]:
        """All pauses."""
        return [one for late in self.pauses for one in late]


def measure(size: Size | None = None) -> Measured:
    """The whole entry. Raises `BenchFailed` when a message is not answered."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
        return uvloop.run(_measure(Path(folder), size or Size()))


async def _measure(folder: Path, size: Size) -> Measured:
    known = load_knowledge(Settings.model_construct())
    texts = [text for text, _ in await new_questions(known, size.talks)]
    async with AsyncExitStack() as stack:
        beside, here = [
            Way(await stack.enter_async_context(_running(folder / name, known, count)), [], [])
            for name, count in (("beside", 1), ("here", 0))
        ]
        spare_what_lasts()  # as `loket serve` does
        for number in range(size.rounds):
            asked = texts[number * size.round :][: size.round]
            for way in (beside, here) if number % 2 == 0 else (here, beside):
                await _round(way, asked, size.rate, number)
    for name in ("beside", "here"):
        _need_answers(folder / name, len(texts))
    return _told(size, beside, here)


@asynccontextmanager
async def _running(folder: Path, known: Knowledge, processes: int) -> AsyncIterator[Program]:
    """A program at work, once its processes think."""
    settings = Settings.model_construct(data=folder, processes=processes, pause_seconds=0.0)
    opened = open_program(settings, knowledge=known.of_its_own(), apart=True)
    async with opened as program:
        working = asyncio.create_task(program.run())
        try:
            async with asyncio.timeout(_BEGUN_WITHIN):
                while program.thinking.ready < processes:  # noqa: ASYNC110  it has no event
                    await asyncio.sleep(0.05)
            yield program
        finally:
            working.cancel()
            await asyncio.wait([working])


async def _round(way: Way, texts: Sequence[str], rate: int, number: int) -> None:
    """Have the texts come at that rate, and go on until all of them are answered."""
    program, late = way.program, list[float]()
    door = program.ingest(chat_page())
    napping = asyncio.create_task(_nap(late))
    began = time.perf_counter()
    keeping = []
    for place, body in enumerate(_bodies(texts, number)):
        await asyncio.sleep(max(0.0, began + place / rate - time.perf_counter()))
        keeping.append(asyncio.create_task(door.keep(body)))
    await asyncio.gather(*keeping)
    await program.worker.settled()
    way.rates.append(len(texts) / (time.perf_counter() - began))
    napping.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await napping
    await program.dispatcher.settled()
    way.pauses.append(late)


async def _nap(late: list[float]) -> None:
    """Note how many milliseconds too late each short sleep ends."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(_NAP)
        late.append((time.perf_counter() - began - _NAP) * 1000)


def _bodies(texts: Sequence[str], number: int) -> Iterator[bytes]:
    for place, text in enumerate(texts):
        visitor = f"{number:032x}{place // _A_COMPLAINANT:032x}"
        at = int(utc_now().timestamp() * 1000)
        yield json.dumps({"visitor": visitor, "id": f"m{place}", "at": at, "text": text}).encode()


def _need_answers(folder: Path, count: int) -> None:
    with contextlib.closing(sqlite3.connect(folder / FILE_NAME)) as file:
        asked = "SELECT count(*) FROM fact WHERE kind = ?"
        (said,) = file.execute(asked, (Fact.MESSAGE_OUT.value,)).fetchone()
    if said < count:
        raise BenchFailed(f"{count} messages came and {said} were answered")


def _told(size: Size, beside: Way, here: Way) -> Measured:
    p50, p99 = (percentile(beside.every, share) for share in (0.5, 0.99))
    said = (
        f"value: the longest pause of the loop in a round, the median of {size.rounds} rounds of "
        f"{size.round} new messages, {size.rate} a second\nwere to come, with one process that "
        "thinks beside; less is better. beside: the loop thinks itself.\n"
        f"{_line('thought beside', beside)}\n{_line('thought here', here)}\n"
        "A nap of 1 ms on the loop, how much too late it ends. Whole program on SQLite, chat page."
    )
    return Measured(
        NAME, beside.longest, "ms", here.longest, beside.longest / here.longest, p50, p99, said
    )


def _line(name: str, way: Way) -> str:
    p99, most = percentile(way.every, 0.99), max(way.every)
    return (
        f"{name}: p99 {p99:.1f} ms, longest of all {most:.1f} ms, "
        f"{statistics.median(way.rates):.0f} messages/s were answered"
    )
