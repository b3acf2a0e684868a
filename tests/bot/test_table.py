"""Whatever a message does, and wherever the talk stands: one handler answers it."""

import pytest

from bot.chat import MOVES, Chat, Step
from bot.decision import Decision, HeardThere
from bot.dialogue import decide
from bot.dialogue.hearing import hear
from bot.dialogue.situation import EXPECTED
from bot.dialogue.table import IN_EVERY_STEP, STEPS, TABLE
from nlu.acts import Act
from nlu.acts.message import Expected
from nlu.acts.precedence import PRECEDENCE
from tests.bot.acts import ASKED, CONFIRMING, EXAMPLES, OFFICE, TALKING, WAITING

CHATS = {
    **{step: Chat(step, greeted=True) for step in Step},
    Step.TALKING: TALKING,
    Step.FORM: ASKED,
    Step.CONFIRMING: CONFIRMING,
    Step.WAITING: WAITING,
}
EVERY_PAIR = [(step, act) for step in Step for act in Act]


def test_there_is_an_example_of_every_act() -> None:
    assert set(EXAMPLES) == set(Act)


@pytest.mark.parametrize("act", Act)
def test_a_message_does_what_it_is_an_example_of(act: Act) -> None:
    example = EXAMPLES[act]
    assert hear(example.chat, example.heard(), example.office).act is act


@pytest.mark.parametrize("act", Act)
def test_what_a_message_does_is_answered_or_a_reason_is_given(act: Act) -> None:
    example = EXAMPLES[act]
    assert decide(example.chat, example.heard(), example.office).effects


def test_every_step_has_one_handler_for_every_act() -> None:
    assert set(TABLE) == set(EVERY_PAIR)
    assert set(STEPS) == set(EXPECTED) == set(Step)


@pytest.mark.parametrize(("step", "act"), EVERY_PAIR)
def test_every_pair_of_step_and_act_comes_to_something(step: Step, act: Act) -> None:
    example = EXAMPLES[act]
    heard = hear(example.chat, example.heard(), example.office)
    outcome = TABLE[step, act](CHATS[step], heard, OFFICE)
    if isinstance(outcome, HeardThere):
        assert outcome.chat.step not in (Step.RATING, Step.REMARKING)  # so it ends
        return
    assert isinstance(outcome, Decision)
    assert outcome.effects
    assert outcome.chat.step in MOVES[step] | {step}


@pytest.mark.parametrize("step", Step)
def test_no_handler_stands_where_no_message_comes(step: Step) -> None:
    by_words = {rule.act for rule in PRECEDENCE if EXPECTED[step] in rule.where}
    pressed = {Act.HELPED, Act.NOT_HELPED, Act.NO_ENTRY, Act.CHOOSE_ENTRY, Act.PRESS, Act.RATE}
    own = set(STEPS[step]) - set(IN_EVERY_STEP)
    assert own <= by_words | pressed


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.WITH_AGENT])
def test_what_only_one_step_can_hear_has_a_handler_of_its_own_there(step: Step) -> None:
    only_here = {
        rule.act
        for rule in PRECEDENCE
        if EXPECTED[step] in rule.where and rule.where != frozenset(Expected)
    }
    assert only_here <= set(STEPS[step])
