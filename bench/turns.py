"""Durable turns a second over WhatsApp's webhook on SQLite, beside a bot that only echoes.

`turn_new` asks what nobody asked before, `turn_seen` the same few questions over and over. In both
the platform answers at once; in `turn_far` it takes 50 ms.
"""

import asyncio
import re
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat
from pathlib import Path

import uvloop

from app.office.knowledge import load_knowledge
from app.settings import Settings
from bench.load import Bot, Dialogue, Load, Round, Town, town
from bench.measured import BenchFailed, Measured, percentile
from bench.new_questions import new_questions
from bench.processes import LOKET, ROOT, Cpu, command, cpu_seconds, free_port, running
from bench.questions import QUESTIONS
from desk_info.loading import load_desk_info
from tests.emulators.whatsapp import APP_SECRET, PHONE_ID, TOKEN

NEW, SEEN, FAR = "turn_new", "turn_seen", "turn_far"
_AWAY = 0.05
OFFICE = ROOT / "procedures" / "rsjd-atma-husada"
FACTS_A_TURN = 4  # what was asked, what was decided, what was said, that it was sent
_FACTS = re.compile(r"(\d+) facts in (\d+) chats: whole")


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: `rounds` of each bot in turn, after a warm-up of both.

    The echo bot's pool of connections needs about a thousand turns to settle.
    """

    warm_up: Load = field(default_factory=lambda: Load(complainants=256))
    round: Load = field(default_factory=Load)
    rounds: int = 7
    away: float = 0.0
    """Seconds that the platform takes to answer."""

    @property
    def turns(self) -> int:
        """How many turns each bot does in all."""
        return self.warm_up.total + self.rounds * self.round.total

    @property
    def talks(self) -> Iterator[int]:
        """How many questions each complainant asks, one after another."""
        for load in (self.warm_up, *repeat(self.round, self.rounds)):
            yield from repeat(load.turns, load.complainants)


def measure_new(size: Size | None = None) -> Measured:
    """Turns with questions of which none was asked before in this run, the warm-up included.

    Raises `BenchFailed` as `measure_seen` does.
    """
    return _measured_new(NEW, size or Size(), "each question new")


def measure_far(size: Size | None = None) -> Measured:
    """The same with a platform that takes 50 ms to answer.

    Raises `BenchFailed` as `measure_seen` does.
    """
    load = Load(callers=96)
    size = size or Size(warm_up=load, round=load, rounds=3, away=_AWAY)
    return _measured_new(
        FAR, size, f"each question new, the platform {size.away * 1000:.0f} ms away"
    )


def _measured_new(name: str, size: Size, what: str) -> Measured:
    known = load_knowledge(Settings.model_construct())
    asked = asyncio.run(new_questions(known, size.talks))
    return _measured(name, size, asked, what)


def measure_seen(size: Size | None = None) -> Measured:
    """Turns with a few questions that come again and again; what they find is known by then.

    Raises `BenchFailed` when a reply is missing or wrong, or the evidence is not whole.
    """
    return _measured(SEEN, size or Size(), QUESTIONS, f"{len(QUESTIONS)} questions over and over")


def _measured(name: str, size: Size, asked: Dialogue, what: str) -> Measured:
    """The whole entry; its two rates are medians over the rounds."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
        ours, theirs, facts = uvloop.run(_rounds(Path(folder), size, asked))
    return _told(name, size, ours, theirs, facts, what)


async def _rounds(
    folder: Path, size: Size, asked: Dialogue
) -> tuple[Sequence[Round], Sequence[Round], int]:
    """The rounds of both, and how many facts ours left behind."""
    data = folder / "data"
    async with AsyncExitStack() as stack:
        people = await stack.enter_async_context(town(size.away))
        loket = await _loket(stack, people, data, folder / "loket", asked)
        echo = await _echo(stack, people, folder / "echo", asked)
        for bot in (loket, echo):
            await people.ask(bot, size.warm_up)
        ours: list[Round] = []
        theirs: list[Round] = []
        for number in range(size.rounds):
            # Whoever went second goes first next time, so that drift cancels.
            turn = [(loket, ours), (echo, theirs)]
            for bot, rounds in turn if number % 2 == 0 else reversed(turn):
                rounds.append(await people.ask(bot, size.round))
        await people.settle()
    return ours, theirs, _verified(data, folder, size.turns)


