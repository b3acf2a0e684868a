"""What people say about answers is kept with the fact that they said it."""

import pytest

from bot.effects.effect import StoreJudgement
from desk_info.feedback import Feedback, Judge, Judgement
from handoff.effects import RecordFact
from storage.store import Store, open_store
from tests.storage.people import NOON, RUDI, SITI, answer, minutes, said, talk

HOURS = Feedback("jam bsuk brp", "visiting-hours", True, Judge.COMPLAINANT)
NOT_HOURS = Feedback("jam bsuk brp", "visiting-hours", False, Judge.AGENT)
PARKING = Feedback("jam bsuk brp", "parking", True, Judge.AGENT)
NOTHING = Feedback("jam bsuk brp", "", True, Judge.AGENT)


async def judge(store: Store, judgement: Judgement, later: float = 0, who: str = "siti") -> None:
    """A unit of work in which somebody judges."""
    async with store.works.on_addresses([SITI if who == "siti" else RUDI]) as work:
        work.add(RecordFact(said("dinilai")))
        work.add(StoreJudgement(judgement, NOON + minutes(later)))


async def test_a_judgement_is_there_with_its_commit_and_after_a_restart(place: str) -> None:
    async with open_store(place) as store:
        chat = (await talk(store, "jam bsuk brp")).chat
        await answer(store, "11.00")
        async with store.works.on_chat(chat) as work:
            work.add(StoreJudgement(Judgement(2, 0, (HOURS,)), NOON))
        assert work.committed.judgements == (Judgement(2, 0, (HOURS,)),)
    async with open_store(place) as store:
        assert await store.feedback.newest(10) == [HOURS]
        assert await store.feedback.of_answers(chat, 1, 9) == [Judgement(2, 0, (HOURS,))]


async def test_the_last_word_of_a_judge_on_an_answer_counts(store: Store) -> None:
    chat = (await talk(store, "jam bsuk brp")).chat
    await judge(store, Judgement(2, 7, (NOT_HOURS, PARKING)))
    await judge(store, Judgement(2, 7, (NOT_HOURS, NOTHING)), later=1)
    assert await store.feedback.of_answers(chat, 2, 2) == [Judgement(2, 7, (NOT_HOURS, NOTHING))]
    await judge(store, Judgement(2, 7, (NOT_HOURS,)), later=2)
    await judge(store, Judgement(2, 7, (NOT_HOURS,)), later=2)
    assert await store.feedback.newest(10) == [NOT_HOURS]


async def test_of_several_questions_the_words_on_the_others_stay(store: Store) -> None:
    chat = (await talk(store, "jam bsuk brp, parkir?")).chat
    parking = Feedback("parkir?", "parking", True, Judge.AGENT)
    await judge(store, Judgement(2, 7, (NOT_HOURS, PARKING)))
    await judge(store, Judgement(2, 7, (parking,)))
    await judge(store, Judgement(2, 7, (NOT_HOURS,)))
    assert await store.feedback.of_answers(chat, 2, 2) == [Judgement(2, 7, (parking, NOT_HOURS))]


async def test_judges_and_answers_stand_beside_each_other(store: Store) -> None:
    chat = (await talk(store, "jam bsuk brp")).chat
    other = (await talk(store, "jam bsuk brp", who=RUDI)).chat
    await judge(store, Judgement(2, 0, (HOURS,)))
    await judge(store, Judgement(2, 7, (NOT_HOURS,)))
    await judge(store, Judgement(5, 7, (PARKING,)))
    await judge(store, Judgement(2, 7, (PARKING,)), who="rudi")
    first, second, third = await store.feedback.of_answers(chat, 1, 9)
    assert [one.who for one in (first, second, third)] == [0, 7, 7]
    assert [one.answer for one in (first, second, third)] == [2, 2, 5]
    assert await store.feedback.of_answers(chat, 3, 9) == [third]
    assert await store.feedback.of_answers(other, 1, 9) == [Judgement(2, 7, (PARKING,))]


async def test_the_newest_words_are_read_and_no_more(store: Store) -> None:
    await talk(store, "jam bsuk brp")
    for number in range(5):
        await judge(store, Judgement(number, 0, (Feedback(str(number), "e", True, Judge.AGENT),)))
    assert [one.question for one in await store.feedback.newest(3)] == ["2", "3", "4"]


async def test_words_that_no_table_takes_are_kept_without_them(store: Store) -> None:
    await talk(store, "halo")
    await judge(store, Judgement(1, 0, (Feedback("a\x00b", "x", False, Judge.AGENT),)))
    assert "\x00" not in (await store.feedback.newest(1))[0].question


async def test_a_unit_that_fails_leaves_no_judgement(store: Store) -> None:
    await talk(store, "halo")

    async def stumble() -> None:
        async with store.works.on_addresses([SITI]) as work:
            work.add(StoreJudgement(Judgement(1, 0, (HOURS,)), NOON))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await stumble()
    assert await store.feedback.newest(10) == []
