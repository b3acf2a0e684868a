"""A measured number beside another one, as a value, as a line of a table and as JSON."""

import json
import math
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


class BenchFailed(Exception):
    """Something that was measured did not do its work, so that its speed means nothing."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One entry: `value` in `unit`, and what the same work took `beside` it in the same run.

    More is better for both unless `said` tells otherwise; `ratio` is `value / beside`. `p50_ms` and
    `p99_ms` are milliseconds of one piece of our work, where each was timed. `said` tells a reader
    what the numbers are.
    """

    name: str
    value: float
    unit: str
    beside: float | None = None
    ratio: float | None = None
    p50_ms: float | None = None
    p99_ms: float | None = None
    said: str = ""


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of `values` that `share` (0 to 1) of them do not exceed. Needs at least one."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def write_json(measured: Iterable[Measured], path: Path) -> None:
    """The list of entries at `path`; every key is always there, null where it does not apply."""
    told = [
        {key: _rounded(value) for key, value in asdict(one).items() if key != "said"}
        for one in measured
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def table(measured: Iterable[Measured]) -> str:
    """The entries under one another, each followed by what it says."""
    head = ("entry", "value", "beside", "unit", "ratio", "p50 ms", "p99 ms")
    lines = [f"{head[0]:<16}{head[1]:>12}{head[2]:>12} {head[3]:<10}" + _right(*head[4:])]
    for one in measured:
        numbers = f"{_shown(one.value):>12}{_shown(one.beside):>12} {one.unit:<10}"
        tail = _right(_shown(one.ratio), _shown(one.p50_ms), _shown(one.p99_ms))
        lines.append(f"{one.name:<16}{numbers}{tail}")
        lines.extend(f"    {line}" for line in one.said.splitlines())
    return "\n".join(lines)


def machine() -> str:
    """What it was measured on."""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def _right(*cells: str) -> str:
    return "".join(f"{cell:>10}" for cell in cells)


def _shown(number: float | None) -> str:
    if number is None:
        return "-"
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"


def _rounded(value: object) -> object:
    return round(value, 4) if isinstance(value, float) else value
