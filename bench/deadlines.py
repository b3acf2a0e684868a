"""How late deadlines ring while 100,000 cases are open, and what it costs to look for them."""

import asyncio
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvloop
from pydantic import SecretStr

from app.office.knowledge import load_knowledge
from app.program import Program, open_program
from app.settings import Settings
from bench.measured import BenchFailed, Measured, percentile
from bench.open_cases import Office, seed
from handoff.progress.ringing import Alarm
from jobs.deadlines import keep_time
from tests.servers.postgres import Server, programs, start, stop

NAME = "deadlines"
LEAD = timedelta(seconds=3)  # from the first look to the first deadline
BATCHES, LOOKS = 30, 20


@dataclass(frozen=True, slots=True)
class Size:
    """`open_cases` beside `few`; `rate` deadlines a second for `seconds`, then `burst` at once."""

    open_cases: int = 100_000
    few: int = 1_000
    rate: int = 100
    seconds: int = 20
    burst: int = 500

    @property
    def steady(self) -> int:
        """How many deadlines the stream has."""
        return self.rate * self.seconds


@dataclass(frozen=True, slots=True)
class Rung:
    """Milliseconds from the moment that was due to the commit, of the stream and of the burst.

    `looks` are looks a second with nothing due, `beside` those where few cases are open, on SQLite.
    """

    stream: Sequence[float]
    burst: Sequence[float]
    looks: float
    beside: float


def measure(size: Size | None = None) -> Measured:
    """The whole entry. Raises `BenchFailed` when a deadline did not ring, or rang twice."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
        return uvloop.run(_measure(Path(folder), size or Size()))


async def _measure(folder: Path, size: Size) -> Measured:
    ours = await _rung(str(folder / "many"), folder / "many", size)
    on_server = "no PostgreSQL programs here"
    if programs() is not None:
        on_server = _said_of(await _on_postgres(folder, size))
    said = (
        f"value: looks a second for what is due with {size.open_cases} open cases, on SQLite. "
        f"beside: with {size.few}.\np50, p99: milliseconds from the moment that was due to the "
        f"commit, {size.rate} deadlines a second for {size.seconds} s on SQLite.\n"
        f"SQLite: {_said_of(ours)}.\nPostgreSQL: {on_server}.\n"
        "The real clock rings through the whole program: case, facts, notices, one commit each."
    )
    return Measured(
        NAME,
        ours.looks,
        "looks/s",
        ours.beside,
        ours.looks / ours.beside,
        percentile(ours.stream, 0.5),
        percentile(ours.stream, 0.99),
        said,
    )


async def _on_postgres(folder: Path, size: Size) -> Rung:
    """On a server of our own that waits for its disk, as in production."""
    home = Path(tempfile.mkdtemp(prefix="loket-bench-pg-"))
    server = await asyncio.to_thread(start, home, ("fsync=on",))
    try:
        place = Server(home).url(Server(home).create())
        return await _rung(place, folder / "files", size)
    finally:
        await asyncio.to_thread(stop, server)
        shutil.rmtree(home, ignore_errors=True)


async def _rung(place: str, folder: Path, size: Size) -> Rung:
    settings = Settings.model_construct(data=folder, database=SecretStr(_url(place)))
    knowledge = load_knowledge(settings)
    async with AsyncExitStack() as stack:
        program = await stack.enter_async_context(open_program(settings, knowledge=knowledge))
        await asyncio.to_thread(seed, place, _office(program), _far(size), 0)
        few = await _with_few(stack, folder / "few", size)
        looks, beside = await _looks(program, few)
        begins = _now() + LEAD + timedelta(seconds=(size.steady + size.burst) / 2_000)
        ends = begins + timedelta(seconds=size.seconds + 1)
        dues = [begins + timedelta(seconds=n / size.rate) for n in range(size.steady)]
        dues += [ends] * size.burst
        await asyncio.to_thread(seed, place, _office(program), dues, size.open_cases)
        late = await _keep(program, len(dues), (ends - _now()).total_seconds() + 60)
    stream = [one for at, one in late if at < ends]
    burst = [one for at, one in late if at >= ends]
    return Rung(stream, burst, looks, beside)


async def _keep(program: Program, count: int, within: float) -> list[tuple[datetime, float]]:
    """Run the clock until everything has rung; each deadline with its milliseconds."""
    late: list[tuple[datetime, float]] = []
    done = asyncio.Event()

    async def ring(alarm: Alarm) -> None:
        await program.talk.ring(alarm)
        late.append((alarm.at, (_now() - alarm.at).total_seconds() * 1000))
        if len(late) >= count:
            done.set()

    clock = asyncio.create_task(keep_time(program.store.timers, ring, _now))
    try:
        await asyncio.wait_for(done.wait(), within)
    except TimeoutError:
        raise BenchFailed(f"only {len(late)} of {count} deadlines rang") from None
    finally:
        clock.cancel()
        await asyncio.gather(clock, return_exceptions=True)
    owed = await program.store.desk.counts(_now())
    if len(late) != count or owed.late != count or await program.store.timers.due(_now(), 1):
        raise BenchFailed(f"{len(late)} rings of {count} deadlines, {owed.late} late cases")
    return late


async def _with_few(stack: AsyncExitStack, folder: Path, size: Size) -> Program:
    """The same program where few cases are open."""
    settings = Settings.model_construct(data=folder)
    opened = open_program(settings, knowledge=load_knowledge(settings))
    program = await stack.enter_async_context(opened)
    dues = _far(size)[: size.few]
    await asyncio.to_thread(seed, str(folder), _office(program), dues, 0)
    return program


async def _looks(*programs: Program) -> list[float]:
    """Looks a second of each, medians of batches in turn, so that what else runs hits all alike.

    A look is what the clock asks when nothing is due.
    """
    rates: list[list[float]] = [[] for _ in programs]
    for _ in range(BATCHES):
        for program, each in zip(programs, rates, strict=True):
            timers, began = program.store.timers, time.perf_counter()
            for _ in range(LOOKS):
                await timers.due(_now(), 500)
                await timers.next_at()
            each.append(LOOKS / (time.perf_counter() - began))
    return [statistics.median(each) for each in rates]


def _far(size: Size) -> list[datetime]:
    """Deadlines that are far away, none of them twice."""
    tomorrow = _now() + timedelta(days=1)
    return [tomorrow + timedelta(seconds=number) for number in range(size.open_cases)]


def _office(program: Program) -> Office:
    procedure = program.knowledge.office.procedure
    service = procedure.service(procedure.complaint_service)
    return Office(service.key, service.first_stage, procedure.stages[service.first_stage].owner)


def _said_of(rung: Rung) -> str:
    stream, burst = (
        f"p50 {percentile(times, 0.5):.1f}, p99 {percentile(times, 0.99):.1f}, "
        f"most {max(times):.1f} ms"
        for times in (rung.stream, rung.burst)
    )
    return (
        f"{len(rung.stream)} in a stream {stream}; {len(rung.burst)} at one instant {burst}; "
        f"{rung.looks:,.0f} looks/s"
    )


def _url(place: str) -> str:
    return place if place.startswith("postgresql://") else ""


def _now() -> datetime:
    return datetime.now(UTC)
