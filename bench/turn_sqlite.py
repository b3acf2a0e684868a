"""Durable turns a second over WhatsApp's webhook on SQLite, beside a bot that only echoes."""

import re
import statistics
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import uvloop

from bench.load import Bot, Load, Round, Town, town
from bench.measured import BenchFailed, Measured, percentile
from bench.processes import LOKET, ROOT, command, cpu_seconds, free_port, running
from bench.questions import QUESTIONS
from desk_info.loading import load_desk_info
from tests.emulators.whatsapp import APP_SECRET, PHONE_ID, TOKEN

NAME = "turn_sqlite"
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

    @property
    def turns(self) -> int:
        """How many turns each bot does in all."""
        return self.warm_up.total + self.rounds * self.round.total


def measure(size: Size | None = None) -> Measured:
    """The whole entry; its two rates are medians over the rounds.

    Raises `BenchFailed` when a reply is missing or wrong, or the evidence is not whole.
    """
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
        return uvloop.run(_measure(Path(folder), size or Size()))


async def _measure(folder: Path, size: Size) -> Measured:
    data = folder / "data"
    async with AsyncExitStack() as stack:
        people = await stack.enter_async_context(town())
        loket = await _loket(stack, people, data, folder / "loket")
        echo = await _echo(stack, people, folder / "echo")
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
    facts = _verified(data, folder, size.turns)
    return _told(size, ours, theirs, facts)


async def _loket(stack: AsyncExitStack, people: Town, data: Path, folder: Path) -> Bot:
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
    }
    serve = running([*LOKET, "serve"], settings, folder, port)
    process = await stack.enter_async_context(serve)
    answers = {entry.id: entry.answer for entry in load_desk_info(OFFICE / "desk_info.yml")}
    dialogue = [(question, answers[entry]) for question, entry in QUESTIONS]
    url = f"http://127.0.0.1:{port}/webhooks/whatsapp"
    return Bot("loket", url, dialogue, partial(cpu_seconds, process))


async def _echo(stack: AsyncExitStack, people: Town, folder: Path) -> Bot:
    port = free_port()
    arguments = ["-m", "bench.echo", str(port), people.graph_url]
    process = await stack.enter_async_context(running(arguments, {}, folder, port))
    dialogue = [(question, question) for question, _ in QUESTIONS]
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


def _told(size: Size, ours: Sequence[Round], theirs: Sequence[Round], facts: int) -> Measured:
    value, beside = _rate(ours), _rate(theirs)
    times = [time for one in ours for time in one.milliseconds]
    each = ", ".join(f"{a.rate / b.rate:.2f}" for a, b in zip(ours, theirs, strict=True))
    said = (
        f"value: turns/s through signed webhook, SQLite with synchronous=FULL, answer, {facts} "
        f"facts of\n{size.turns} turns (verified afterwards), delivery. beside: a pywa echo bot "
        "that stores nothing.\np50, p99: from sending the webhook to the reply's arrival, ours. "
        f"Ratio round by round: {each}.\nProcessor time of the server a turn: {_cpu(ours)} ours, "
        f"{_cpu(theirs)} echo.\nEach bot is a process of its own; {size.round.callers} callers and "
        "WhatsApp's emulator are another one that takes\nits part of the same cores from both."
    )
    return Measured(
        NAME,
        value,
        "turns/s",
        beside,
        value / beside,
        percentile(times, 0.5),
        percentile(times, 0.99),
        said,
    )


def _rate(rounds: Sequence[Round]) -> float:
    return statistics.median(one.rate for one in rounds)


def _cpu(rounds: Sequence[Round]) -> str:
    used = [one.cpu for one in rounds if one.cpu is not None]
    if len(used) < len(rounds):
        return "unknown"
    return f"{sum(used) / sum(one.turns for one in rounds) * 1000:.2f} ms"
