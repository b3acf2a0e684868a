"""Several questions in one message, and what else stands beside them."""

from dataclasses import replace
from typing import Any

import pytest

from core.facts import Fact
from handoff.case import CaseStatus
from tests.hotline.memory import Caller
from tests.hotline.offices import COMPLAINT, TALK, knowing, procedure

VISITS, PARKING = "11.00–12.00", "Motor Rp2.000"


async def test_two_questions_in_slang_are_answered_both_in_one_message() -> None:
    caller = Caller("hospital")
    reply = await caller.says("min jam bsuk brp ya? trus parkir dmn")
    assert len(caller.memory.said) == 1
    assert reply.index("*Jam besuk*") < reply.index(VISITS) < reply.index("*Parkir*")
    assert PARKING in reply
    assert reply.count("Apakah ini menjawab?") == 1
    assert caller.buttons == ["Ya", "Belum"]
    assert "bantu" in await caller.presses("Ya") or caller.state.answered == ""


async def test_three_questions_are_answered_in_their_order() -> None:
    caller = Caller("hospital")
    reply = await caller.says("jam besuk brp, parkir dimana + bisa pakai bpjs?")
    places = [reply.index(one) for one in ("*Jam besuk*", "*Parkir*", "*Terima BPJS*")]
    assert places == sorted(places)


async def test_the_same_question_twice_is_answered_once() -> None:
    caller = Caller("hospital")
    reply = await caller.says("jam besuk? jadwal kunjungan pasien rawat inap jam berapa?")
    assert reply.count(VISITS) == 1
    assert "*Jam besuk*" not in reply


async def test_two_answers_that_did_not_help_go_to_people_with_both_questions() -> None:
    caller = Caller("hospital")
    await caller.says("jam besuk? parkir dimana?")
    await caller.presses("Belum")
    assert caller.case is not None
    assert caller.case.subject == "jam besuk?; parkir dimana?"


async def test_what_is_known_is_answered_and_of_the_rest_it_is_said_that_people_will() -> None:
    caller = Caller("hospital")
    reply = await caller.says("jam besuk? harga iphone 15 berapa?")
    assert VISITS in reply
    assert "“harga iphone 15 berapa?”" in reply
    assert "petugas" in reply
    await caller.presses("Bicara petugas")
    assert caller.case is not None
    assert caller.case.subject == "harga iphone 15 berapa?"


async def test_a_second_message_that_is_not_known_goes_to_people_with_both() -> None:
    caller = Caller("hospital")
    await caller.says("jam besuk? harga iphone 15 berapa?", "siapa presiden indonesia")
    assert caller.case is not None
    assert caller.case.subject == "harga iphone 15 berapa?; siapa presiden indonesia"


async def test_what_is_known_is_answered_before_a_choice_is_offered() -> None:
    caller = Caller("hospital")
    reply = await caller.says("jam besuk? syarat daftar?")
    assert reply.index(VISITS) < reply.index("“syarat daftar?”")
    assert "Daftar rawat inap" in caller.buttons
    assert "Apakah ini menjawab?" not in reply
    chosen = await caller.presses("Daftar rawat inap")
    assert "rawat inap" in chosen.lower()
    assert caller.buttons == ["Ya", "Belum"]


async def test_a_choice_beside_a_question_that_is_not_known_keeps_both_words() -> None:
    caller = Caller("hospital")
    reply = await caller.says("syarat daftar? harga iphone 15 berapa?")
    assert "“harga iphone 15 berapa?”" in reply
    assert "Daftar rawat inap" in caller.buttons
    await caller.says("petugas")
    assert caller.case is not None
    assert caller.case.subject == "syarat daftar?; harga iphone 15 berapa?"


async def test_of_both_that_were_nearly_known_each_is_offered() -> None:
    caller = Caller("hospital")
    await caller.says("syarat daftar? bisa berobat?")
    assert len(caller.buttons) > 3
    assert caller.buttons[-1] == "Bukan itu"


async def test_where_who_it_is_comes_first_both_answers_wait_for_the_form() -> None:
    caller = Caller("campus")
    reply = await caller.says("jam besuk? parkir dimana?")
    assert VISITS not in reply
    await caller.says("siti aminah")
    await caller.presses("Dosen")
    reply = await caller.says("benar")
    assert VISITS in reply
    assert PARKING in reply


