"""Questions, answers, and keeping quiet where nothing is known."""

from core.facts import Fact
from handoff.case import CaseStatus
from tests.hotline.house import House


async def test_a_question_is_answered_from_the_desk_information_at_once(house: House) -> None:
    visitor = house.visitor()
    (answer,) = await visitor.says("min jam bsuk brp ya")
    assert "11.00–12.00" in answer
    assert "17.00–18.00" in answer
    assert answer.startswith("Halo, saya asisten otomatis")
    assert await visitor.case() is None
    decided = [line.fact for line in await visitor.lines() if line.fact.kind is Fact.BOT_DECIDED]
    assert decided[0].data["outcome"] == "answer"
    assert decided[0].data["candidates"][0]["score"] > 0  # type: ignore[index]


async def test_who_says_that_it_helped_is_thanked(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("jam besuk?")
    (reply,) = await visitor.presses("Ya")
    assert "bantu" in reply or "Syukurlah" in reply
    assert await visitor.case() is None


async def test_an_answer_that_did_not_help_goes_to_people(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("jam besuk?")
    (reply,) = await visitor.presses("Belum")
    case = await visitor.case()
    assert case is not None
    assert case.number in reply
    assert case.subject == "jam besuk?"


async def test_typing_belum_is_as_good_as_pressing_it(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("jam besuk?")
    await visitor.says("Belum.")
    assert await visitor.case() is not None


async def test_nearly_sure_asks_which_was_meant(house: House) -> None:
    visitor = house.visitor()
    (asked,) = await visitor.says("syarat daftar")
    assert "yang mana" in asked
    (answer,) = await visitor.presses("Daftar rawat inap")
    assert "rawat inap" in answer.lower()


async def test_a_number_chooses_what_was_offered(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("syarat daftar")
    (answer,) = await visitor.says("1")
    assert "Apakah ini menjawab?" in answer or "terjawab" in answer


async def test_not_known_once_is_said_and_twice_goes_to_people(house: House) -> None:
    visitor = house.visitor()
    (first,) = await visitor.says("berapa harga iphone 15")
    assert "belum" in first
    assert await visitor.case() is None
    (second,) = await visitor.says("siapa presiden indonesia")
    case = await visitor.case()
    assert case is not None
    assert case.status is CaseStatus.WAITING
    assert case.number in second


async def test_a_known_question_in_between_starts_the_count_again(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("berapa harga iphone 15")
    await visitor.says("jam besuk?")
    await visitor.says("siapa presiden indonesia")
    assert await visitor.case() is None


async def test_asking_for_a_human_is_granted_at_once_and_without_identity(house: House) -> None:
    visitor = house.visitor()
    (reply,) = await visitor.says("mau ngomong sama orang aja")
    case = await visitor.case()
    assert case is not None
    assert case.number in reply
    assert "Rabu, 25 November 2026 pukul 10.00 WITA" in reply
    facts = await visitor.facts()
    assert list(dict.fromkeys(facts[facts.index(Fact.BOT_DECIDED) :])) == [
        Fact.BOT_DECIDED,
        Fact.CASE_OPENED,
        Fact.DEADLINE_SET,
        Fact.STAGE_ENTERED,
        Fact.MESSAGE_OUT,
    ]


async def test_who_waits_is_told_how_many_are_ahead(house: House) -> None:
    for _ in range(2):
        await house.visitor().says("petugas")
    (reply,) = await house.visitor().says("petugas")
    assert "Ada 2 orang yang lebih dahulu." in reply
    assert "Anda" not in reply


async def test_outside_opening_hours_the_next_opening_is_told(house: House) -> None:
    house.clock.move(hours=10)  # 20.00 WITA
    visitor = house.visitor()
    (reply,) = await visitor.says("halo")
    assert "di luar jam layanan" in reply or "melayani pada" in reply
    assert "Rabu, 25 November 2026 pukul 08.00 WITA" in reply


async def test_somebody_in_danger_is_answered_and_handed_over_first(house: House) -> None:
    await house.visitor().says("petugas")
    visitor = house.visitor()
    (reply,) = await visitor.says("saya sudah gak kuat, pengen mati aja")
    assert "112" in reply
    assert "119" in reply
    queue = await house.program.store.desk.queue(10)
    assert queue[0].case.chat == await visitor.chat()


async def test_danger_is_heard_in_the_middle_of_a_form(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("sy mau komplain")
    (reply,) = await visitor.says("aku mau bunuh diri")
    assert "112" in reply
    assert await visitor.case() is not None


async def test_the_status_of_somebody_elses_case_is_not_told(house: House) -> None:
    other = house.visitor()
    await other.says("petugas")
    case = await other.case()
    assert case is not None
    visitor = house.visitor()
    (reply,) = await visitor.says(f"status {case.number}")
    assert "tidak" in reply
    assert "menunggu" not in reply


async def test_status_without_a_case_says_so(house: House) -> None:
    (reply,) = await house.visitor().says("status")
    assert "pengaduan" in reply


async def test_a_waiting_request_can_be_taken_back(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    await visitor.says("batal")
    (reply,) = await visitor.presses("Ya, batalkan")
    case = await visitor.case()
    assert case is not None
    assert case.status is CaseStatus.WITHDRAWN
    assert case.number in reply
    assert await house.program.store.timers.next_at() is None


async def test_while_waiting_words_are_kept_and_acknowledged_once(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    (noted,) = await visitor.says("obat saya belum keluar dari pagi, tadi nomor 41")
    assert "dibaca petugas" in noted
    assert await visitor.says("di loket tiga") == []
    assert (await visitor.facts())[-1] is Fact.BOT_KEPT_QUIET


async def test_no_sentence_comes_twice_in_a_row(house: House) -> None:
    visitor = house.visitor()
    first = await visitor.says("menu")
    second = await visitor.says("menu")
    assert first[-1].splitlines()[-1] != second[-1].splitlines()[-1]


async def test_an_old_button_still_answers(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    (answer,) = await visitor.presses_id("entry:visiting-hours")
    assert "11.00" in answer


async def test_a_button_of_an_entry_that_is_gone_is_explained(house: House) -> None:
    (answer,) = await house.visitor().presses_id("entry:was-here-once")
    assert "tidak berlaku" in answer
