"""Complainants who take back what they said."""

import pytest

from forms.form import Form, How, Problem, ProblemCode
from tests.forms.office import WHOLE, hear, whole_form

CORRECTED = [
    ("eh salah, emailnya siti@yahoo.com", "email", "siti@yahoo.com"),
    ("maaf hp nya yg bener 081344556677", "phone", "+6281344556677"),
    ("maaf, hp yang benar 0813-4455-6677", "phone", "+6281344556677"),
    ("eh salah 081344556677", "phone", "+6281344556677"),
    ("ralat nama: siti rahma", "full_name", "Siti Rahma"),
    ("ralat, nama saya siti rahma", "full_name", "Siti Rahma"),
    ("koreksi: email siti@yahoo.com", "email", "siti@yahoo.com"),
    ("tgl lahir saya ganti 28 feb 1991", "birth_date", "1991-02-28"),
    ("salah, tgl lahirnya 1 maret 1990", "birth_date", "1990-03-01"),
    ("emailnya salah, yang benar siti@yahoo.com", "email", "siti@yahoo.com"),
    ("maaf salah ketik, alamatnya jl. mawar 3 balikpapan", "address", "jl. mawar 3 balikpapan"),
    ("ubah alamat: jl. mawar 3 balikpapan", "address", "jl. mawar 3 balikpapan"),
    ("ralat keperluan: minta surat sehat", "purpose", "minta surat sehat"),
    ("sorry salah. hp saya 081344556677", "phone", "+6281344556677"),
    (
        "eh salah, bukan jl antasari, tapi jl mawar 5 samarinda",
        "address",
        "jl mawar 5 samarinda",
    ),
    ("typo min, siti.aminah@gmail.com", "email", "siti.aminah@gmail.com"),
    ("bukan 1990 tapi 1991", "birth_date", "1991-02-28"),
    ("bukan tahun 1990 tapi 1991", "birth_date", "1991-02-28"),
    ("eh bukan 28 tapi 27", "birth_date", "1990-02-27"),
    ("bukan februari tapi maret", "birth_date", "1990-03-28"),
    ("bukan feb tapi maret", "birth_date", "1990-03-28"),
    ("tgl lahir bukan 28 tapi 27", "birth_date", "1990-02-27"),
    ("bukan gmail tapi yahoo", "email", "siti@yahoo.com"),
    ("bukan 3321 tapi 3322", "phone", "+6281255443322"),
    ("bulannya mei bukan februari", "birth_date", "1990-05-28"),
    ("bukan 28 tapi 27 maret", "birth_date", "1990-03-27"),
    ("bukan aminah tapi rahma", "full_name", "Siti Rahma"),
    ("bukan antasari 12 tapi antasari 21", "address", "jl. pangeran antasari 21 samarinda"),
    ("1991 bukan 1990", "birth_date", "1991-02-28"),
    ("bukan siti@gmail.com tapi siti@yahoo.com", "email", "siti@yahoo.com"),
]


@pytest.mark.parametrize(("text", "key", "value"), CORRECTED, ids=[case[0] for case in CORRECTED])
def test_a_correction_replaces_what_was_right(text: str, key: str, value: str) -> None:
    reading = hear(text, whole_form())
    assert reading.form.values == {**WHOLE, key: value}
    assert reading.how is How.CORRECTED
    assert reading.taken == (key,)
    assert reading.form.problems == {}


def test_a_wrong_correction_keeps_what_was_right() -> None:
    reading = hear("bukan 1990 tapi 2091", whole_form())
    assert reading.form.values == WHOLE
    assert reading.form.problems["birth_date"].code is ProblemCode.NOT_BORN_YET
    assert reading.wrong == ("birth_date",)


def test_one_word_of_a_wrong_value_can_be_put_right() -> None:
    form = Form(problems={"birth_date": Problem(ProblemCode.NOT_IN_CALENDAR, "31/02/90")})
    reading = hear("bukan 31 tapi 28", form, asked="birth_date")
    assert reading.form.values == {"birth_date": "1990-02-28"}
    assert reading.form.problems == {}


def test_a_word_that_stands_in_two_fields_corrects_neither() -> None:
    form = whole_form(address="jl. antasari 28 samarinda")
    assert hear("bukan 28 tapi 27", form).form.values == form.values


def test_the_field_that_was_asked_is_corrected_where_two_could_be_meant() -> None:
    form = whole_form(address="jl. antasari 28 samarinda")
    reading = hear("bukan 28 tapi 27", form, asked="address")
    assert reading.form.values["address"] == "jl. antasari 27 samarinda"
    assert reading.form.values["birth_date"] == "1990-02-28"


@pytest.mark.parametrize("text", ["petugas salah kasih obat", "bukan itu maksud saya",
                                  "dokternya bukan spesialis tapi umum"])  # fmt: skip
def test_complaints_about_mistakes_correct_nothing(text: str) -> None:
    reading = hear(text, whole_form())
    assert reading.form == whole_form()
    assert reading.how is How.NOTHING


DENIED_FIRST = [
    ("bukan siti tapi aminah", "full_name", "Aminah"),
    ("Aminah bukan Siti", "full_name", "Aminah"),
    ("nama saya bukan siti melainkan aminah putri", "full_name", "Aminah Putri"),
    ("bukan 3 mei 1990 tapi 4 mei 1990", "birth_date", "1990-05-04"),
    ("bukan 0812 5544 3321 tapi 0812 5544 3322", "phone", "+6281255443322"),
    ("bukan jl mawar 5 tapi jl melati 7 samarinda", "address", "jl melati 7 samarinda"),
    ("bukan siti@gmail.com tapi siti@yahoo.com", "email", "siti@yahoo.com"),
]


@pytest.mark.parametrize(("text", "key", "value"), DENIED_FIRST, ids=[o[0] for o in DENIED_FIRST])
def test_a_first_answer_that_is_denied_is_none(text: str, key: str, value: str) -> None:
    reading = hear(text, Form(asked=key))
    assert reading.form.values == {key: value}
    assert reading.form.problems == {}


@pytest.mark.parametrize(
    "text",
    [
        "saya siti aminah dan lahir 3 mei 1990",
        "siti aminah lahir 3 mei 1990",
        "siti aminah, lahirnya 3-5-1990",
        "perkenalkan saya siti aminah terus tgl lahir 3 mei 1990",
        "bukan sita tapi siti aminah lahir 3 mei 1990",
    ],
)
def test_a_name_that_goes_on_into_the_next_value_is_read_with_it(text: str) -> None:
    reading = hear(text, Form(asked="full_name"))
    assert reading.form.values == {"full_name": "Siti Aminah", "birth_date": "1990-05-03"}


def test_what_a_story_tells_of_somebody_is_no_name() -> None:
    reading = hear("Budi lahir tanpa bantuan, perawat tidak datang", Form(asked="purpose"))
    assert "full_name" not in reading.form.values


def test_what_is_put_right_in_a_complaint_is_no_name() -> None:
    told = Form(values={"purpose": "perawat di ruang anggrek galak"}, asked="full_name")
    reading = hear("bukan anggrek tapi tulip", told)
    assert reading.form.values == {"purpose": "perawat di ruang tulip galak"}


@pytest.mark.parametrize("text", ["bukan siakad tapi elearning", "bukan anggrek tapi tulip"])
def test_a_thing_that_is_denied_leads_to_no_name(text: str) -> None:
    assert "full_name" not in hear(text, Form(asked="full_name")).form.values
