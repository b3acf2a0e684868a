"""`python -m bench.teaching.danger`: learn anew what speaks of danger, and what says it is over.

Danger is learnt from the examples in `nlu/danger/examples`, and from what speaks of none: examples
of grievances and intents, and the phrasings of the offices that are delivered. A tier with few
examples counts more. Its end is learnt from examples of it, and from all others but little from
those that came first.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from bench.processes import ROOT
from bench.teaching.ridge import examples_in, keep, learnt
from desk_info.loading import load_desk_info
from nlu import grievances
from nlu.danger import over
from nlu.emergency import LEARNT, signs_of
from nlu.meaning import Intent
from nlu.signs import Floats
from nlu.training import read_examples
from nlu.weights import Weights

EXAMPLES = LEARNT.with_name("examples")
TIERS = ("none", "alarm", "concern")
_BALANCE = 0.5
_FIRST_SAID = 0.0125
"""How much an example of what is said first counts, beside what comes while an alarm stands."""
_OF_A_GRIEVANCE = 0.5
"""How much an example of a grievance counts beside those that were written for this."""
_BESIDES = "in danger too"
"""What complains of the office and may be in danger besides teaches nothing here."""
_FOLDS, _ROW = 5, 6
"""Held out are whole rows of examples: neighbours are alike."""


def main() -> None:
    """Learn, write what was learnt, and say how well an end is told from what goes on."""
    lines = list(_examples())
    tiers = np.array([TIERS.index(tier) for tier, _, _ in lines])
    wanted = np.eye(len(TIERS))[tiers]
    each = (1.0 / len(TIERS) / wanted.mean(0)[tiers]) ** _BALANCE
    each *= np.array([worth for _, worth, _ in lines])
    keep(learnt([signs_of(text) for _, _, text in lines], wanted[:, 1:], each), LEARNT, EXAMPLES)
    counts = {tier: int((tiers == place).sum()) for place, tier in enumerate(TIERS)}
    print(f"learnt from {counts}, {LEARNT.stat().st_size:,} bytes")
    ends, others = (list(examples_in(EXAMPLES / f"{name}.txt")) for name in ("over", "going_on"))
    first = [text for tier in TIERS for text in examples_in(EXAMPLES / f"{tier}.txt")]
    keep(_learnt_end(ends, others, first), over.LEARNT, EXAMPLES)
    print(f"its end from {len(ends)} beside {len(others)}, {over.LEARNT.stat().st_size:,} bytes")
    heard = _held_out(ends, others, first)
    print(f"not learnt, it is heard in {heard[0]:.1%}, and wrongly in {heard[1]:.1%}")


def _learnt_end(ends: Sequence[str], others: Sequence[str], first: Sequence[str]) -> Weights:
    wanted: Floats = np.zeros((len(ends) + len(others) + len(first), 1), np.float32)
    wanted[: len(ends)] = 1.0
    each: Floats = np.ones(len(wanted), np.float32)
    each[len(ends) + len(others) :] = _FIRST_SAID
    return learnt([over.ending_signs(one) for one in (*ends, *others, *first)], wanted, each)


def _held_out(
    ends: Sequence[str], others: Sequence[str], first: Sequence[str]
) -> tuple[float, float]:
    """In how many of the two kinds an end is heard by what was learnt from the other folds."""
    heard = [0, 0]
    for fold in range(_FOLDS):
        left = [_folded(one, fold, held=False) for one in (ends, others)]
        weights = _learnt_end(left[0], left[1], first)
        for place, kind in enumerate((ends, others)):
            held = _folded(kind, fold, held=True)
            heard[place] += sum(over.is_told(text, weights) for text in held)
    return heard[0] / len(ends), heard[1] / len(others)


def _folded(examples: Sequence[str], fold: int, *, held: bool) -> list[str]:
    return [one for at, one in enumerate(examples) if (at // _ROW % _FOLDS == fold) is held]


def _examples() -> Iterator[tuple[str, float, str]]:
    """A tier, how much the example counts, and the example."""
    for tier in TIERS:
        for text in examples_in(EXAMPLES / f"{tier}.txt"):
            yield tier, 1.0, text
    for text in examples_in(grievances.LEARNT.with_name("examples") / "grievances.txt", _BESIDES):
        yield "none", _OF_A_GRIEVANCE, text
    for example in read_examples(ROOT / "data" / "nlu.yml"):
        if example.intent is not Intent.EMERGENCY:
            yield "none", 1.0, example.text
    for office in sorted((ROOT / "procedures").glob("*/desk_info.yml")):
        for entry in load_desk_info(office):
            for variant in entry.variants:
                yield "none", 1.0, variant


if __name__ == "__main__":
    main()
