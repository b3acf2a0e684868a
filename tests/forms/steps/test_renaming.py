"""A name is put right in whatever slang it is said, and nothing else is taken for one."""

import pytest

from forms.form import Form, How, ProblemCode
from tests.forms.office import hear, whole_form

BEGUN = Form(values={"full_name": "Dwi Sptiani", "purpose": "parkir mahal 20rb"})
NEW = "Dwi Septiani"
ASKED = ["full_name", "birth_date", "address", "email", "purpose"]
RIGHT = [
    "nama nya salah woy, yg bner {new}", "nama gw salah, harusnya {new}",
    "nama gw salah gan, {new}", "salah woy, nama gw {new}", "nama gue typo, {new}",
    "nm gw kliru, mksd gw {new}", "woy nama gue bukan itu, nama gue {new}",
    "nama gw bukan Dwi Sptiani tapi {new}", "{new} yg bener nama gw",
    "ganti nama gw jadi {new}", "nama gw diganti dong jadi {new}", "namaku salah, {new}",
    "nama aku salah ketik, yang bener {new}", "typo gan nama ane {new}",
    "nama gw salah tulis hehe, {new} maksudnya", "nama sy slh ketik cuy, hrsnya {new}",
    "nama kulo salah, sing bener {new}",
]  # fmt: skip
WRONG = [
    "bukan itu nama gw", "itu bukan nama gw", "namanya salah gan", "salah nama gw woy",
    "nama gw bkn Dwi Sptiani", "nama gue salah tulis woy", "lah nama gw bukan itu anjir",
    "woy salah namanya", "nama ane keliru gan", "nama saya bukan itu",
]  # fmt: skip
SOMETHING_ELSE = [
    "nama gw di kartu berobat salah", "petugas salah panggil nama saya",
    "perawat salah panggil nama, harusnya Siti", "dokternya salah kasih obat",
    "nama saya salah di ktp gimana", "harusnya dokter datang jam 8", "bukan salah gw",
]  # fmt: skip


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("text", RIGHT)
def test_the_right_name_is_taken_whichever_field_is_asked(text: str, asked: str) -> None:
    for new in (NEW, "rudi hartono", "Maria Goretti Wanggai"):
        reading = hear(text.format(new=new), BEGUN, asked)
        assert reading.form.values == {**BEGUN.values, "full_name": new.title()}
        assert (reading.how, reading.taken, reading.wrong) == (How.CORRECTED, ("full_name",), ())


@pytest.mark.parametrize("text", ["salah gan, yg bner {new}", "eh typo cuy, {new}",
                                  "ralat bro, {new}", "harusnya {new}"])  # fmt: skip
def test_after_the_name_it_need_not_be_called_one(text: str) -> None:
    reading = hear(text.format(new=NEW), BEGUN, "birth_date")
    assert reading.form.values["full_name"] == NEW


def test_a_name_with_slang_behind_it_is_asked_about() -> None:
    reading = hear("nama gw salah, yg bner Dwi Septiani gan", BEGUN, "birth_date")
    assert reading.form.values == BEGUN.values
    problem = reading.form.problems["full_name"]
    assert (problem.code, problem.suggestion) == (ProblemCode.NAME_UNSURE, NEW)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("text", WRONG)
def test_that_it_is_wrong_is_no_value_of_any_field(text: str, asked: str) -> None:
    reading = hear(text, BEGUN, asked)
    assert reading.form.values == BEGUN.values
    assert reading.form.problems == {}
    assert reading.how is How.NOTHING


@pytest.mark.parametrize("text", SOMETHING_ELSE)
def test_other_mistakes_rename_nobody(text: str) -> None:
    for asked in ("birth_date", "purpose"):
        assert hear(text, whole_form(), asked).form.values["full_name"] == "Siti Aminah"


def test_one_word_of_a_name_is_put_right_in_it() -> None:
    reading = hear("nama gw bukan sptiani tapi septiani", BEGUN, "birth_date")
    assert reading.form.values["full_name"] == NEW
