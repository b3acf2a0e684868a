"""`python -m bench.weights`: fit anew what signals are worth before an office is known.

A logistic regression of *the first entry is right* with an intercept for each set, so that only
what tells right from wrong within an office is learned. The sets are made of the offices that are
delivered: their entries with a part held out, and their saved questions, each as it is written and
as it is typed in a hurry. What comes out stands in `desk_info/matching/confidence.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
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
_FEW = 3
_HELD_OUT = 0.22
_OF_QUESTIONS, _OF_VARIANTS = 0.6, 0.3
"""What a set of real questions weighs, and one of variants that were held out."""
_RIDGE, _RIDGE_OF_INTERCEPTS = 10.0, 0.5
_EACH = 100.0


@dataclass(frozen=True, slots=True)
class Lessons:
    """Signals and whether the first entry was right, of one set."""

    signals: Floats
    right: Floats
    weight: float


def main() -> None:
    """Print the constants of `desk_info/matching/confidence.py`."""
    sets = [one for folder in _offices() for one in _of_office(folder)]
    every = np.concatenate([one.signals for one in sets])
    usual, spread = every.mean(0), every.std(0)
    worth, from_nothing = fit([_scaled(one, usual, spread) for one in sets])
    for name, values in (("_USUAL", usual), ("_SPREAD", spread), ("_WORTH", worth)):
        print(f"{name} = Signals({', '.join(f'{value:.3f}' for value in values)})")
    print(f"_FROM_NOTHING = {from_nothing:.3f}")
    print("in the order of", ", ".join(field.name for field in fields(Signals)))


def fit(sets: Sequence[Lessons]) -> tuple[Floats, float]:
    """The weight of each signal, and the mean of the sets' intercepts."""
    signals = np.concatenate([one.signals for one in sets])
    right = np.concatenate([one.right for one in sets])
    owner = np.repeat(np.arange(len(sets)), [len(one.right) for one in sets])
    weights = np.array([one.weight * _EACH / len(one.right) for one in sets])[owner]
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
    few = [_with(entry, entry.variants[:_FEW]) for entry in entries]
    yield _lessons(entries, saved, _OF_QUESTIONS)
    yield _lessons(few, saved, _OF_QUESTIONS)
    yield _lessons(*_held_out(entries), _OF_VARIANTS)


def _held_out(entries: Sequence[Entry]) -> tuple[list[Entry], list[SavedQuestion]]:
    """Entries by three variants each, asked by two others; a part of them is not there at all."""
    chance = Random(5)
    kept: list[Entry] = []
    asked: list[SavedQuestion] = []
    for entry in entries:
        variants = list(entry.variants)
        chance.shuffle(variants)
        if chance.random() < _HELD_OUT:
            asked += [SavedQuestion(one, "") for one in variants[:2]]
            continue
        kept.append(_with(entry, tuple(variants[:_FEW])))
        asked += [SavedQuestion(one, entry.id) for one in variants[_FEW : _FEW + 2]]
    return kept, asked


def _with(entry: Entry, variants: tuple[str, ...]) -> Entry:
    return Entry(entry.id, entry.topic, entry.title, entry.answer, variants)


def _lessons(entries: Sequence[Entry], asked: Sequence[SavedQuestion], weight: float) -> Lessons:
    index, chance = Index(), Random(2)
    index.add(entries)
    signals, right = [], []
    for one in asked:
        for text in (one.text, in_a_hurry(one.text, chance)):
            found = first_right(index, text, one.entry, frozenset())
            if found is not None:
                signals.append(found[0].as_tuple())
                right.append(found[1])
    return Lessons(np.array(signals), np.array(right, np.float64), weight)


def _scaled(lessons: Lessons, usual: Floats, spread: Floats) -> Lessons:
    return Lessons((lessons.signals - usual) / spread, lessons.right, lessons.weight)


if __name__ == "__main__":
    main()