async def _loket(
    stack: AsyncExitStack, people: Town, data: Path, folder: Path, asked: Dialogue
) -> Bot:
    """`loket serve`, with settings from its environment alone."""
    port = free_port()
    settings = {
        "LOKET_DATA": str(data),
        "LOKET_PORT": str(port),
        "LOKET_WHATSAPP_PHONE_ID": PHONE_ID,
        "LOKET_WHATSAPP_TOKEN": TOKEN,
        "LOKET_WHATSAPP_APP_SECRET": APP_SECRET,
        "LOKET_WHATSAPP_VERIFY_TOKEN": "a-long-random-word",
        "LOKET_WHATSAPP_URL": people.graph_url,
        "LOKET_WHATSAPP_RATE": "1000",
        "LOKET_PAUSE_SECONDS": "0",
    }
    serve = running([*LOKET, "serve"], settings, folder, port)
    process = await stack.enter_async_context(serve)
    answers = {entry.id: entry.answer for entry in load_desk_info(OFFICE / "desk_info.yml")}
    dialogue = [(question, answers[entry]) for question, entry in asked]
    url = f"http://127.0.0.1:{port}/webhooks/whatsapp"
    return Bot("loket", url, dialogue, partial(cpu_seconds, process))


async def _echo(stack: AsyncExitStack, people: Town, folder: Path, asked: Dialogue) -> Bot:
    port = free_port()
    arguments = ["-m", "bench.echo", str(port), people.graph_url]
    process = await stack.enter_async_context(running(arguments, {}, folder, port))
    dialogue = [(question, question) for question, _ in asked]
    url = f"http://127.0.0.1:{port}/webhook"
    return Bot("the echo bot", url, dialogue, partial(cpu_seconds, process))


def _verified(data: Path, folder: Path, turns: int) -> int:
    """How many facts `loket evidence verify` walked in what the server left behind."""
    code, said = command([*LOKET, "evidence", "verify", "--data", str(data)], folder)
    found = _FACTS.search(said)
    if code != 0 or found is None:
        raise BenchFailed(f"the evidence of {turns} turns does not hold:\n{said}")
    facts = int(found.group(1))
    if facts < turns * FACTS_A_TURN:
        raise BenchFailed(f"only {facts} facts of {turns} turns")
    return facts


def _told(
    name: str,
    size: Size,
    ours: Sequence[Round],
    theirs: Sequence[Round],
    facts: int,
    what: str,
) -> Measured:
    value, beside = _rate(ours), _rate(theirs)
    times = [time for one in ours for time in one.milliseconds]
    each = ", ".join(f"{a.rate / b.rate:.2f}" for a, b in zip(ours, theirs, strict=True))
    said = (
        f"value: turns/s through signed webhook, SQLite with synchronous=FULL, answer, {facts} "
        f"facts of\n{size.turns} turns (verified afterwards), delivery; {what}. beside: a pywa "
        "echo bot\nthat stores nothing, with the same texts. p50, p99: from sending the webhook to "
        f"the reply's arrival, ours.\nRatio round by round: {each}.\n{_used(ours, theirs)}\n"
        f"Each bot is a process of its own; {size.round.callers} callers and WhatsApp's emulator "
        "are another one that takes\nits part of the same cores from both."
    )
    p50, p99 = (percentile(times, share) for share in (0.5, 0.99))
    return Measured(name, value, "turns/s", beside, value / beside, p50, p99, said)


def _rate(rounds: Sequence[Round]) -> float:
    return statistics.median(one.rate for one in rounds)


def _used(ours: Sequence[Round], theirs: Sequence[Round]) -> str:
    """The processor time of both; round by round too, as the echo bot has two speeds.

    With more replies on their way than its client keeps connections for (20) it opens new ones all
    the time, and costs nearly twice as much; which of the two it does may change between rounds.
    """
    mine, echo = _cpu(ours), _cpu(theirs)
    if mine is None or echo is None:
        return "Processor time a turn: unknown."
    beside = zip(map(_cpu, zip(ours)), map(_cpu, zip(theirs)), strict=True)
    each = ", ".join(f"{a.whole / b.whole:.2f}" for a, b in beside if a and b and b.whole)
    return (
        f"Processor time a turn: {mine.whole * 1000:.2f} ms ours ({mine.itself * 1000:.2f} the "
        f"process that serves, {mine.children * 1000:.2f} the one that thinks),\n"
        f"{echo.whole * 1000:.2f} ms echo: {mine.whole / echo.whole:.2f} times; round by round "
        f"{each}."
    )


def _cpu(rounds: Sequence[Round]) -> Cpu | None:
    """Of one turn."""
    used = [one.cpu for one in rounds if one.cpu is not None]
    if len(used) < len(rounds):
        return None
    turns = sum(one.turns for one in rounds)
    itself = sum(one.itself for one in used) / turns
    return Cpu(itself, sum(one.children for one in used) / turns)
