"""Whatever the tests start has ended when they have: what is left fails the run, by name."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_PR_SET_CHILD_SUBREAPER = 36
_PYTHONS_OWN = b"multiprocessing.resource_tracker"
"""Begun by Python itself with the first pool of processes; it ends with its interpreter."""
_SHOWN = 160
_LAST_MOMENT = 20.0
"""Seconds in which what has been told to end may end."""
_ends: list[Callable[[], None]] = []
_seen: dict[int, str] = {}


def at_the_end(end: Callable[[], None]) -> None:
    """Call it when every test of this process is over, the newest first."""
    _ends.append(end)


def alive(pid: int) -> bool:
    """Whether the process is there, and not only waiting to be noticed as ended."""
    return _state(pid)[0] not in {"", "Z", "X"}


def children() -> set[int]:
    """The processes that live and whose parent we are, also those that others left to us."""
    numbers = (int(path.name) for path in Path("/proc").glob("[0-9]*"))
    states = {pid: _state(pid) for pid in numbers}
    mine = {pid for pid, (_, parent) in states.items() if parent == os.getpid()}
    return {pid for pid in mine if states[pid][0] not in "ZX"}


def noted(test: str) -> None:
    """Remember during which test each child was seen first."""
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):  # a thread that has ended meanwhile
            for pid in task.read_text(encoding="ascii").split():
                _seen.setdefault(int(pid), test)


@pytest.fixture(scope="session", autouse=True)
def nothing_is_left_running() -> Iterator[None]:
    """Ends what serves a whole run, and fails when something else still runs (on Linux)."""
    if sys.platform == "linux":
        import ctypes

        # Who loses its parent becomes our child, so nothing escapes.
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    before = children()
    yield
    while _ends:
        _ends.pop()()
    until = time.monotonic() + _LAST_MOMENT
    while (left := children() - before - _pythons_own()) and time.monotonic() < until:
        time.sleep(0.05)
    names = [_named(pid) for pid in left]
    for pid in left:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    if left:
        pytest.fail("still running after the tests: " + "; ".join(names))


def _pythons_own() -> set[int]:
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if _PYTHONS_OWN in path.read_bytes():
                found.add(int(path.parent.name))
    return found


def _named(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        words = "?"
    return f"{pid} ({words.strip()[:_SHOWN]}), first seen during {_seen.get(pid, 'no test')}"


def _state(pid: int) -> tuple[str, int]:
    """The letter of its state and its parent; an empty letter when it is gone."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return "", 0
    return words[0], int(words[1])
