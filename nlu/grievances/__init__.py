"""Whether a statement complains of the office, by its likeness to examples of both.

`examples/grievances.txt` has what is done badly and what is thought of it, `examples/contexts.txt`
what people tell of themselves. `python -m bench.teaching.grievances` learns anew.
"""

from functools import lru_cache
from pathlib import Path

from language.normalising import READ_AT_MOST, words
from nlu.signs import signs
from nlu.weights import Weights

LEARNT = Path(__file__).with_name("learnt.npz")


def grievance(text: str) -> float:
    """How much a clause that asks nothing complains of the office, about 0 to 1. Never raises."""
    said = words(text[:READ_AT_MOST])
    return _learnt().scores(signs(said, asks=False))[0] if said else 0.0


@lru_cache(maxsize=1)
def _learnt() -> Weights:
    return Weights.read(LEARNT)
