"""When Rasa is left alone and when it is tried again: a table of what happens and what follows."""

from datetime import UTC, datetime, timedelta

import pytest

from nlu.rasa.breaker import MOVES, REST, TOLERATED, Breaker, BreakerEvent, BreakerState

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def after(story: str) -> Breaker:
    """What becomes of a fresh one: `f` fails, `a` is answered, `?` is asked, `.` a second passes.

    Everything happens at the second that is reached by then.
    """
    now, breaker = NOON, Breaker(NOON)
    for sign in story:
        match sign:
            case ".":
                now += timedelta(seconds=1)
            case "?":
                assert breaker.lets_out(now), f"{story}: nothing is let out"
                breaker = breaker.asked(now)
            case "f":
                breaker = breaker.failed(now)
            case "a":
                breaker = breaker.answered(now)
            case _:
                raise AssertionError(f"{story}: {sign!r} is nothing that happens")
    return breaker


@pytest.mark.parametrize(
    ("story", "state", "seconds"),
    [
        ("", BreakerState.CLOSED, 0),
        ("?a?a", BreakerState.CLOSED, 0),
        ("?f?f", BreakerState.CLOSED, 0),
        ("?f?f?a?f?f", BreakerState.CLOSED, 0),
        ("?f?f.?f", BreakerState.OPEN, 1),
        ("fff.f", BreakerState.OPEN, 0),
        ("fff.a", BreakerState.OPEN, 0),
        ("fff.....?", BreakerState.HALF_OPEN, 5),
        ("fff.....?.a", BreakerState.CLOSED, 6),
        ("fff.....?.f", BreakerState.OPEN, 6),
        ("fff.....?.f.....?.a", BreakerState.CLOSED, 12),
        ("fff.....?.a?f?f", BreakerState.CLOSED, 6),
        ("fff.....?.....?", BreakerState.HALF_OPEN, 10),
    ],
)
def test_what_follows_from_what_happens(story: str, state: BreakerState, seconds: int) -> None:
    breaker = after(story)
    assert (breaker.state, breaker.since) == (state, NOON + timedelta(seconds=seconds))


def test_while_it_rests_nothing_is_let_out_and_then_one_question() -> None:
    breaker = after("fff")
    assert not breaker.lets_out(NOON + REST - timedelta(milliseconds=1))
    assert breaker.lets_out(NOON + REST)
    tried = breaker.asked(NOON + REST)
    assert not tried.lets_out(NOON + REST)


def test_a_question_that_never_comes_back_does_not_keep_it_half_open_for_ever() -> None:
    tried = after("fff.....?")
    assert tried.lets_out(NOON + 2 * REST)


def test_it_takes_several_failures_in_a_row() -> None:
    assert TOLERATED > 1
    assert after("?f" * (TOLERATED - 1)).state is BreakerState.CLOSED
    assert after("?f" * TOLERATED).state is BreakerState.OPEN


def test_every_move_leads_from_and_to_a_state_that_is_reached() -> None:
    assert {state for state, _ in MOVES} == set(BreakerState)
    assert set(MOVES.values()) == set(BreakerState)
    assert {event for _, event in MOVES} == set(BreakerEvent)
