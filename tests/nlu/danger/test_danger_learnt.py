"""What examples taught hears danger in messages that nobody learnt from, and seldom elsewhere."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from bench.teaching.danger import EXAMPLES
from bench.teaching.ridge import digest, examples_in
from nlu.danger import over
from nlu.emergency import LEARNT, Tier, danger_in, likelihood, tier_of

_SET = Path(__file__).with_name("danger_heard.tsv")
"""`label`, `kind` and text of 600 messages, written without sight of the examples."""
_ORDINARY = Path(__file__).with_name("ordinary_heard.tsv")
"""Kind and text of 400 messages to hospitals, campuses and health offices, where all is well."""

_KEPT_OUT = Path(__file__).with_name("danger_kept_out.tsv")
"""Label and text of 356 hard messages. What was missed in them was seen while examples were
written: they tell whether less is heard than before, not how much is heard of what is new."""


def _kept_out(label: str) -> Sequence[tuple[str, str]]:
    lines = (line.split("\t") for line in _KEPT_OUT.read_text(encoding="utf-8").splitlines()[1:])
    return [(of, text) for of, text in lines if of == label]


def _messages(label: str) -> Sequence[tuple[str, str]]:
    lines = (line.split("\t") for line in _SET.read_text(encoding="utf-8").splitlines()[1:])
    return [(kind, text) for of, kind, text in lines if of == label]


def _ordinary() -> Sequence[tuple[str, str]]:
    lines = (line.split("\t") for line in _ORDINARY.read_text(encoding="utf-8").splitlines()[1:])
    return [(kind, text) for kind, text in lines]


def _share(messages: Sequence[tuple[str, str]], heard: Callable[[Tier | None], bool]) -> float:
    return sum(heard(tier_of(text)) for _, text in messages) / len(messages)


def test_what_was_learnt_is_what_the_examples_say() -> None:
    for path in (LEARNT, over.LEARNT):
        with np.load(path, allow_pickle=False) as kept:
            assert str(kept["examples"]) == digest(EXAMPLES), (
                "learn anew: python -m bench.teaching.danger"
            )


def test_no_example_stands_in_two_tiers_or_in_the_sets_by_which_they_are_measured() -> None:
    seen = {text for label in ("danger", "harmless", "ordinary") for _, text in _messages(label)}
    seen |= {text for _, text in _ordinary()}
    seen |= {text for label in ("danger", "harmless", "ordinary") for _, text in _kept_out(label)}
    for path in sorted(EXAMPLES.glob("*.txt")):
        lines = set(examples_in(path))
        assert not lines & seen, path.name
        seen |= lines


def test_danger_is_heard() -> None:
    danger = _messages("danger")
    assert _share(danger, lambda tier: tier is not None) >= 0.92
    assert _share(danger, lambda tier: tier is Tier.ALARM) >= 0.7
    suicide = [one for one in danger if one[0].startswith("suicide")]
    assert _share(suicide, lambda tier: tier is not None) >= 0.92


def test_what_only_sounds_like_danger_seldom_raises_the_alarm() -> None:
    harmless = _messages("harmless")
    assert _share(harmless, lambda tier: tier is Tier.ALARM) <= 0.05
    assert _share(harmless, lambda tier: tier is Tier.CONCERN) <= 0.15


def test_ordinary_messages_are_left_in_peace() -> None:
    assert _share(_messages("ordinary"), lambda tier: tier is not None) <= 0.03
    assert _share(_ordinary(), lambda tier: tier is Tier.ALARM) <= 0.01
    assert _share(_ordinary(), lambda tier: tier is Tier.CONCERN) <= 0.03


def test_no_less_is_heard_of_what_is_hard() -> None:
    danger, harmless, ordinary = map(_kept_out, ("danger", "harmless", "ordinary"))
    assert _share(danger, lambda tier: tier is not None) >= 0.95
    assert _share(danger, lambda tier: tier is Tier.ALARM) >= 0.75
    assert _share(harmless, lambda tier: tier is Tier.ALARM) <= 0.1
    assert _share(harmless, lambda tier: tier is Tier.CONCERN) <= 0.15
    assert _share(ordinary, lambda tier: tier is not None) <= 0.01


@pytest.mark.parametrize("text", ["", " ", "?", "😭", "\ud800", "\0", "1", "a" * 10_000])
def test_anything_can_be_asked(text: str) -> None:
    found = likelihood(text)
    assert 0.0 <= found.alarm <= found.danger <= 1.0 + 1e-6
    assert tier_of(text) in {None, *Tier}


@pytest.mark.parametrize(
    "text",
    [
        "game selesai, gue bunuh diri malam ini",
        "lagu terakhir diputar, gue bunuh diri malam ini",
        "skripsi dan seminar bikin aku bunuh diri",
    ],
)
def test_what_is_studied_or_told_reaches_not_past_whoever_writes(text: str) -> None:
    assert danger_in(text) is not None
