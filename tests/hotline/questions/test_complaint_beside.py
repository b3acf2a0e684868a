"""A complaint and a question in one message: the one is noted, the other answered."""

from itertools import product

import pytest

from tests.hotline.memory import Caller

VISITS = "11.00–12.00"
COMPLAINTS = (
    "perawatnya kasar banget",
    "nama saya dipanggil terakhir padahal datang pertama",
    "AC mati dari kemarin, gerah",
    "petugasnya main hp terus",
    "obat yang dikasih salah",
    "pendaftarannya ga bs dibuka udah coba 3x tetep gagal kesel",
)
JOINERS = (", oh iya ", ". btw ", "\n", ", ", " sekalian ", "! satu lagi ")
QUESTION = "jam besuk sampe jam brp?"


def _noted(caller: Caller) -> str:
    return caller.state.form.values.get("problem", "")


@pytest.mark.parametrize(("complaint", "joiner"), [*product(COMPLAINTS, JOINERS)])
async def test_the_question_is_answered_and_the_complaint_noted(
    complaint: str, joiner: str
) -> None:
    caller = Caller("hospital")
    reply = await caller.says(f"{complaint}{joiner}{QUESTION}")
    assert VISITS in reply
    assert " ".join(_noted(caller).split()) == " ".join(f"{complaint}{joiner}{QUESTION}".split())
    assert "Nama lengkap" in reply.splitlines()[-1]


@pytest.mark.parametrize("complaint", COMPLAINTS)
async def test_so_it_is_where_the_question_comes_first(complaint: str) -> None:
    caller = Caller("hospital")
    reply = await caller.says(f"{QUESTION} {complaint}")
    assert VISITS in reply
    assert _noted(caller) == f"{QUESTION} {complaint}"


async def test_a_reproach_is_no_second_question() -> None:
    caller = Caller("hospital")
    reply = await caller.says("masa sih harus nunggu 3 jam?? jam besuk brp")
    assert VISITS in reply
    assert _noted(caller) == "masa sih harus nunggu 3 jam?? jam besuk brp"


async def test_what_may_be_meant_is_offered_and_the_form_goes_on() -> None:
    caller = Caller("hospital")
    reply = await caller.says("perawatnya kasar banget. syarat daftar?")
    assert "Daftar rawat inap" in caller.buttons
    assert "“syarat daftar?”" in reply
    assert _noted(caller).startswith("perawatnya kasar banget")
    reply = await caller.presses("Daftar rawat inap")
    assert "rawat inap" in reply.lower()
    assert "Nama lengkap" in reply.splitlines()[-1]


async def test_a_question_that_nobody_prepared_goes_with_the_complaint() -> None:
    caller = Caller("hospital")
    await caller.says("perawatnya kasar banget. harga iphone 15 berapa?")
    assert _noted(caller) == "perawatnya kasar banget. harga iphone 15 berapa?"


@pytest.mark.parametrize(
    "text",
    [
        "bapak saya marah2 terus di rumah, jam besuk brp?",
        "ibu saya sudah 3 malam tidak tidur, jam besuk brp?",
        "saya dari luar kota, jam besuk brp?",
    ],
)
async def test_what_people_tell_of_themselves_is_no_complaint(text: str) -> None:
    caller = Caller("hospital")
    await caller.says(text)
    assert _noted(caller) == ""
    assert not caller.state.service


REPROACHES = (
    "kok lama bgt sih nunggu obat doang?",
    "kok gini sih pelayanannya??",
    "masa sih harus nunggu 3 jam?",
    "niat ngelayani ga sih?",
    "kenapa sih petugasnya jutek banget?",
)


@pytest.mark.parametrize("text", REPROACHES)
async def test_a_complaint_put_as_a_question_is_noted(text: str) -> None:
    caller = Caller("hospital")
    await caller.says(text)
    assert _noted(caller) == text


@pytest.mark.parametrize(
    "text",
    [
        "petugas yang jaga jam berapa gantian?",
        "masa berlaku rujukan berapa lama?",
        "kok syaratnya pakai materai ya?",
        "kalau obat yang dikasih salah lapor ke mana?",
    ],
)
async def test_what_only_sounds_like_one_stays_a_question(text: str) -> None:
    caller = Caller("hospital")
    await caller.says(text)
    assert _noted(caller) == ""


async def test_who_praises_a_ward_is_thanked() -> None:
    caller = Caller("hospital")
    await caller.says("mantap pelayanan ruang anggrek, sukses terus")
    assert _noted(caller) == ""
    assert not caller.state.service


async def test_a_complaint_behind_thanks_is_noted() -> None:
    caller = Caller("hospital")
    said = "makasih dokternya baik banget, tapi toiletnya kotor"
    reply = await caller.says(said)
    assert _noted(caller) == said
    assert "Nama lengkap" in reply.splitlines()[-1]


async def test_who_takes_note_in_a_form_is_asked_on_and_quoted_with_no_value() -> None:
    caller = Caller("hospital")
    await caller.says("toiletnya kotor banget")
    reply = await caller.says("oke noted")
    assert "belum terbaca" not in reply
    assert "Nama lengkap" in reply.splitlines()[-1]
