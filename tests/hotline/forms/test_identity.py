"""The identity form, as people fill it."""

import pytest

from core.facts import Fact
from handoff.case import CaseStatus, Weight
from tests.hotline.house import House, Visitor

COMPLAINT = (
    "sy mau komplain. nm: siti aminah, tgl lhr 31/02/90, hp 0812-5544-332x, alamat jl. pangeran "
    "antasari 12 samarinda, email siti@gmail, keperluan: antri obat 4 jam"
)


async def registered(visitor: Visitor) -> str:
    """Fill the form to its end; returns the last reply."""
    await visitor.says(COMPLAINT)
    await visitor.says("28 feb 1990")
    await visitor.says("081255443321")
    await visitor.says("ya")
    (reply,) = await visitor.says("Benar")
    return reply


async def test_three_mistakes_are_named_one_by_one_with_examples(house: House) -> None:
    visitor = house.visitor()
    (first,) = await visitor.says(COMPLAINT)
    assert "Siti Aminah" in first
    assert "antri obat 4 jam" in first
    assert "3 hal" in first
    assert "31/02/90 tidak ada di kalender" in first
    assert "28-02-1990" in first
    (second,) = await visitor.says("28 feb 1990")
    assert "28 Februari 1990" in second
    assert "0812-5544-332x" in second
    (third,) = await visitor.says("081255443321")
    assert "siti@gmail.com" in third
    (fourth,) = await visitor.presses("Ya")
    for value in ("Siti Aminah", "28 Februari 1990", "0812 5544 3321", "siti@gmail.com"):
        assert value in fourth
    (last,) = await visitor.presses("Benar")
    case = await visitor.case()
    assert case is not None
    assert case.status is CaseStatus.WAITING
    assert case.number in last
    assert case.identity == {
        "full_name": "Siti Aminah",
        "birth_date": "1990-02-28",
        "phone": "+6281255443321",
        "address": "jl. pangeran antasari 12 samarinda",
        "email": "siti@gmail.com",
        "purpose": "antri obat 4 jam",
    }


async def test_fields_are_asked_one_by_one_and_never_twice(house: House) -> None:
    visitor = house.visitor()
    said = await visitor.says("saya mau mengadu")
    for words in ("budi santoso", "12-3-85", "08125544332", "jl mawar 3 samarinda"):
        said += await visitor.says(words)
    said += await visitor.presses("Tidak punya")
    said += await visitor.says("antrean farmasi lama sekali")
    asked = [text for text in said if "Nama lengkap*" in text.splitlines()[-1]]
    assert len(asked) == 1
    assert "tidak ada" in said[-1]
    (last,) = await visitor.says("iya benar")
    assert "ADU-2026-" in last


async def test_a_question_in_the_middle_is_answered_and_the_form_goes_on(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("saya mau mengadu")
    await visitor.says("budi santoso")
    (reply,) = await visitor.says("jam besuk berapa ya?")
    assert "11.00" in reply
    assert "Tanggal lahir" in reply.splitlines()[-1]
    (reply,) = await visitor.says("12-3-85")
    assert "12 Maret 1985" in reply


async def test_a_question_with_an_opening_is_answered_in_the_middle_too(house: House) -> None:
    visitor = house.visitor()
    for words in ("saya mau mengadu", "budi santoso", "12-3-85", "08125544332"):
        await visitor.says(words)
    (reply,) = await visitor.says("eh sebelumnya, kalau pakai bpjs bisa?")
    assert "Bisa." in reply
    assert "Alamat" in reply.splitlines()[-1]


async def test_a_correction_is_understood_at_the_summary(house: House) -> None:
    visitor = house.visitor()
    await visitor.says(COMPLAINT)
    await visitor.says("28 feb 1990")
    await visitor.says("081255443321")
    await visitor.says("ya")
    (reply,) = await visitor.says("eh salah, emailnya siti.aminah@yahoo.com")
    assert "siti.aminah@yahoo.com" in reply
    await visitor.says("ya benar")
    case = await visitor.case()
    assert case is not None
    assert case.identity["email"] == "siti.aminah@yahoo.com"


async def test_a_field_can_be_changed_from_the_summary(house: House) -> None:
    visitor = house.visitor()
    await visitor.says(COMPLAINT.replace("31/02/90", "28/02/90").replace("332x", "3321"))
    await visitor.presses("Ya")
    await visitor.presses("Ubah")
    (asked,) = await visitor.presses("Alamat")
    assert "Alamat" in asked
    (reply,) = await visitor.says("jl melati no 4 rt 5 samarinda")
    assert "jl melati no 4 rt 5 samarinda" in reply


async def test_the_menu_keeps_what_was_filled_in(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("saya mau mengadu")
    await visitor.says("budi santoso")
    await visitor.says("menu")
    (reply,) = await visitor.presses("Lanjutkan isian")
    assert "Tanggal lahir" in reply


async def test_batal_ends_the_form_without_a_case(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("saya mau mengadu")
    (reply,) = await visitor.says("batal")
    assert "dibatalkan" in reply
    assert await visitor.case() is None


async def test_petugas_in_the_middle_takes_along_what_is_known(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("saya mau mengadu")
    await visitor.says("budi santoso")
    await visitor.says("petugas aja")
    case = await visitor.case()
    assert case is not None
    assert case.identity == {"full_name": "Budi Santoso"}


async def test_status_in_the_middle_says_that_nothing_is_registered_yet(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("saya mau mengadu")
    (reply,) = await visitor.says("status")
    assert "belum" in reply.lower() or "tinggal" in reply


async def test_who_cannot_answer_is_offered_a_human(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("saya mau mengadu")
    await visitor.says("budi santoso")
    for wrong in ("31-02-1990", "30-02-1990", "99-99-1990"):
        (reply,) = await visitor.says(wrong)
    assert "petugas" in reply
    await visitor.presses("Bicara petugas")
    assert await visitor.case() is not None


async def test_who_complains_again_is_not_asked_for_the_same_identity(house: House) -> None:
    visitor = house.visitor()
    await registered(visitor)
    agent = await house.agent()
    case = await visitor.case()
    assert case is not None
    desk = house.program.desk
    await desk.claim(case.id, agent)
    await desk.sort(case.id, agent, Weight.LIGHT, "Lain-lain")
    await desk.reply(case.id, agent, "Mohon maaf, antrean sudah kami urai.", "k1")
    await desk.close(case.id, agent, "Lain-lain")
    await visitor.hears()
    (reply,) = await visitor.says("saya mau komplain lagi, perawatnya kasar sekali tadi malam")
    assert "Sudah benar?" in reply or "sudah benar?" in reply
    assert "Siti Aminah" in reply


async def test_the_registered_case_is_a_fact_with_its_identity(house: House) -> None:
    visitor = house.visitor()
    await registered(visitor)
    opened = [line.fact for line in await visitor.lines() if line.fact.kind is Fact.CASE_OPENED]
    assert opened[0].data["identity"]["full_name"] == "Siti Aminah"  # type: ignore[index]


@pytest.mark.parametrize(
    "said", ["nama: Batal Nugroho", "ubah nama jadi Batal Nugroho", "nama saya Batal Nugroho"]
)
async def test_a_name_with_a_word_of_command_is_changed_to_at_the_summary(
    house: House, said: str
) -> None:
    visitor = house.visitor()
    await visitor.says(COMPLAINT)
    await visitor.says("28 feb 1990")
    await visitor.says("081255443321")
    await visitor.says("ya")
    (summary,) = await visitor.says(said)
    assert "Batal Nugroho" in summary
    (cancelled,) = await visitor.says("batal")
    assert "dibatalkan" in cancelled
