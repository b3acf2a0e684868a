"""Which message of the bot somebody means, from the facts of a talk."""

from datetime import UTC, datetime

import pytest

from bot.answers import Answered, answered, message_with, offered
from bot.choices import ENTRY, HELPED, NONE_OF_THESE
from core.facts import BOT, PLATFORM, Fact, SealedFact

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def fact(
    number: int, /, kind: Fact = Fact.MESSAGE_OUT, ref: str = "", **data: object
) -> SealedFact:
    actor = BOT if kind is Fact.MESSAGE_OUT else PLATFORM
    return SealedFact(1, number, kind, NOON, actor, data, ref, None)


def choices(*ids: str) -> list[dict[str, str]]:
    return [{"id": one, "title": "?"} for one in ids]


FIRST = fact(1, entry="hours", question="jam besuk?", choices=choices(HELPED))
SENT = fact(2, Fact.SENT, "wamid.1", seq=1)
SECOND = fact(5, entry="parking", question="parkir?", choices=choices(HELPED))
OFFER = fact(7, question="daftar", choices=choices(ENTRY + "a", ENTRY + "b", NONE_OF_THESE))
TALK = [FIRST, SENT, SECOND, OFFER]


def test_the_newest_message_is_meant_unless_the_platform_names_another() -> None:
    assert message_with(TALK, HELPED) == SECOND
    assert message_with(TALK, HELPED, "wamid.1") == FIRST
    assert message_with(TALK, HELPED, "wamid.unknown") == SECOND
    assert message_with(TALK, NONE_OF_THESE, "wamid.1") == OFFER
    assert message_with(TALK, ENTRY + "c") is None
    assert message_with([], HELPED, "wamid.1") is None


def test_an_offer_is_of_entries_and_never_of_none() -> None:
    assert offered(OFFER) == (Answered("daftar", "a"), Answered("daftar", "b"))
    assert offered(FIRST) == ()


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (FIRST, (Answered("jam besuk?", "hours"),)),
        (fact(1, entry="hours"), (Answered("", "hours"),)),
        (OFFER, ()),
        (SENT, ()),
        (fact(1, answers=[{"entry": "a", "question": "x"}, {"entry": "b", "question": "y"}]),
         (Answered("x", "a"), Answered("y", "b"))),
    ],
)  # fmt: skip
def test_a_message_gave_the_answers_of_its_entries(
    given: SealedFact, found: tuple[Answered, ...]
) -> None:
    assert answered(given) == found
