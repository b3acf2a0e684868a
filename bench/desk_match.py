"""Questions a second that the desk information is matched with, beside a scan by WRatio."""

import random
import time
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from bench.measured import BenchFailed, Measured, percentile
from bench.processes import ROOT
from desk_info.loading import load_desk_info
from desk_info.matching import Matcher
from language.normalising import normalised

NAME = "desk_match"
OFFICE = ROOT / "procedures" / "rsjd-atma-husada"
QUERIES = 1000


def measure(queries: int = QUERIES) -> Measured:
    """The default office's own questions with a slip of the finger in each, none asked twice.

    Raises `BenchFailed` when hardly any of them was understood.
    """
    entries = load_desk_info(OFFICE / "desk_info.yml")
    variants = [variant for entry in entries for variant in entry.variants]
    asked = _misspelt(variants, queries)
    matcher = Matcher(entries)
    choices = [normalised(variant) for variant in variants]

    def scan(text: str) -> object:
        return process.extractOne(normalised(text), choices, scorer=fuzz.WRatio)

    ours = _timed(matcher.match, asked)
    theirs = _timed(scan, asked)
    found = sum(1 for text in asked if matcher.match(text).candidates)
    if found < len(asked) * 0.9:
        raise BenchFailed(f"only {found} of {len(asked)} questions found an entry")
    value, beside = len(asked) / sum(ours), len(asked) / sum(theirs)
    said = (
        f"value: questions/s matched over {len(entries)} entries with {len(variants)} variants, "
        "p50 and p99 of one.\nbeside: rapidfuzz extractOne with WRatio over the same variants, "
        "normalised the same way."
    )
    return Measured(
        NAME,
        value,
        "queries/s",
        beside,
        value / beside,
        percentile(ours, 0.5) * 1000,
        percentile(ours, 0.99) * 1000,
        said,
    )


def _timed(work: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    """Seconds of each."""
    times = []
    for text in asked:
        began = time.perf_counter()
        work(text)
        times.append(time.perf_counter() - began)
    return times


def _misspelt(variants: Sequence[str], queries: int) -> list[str]:
    """Two neighbouring letters of each change places; the same every time."""
    chance = random.Random(24)
    asked = []
    for number in range(queries):
        text = variants[number % len(variants)]
        place = chance.randrange(max(1, len(text) - 1))
        asked.append(text[:place] + text[place : place + 2][::-1] + text[place + 2 :])
    return asked