async def test_where_who_it_is_comes_first_what_nobody_prepared_goes_on_to_people() -> None:
    caller = Caller("campus")
    await caller.says("jam besuk? harga iphone 15 berapa?", "siti aminah")
    await caller.presses("Dosen")
    reply = await caller.says("benar")
    assert VISITS in reply
    await caller.says("lewati", "benar")
    assert caller.case is not None
    assert "harga iphone 15" in caller.case.identity["problem"]


async def test_more_questions_in_that_form_wait_too() -> None:
    caller = Caller("campus")
    await caller.says("jam besuk?", "siti aminah", "parkir dimana? harga iphone 15 berapa?")
    await caller.presses("Dosen")
    reply = await caller.says("benar")
    assert VISITS in reply
    assert PARKING in reply
    assert "petugas" in reply.lower()


async def test_in_a_form_both_are_answered_and_it_goes_on() -> None:
    caller = Caller("hospital")
    await caller.says("sy mau komplain")
    reply = await caller.says("eh jam besuk brp? parkir dimana?")
    assert VISITS in reply
    assert PARKING in reply
    assert "Nama lengkap" in reply.splitlines()[-1]


async def test_in_a_form_what_is_not_known_goes_with_the_case() -> None:
    caller = Caller("hospital")
    await caller.says("sy mau komplain", "jam besuk brp? harga iphone 15 berapa?")
    reply = await caller.says("siti aminah", "081255443321", "perawatnya kasar sekali", "benar")
    assert caller.case is not None
    assert caller.case.number in reply
    assert caller.case.identity["problem"] == "perawatnya kasar sekali"
    assert caller.case.subject == "perawatnya kasar sekali; harga iphone 15 berapa?"
    assert caller.state.open_question == ""


async def test_in_a_form_a_choice_beside_an_answer_can_be_made_and_it_goes_on() -> None:
    caller = Caller("hospital")
    await caller.says("sy mau komplain")
    reply = await caller.says("jam besuk brp? syarat daftar?")
    assert VISITS in reply
    reply = await caller.presses("Daftar rawat inap")
    assert "Nama lengkap" in reply.splitlines()[-1]


async def test_who_gives_up_a_form_leaves_no_question_behind() -> None:
    caller = Caller("hospital")
    await caller.says("sy mau komplain", "jam besuk brp? harga iphone 15 berapa?", "batal")
    assert caller.state.open_question == ""


async def test_while_waiting_both_are_answered_and_the_rest_is_for_the_agent() -> None:
    caller = Caller("hospital")
    await caller.says("petugas")
    reply = await caller.says("jam besuk brp? parkir dimana?")
    assert VISITS in reply
    assert PARKING in reply
    reply = await caller.says("jam besuk brp? harga iphone 15 berapa?")
    assert VISITS in reply
    assert "dibaca petugas" in reply
    await caller.says("jam besuk brp? syarat daftar?")
    assert "rawat inap" in (await caller.presses("Daftar rawat inap")).lower()
    assert caller.case is not None
    assert caller.case.status is CaseStatus.WAITING


async def test_a_complaint_beside_a_question_is_taken_and_the_question_answered() -> None:
    caller = Caller("hospital")
    reply = await caller.says("perawatnya kasar dan kamarnya kotor sekali! jam besuk kapan?")
    assert VISITS in reply
    assert "kasar" in reply
    assert "Nama lengkap" in reply.splitlines()[-1]
    await caller.says("siti aminah", "081255443321", "benar")
    assert caller.case is not None
    assert "perawatnya kasar" in caller.case.subject


async def test_a_complaint_beside_a_question_that_nobody_prepared_keeps_both() -> None:
    caller = Caller("hospital")
    await caller.says("perawatnya kasar sekali kemarin! jam besuk? harga iphone 15 berapa?")
    await caller.says("siti aminah", "081255443321", "benar")
    assert caller.case is not None
    assert "perawatnya kasar" in caller.case.subject
    assert "harga iphone 15" in caller.case.subject


async def test_where_a_complaint_has_no_form_it_is_taken_at_once() -> None:
    caller = Caller(knowing(procedure(replace(COMPLAINT, form=()), TALK)))
    reply = await caller.says("parkir dimana", "perawatnya kasar kemarin! jam besuk kapan?")
    assert VISITS in reply
    assert caller.case is not None
    assert caller.case.number in reply
    assert caller.case.subject.startswith("perawatnya kasar")


async def test_in_a_form_a_complaint_beside_a_question_is_the_purpose() -> None:
    caller = Caller("hospital")
    await caller.says("sy mau komplain")
    reply = await caller.says("perawatnya kasar sekali kemarin! jam besuk kapan?")
    assert VISITS in reply
    await caller.says("siti aminah", "081255443321", "benar")
    assert caller.case is not None
    assert "perawatnya kasar" in caller.case.identity["problem"]


