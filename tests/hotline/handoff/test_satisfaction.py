"""How satisfied somebody is: a mark, a remark, and never in the way."""

import pytest

from core.facts import Fact
from handoff.case import CaseStatus
from nlu.acts.marks import mark_in, mark_of
from tests.hotline.memory import AGENT, Caller


async def closed(office: str = "batam") -> Caller:
    """A case that was settled a moment ago."""
    caller = Caller(office)
    await caller.presses_id("menu:complain")
    await caller.says("0812", "petugas", "petugas")
    await caller.desk.claim(1, AGENT)
    await caller.desk.close(1, AGENT, "Lain-lain")
    return caller


async def answered() -> Caller:
    """A case whose procedure asks for satisfaction after the answer."""
    caller = Caller("hospital")
    await caller.says("petugas")
    await caller.desk.claim(1, AGENT)
    await caller.desk.reply(1, AGENT, "Obatnya sudah siap", "k1")
    return caller


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("5", 5), ("1", 1), ("4.", 4), ("nilai 3", 3), ("5 bintang", 5), ("5/5", 5),
        ("⭐⭐⭐⭐", 4),
        ("sangat puas", 5), ("puas bgt", 5), ("puas", 4), ("Puas min", 4), ("4 puas", 4),
        ("cukup", 3), ("biasa aja", 3), ("lumayan", 3), ("belum puas", 2), ("kurang puas", 2),
        ("gak puas", 1), ("kecewa", 1), ("kecewa bgt", 1), ("👎", 1),
    ],
)  # fmt: skip
def test_a_mark_is_understood_in_words(words: str, mark: int) -> None:
    assert mark_of(words) == mark


@pytest.mark.parametrize(
    "words",
    ["", "6", "0", "11", "jam besuk?", "obatnya belum ada", "status", "5 hari belum selesai"],
)
def test_other_words_are_no_mark(words: str) -> None:
    assert mark_of(words) is None


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("2 kurang puas, msh bau", 2),
        ("kurang puas msh bau aja", 2),
        ("ga puas krn obatnya blm ada", 1),
        ("sangat puas, petugasnya sabar", 5),
        ("saya kecewa sekali sama pelayanannya", 1),
        ("2, masih bau", 2),
        ("3 - lumayan tapi lama", 3),
        ("1\nbelum ada yang datang", 1),
        ("4/5, antrenya aja yang lama", 4),
    ],
)
async def test_a_mark_with_its_reason_is_one_message(words: str, mark: int) -> None:
    assert mark_in(words) == (mark, words)
    caller = await closed()
    assert "alasannya" not in await caller.says(words)
    assert caller.case is not None
    assert (caller.case.satisfaction, caller.case.remark) == (mark, words)
    assert [fact.data.get("remark") for fact in caller.facts(Fact.SATISFACTION_GIVEN)] == [words]
    assert caller.state.step == "talking"


@pytest.mark.parametrize(
    "words",
    ["2 jam saya menunggu", "5 hari belum selesai", "baik, saya tunggu", "cukup sekian min",
     "oke makasih infonya", "tidak kecewa kok", "1. ktp 2. kk", "kapan diganti, min"],
)  # fmt: skip
def test_what_only_begins_like_a_mark_is_none(words: str) -> None:
    assert mark_in(words) is None


async def test_a_question_is_no_mark_whatever_stands_in_it() -> None:
    caller = await closed()
    await caller.says("kalau kurang puas lapor ke mana?")
    assert caller.case is not None
    assert caller.case.satisfaction is None


@pytest.mark.parametrize("before", [("status",), ("halo",), ("status", "terus gimana", "halo")])
@pytest.mark.parametrize("words", ["kurang puas", "1", "ga puas, obatnya tetap belum ada"])
async def test_a_mark_is_heard_as_long_as_the_case_waits_for_it(
    before: tuple[str, ...], words: str
) -> None:
    caller = await answered()
    for said in before:
        await caller.says(said)
    assert "tindak lanjuti" in await caller.says(words)
    assert caller.case is not None
    assert caller.case.stage == "management"


@pytest.mark.parametrize(
    "words", [("kurang puas", "obatnya belum ada"), ("kurang puas, belum ada",)]
)
async def test_where_dissatisfaction_takes_a_case_up_again_the_talk_is_where_the_case_is(
    words: tuple[str, ...],
) -> None:
    caller = Caller("hospital")
    await caller.says("petugas")
    await caller.desk.claim(1, AGENT)
    await caller.desk.close(1, AGENT, "Lain-lain")
    await caller.says(*words)
    assert caller.case is not None
    assert (caller.case.reopened, caller.case.satisfaction) == (1, 2)
    assert caller.case.remark == words[-1]
    assert caller.state.step == str(caller.case.status)


async def test_asking_how_it_stands_makes_no_debt_of_an_answered_case() -> None:
    caller = await answered()
    assert caller.case is not None
    before = caller.case.deadlines
    for _ in range(3):
        assert "sudah kami" in await caller.says("status")
        assert caller.case.deadlines == before
    await caller.says("obatnya ternyata salah")
    assert caller.case.reply_owed is not None


