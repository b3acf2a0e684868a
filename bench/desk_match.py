"""How fast a large desk information answers, beside a scan by rapidfuzz's WRatio."""

import json
import subprocess
import sys
import time

from rapidfuzz import fuzz, process

from bench.large_desk import ENTRIES, entries, questions
from bench.measured import BenchFailed, Measured
from bench.processes import ROOT

NAME = "desk_match"
SCANNED, FEW = 20, 100
_FEWEST_RIGHT = 0.5


def measure(count: int = ENTRIES, scanned: int = SCANNED, few: int = FEW) -> Measured:
    """So many entries of three phrasings, asked as people type; WRatio over the same ones.

    No question comes twice. `few` entries are measured in the same way. Raises `BenchFailed` when
    building fails, or when too few questions were understood.
    """
    told, of_few = _told(count), _told(few)
    desk = entries(count)
    variants = [variant for entry in desk for variant in entry.variants]
    asked = [text for _, text in questions(desk, scanned)]
    began = time.perf_counter()
    for text in asked:
        process.extractOne(text, variants, scorer=fuzz.WRatio)
    beside = len(asked) / (time.perf_counter() - began)
    value = 1000 / told["p50_ms"]
    said = (
        f"value: questions/s of processor time at the median over {told['entries']:,} entries with "
        f"{len(variants):,} variants.\n"
        f"A new question costs {told['mean_ms']:.2f} ms of processor there (median "
        f"{told['p50_ms']:.2f}), {of_few['mean_ms']:.2f} ms (median {of_few['p50_ms']:.2f}) with "
        f"{of_few['entries']:,} entries; none is asked twice.\n"
        f"built in {told['build_s']:.2f} s; a changed entry in force in {told['publish_ms']:.0f} "
        f"ms; {told['memory_mb']:,.0f} MB in all, {told['memory_before_mb']:,.0f} before; "
        f"right entry first for {told['right']:.0%}.\n"
        f"beside: rapidfuzz extractOne with WRatio over the same variants, {1000 / beside:,.0f} ms."
    )
    return Measured(
        NAME,
        value,
        "queries/s",
        beside,
        value / beside,
        told["p50_ms"],
        told["p99_ms"],
        said,
    )


def _told(count: int) -> dict[str, float]:
    """What that many entries cost, measured in a process of their own."""
    ran = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench.large_desk", str(count)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise BenchFailed(f"the large desk could not be measured: {ran.stderr.strip()[-500:]}")
    told: dict[str, float] = json.loads(ran.stdout)
    if told["right"] < _FEWEST_RIGHT:
        raise BenchFailed(f"only {told['right']:.0%} of the questions found their entry first")
    return told
