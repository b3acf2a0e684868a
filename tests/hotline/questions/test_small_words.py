"""Nods, openings, anger, emoji and choices in words: what people type beside questions."""

from itertools import pairwise

import pytest

from bot.chat import Chat
from bot.decision import Heard
from bot.dialogue import decide
from core.facts import Fact
from core.message import Inbound, Kind
from desk_info.entry import Match, Outcome, OutcomeReason, Scored
from handoff.case import CaseStatus
from handoff.effects import Say
from nlu.meaning import Intent, Meaning
from tests.hotline.house import MORNING, House, knowledge
from tests.hotline.memory import Caller


async def test_words_that_only_lead_to_a_question_are_no_unknown_question(house: House) -> None:
    visitor = house.visitor()
    heard = [await visitor.says(words) for words in ("min", "saya", "mau tanya", "soal")]
    assert await visitor.case() is None
    for (before,), (after,) in pairwise(heard):
        assert before != after
    (answer,) = await visitor.says("jam besuk")
    assert "11.00–12.00" in answer


@pytest.mark.parametrize("signs", ["...", "👀", "!!!"])
async def test_signs_alone_are_no_question_without_an_answer(house: House, signs: str) -> None:
    visitor = house.visitor()
    await visitor.says(signs)
    await visitor.says(signs)
    assert await visitor.case() is None


@pytest.mark.parametrize(
    "nod", ["👍", "iya udah jelas", "sudah terjawab", "sangat membantu", "paham"]
)
async def test_every_yes_after_an_answer_is_thanked(house: House, nod: str) -> None:
    visitor = house.visitor()
    await visitor.says("jam besuk?")
    (reply,) = await visitor.says(nod)
    assert "bantu" in reply or "Syukurlah" in reply
    assert await visitor.case() is None


@pytest.mark.parametrize("no", ["👎", "kurang jelas", "belum paham"])
async def test_every_no_after_an_answer_goes_to_people(house: House, no: str) -> None:
    visitor = house.visitor()
    await visitor.says("jam besuk?")
    await visitor.says(no)
    assert await visitor.case() is not None


@pytest.mark.parametrize("words", ["yang kedua", "no 2", "rawat jalan", "Daftar rawat jalan dong"])
async def test_a_choice_can_be_made_in_words(house: House, words: str) -> None:
    visitor = house.visitor()
    await visitor.says("syarat daftar")
    offered = [line.fact.data.get("choices") for line in await visitor.lines()][-1]
    place = [choice["title"] for choice in offered].index("Daftar rawat jalan")  # type: ignore[attr-defined]
    if words in ("yang kedua", "no 2"):
        words = words if place == 1 else "yang pertama"
    (answer,) = await visitor.says(words)
    assert "daftar rawat jalan" in answer
    assert "kedua" not in answer


