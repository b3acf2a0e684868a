"""Words on a case that was answered: what leaves an answer owed, and what the bot answers."""

import pytest

from core.facts import Fact
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
    ["menu", "ya", "oke", "tidak", "😡", "xxxxx", "siap kak", "hmm", "p", "7", "10",
     "tidak kecewa", "batal", "status", "petugasnya ramah", "makasih", "kurang puas",
     "5 tapi lama"],
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


@pytest.mark.parametrize("figure", ["2", "nilai 2", "⭐⭐"])
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


@pytest.mark.parametrize("words", ["jam besuk?", "petugas", "obatnya ternyata salah"])
async def test_a_mark_ends_no_case_over_a_promised_reply(words: str) -> None:
    _, case = await case_after(words, "5")
    assert case.satisfaction == 5
    assert case.is_open
    assert case.reply_owed is not None


WANTED = ("tolong telepon saya", "obat saya belum dikirim, tolong dicek", "masih belum bisa daftar")


@pytest.mark.parametrize("words", WANTED)
async def test_what_is_wanted_beside_a_mark_is_owed(words: str) -> None:
    for mark in (5, 1):
        caller, case = await case_after(f"{mark} tapi {words}")
        assert (case.satisfaction, case.is_open) == (mark, True)
        assert case.reply_owed is not None
        caller = await closed("campus")
        await caller.says(f"{mark} tapi {words}")
        assert caller.case is not None
        assert caller.case.satisfaction == mark
        assert caller.case.is_open


@pytest.mark.parametrize("words", ["saya mau mengadu lagi soal parkir", *WANTED])
async def test_what_is_new_after_a_mark_is_no_reason(words: str) -> None:
    caller, _ = await case_after("5")
    await caller.says(words)
    assert caller.state.step != "remarking"
    assert all(fact.data.get("remark") != words for fact in caller.facts(Fact.SATISFACTION_GIVEN))


async def test_nothing_is_a_reason_a_day_later() -> None:
    caller, _ = await case_after("5")
    await caller.waits(days=1)
    await caller.says("obatnya habis lagi, antre 5 jam")
    assert all("remark" not in fact.data for fact in caller.facts(Fact.SATISFACTION_GIVEN))


@pytest.mark.parametrize(
    ("first", "then", "mark"), [("5", "eh salah, 2", 2), ("2", "maaf salah pencet, 5", 5)]
)
async def test_a_mark_that_is_put_right_counts_and_a_fact_says_so(
    first: str, then: str, mark: int
) -> None:
    for make in (answered, closed):
        caller = await make()
        await caller.says(first, then)
        assert caller.case is not None
        assert (caller.case.satisfaction, caller.case.remark) == (mark, "")
        last = caller.facts(Fact.SATISFACTION_GIVEN)[-1]
        assert (last.data["mark"], last.data["instead_of"]) == (mark, int(first))


async def test_the_status_after_a_bad_mark_says_what_was_promised() -> None:
    caller, _ = await case_after("2")
    said = await caller.says("status")
    assert "sudah kami jawab" not in said
    assert "Dibawa ke pimpinan" in said


@pytest.mark.parametrize("words", ["😡", "🤬", "😭", "xxxxx"])
async def test_a_feeling_or_nothing_is_no_thanks(words: str) -> None:
    caller = await answered()
    for _ in range(2):
        assert "1" in await caller.says(words)


@pytest.mark.parametrize(
    "words", ["oke noted", "oh gitu", "siap kak", "baik", "oh begitu ya, ok", "sudah"]
)
async def test_who_takes_note_after_a_case_is_closed_reads_a_friendly_word(words: str) -> None:
    caller = await closed()
    assert "Silakan tulis pertanyaan" not in await caller.says("halo", "makasih", words)
    assert caller.facts(Fact.MESSAGE_OUT)[-1].data["templates"] == ["utter_nodded"]


@pytest.mark.parametrize("words", ["oke noted", "oh gitu ya kak", "siap, paham"])
async def test_who_takes_note_of_an_answer_of_people_is_owed_nothing(words: str) -> None:
    _, case = await case_after(words)
    assert case.reply_owed is None
