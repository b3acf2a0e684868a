"""`python -m bench.weights`: fit anew what signals are worth before an office is known.

A logistic regression of *the first entry is right* with an intercept for each set, so that only
what tells right from wrong within an office is learned. The sets are made of the offices that are
delivered, and in nearly all of them a fourth of the entries is held out: those questions have no
answer. Saved questions are asked of few variants and of many; variants are asked of other ones,
with and without titles and answers; each as it is written and as it is typed in a hurry. What comes
out stands in `desk_info/matching/confidence.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import product
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bench.processes import ROOT
from desk_info.entry import Entry
from desk_info.loading import QUESTIONS, SavedQuestion, load_desk_info, load_questions
from desk_info.matching.index import Index
from desk_info.matching.ranking import Signals, first_right
from desk_info.matching.rehearsing import in_a_hurry

Floats = npt.NDArray[np.float64]
_PARTS = 4
"""Of so many parts of an office's entries one is held out."""
_BY_QUESTIONS = (3, 8, None)
"""Variants of each entry where saved questions are asked; all of them."""
_BY_VARIANTS = (1, 3, 8)
_ASKED = 3
"""Other variants of each entry that are asked."""
_RIDGE, _RIDGE_OF_INTERCEPTS = 10.0, 0.5
_EACH = 100.0
_OF_OFFICES = "known"
"""The signal that says nothing until an office's own questions say otherwise."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """Signals and whether the first entry was right, of one set."""

    signals: Floats
    right: Floats


def main() -> None:
    """Print the constants of `desk_info/matching/confidence.py`."""
    sets = [one for folder in _offices() for one in _of_office(folder)]
    every = np.concatenate([one.signals for one in sets])
    usual, spread = every.mean(0), every.std(0)
    place = [field.name for field in fields(Signals)].index(_OF_OFFICES)
    worth, from_nothing = fit([_scaled(one, usual, spread, place) for one in sets])
    for name, values in (("_USUAL", usual), ("_SPREAD", spread), ("_WORTH", worth)):
        print(f"{name} = Signals({', '.join(f'{value:.3f}' for value in values)})")
    print(f"_FROM_NOTHING = {from_nothing:.3f}")
    print("in the order of", ", ".join(field.name for field in fields(Signals)))


def fit(sets: Sequence[Lessons]) -> tuple[Floats, float]:
    """The weight of each signal, and the mean of the sets' intercepts."""
    signals = np.concatenate([one.signals for one in sets])
    right = np.concatenate([one.right for one in sets])
    owner = np.repeat(np.arange(len(sets)), [len(one.right) for one in sets])
    weights = np.array([_EACH / len(one.right) for one in sets])[owner]
    width = signals.shape[1]

    def loss(now: Floats) -> tuple[float, Floats]:
        worth, intercepts = now[:width], now[width:]
        evidence = signals @ worth + intercepts[owner]
        wrong = weights * (1.0 / (1.0 + np.exp(-evidence)) - right)
        apart = intercepts - intercepts.mean()
        held = _RIDGE * worth @ worth + _RIDGE_OF_INTERCEPTS * apart @ apart
        surprise = weights @ (np.logaddexp(0.0, evidence) - right * evidence)
        moved = np.bincount(owner, wrong, len(sets)) + _RIDGE_OF_INTERCEPTS * apart
        slope = np.concatenate([signals.T @ wrong + _RIDGE * worth, moved])
        return float(surprise + held / 2), slope

    found = minimize(loss, np.zeros(width + len(sets)), jac=True, method="L-BFGS-B").x
    return found[:width], float(found[width:].mean())


def _offices() -> list[Path]:
    return sorted(path.parent for path in (ROOT / "procedures").glob(f"*/{QUESTIONS}"))


def _of_office(folder: Path) -> Iterator[Lessons]:
    entries = load_desk_info(folder / "desk_info.yml")
    saved = load_questions(folder / QUESTIONS, [entry.id for entry in entries])
    yield _lessons(entries, saved)
    for few in _BY_QUESTIONS:
        for part in range(_PARTS):
            kept = _held_out(entries, part)
            ids = {entry.id for entry in kept}
            asked = [one if one.entry in ids else replace(one, entry="") for one in saved]
            yield _lessons([_with(entry, entry.variants[:few]) for entry in kept], asked)
    for few, part in product(_BY_VARIANTS, range(_PARTS // 2)):
        kept, asked = _by_variants(entries, few, part)
        yield _lessons(kept, asked)
        yield _lessons([replace(entry, title="", answer="") for entry in kept], asked)


def _held_out(entries: Sequence[Entry], part: int) -> list[Entry]:
    """The entries but for a part of them, each with its variants in an order by chance."""
    chance = Random(part)
    places = list(range(len(entries)))
    Random(_PARTS).shuffle(places)
    kept = [entry for entry, place in zip(entries, places, strict=True) if place % _PARTS != part]
    return [_with(one, tuple(chance.sample(one.variants, len(one.variants)))) for one in kept]


def _by_variants(
    entries: Sequence[Entry], few: int, part: int
) -> tuple[list[Entry], list[SavedQuestion]]:
    """Entries by a few variants each, asked by others; those of a part are not there at all."""
    kept = _held_out(entries, part)
    asked = [
        SavedQuestion(said, entry.id)
        for entry in kept
        for said in entry.variants[few : few + _ASKED]
    ]
    ids = {entry.id for entry in kept}
    gone = [entry for entry in entries if entry.id not in ids]
    asked += [SavedQuestion(said, "") for entry in gone for said in entry.variants[:_ASKED]]
    return [_with(entry, entry.variants[:few]) for entry in kept], asked


def _with(entry: Entry, variants: tuple[str, ...]) -> Entry:
    return replace(entry, variants=variants)


def _lessons(entries: Sequence[Entry], asked: Sequence[SavedQuestion]) -> Lessons:
    index, chance = Index(), Random(2)
    index.add(entries)
    signals, right = [], []
    for one in asked:
        for text in (one.text, in_a_hurry(one.text, chance)):
            found = first_right(index, text, one.entry, frozenset())
            if found is not None:
                signals.append(found[0].as_tuple())
                right.append(found[1])
    return Lessons(np.array(signals), np.array(right, np.float64))


def _scaled(lessons: Lessons, usual: Floats, spread: Floats, silent: int) -> Lessons:
    """The signals in their spreads, the one in place `silent` as if it were as usual always."""
    scaled = (lessons.signals - usual) / spread
    scaled[:, silent] = 0.0
    return Lessons(scaled, lessons.right)


if __name__ == "__main__":
    main()
