"""How often questions find the right entry, beside rapidfuzz and logistic regression."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean
from typing import TypeAlias

from app.measuring.baselines import CannotMeasure, logistic_regression, token_set_ratio
from bench.measured import Measured
from bench.processes import ROOT
from desk_info.entry import Entry
from desk_info.evaluating import Figures, Ranker, figures, matched, ranked
from desk_info.loading import QUESTIONS, SavedQuestion, load_desk_info, load_questions
from desk_info.matching.matcher import Matcher
from desk_info.matching.rehearsing import in_a_hurry

NAME = "desk_quality"
SHARED = ROOT.parent / "shared" / "matching"
"""Six sets of real questions; not part of the project, used where they are at hand."""
_SHOWN = (
    ("top1", "top-1"),
    ("recall3", "recall@3"),
    ("auroc", "AUROC"),
    ("c95", "c95"),
    ("precision", "precision"),
    ("answered", "answered"),
    ("oos_answered", "out of scope answered"),
    ("choose_holds_it", "choice holds it"),
)


Baseline: TypeAlias = Callable[[Sequence[Entry]], Ranker]


@dataclass(frozen=True, slots=True)
class Asking:
    """Entries, and questions to them as they were asked and as they are typed in a hurry."""

    name: str
    entries: tuple[Entry, ...]
    clean: tuple[SavedQuestion, ...]
    noisy: tuple[SavedQuestion, ...]


def measure(offices: Sequence[Path] | None = None, shared: Path = SHARED) -> Measured:
    """The offices' saved questions, and the six sets where they are at hand.

    The value is our mean top-1 on all of them, beside that of rapidfuzz token_set_ratio.
    """
    chosen = offices or sorted(path.parent for path in (ROOT / "procedures").glob(f"*/{QUESTIONS}"))
    own = [of_office(folder) for folder in chosen]
    real = [of_set(path) for path in sorted(shared.glob("*.json"))]
    lines, ours, beside = [], [], []
    for title, sets in (("saved questions of the offices", own), ("six real sets", real)):
        if not sets:
            lines.append(f"{title}: not at hand, not measured")
            continue
        found = [ours_on(one) for one in sets]
        scanned = [baseline_on(one, token_set_ratio) for one in sets]
        lines.append(f"{title} ({len(sets)} sets, clean/noisy):")
        lines.append(f"  {'loket':<20}{_means(found)}")
        lines.append(f"  {'token_set_ratio':<20}{_means(scanned)}")
        lines.append(f"  {'logistic regression':<20}{_learned(sets)}")
        ours += [clean.top1 or 0.0 for clean, _ in found]
        beside += [clean.top1 or 0.0 for clean, _ in scanned]
    value, other = fmean(ours), fmean(beside)
    return Measured(NAME, value, "top-1", other, value / other, said="\n".join(lines))


def of_office(folder: Path) -> Asking:
    """An office's entries and its saved questions; noisy ones are made the same way every time."""
    entries = load_desk_info(folder / "desk_info.yml")
    asked = load_questions(folder / QUESTIONS, [entry.id for entry in entries])
    chance = Random(folder.name)
    noisy = tuple(SavedQuestion(in_a_hurry(one.text, chance), one.entry) for one in asked)
    return Asking(folder.name, entries, asked, noisy)


def of_set(path: Path) -> Asking:
    """One of the sets of real questions."""
    data = json.loads(path.read_text(encoding="utf-8"))
    variants: dict[str, list[str]] = {}
    for entry, text in data["kb"]:
        variants.setdefault(str(entry), []).append(text)
    entries = tuple(Entry(one, "", "", "", tuple(said)) for one, said in variants.items())

    def asked(*kinds: str) -> tuple[SavedQuestion, ...]:
        return tuple(
            SavedQuestion(text, "" if entry is None else str(entry))
            for kind in kinds
            for entry, text in data[kind]
        )

    return Asking(path.stem, entries, asked("qi", "qo"), asked("qi_n", "qo_n"))


def ours_on(asking: Asking) -> tuple[Figures, Figures]:
    """Our matcher's figures, clean and noisy."""
    match = Matcher(asking.entries).match
    clean, noisy = ([result for result, _ in matched(one, match)] for one in _both(asking))
    return figures(clean), figures(noisy)


def baseline_on(asking: Asking, make: Baseline) -> tuple[Figures, Figures]:
    """The figures of what the matcher is measured beside. Raises `CannotMeasure`."""
    rank = make(asking.entries)
    clean, noisy = (ranked(one, rank) for one in _both(asking))
    return figures(clean), figures(noisy)


def _learned(sets: Sequence[Asking]) -> str:
    try:
        return _means([baseline_on(one, logistic_regression) for one in sets])
    except CannotMeasure as error:
        return f"not measured: {error}"


def _both(asking: Asking) -> Iterator[tuple[SavedQuestion, ...]]:
    yield asking.clean
    yield asking.noisy


def _means(found: Sequence[tuple[Figures, Figures]]) -> str:
    told = []
    for key, name in _SHOWN:
        clean, noisy = ([getattr(one[place], key) for one in found] for place in (0, 1))
        if None not in clean and None not in noisy:
            told.append(f"{name} {fmean(clean):.3f}/{fmean(noisy):.3f}")
    return ", ".join(told)
