"""What keeping the likenesses of variants saves a question that was never asked before."""

import time
from collections.abc import Sequence

from bench.measured import BenchFailed, Measured, percentile
from bench.processes import ROOT
from desk_info.entry import Entry, Match
from desk_info.loading import load_desk_info
from desk_info.matching import likeness
from desk_info.matching.confidence import Learnt
from desk_info.matching.likeness import KEPT_AT_MOST
from desk_info.matching.matcher import Matcher

NAME = "desk_kept"
OFFICE = "rsjd-atma-husada"
ROUNDS = 5
_LIKE_ENOUGH = 1e-5


def measure(questions: int = 200, rounds: int = ROUNDS) -> Measured:
    """Questions of the largest office, each new, with likenesses kept and worked out each time.

    Both ways take turns in one process; the least processor time of each counts. Raises
    `BenchFailed` when they do not come to the same.
    """
    entries = load_desk_info(ROOT / "procedures" / OFFICE / "desk_info.yml")
    asked = [f"{one} ya min" for entry in entries for one in entry.variants][:questions]
    ways: dict[bool, list[list[float]]] = {True: [], False: []}
    found: dict[bool, list[Match]] = {}
    for _ in range(rounds):
        for kept, taken in ways.items():
            found[kept], took = _asked(entries, asked, kept=kept)
            taken.append(took)
    if not all(map(_alike, found[True], found[False])):
        raise BenchFailed("a question finds something else when likenesses are kept")
    least, anew = min(ways[True], key=sum), min(ways[False], key=sum)
    value, beside = len(asked) / sum(least), len(asked) / sum(anew)
    said = (
        f"value: questions/s of processor time over {len(entries)} entries, none asked "
        "before.\nbeside: the same where the likenesses of variants are worked out each time."
    )
    p50, p99 = (1000 * percentile(least, share) for share in (0.5, 0.99))
    return Measured(NAME, value, "queries/s", beside, value / beside, p50, p99, said)


def _asked(
    entries: Sequence[Entry], asked: Sequence[str], *, kept: bool
) -> tuple[list[Match], list[float]]:
    """What each question finds, and the seconds of processor time that it took."""
    fresh = Matcher(entries, learnt=Learnt())
    likeness.KEPT_AT_MOST = KEPT_AT_MOST if kept else 0
    try:
        fresh.match("jam")
        found, took = [], []
        for text in asked:
            began = time.process_time()
            found.append(fresh.match(text))
            took.append(time.process_time() - began)
    finally:
        likeness.KEPT_AT_MOST = KEPT_AT_MOST
    return found, took


def _alike(one: Match, other: Match) -> bool:
    same = one.outcome is other.outcome and len(one.candidates) == len(other.candidates)
    return same and all(
        mine.entry.id == theirs.entry.id and abs(mine.score - theirs.score) < _LIKE_ENOUGH
        for mine, theirs in zip(one.candidates, other.candidates, strict=True)
    )
