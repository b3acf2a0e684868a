"""When the office asks who it is: before a human, before an answer, or never."""

from dataclasses import replace

import pytest

from bot.chat import Chat, Step
from handoff.case import CaseStatus
from tests.hotline.memory import Caller


async def test_who_asks_for_a_human_is_told_why_data_is_asked_first() -> None:
    caller = Caller("batam")
    reply = await caller.says("mau ngomong sama orang aja")
    assert "dapat menghubungi kembali" in reply
    assert not caller.memory.cases
    await caller.says("kartu saya rusak tidak bisa dipakai", "081255443321", "benar")
    assert caller.case is not None
    assert caller.case.service == "consultation"
    assert caller.case.subject == "kartu saya rusak tidak bisa dipakai"


async def test_an_unknown_question_is_not_asked_once_more_in_the_form() -> None:
    caller = Caller("batam")
    reply = await caller.says("siapa presiden indonesia", "berapa harga iphone")
    assert "Nomor telepon" in reply.splitlines()[-1]
    await caller.says("081255443321", "benar")
    assert caller.case is not None
    assert caller.case.identity["problem"] == "siapa presiden indonesia; berapa harga iphone"


async def test_where_everything_is_known_a_human_is_called_at_once() -> None:
    caller = Caller("college")
    await caller.says("petugas", "siti aminah", "081255443321", "benar", "batal")
    await caller.presses("Ya, batalkan")
    await caller.says("petugas")
    assert caller.case is not None
    assert caller.case.number.endswith("2")
    assert caller.case.identity["full_name"] == "Siti Aminah"


@pytest.mark.parametrize(
    "refusals",
    [("petugas", "petugas"), ("gak mau", "petugas"), ("males ngisi", "ogah ah"), ("0812",) * 3],
)
async def test_who_would_rather_not_say_it_reaches_a_human_all_the_same(
    refusals: tuple[str, ...],
) -> None:
    caller = Caller("batam")
    await caller.says("berapa harga iphone", "siapa presiden indonesia")
    await caller.says(*refusals[:-1])
    assert not caller.memory.cases
    reply = await caller.says(refusals[-1])
    assert caller.case is not None
    assert caller.case.status is CaseStatus.WAITING
    assert caller.case.number in reply
    assert "phone" not in caller.case.identity


async def test_who_does_not_want_to_fill_in_a_complaint_is_let_be_too() -> None:
    caller = Caller("hospital")
    first = await caller.says("mau komplain, perawatnya kasar sekali tadi malam", "gak mau")
    assert "keberatan" in first
    await caller.says("gak mau")
    assert caller.case is not None
    assert caller.case.service == "complaint"
    assert "kasar" in caller.case.subject


async def test_where_nothing_is_asked_the_case_opens_at_once() -> None:
    caller = Caller("hospital")
    await caller.says("petugas")
    assert caller.case is not None
    assert caller.case.service == "talk"
    assert caller.case.identity == {}


async def test_it_2_who_it_is_comes_before_an_answer_and_then_the_answer_comes() -> None:
    caller = Caller("campus")
    reply = await caller.says("jam besuk?")
    assert "11.00" not in reply
    assert "Nama lengkap" in reply.splitlines()[-1]
    await caller.says("siti aminah")
    await caller.presses("Dosen")
    assert "11.00" in await caller.says("benar")
    assert caller.case is None
    assert "11.00" in await caller.says("min jam bsuk brp ya")


async def test_of_two_answers_that_may_be_meant_one_is_chosen_after_the_form() -> None:
    caller = Caller("campus")
    await caller.says("syarat daftar", "siti aminah")
    await caller.presses("Dosen")
    assert "yang mana" in await caller.says("benar")


async def test_a_question_in_the_middle_waits_for_the_form_too() -> None:
    caller = Caller("campus")
    reply = await caller.says("jam besuk?", "siti aminah", "apakah bisa pakai bpjs?")
    assert "begitu isian" in reply or "simpan" in reply
    await caller.presses("Dosen")
    assert "BPJS" in await caller.says("benar")


async def test_a_question_that_nobody_prepared_goes_to_people_with_its_words() -> None:
    caller = Caller("campus")
    await caller.says("siapa presiden indonesia?", "siti aminah")
    await caller.presses("Dosen")
    await caller.says("benar", "lewati", "benar")
    assert caller.case is not None
    assert caller.case.identity["problem"] == "siapa presiden indonesia?"


async def test_an_old_button_does_not_get_round_the_form() -> None:
    caller = Caller("campus")
    reply = await caller.presses_id("entry:visiting-hours", "Jam besuk")
    assert "11.00" not in reply
    await caller.says("siti aminah")
    await caller.presses("Dosen")
    assert "11.00" in await caller.says("benar")


@pytest.mark.parametrize("office", ["batam", "campus", "college", "hospital"])
async def test_somebody_in_danger_comes_before_every_form(office: str) -> None:
    caller = Caller(office)
    await caller.presses_id("menu:complain")
    assert "112" in await caller.says("saya mau bunuh diri")
    assert caller.case is not None
    assert caller.case.priority == "urgent"


@pytest.mark.parametrize(
    ("office", "says", "step"),
    [
        ("batam", "petugas", Step.FORM),
        ("hospital", "mau komplain, perawatnya kasar sekali tadi malam", Step.FORM),
        ("hospital", "petugas", Step.WAITING),
    ],
)
async def test_what_begins_has_nothing_of_a_form_that_was_left_open(
    office: str, says: str, step: Step
) -> None:
    caller = Caller(office)
    left = Chat(held=("jam-besuk",), open_question="berapa harga iphone", refused=1, tries=2)
    caller.memory.record_ = replace(caller.memory.record_, state=left)
    await caller.says(says)
    begun = caller.state
    assert begun.step is step
    assert (begun.held, begun.open_question, begun.refused, begun.tries) == ((), "", 0, 0)
