"""Whatever happens to a case at any office, its story adds up to how it stands."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.facts import NewFact, SealedFact
from tests.app.explained import held
from tests.handoff.walking import DELAYS, HAPPENS, MOMENTS, OFFICES, arrived, office, walked


def sealed(facts: list[NewFact]) -> list[SealedFact]:
    """As they would stand in the chain of a chat that has nothing else."""
    return [
        SealedFact(1, seq, fact.kind, fact.at, fact.actor, fact.data, fact.ref, 1)
        for seq, fact in enumerate(facts, start=1)
    ]


@pytest.mark.parametrize("name", OFFICES)
@given(at=MOMENTS, late=DELAYS, pick=st.integers(0, 100), what=HAPPENS, by_hand=st.booleans())
@settings(max_examples=30)
def test_the_story_of_a_case_adds_up_to_how_it_stands(
    name: str, at: datetime, late: timedelta, pick: int, what: list[object], by_hand: bool
) -> None:
    known = office(name)
    case, facts = walked(known, arrived(known, at, late, pick, by_hand=by_hand), at, what)
    held(case, sealed(facts), known.rules, at)
