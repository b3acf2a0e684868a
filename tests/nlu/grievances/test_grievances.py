"""What complains of the office is told from what people tell of themselves beside a question."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bench.teaching.grievances import EXAMPLES
from bench.teaching.ridge import digest, examples_in
from nlu.grievances import LEARNT, grievance

_KEPT_OUT = Path(__file__).with_name("kept_out.tsv")
"""Label and text of 320 clauses that nothing was learnt of; half of the contexts are near ones, in
which something is late, lost or refused, and nobody at the office is blamed."""
_FROM = 0.5


def _kept_out(label: str) -> Sequence[str]:
    lines = (line.split("\t") for line in _KEPT_OUT.read_text(encoding="utf-8").splitlines()[1:])
    return [text for of, text in lines if of == label]


def _share(texts: Sequence[str]) -> float:
    return sum(grievance(text) >= _FROM for text in texts) / len(texts)


def test_what_was_learnt_is_what_the_examples_say() -> None:
    with np.load(LEARNT, allow_pickle=False) as kept:
        said = str(kept["examples"])
    assert said == digest(EXAMPLES), "learn anew: python -m bench.teaching.grievances"


def test_no_example_is_of_both_kinds_or_in_the_set_by_which_they_are_measured() -> None:
    seen = {text for label in ("grievance", "context") for text in _kept_out(label)}
    for path in sorted(EXAMPLES.glob("*.txt")):
        lines = set(examples_in(path))
        assert not lines & seen, path.name
        seen |= lines


def test_grievances_are_heard_and_contexts_seldom_taken_for_one() -> None:
    assert _share(_kept_out("grievance")) >= 0.6
    assert _share(_kept_out("context")) <= 0.1


@pytest.mark.parametrize("text", ["", " ", "…", "😡", "?" * 500, "a" * 5_000, "\x00"])
def test_whatever_somebody_types_has_a_score(text: str) -> None:
    assert -1.0 <= grievance(text) <= 2.0
