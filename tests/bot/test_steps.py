"""A talk goes from step to step only as the table of moves says."""

import pytest

from bot.chat import MOVES, Chat, Step


def test_every_step_has_its_moves() -> None:
    assert set(MOVES) == set(Step)


@pytest.mark.parametrize("step", Step)
def test_a_talk_may_stay_where_it_is(step: Step) -> None:
    assert Chat(step).to(step).step is step


@pytest.mark.parametrize(("begun", "to"), [(one, two) for one in Step for two in Step])
def test_only_moves_of_the_table_are_made(begun: Step, to: Step) -> None:
    if to in MOVES[begun] | {begun}:
        assert Chat(begun).to(to).step is to
        return
    with pytest.raises(ValueError, match=f"from {begun} to {to}"):
        Chat(begun).to(to)


def test_a_summary_stands_at_the_end_of_a_form_or_after_what_broke_it_off() -> None:
    ways = [step for step in Step if Step.CONFIRMING in MOVES[step]]
    assert ways == [Step.FORM, Step.WAITING]


def test_no_form_begins_while_an_agent_has_the_floor() -> None:
    assert MOVES[Step.WITH_AGENT].isdisjoint({Step.FORM, Step.CONFIRMING})
