"""What goes to a process that thinks, and what comes back: the same at either end."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.thinking.packing import message_of, packed_message, packed_thought, thought_of
from bot.chat import Chat
from bot.decision import Decision, Heard
from bot.effects.effect import Effect
from bot.thinking import MessageInTalk, Thought
from bot.understanding import NOTHING_ASKED, SAYS_NOTHING
from core.message import Inbound, Kind
from core.replies import ReplyKey
from desk_info.entry import Entry, Match, Outcome, Scored
from handoff.effects import Line, Say
from nlu.meaning import Intent, Meaning

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
ENTRIES = {
    name: Entry(name, "Topik", name.title(), f"Jawaban {name}.", (f"{name}?",))
    for name in ("besuk", "parkir", "biaya")
}
ASKED = MessageInTalk(
    Chat(greeted=True, last_entries=("besuk",), said={"utter_answer": 1}),
    Heard(Inbound(Kind.TEXT, "m1", NOW, text="parkir \ud800 💊"), SAYS_NOTHING, NOTHING_ASKED, NOW),
    ("besuk",),
)
TIMES = st.datetimes(timezones=st.sampled_from([UTC, ZoneInfo("Asia/Makassar")]))
st.register_type_strategy(datetime, TIMES)
st.register_type_strategy(object, st.none() | st.booleans() | st.integers() | st.text())
st.register_type_strategy(float, st.floats(0, 1))
st.register_type_strategy(Entry, st.sampled_from(list(ENTRIES.values())))
anything = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def back(thought: Thought, asked: MessageInTalk) -> Thought:
    """The thought after its way."""
    return thought_of(packed_thought(thought, asked), asked, ENTRIES)


@anything
@given(st.from_type(Chat), st.from_type(Heard))
def test_whatever_was_heard_in_whatever_talk_arrives(chat: Chat, heard: Heard) -> None:
    asked = MessageInTalk(chat, replace(heard, questions=NOTHING_ASKED), ("besuk",))
    assert message_of(packed_message(asked)) == asked


@anything
@given(st.from_type(Chat), st.from_type(Heard))
def test_whatever_is_thought_comes_back(chat: Chat, heard: Heard) -> None:
    thought = Thought(heard, Decision(chat))
    assert back(thought, ASKED) == thought


@pytest.mark.parametrize("kind", get_args(Effect))
def test_every_effect_comes_back_as_it_was_decided(kind: type) -> None:
    @settings(anything, max_examples=10)
    @given(st.from_type(kind))
    def comes_back(effect: object) -> None:
        thought = Thought(ASKED.heard, Decision(ASKED.chat, (effect,)))  # type: ignore[arg-type]  # one of them
        (came,) = back(thought, ASKED).decision.effects
        assert came == effect
        assert type(came) is kind

    comes_back()


@pytest.mark.parametrize("field", [one.name for one in fields(Chat)])
def test_what_is_taken_back_in_a_talk_is_so_at_both_ends(field: str) -> None:
    full = replace(ASKED.chat, began=NOW, answered_at=NOW, buttons={"Ya": "help:yes"}, unknown=2)
    nothing: dict[str, Any] = {field: getattr(Chat(), field)}
    emptied = replace(full, **nothing)
    asked = replace(ASKED, chat=full)
    assert back(Thought(ASKED.heard, Decision(emptied)), asked).decision.chat == emptied


def test_an_entry_is_the_one_that_was_known_when_the_message_was_asked() -> None:
    found = Scored(ENTRIES["parkir"], 0.75, "parkir?", ("parkir",))
    match = Match(Outcome.CHOOSE, (found, found), near=(found,), others=(found,))
    thought = Thought(replace(ASKED.heard, questions=(match, match)), Decision(ASKED.chat))
    came = back(thought, ASKED)
    assert came == thought
    assert came.heard.questions[0].candidates[0].entry is ENTRIES["parkir"]


def test_what_nobody_changed_is_not_even_copied() -> None:
    thought = Thought(ASKED.heard, Decision(ASKED.chat))
    came = back(thought, ASKED)
    assert (came.heard, came.decision.chat) == (ASKED.heard, ASKED.chat)
    assert came.heard is ASKED.heard
    assert came.decision.chat is ASKED.chat


def test_a_talk_and_an_answer_take_few_bytes() -> None:
    found = tuple(Scored(one, 0.75, one.variants[0]) for one in ENTRIES.values())
    heard = replace(
        ASKED.heard,
        meaning=Meaning(Intent.QUESTION, 0.8),
        questions=(Match(Outcome.ANSWER, found),),
    )
    said = Say((Line(ReplyKey.ANSWER, {"answer": "Parkir gratis."}),))
    thought = Thought(heard, Decision(replace(ASKED.chat, unknown=0), (said,)))
    assert len(packed_message(ASKED)) < 500
    assert len(packed_thought(thought, ASKED)) < 800
