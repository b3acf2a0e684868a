"""Words on a case that was answered: what leaves an answer owed, and what the bot answers."""

import pytest

from handoff.case import Case, CaseStatus
from tests.hotline.handoff.test_satisfaction import answered, closed
from tests.hotline.memory import AGENT, Caller


async def case_after(*said: str) -> tuple[Caller, Case]:
    """An answered case after these words."""
    caller = await answered()
    for one in said:
        await caller.says(one)
    assert caller.case is not None
    return caller, caller.case


@pytest.mark.parametrize(
    "words",
    ["menu", "ya", "oke", "siap kak", "hmm", "p", "7", "10", "tidak kecewa", "batal", "status",
     "makasih", "kurang puas", "5 tapi lama"],
)  # fmt: skip
async def test_what_the_bot_answers_by_itself_leaves_nothing_owed(words: str) -> None:
    for said in ((words,), ("status", words), (words, words)):
        _, case = await case_after(*said)
        assert case.reply_owed is None, said


@pytest.mark.parametrize(
    "words",
    ["obatnya ternyata salah", "kapan obatnya datang?", "jam besuk?", "puas?", "petugas",
     "kurang puas, kapan diganti?", "puas, kapan kontrol lagi?", "tidak kecewa, tapi kapan datang?",
     "2 hari lagi masih bau", "kurang puas, mau komplain", "baik, tapi obatnya belum ada"],
)  # fmt: skip
async def test_what_people_have_to_read_is_owed_and_said_to_be_read(words: str) -> None:
    caller = await answered()
    assert "Rina" in await caller.says(words)
    assert caller.case is not None
    assert caller.case.status is CaseStatus.WITH_AGENT
    assert caller.case.reply_owed is not None


async def test_a_mark_with_a_question_counts_and_the_question_is_answered_before_the_end() -> None:
    for words, mark in (("kurang puas, kapan diganti?", 2), ("puas, kapan kontrol lagi?", 4)):
        caller, case = await case_after(words)
        assert (case.satisfaction, case.remark) == (mark, words)
        await caller.desk.reply(1, AGENT, "Besok.", "k2")
        assert caller.case is not None
        assert caller.case.reply_owed is None
        assert caller.case.is_open


async def test_beside_an_agent_who_is_spoken_with_everything_is_owed_and_a_nod_no_mark() -> None:
    _, case = await case_after("obatnya ternyata salah", "oke")
    assert case.reply_owed is not None
    assert case.satisfaction is None


async def test_words_on_an_answered_case_that_nobody_has_are_owed() -> None:
    caller = await answered()
    await caller.desk.release(1, AGENT)
    await caller.says("status", "menu")
    assert caller.case is not None
    assert caller.case.reply_owed is None
    await caller.says("obatnya ternyata salah")
    assert caller.case.reply_owed is not None


async def test_a_number_where_a_menu_is_on_the_screen_is_no_mark() -> None:
    caller, case = await case_after("menu", "2")
    assert case.satisfaction is None
    await caller.says("2")
    assert caller.case is not None
    assert caller.case.satisfaction == 2


@pytest.mark.parametrize("figure", ["2", "nilai 2", "⭐⭐", "1"])
async def test_a_mark_that_is_given_again_is_no_reason(figure: str) -> None:
    for make in (answered, closed):
        caller = await make()
        await caller.says("kurang puas", figure)
        assert caller.case is not None
        assert (caller.case.satisfaction, caller.case.remark) == (2, "")
        await caller.says("masih bau")
        assert (caller.case.satisfaction, caller.case.remark) == (2, "masih bau")


@pytest.mark.parametrize("words", ["tidak kecewa", "nggak kecewa, makasih", "gak kecewa kok"])
@pytest.mark.parametrize("before", [(), ("halo",), ("jam besuk?",)])
async def test_who_is_not_disappointed_complains_of_nothing(
    words: str, before: tuple[str, ...]
) -> None:
    caller = await closed()
    for said in (*before, words, words):
        await caller.says(said)
    assert caller.state.step in ("rating", "talking")
    assert caller.case is not None
    assert caller.case.satisfaction is None


@pytest.mark.parametrize(
    ("before", "words", "mark"),
    [
        (("jam besuk?",), "4", 4),
        (("jam besuk?",), "nilai 2", 2),
        (("halo", "makasih"), "5", 5),
        (("halo", "menu"), "⭐⭐", 2),
        (("halo",), "sama sekali tidak puas", 1),
        (("halo", "makasih"), "kurang puas", 2),
    ],
)
async def test_a_mark_for_a_closed_case_counts_also_after_other_words(
    before: tuple[str, ...], words: str, mark: int
) -> None:
    caller = await closed()
    await caller.says(*before, words)
    assert caller.case is not None
    assert caller.case.satisfaction == mark


@pytest.mark.parametrize(
    ("before", "words"),
    [("menu", "2"), ("halo", "oke"), ("halo", "2 hari lagi masih bau"),
     ("jam besuk?", "puas"), ("halo", "saya kecewa, parkirnya mahal")],
)  # fmt: skip
async def test_what_is_no_mark_for_a_closed_case_is_left_alone(before: str, words: str) -> None:
    caller = await closed()
    await caller.says("halo", before, words)
    assert caller.case is not None
    assert caller.case.satisfaction is None


async def test_a_question_beside_a_mark_for_a_closed_case_is_answered() -> None:
    caller = await closed()
    said = await caller.says("kurang puas, jam besuk kapan?")
    assert "11.00" in said
    assert caller.case is not None
    assert caller.case.satisfaction == 2


async def test_a_question_beside_a_mark_that_takes_a_case_up_again_is_owed_there() -> None:
    caller = Caller("hospital")
    await caller.says("petugas")
    await caller.desk.claim(1, AGENT)
    await caller.desk.close(1, AGENT, "Lain-lain")
    await caller.says("kurang puas, kapan diganti?")
    assert caller.case is not None
    assert (caller.case.id, caller.case.reopened, caller.case.satisfaction) == (1, 1, 2)
    assert caller.case.reply_owed is not None
    assert caller.state.step == str(caller.case.status)
