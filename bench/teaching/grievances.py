"""`python -m bench.teaching.grievances`: learn anew which statements complain of the office."""

from collections.abc import Iterator, Sequence

import numpy as np

from bench.processes import ROOT
from bench.teaching.ridge import examples_in, keep, learnt
from desk_info.loading import load_desk_info
from language.normalising import words
from nlu.grievances import LEARNT
from nlu.meaning import Intent
from nlu.signs import signs
from nlu.training import read_examples
from nlu.weights import Weights

EXAMPLES = LEARNT.with_name("examples")
_MAY_COMPLAIN = frozenset({Intent.COMPLAINT, Intent.ANGER, Intent.EMERGENCY})
_ANYTHING_ELSE = 0.1
"""How much an example of what else is said counts beside those that were written for this."""
_FOLDS, _ROW = 5, 6
"""Held out are whole rows of examples: neighbours are alike."""


def main() -> None:
    """Learn, write what was learnt, and say how well it tells examples that it did not learn."""
    files = ("grievances", "contexts")
    kinds = tuple(list(examples_in(EXAMPLES / f"{name}.txt")) for name in files)
    keep(_learnt(*kinds), LEARNT, EXAMPLES)
    print(f"learnt from {[len(kind) for kind in kinds]}, {LEARNT.stat().st_size:,} bytes")
    scores = _held_out(kinds)
    for share in (0.25, 0.45, 0.5):
        heard, wrong = ((np.array(kind) >= share).mean() for kind in scores)
        print(f"not learnt, from {share} on {heard:.3f} are heard, and {wrong:.3f} wrongly")


def _learnt(grievances: Sequence[str], contexts: Sequence[str]) -> Weights:
    others = list(_others())
    lines = [signs(words(text), asks=False) for text in (*grievances, *contexts, *others)]
    wanted = np.zeros((len(lines), 1), np.float32)
    wanted[: len(grievances)] = 1.0
    each = np.ones(len(lines), np.float32)
    each[len(lines) - len(others) :] = _ANYTHING_ELSE
    return learnt(lines, wanted, each)


def _others() -> Iterator[str]:
    """What else is said to an office: it complains of nothing either."""
    for example in read_examples(ROOT / "data" / "nlu.yml"):
        if example.intent not in _MAY_COMPLAIN and words(example.text):
            yield example.text
    for office in sorted((ROOT / "procedures").glob("*/desk_info.yml")):
        for entry in load_desk_info(office):
            yield from entry.variants


def _held_out(kinds: tuple[list[str], ...]) -> tuple[list[float], ...]:
    """The scores of each example of the two kinds by what was learnt from the other folds."""
    scores: tuple[list[float], ...] = tuple([] for _ in kinds)
    for fold in range(_FOLDS):
        weights = _learnt(*(_folded(kind, fold, held=False) for kind in kinds))
        for kind, found in zip(kinds, scores, strict=True):
            held = (signs(words(text), asks=False) for text in _folded(kind, fold, held=True))
            found += [weights.scores(one)[0] for one in held]
    return scores


def _folded(examples: Sequence[str], fold: int, *, held: bool) -> list[str]:
    return [one for at, one in enumerate(examples) if (at // _ROW % _FOLDS == fold) is held]


if __name__ == "__main__":
    main()