async def test_a_mark_and_a_remark_are_kept_with_the_closed_case() -> None:
    caller = await closed()
    asked = await caller.says("puas")
    assert "alasannya" in asked
    assert "Terima kasih" in await caller.says("petugasnya ramah sekali")
    assert caller.case is not None
    assert (caller.case.satisfaction, caller.case.remark) == (4, "petugasnya ramah sekali")
    assert len(caller.facts(Fact.SATISFACTION_GIVEN)) == 2


@pytest.mark.parametrize("words", ["lewati", "tidak ada", "makasih", "gak usah", "batal"])
async def test_a_remark_may_be_left_out(words: str) -> None:
    caller = await closed()
    await caller.presses("5 Sangat puas")
    await caller.says(words)
    assert caller.case is not None
    assert caller.case.remark == ""
    assert caller.state.step == "talking"


async def test_a_mark_below_the_offices_line_is_answered_with_what_follows() -> None:
    caller = await closed()
    assert "pimpinan" in await caller.presses("1 Tidak puas")


async def test_the_survey_locks_nobody_out() -> None:
    caller = await closed()
    assert "11.00" in await caller.says("jam besuk?")
    caller = await closed()
    await caller.says("mau komplain lagi, antrean di loket lama sekali")
    assert caller.state.step in ("form", "confirming")
    caller = await closed()
    assert "selesai pada" in await caller.says("status")


async def test_words_that_are_no_mark_are_asked_about_once_more_at_most() -> None:
    caller = await closed()
    assert "tidak puas" in await caller.says("hmmm")
    assert "tidak puas" not in await caller.says("hmmm")


async def test_an_old_button_counts_once() -> None:
    caller = await closed()
    await caller.says("halo")
    await caller.presses_id("survey:4")
    assert caller.case is not None
    assert caller.case.satisfaction == 4
    await caller.says("lewati")
    assert "Terima kasih" in await caller.presses_id("survey:1")
    assert caller.case.satisfaction == 4


async def test_a_mark_for_a_case_that_is_open_again_comes_too_late() -> None:
    caller = await closed()
    await caller.says("masih belum beres")
    assert "penilaian" in (await caller.presses_id("survey:5")).casefold()
    assert caller.case is not None
    assert caller.case.satisfaction is None


async def test_ah_3_who_is_not_satisfied_with_an_answer_is_followed_up() -> None:
    caller = await answered()
    assert caller.buttons[0] == "5 Sangat puas"
    said = await caller.says("kecewa")
    assert "tindak lanjuti" in said
    assert caller.case is not None
    assert caller.case.stage == "management"
    await caller.says("obatnya tetap tidak ada")
    assert caller.state.step == "with_agent"
    assert caller.case.remark == "obatnya tetap tidak ada"


async def test_who_is_satisfied_with_an_answer_settles_the_case() -> None:
    caller = await answered()
    await caller.says("puas")
    assert caller.case is not None
    assert caller.case.status is CaseStatus.CLOSED


async def test_words_for_the_agent_reach_the_agent_and_the_mark_can_still_come() -> None:
    caller = await answered()
    assert "dibaca Rina" in await caller.says("kalau obatnya habis bagaimana?")
    assert await caller.says("tolong dijawab") == ""
    await caller.presses_id("survey:5")
    assert caller.case is not None
    assert caller.case.satisfaction == 5


async def test_somebody_in_danger_is_heard_before_any_mark() -> None:
    caller = await answered()
    assert "112" in await caller.says("saya mau bunuh diri")
    assert caller.state.step == "with_agent"


@pytest.mark.parametrize(
    ("words", "mark"), [("bagus", 4), ("5", 5), ("kurang puas", 2), ("⭐⭐", 2)]
)
async def test_the_mark_that_was_recorded_is_said_back(words: str, mark: int) -> None:
    caller = await closed()
    assert f"*{mark}* dari 5" in await caller.says(words)
    assert caller.case is not None
    assert caller.case.satisfaction == mark


@pytest.mark.parametrize("first", ["bagus", "kurang puas", "3"])
@pytest.mark.parametrize(
    ("words", "mark"), [("5", 5), ("lima", 5), ("nilai 1", 1), ("⭐⭐⭐⭐⭐", 5), ("1 deh", 1)]
)
async def test_a_figure_right_after_a_mark_puts_it_right(first: str, words: str, mark: int) -> None:
    caller = await closed()
    await caller.says(first)
    assert f"*{mark}* dari 5" in await caller.says(words)
    await caller.says("petugasnya sabar")
    assert caller.case is not None
    assert (caller.case.satisfaction, caller.case.remark) == (mark, "petugasnya sabar")
    marks = [fact.data.get("mark") for fact in caller.facts(Fact.SATISFACTION_GIVEN)]
    assert marks[1:] == [mark, None]


async def test_after_its_reason_a_mark_stands() -> None:
    caller = await closed()
    for words in ("bagus", "petugasnya sabar", "5"):
        await caller.says(words)
    assert caller.case is not None
    assert caller.case.satisfaction == 4