async def test_who_wants_both_gets_both(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("syarat daftar")
    (answer,) = await visitor.says("dua duanya")
    assert "daftar rawat jalan" in answer
    assert "Rawat inap diputuskan" in answer


async def test_taking_back_nothing_is_no_question(house: House) -> None:
    visitor = house.visitor()
    (reply,) = await visitor.says("eh salah")
    assert "kartu berobat" not in reply


async def test_a_greeting_is_no_question_about_a_patient(house: House) -> None:
    (reply,) = await house.visitor().says("apa kabar")
    assert "selamat datang" in reply


@pytest.mark.parametrize("words", ["komplain", "lapor min", "aduan", "buat pengaduan", "keluhan"])
async def test_one_word_begins_a_complaint(house: House, words: str) -> None:
    (reply,) = await house.visitor().says(words)
    assert "Nama lengkap" in reply


@pytest.mark.parametrize(
    "words", ["makanannya basi", "kamar mandi jorok bgt", "kok saya disuruh bayar padahal bpjs"]
)
async def test_a_wrong_that_is_told_is_a_complaint_and_its_words_are_kept(
    house: House, words: str
) -> None:
    (reply,) = await house.visitor().says(words)
    assert f"“{words}” sudah kami catat" in reply
    assert "Nama lengkap" in reply


async def test_who_waits_and_asks_when_hears_the_time(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    heard: list[str] = []
    for words in ("kapan dibalas", "ada perkembangan?", "lama banget sih", "bodoh"):
        (reply,) = await visitor.says(words)
        assert "Rabu, 25 November 2026 pukul 10.00 WITA" in reply
        assert reply not in heard[-1:]
        heard.append(reply)
    assert "maaf" in heard[-1]


async def test_what_is_kept_for_the_agent_is_promised_with_a_time(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    (noted,) = await visitor.says("kejadiannya tadi jam 9 di loket 2")
    assert "Rabu, 25 November 2026 pukul 10.00 WITA" in noted


async def test_who_waits_can_choose_what_was_meant(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    (asked,) = await visitor.says("syarat daftar apa?")
    assert "yang mana" in asked
    (answer,) = await visitor.says("1")
    assert "rawat jalan" in answer
    assert "simpan" not in answer


@pytest.mark.parametrize(
    "words", ["ya batalkan", "Ya, batalkan", "batal", "👍", "yakin, batalkan saja"]
)
async def test_withdrawing_is_understood_in_words(house: House, words: str) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    await visitor.says("batal")
    await visitor.says(words)
    case = await visitor.case()
    assert case is not None
    assert case.status is CaseStatus.WITHDRAWN


@pytest.mark.parametrize("words", ["tidak jadi", "gak jadi batal", "jangan", "tidak"])
async def test_withdrawing_is_taken_back_in_words(house: House, words: str) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    await visitor.says("batal")
    (reply,) = await visitor.says(words)
    assert "antrean" in reply
    case = await visitor.case()
    assert case is not None
    assert case.status is CaseStatus.WAITING


@pytest.mark.parametrize("between", ["perawatnya judes sekali tadi", "status", "jam besuk?"])
async def test_a_yes_to_something_else_withdraws_nothing(house: House, between: str) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    await visitor.says("batal")
    await visitor.says(between)
    await visitor.says("benar")
    assert Fact.CASE_WITHDRAWN not in await visitor.facts()


@pytest.mark.parametrize(
    "denial", ["itu salah", "ga nyambung", "jwbnnya salah", "bukan itu maksud saya", "kurang tepat"]
)
async def test_that_an_answer_was_wrong_is_heard_in_any_words(denial: str) -> None:
    caller = Caller("hospital")
    await caller.says("jam besuk?")
    await caller.says(denial)
    assert caller.case is not None
    (judgement,) = caller.memory.judgements.values()
    assert not judgement.said[0].right


async def test_a_denial_that_says_what_was_meant_is_answered(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("jam besuk?")
    (reply,) = await visitor.says("bukan itu maksud saya, jam buka poli")
    assert "Poliklinik buka" in reply
    assert await visitor.case() is None


@pytest.mark.parametrize(
    "who",
    [
        *("kamu robot ya", "are you a bot", "siapa ini", "yang bales ini manusia apa bot"),
        *("udah makan siang belum min", "lagi ngapain nih", "kamu chatgpt ya"),
    ],
)
async def test_a_machine_says_that_it_is_one(house: House, who: str) -> None:
    visitor = house.visitor()
    (reply,) = await visitor.says(who)
    assert reply.count("otomatis") == 1
    assert "petugas" in reply
    assert await visitor.case() is None


@pytest.mark.parametrize("said", ["saya ibu Ani", "nama saya Rudi Hartono", "081255443321"])
async def test_a_name_or_a_number_alone_asks_nothing_yet(house: House, said: str) -> None:
    visitor = house.visitor()
    await visitor.says(said)
    (reply,) = await visitor.says(said)
    assert "belum menemukan" not in reply
    assert await visitor.case() is None


@pytest.mark.parametrize(
    "words",
    [
        "dasar payah, pelayanan kalian lambat bgt sih",
        "gak guna lu, dasar rumah sakit payah, bapak saya ditelantarin 3 jam di igd",
    ],
)
async def test_who_tells_in_anger_what_went_wrong_complains(house: House, words: str) -> None:
    visitor = house.visitor()
    (reply,) = await visitor.says(words)
    assert "maaf" in reply
    assert f"“{words}” sudah kami catat" in reply
    assert "*Nama lengkap*" in reply


async def test_an_answer_given_once_more_says_so(house: House) -> None:
    visitor = house.visitor()
    (first,) = await visitor.says("jam besuk")
    (again,) = await visitor.says("min jam besuk jam brp")
    assert "11.00–12.00" in again
    assert "tadi" in again or "juga berlaku" in again
    assert first not in again


async def test_of_an_answer_asked_for_anew_no_sentence_is_left_out(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("parkir dimana")
    (again,) = await visitor.says("parkir motor brp")
    assert "Rp2.000" in again
    assert "samping poliklinik" in again


@pytest.mark.parametrize(
    ("said", "intent", "template"),
    [
        ("antrian pendaftaran semrawut", Intent.COMPLAINT, "utter_purpose_noted"),
        ("sampah banget kalian", Intent.ANGER, "utter_anger"),
        ("saya ibu Ani", Intent.OUT_OF_SCOPE, "utter_go_ahead"),
    ],
)
def test_nothing_is_offered_to_who_does_not_ask(said: str, intent: Intent, template: str) -> None:
    known = knowledge()
    inbound = Inbound(Kind.TEXT, "m1", MORNING, said)
    near = tuple(Scored(entry, 0.5, "") for entry in known.matcher.entries[:3])
    match = Match(Outcome.CHOOSE, near, OutcomeReason.RIVALS, said)
    heard = Heard(inbound, Meaning(intent, 0.55), (match,), MORNING)
    decision = decide(Chat(greeted=True), heard, known.office)
    (reply,) = (effect for effect in decision.effects if isinstance(effect, Say))
    assert reply.lines[0].key == template
