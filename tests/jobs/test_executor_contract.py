"""What every executor does; the real one and its twin pass the same."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar

import pytest

from jobs.executor import (
    Done,
    Executor,
    Job,
    KeyedExecutor,
    Later,
    MakesExecutors,
    Outcome,
    Requeued,
    SetAside,
)
from jobs.limits import ExecutorLimits
from tests.jobs.stepped import SteppedExecutor
from tests.waiting import until

log = logging.getLogger("loket.tests")
TWINS = {f"stepped, seed {seed}": partial(SteppedExecutor, seed=seed) for seed in range(3)}
MAKERS: dict[str, MakesExecutors] = {"keyed": KeyedExecutor, **TWINS}


@dataclass(frozen=True)
class Piece:
    """A piece of work: its name, and the keys that it comes under."""

    name: str
    keys: Sequence[str]


def piece(name: str, *keys: str) -> Piece:
    """A piece; its key is the first sign of its name where none is given."""
    return Piece(name, keys or (name[0],))


@dataclass
class Bench:
    """Works on pieces as a test tells it.

    `becomes` says by its name what becomes of a piece, once for each time it is worked on, then it
    is done. Pieces in `doors` wait until their door is opened, those in `gates` are not ready until
    then.
    """

    make: MakesExecutors
    limits: ExecutorLimits = field(default_factory=partial(ExecutorLimits, after_failure=0.0))
    becomes: dict[str, list[Callable[[], Outcome]]] = field(default_factory=dict)
    doors: dict[str, asyncio.Event] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    last_words: set[str] = field(default_factory=set)
    begun: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    cut_off: list[str] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    cannot_record: bool = False
    looks: int = 0
    busy: Counter[str] = field(default_factory=Counter)
    most: int = 0
    clashes: ClassVar[list[str]] = []
    executor: Executor[Piece] = field(init=False)

    def __post_init__(self) -> None:
        self.executor = self.make(
            Job(
                "pieces",
                log,
                lambda one: one.name,
                lambda one: one.keys,
                self._handle,
                self._ready,
                self._set_aside,
                self._look,
            ),
            self.limits,
        )

    def offer(self, *pieces: Piece, crowd: bool = False) -> list[bool]:
        """Fresh ones; whether each was taken."""
        return [self.executor.offer(one, crowd=crowd) for one in pieces]

    def closed(self, *names: str) -> Sequence[asyncio.Event]:
        """Doors of these pieces."""
        self.doors |= {name: asyncio.Event() for name in names}
        return [self.doors[name] for name in names]

    async def working_on(self, *names: str) -> None:
        """Wait until these are what is worked on."""
        await until(
            lambda: {*self.begun} - {*self.ended} - {*self.cut_off} == {*names},
            f"{names} were to be at work; begun {self.begun}, ended {self.ended}",
        )
        for _ in range(20):  # whatever else could begin would have begun by then
            await asyncio.sleep(0)
        assert {*self.begun} - {*self.ended} - {*self.cut_off} == {*names}

    async def _ready(self, one: Piece) -> None:
        if one.name in self.gates:
            await self.gates[one.name].wait()

    async def _handle(self, one: Piece) -> Outcome:
        self.begun.append(one.name)
        self.busy.update(one.keys)
        if max(self.busy.values()) > 1:
            self.clashes.append(one.name)
        self.most = max(self.most, len(self.begun) - len(self.ended))
        try:
            if one.name in self.last_words:
                with self.executor.uninterrupted():
                    await self._work(one)
            else:
                await self._work(one)
            planned = self.becomes.get(one.name)
            return planned.pop(0)() if planned else Done()
        except asyncio.CancelledError:
            self.cut_off.append(one.name)
            raise
        finally:
            if one.name not in self.cut_off:
                self.ended.append(one.name)
            self.busy.subtract(one.keys)

    async def _work(self, one: Piece) -> None:
        await asyncio.sleep(0)
        if one.name in self.doors:
            await self.doors[one.name].wait()

    async def _set_aside(self, one: Piece, why: str) -> None:
        if self.cannot_record:
            raise OSError("the disk is full")
        self.aside.append((one.name, why))

    def _look(self) -> None:
        self.looks += 1


@pytest.fixture(autouse=True)
def never_two_at_once_under_a_key() -> Iterator[None]:
    """Whatever a test is about."""
    Bench.clashes.clear()
    yield
    assert Bench.clashes == []


@pytest.fixture(params=[*MAKERS.values()], ids=[*MAKERS])
def make(request: pytest.FixtureRequest) -> MakesExecutors:
    """Each executor there is."""
    maker: MakesExecutors = request.param
    return maker


@pytest.fixture
async def bench(make: MakesExecutors) -> Bench:
    """Work where everything goes well."""
    return Bench(make)


def fails() -> Outcome:
    """What no handler expects."""
    raise ZeroDivisionError("a bug of ours")


async def test_what_shares_a_key_is_dealt_with_in_order_one_at_a_time(bench: Bench) -> None:
    pieces = [piece(f"{key}{number}") for number in range(9) for key in "abc"]
    assert bench.offer(*pieces) == [True] * 27
    assert len(bench.executor) == 3
    await bench.executor.settled()
    for key in "abc":
        assert [name for name in bench.ended if name[0] == key] == [f"{key}{n}" for n in range(9)]
    assert len(bench.executor) == 0


async def test_many_keys_are_at_work_at_once_and_no_more_than_there_are_places(
    make: MakesExecutors,
) -> None:
    bench = Bench(make, ExecutorLimits(places=3))
    names = "abcdefg"
    doors = bench.closed(*names)
    bench.offer(*map(piece, names))
    await until(lambda: len(bench.begun) == 3, "three were to begin")
    await bench.working_on(*bench.begun)
    for door in doors:
        door.set()
    await bench.executor.settled()
    assert sorted(bench.ended) == [*names]
    assert bench.most == 3


async def test_a_crowd_has_few_places_and_holds_up_nobody(make: MakesExecutors) -> None:
    bench = Bench(make, ExecutorLimits(places=2, crowd_places=2))
    doors = bench.closed(*"abcdefg")
    bench.offer(*map(piece, "abcdefg"), crowd=True)
    await until(lambda: len(bench.begun) == 2, "two of the crowd were to begin")
    bench.offer(piece("x"), piece("y"), piece("z"))
    await until(lambda: {*"xyz"} <= {*bench.ended}, "the others were held up")
    for door in doors:
        door.set()
    await bench.executor.settled()
    assert sorted(bench.ended) == [*"abcdefgxyz"]


async def test_what_shall_come_later_keeps_its_turn_and_gives_its_place_to_others(
    make: MakesExecutors,
) -> None:
    bench = Bench(make, ExecutorLimits(places=1))

    def once_b_is_done() -> Outcome:
        if "b1" in bench.ended:
            return Done()
        bench.becomes["a1"] = [once_b_is_done]
        return Later(0.001)

    bench.becomes["a1"] = [lambda: Later(0.001), once_b_is_done]
    bench.offer(piece("a1"), piece("a2"), piece("b1"))
    await bench.executor.settled()
    assert bench.begun.count("a1") >= 2
    assert bench.begun[-1] == "a2"
    assert bench.begun.count("a2") == 1


async def test_what_is_set_aside_is_said_so_and_stops_nothing_behind_it(bench: Bench) -> None:
    bench.becomes["a1"] = [lambda: SetAside("no JSON")]
    bench.offer(piece("a1"), piece("a2"))
    await bench.executor.settled()
    assert bench.aside == [("a1", "no JSON")]
    assert bench.ended == ["a1", "a2"]
    assert not bench.executor.behind
    assert not bench.executor.holds


async def test_what_goes_back_into_the_table_takes_along_all_behind_it_and_nothing_else(
    bench: Bench,
) -> None:
    bench.becomes["a1"] = [Requeued]
    bench.offer(piece("a1"), piece("a2"), piece("b1"))
    await bench.executor.settled()
    assert sorted(bench.ended) == ["a1", "b1"]
    assert bench.looks == 1
    assert bench.executor.holds
    assert bench.offer(piece("a3"), piece("b2")) == [False, True]
    assert bench.looks == 2
    await bench.executor.settled()
    bench.executor.look()
    for name in ("a1", "a2", "a3"):
        bench.executor.take(piece(name))
    await bench.executor.settled()
    assert bench.executor.caught_up()
    assert bench.offer(piece("a4")) == [True]
    await bench.executor.settled()
    assert [name for name in bench.ended if name[0] == "a"] == ["a1", "a1", "a2", "a3", "a4"]


async def test_behind_what_was_taken_from_the_table_more_may_wait_there(bench: Bench) -> None:
    bench.executor.look()
    bench.executor.take(piece("a1"))
    assert bench.offer(piece("a3"), piece("b1")) == [False, True]
    assert not bench.executor.caught_up()
    bench.executor.look(further=True)
    for name in ("a2", "a3"):
        bench.executor.take(piece(name))
    assert bench.executor.caught_up()
    assert bench.offer(piece("a4")) == [True]
    await bench.executor.settled()
    assert [name for name in bench.ended if name[0] == "a"] == ["a1", "a2", "a3", "a4"]


async def test_what_is_refused_holds_every_key_that_it_comes_under(bench: Bench) -> None:
    bench.becomes["a1"] = [Requeued]
    bench.offer(piece("a1"))
    await bench.executor.settled()
    assert bench.offer(piece("ab", "a", "b"), piece("b1")) == [False, False]


async def test_what_nobody_expected_is_an_error_and_the_table_comes_first(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.becomes["a1"] = [fails]
    bench.offer(piece("a1"), piece("a2"), piece("b1"))
    await bench.executor.settled()
    assert sorted(bench.ended) == ["a1", "b1"]
    (told,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert told.exc_info is not None
    assert bench.executor.behind
    assert bench.offer(piece("c1")) == [False]
    bench.executor.look()
    for name in ("a1", "a2", "c1"):
        bench.executor.take(piece(name))
    assert bench.executor.caught_up()
    await bench.executor.settled()
    assert sorted(bench.ended) == ["a1", "a1", "a2", "b1", "c1"]
    assert bench.offer(piece("c2")) == [True]
    await bench.executor.settled()


async def test_what_cannot_be_recorded_as_set_aside_goes_back(bench: Bench) -> None:
    bench.becomes["a1"] = [lambda: SetAside("no JSON")]
    bench.cannot_record = True
    bench.offer(piece("a1"), piece("a2"))
    await bench.executor.settled()
    assert bench.ended == ["a1"]
    assert bench.executor.behind


async def test_more_than_memory_holds_waits_in_the_table(make: MakesExecutors) -> None:
    bench = Bench(make, ExecutorLimits(in_memory=3))
    (door,) = bench.closed("a1")
    names = ("a1", "b1", "a2", "c1", "a3")
    assert bench.offer(*map(piece, names)) == [True, True, True, False, False]
    was_full = bench.executor.is_full
    door.set()
    await bench.executor.settled()
    assert was_full
    assert not bench.executor.is_full
    assert bench.offer(piece("a4")) == [False], "what waits in the table comes first"
    bench.executor.look()
    for name in ("c1", "a3", "a4"):
        bench.executor.take(piece(name))
    assert bench.executor.caught_up()
    await bench.executor.settled()
    assert [name for name in bench.ended if name[0] == "a"] == ["a1", "a2", "a3", "a4"]


async def test_what_is_refused_while_the_table_is_read_has_it_read_further(bench: Bench) -> None:
    bench.executor.fall_behind()
    bench.executor.look()
    assert bench.offer(piece("a1")) == [False]
    assert not bench.executor.caught_up()
    bench.executor.look(further=True)
    bench.executor.take(piece("a1"))
    assert bench.executor.caught_up()
    assert bench.offer(piece("a2")) == [True]
    await bench.executor.settled()
    assert bench.ended == ["a1", "a2"]


async def test_what_goes_back_behind_the_look_comes_before_anything_fresh(bench: Bench) -> None:
    bench.becomes["a1"] = [Requeued]
    bench.executor.look()
    bench.executor.take(piece("a1"))
    await bench.executor.settled()
    bench.executor.look(further=True)
    assert bench.executor.caught_up()
    assert bench.offer(piece("a2")) == [False]
    bench.executor.look()
    for name in ("a1", "a2"):
        bench.executor.take(piece(name))
    assert bench.executor.caught_up()
    await bench.executor.settled()
    assert bench.ended == ["a1", "a1", "a2"]


async def test_an_answer_from_before_something_went_back_is_not_believed_about_it(
    bench: Bench,
) -> None:
    bench.becomes["a1"] = [Requeued]
    bench.executor.look()
    bench.offer(piece("a1"), piece("a2"))
    await bench.executor.settled()
    bench.executor.take(piece("a2"))
    bench.executor.take(piece("b1"))
    await bench.executor.settled()
    assert bench.ended == ["a1", "b1"]
    bench.executor.look()
    bench.executor.take(piece("a1"))
    bench.executor.take(piece("a2"))
    await bench.executor.settled()
    assert bench.ended == ["a1", "b1", "a1", "a2"]


async def test_what_is_known_is_not_done_again_though_the_table_still_shows_it(
    bench: Bench,
) -> None:
    (door,) = bench.closed("a1")
    bench.executor.look()
    bench.offer(piece("a1"), piece("b1"), piece("a1"))
    await until(lambda: bench.ended == ["b1"], "the other was to be done")
    bench.executor.take(piece("a1"))
    bench.executor.take(piece("b1"))
    door.set()
    await bench.executor.settled()
    assert sorted(bench.ended) == ["a1", "b1"]
    bench.executor.look()
    bench.executor.take(piece("b1"))
    await bench.executor.settled()
    assert bench.ended[-1] == "b1", "the table knows best: it waits again"


async def test_keys_that_come_together_count_as_one_from_then_on(bench: Bench) -> None:
    (door,) = bench.closed("ab")
    bench.offer(piece("ab", "a", "b"), piece("bc", "b", "c"), piece("c1"), piece("a1"))
    assert len(bench.executor) == 1
    await bench.working_on("ab")
    door.set()
    await bench.executor.settled()
    assert bench.ended == ["ab", "bc", "c1", "a1"]
    assert bench.most == 1


async def test_keys_that_turn_out_to_be_one_while_both_are_at_work_are_one_after_that(
    bench: Bench,
) -> None:
    first, second = bench.closed("a1", "b1")
    bench.offer(piece("a1"), piece("b1"))
    await bench.working_on("a1", "b1")
    bench.offer(piece("b2"), piece("a2"), piece("ab", "a", "b"), piece("b3"), piece("a3"))
    assert len(bench.executor) == 1
    first.set()
    await bench.working_on("b1")
    second.set()
    await bench.executor.settled()
    assert bench.ended == ["a1", "b1", "b2", "a2", "ab", "b3", "a3"]
    assert len(bench.executor) == 0


async def test_who_is_not_ready_takes_no_place(make: MakesExecutors) -> None:
    bench = Bench(make, ExecutorLimits(places=1))
    bench.gates["a1"] = asyncio.Event()
    bench.offer(piece("a1"), piece("b1"), piece("c1"))
    await until(lambda: sorted(bench.ended) == ["b1", "c1"], "others were held up")
    assert bench.begun == bench.ended
    bench.gates["a1"].set()
    await bench.executor.settled()
    assert bench.ended[-1] == "a1"


async def test_told_to_stop_it_waits_for_what_may_not_be_cut_off_and_begins_nothing(
    bench: Bench,
) -> None:
    last, other = bench.closed("a1", "b1")
    bench.last_words.add("a1")
    bench.gates["c1"] = asyncio.Event()
    bench.offer(*(piece(name) for name in ("a1", "a2", "b1", "b2", "c1")))
    await bench.working_on("a1", "b1")
    stopping = asyncio.create_task(bench.executor.stop())
    await until(lambda: bench.cut_off == ["b1"], "it was to be cut off")
    assert not stopping.done()
    assert bench.offer(piece("d1")) == [False]
    last.set()
    await stopping
    assert bench.ended == ["a1"]
    assert len(bench.executor) == 0
    other.set()
    bench.cut_off.clear()
    bench.gates.clear()
    bench.executor.look()
    for name in ("a2", "b1", "b2", "c1"):
        bench.executor.take(piece(name))
    assert bench.executor.caught_up()
    await bench.executor.settled()
    assert bench.offer(piece("a3")) == [True]
    await bench.executor.settled()
    assert sorted(bench.ended) == ["a1", "a2", "a3", "b1", "b2", "c1"]


async def test_what_does_not_come_to_its_end_is_cut_off_after_a_while(
    make: MakesExecutors,
) -> None:
    bench = Bench(make, ExecutorLimits(last_answers=0.01))
    bench.closed("a1")
    bench.last_words.add("a1")
    bench.offer(piece("a1"))
    await bench.working_on("a1")
    await bench.executor.stop()
    assert bench.cut_off == ["a1"]


async def test_what_was_stopped_before_it_began_can_begin_again(bench: Bench) -> None:
    bench.offer(piece("a1"), piece("a2"))
    await bench.executor.stop()
    assert bench.begun == []
    bench.executor.look()
    bench.executor.take(piece("a1"))
    bench.executor.take(piece("a2"))
    await bench.executor.settled()
    assert bench.ended == ["a1", "a2"]