async def test_somebody_angry_hears_that_we_are_sorry_and_the_answer() -> None:
    caller = Caller("hospital")
    reply = await caller.says("anjing kalian! jam besuk kapan")
    assert "maaf" in reply
    assert VISITS in reply
    assert "anjing" not in reply


@pytest.mark.parametrize(
    "text",
    [
        "assalamualaikum, jam besuk?",
        "assalamualaikum kak, punten badé naros jam besuk",
        "kulo badhe tangklet, jam besuk nggih",
        "hi admin, I want to ask jam besuk",
        "selamat pagi pak, mau tanya. jam besuk jam berapa ya? makasih sebelumnya",
        "min",
    ],
)
async def test_an_opening_is_taken_for_what_it_is(text: str) -> None:
    caller = Caller("hospital")
    await caller.says(text)
    reply = caller.memory.said[-1].text
    assert (VISITS in reply) is ("besuk" in text)
    assert caller.state.unknown == 0


@pytest.mark.parametrize(
    "text", ["makasih, parkir dimana?", "tolong cepat, jam besuk brp?", "oke. kalau parkir dimana?"]
)
@pytest.mark.parametrize("before", [(), ("petugas",), ("jam besuk",)])
async def test_thanks_and_haste_do_not_hide_a_question(text: str, before: tuple[str, ...]) -> None:
    caller = Caller("hospital")
    if before:
        await caller.says(*before)
    reply = await caller.says(text)
    assert (PARKING in reply) or (VISITS in reply)


async def test_thanks_with_a_question_that_is_not_known_are_no_small_talk() -> None:
    caller = Caller("hospital")
    await caller.says("makasih, harga iphone 15 berapa?")
    assert caller.state.unknown == 1


async def test_who_wants_a_human_beside_a_question_gets_both() -> None:
    caller = Caller("hospital")
    reply = await caller.says("jam besuk? mau bicara petugas")
    assert VISITS in reply
    assert caller.case is not None
    assert caller.case.number in reply


async def test_who_asks_how_a_case_stands_beside_a_question_gets_both() -> None:
    caller = Caller("hospital")
    await caller.says("petugas")
    assert caller.case is not None
    reply = await caller.says(f"{caller.case.number} sampai mana? jam besuk?")
    assert VISITS in reply
    assert "antrean" in reply or "menunggu petugas" in reply


async def test_the_evidence_says_why_of_each_question_and_which_words_were_answered() -> None:
    caller = Caller("hospital")
    await caller.says("jam besuk? harga iphone 15 berapa?")
    (decided,) = caller.facts(Fact.BOT_DECIDED)
    assert decided.data["outcome"] == "answer"
    assert decided.data["question"] == "jam besuk?"
    assert decided.data["why"]
    further: Any = decided.data["further"]
    assert [(one["outcome"], one["question"]) for one in further] == [
        ("unknown", "harga iphone 15 berapa?")
    ]
    (said,) = caller.facts(Fact.MESSAGE_OUT)
    assert (said.data["entry"], said.data["question"]) == ("visiting-hours", "jam besuk?")
    await caller.says("jam besuk? syarat daftar?")
    offered = caller.facts(Fact.MESSAGE_OUT)[-1].data
    assert offered["question"] == "syarat daftar?"
    assert offered["answers"] == [{"entry": "visiting-hours", "question": "jam besuk?"}]
    await caller.says("jam besuk? parkir dimana?")
    assert caller.facts(Fact.MESSAGE_OUT)[-1].data["answers"] == [
        {"entry": "visiting-hours", "question": "jam besuk?"},
        {"entry": "parking", "question": "parkir dimana?"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "😀", "...", "?", "x" * 4096, "jam besuk? " * 400, "مرحبا بالعالم", "你好",
        "https://example.id/?q=jam", "2171012802900001", "anjing", "jam\x00besuk?", "\ud83d?",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", [(), ("jam besuk",), ("sy mau komplain",), ("petugas",)])
async def test_whatever_is_typed_gets_an_answer_or_a_reason(
    text: str, before: tuple[str, ...]
) -> None:
    caller = Caller("hospital")
    if before:
        await caller.says(*before)
    facts = len(caller.memory.facts)
    reply = await caller.says(text)
    kinds = {fact.kind for fact in caller.memory.facts[facts:]}
    assert kinds & {Fact.MESSAGE_OUT, Fact.BOT_KEPT_QUIET}
    assert "{" not in reply
    assert len(reply) < 4096
