"""Messages that name no field: values known by their form, or by what was asked."""

import pytest

from forms.form import Form, How, Problem, ProblemCode
from tests.forms.office import WHOLE, form_with, hear, whole_form

BY_SHAPE = [
    ("siti@gmail.com", {"email": "siti@gmail.com"}),
    ("ini email saya siti@gmail.com ya", {"email": "siti@gmail.com"}),
    ("081255443321", {"phone": "+6281255443321"}),
    ("gg@gmail.com", {"email": "gg@gmail.com"}),
    ("0812 5544 3321 siti@gmail.com", {"phone": "+6281255443321", "email": "siti@gmail.com"}),
    ("28-02-1990", {"birth_date": "1990-02-28"}),
    ("lahir 28 feb 1990", {"birth_date": "1990-02-28"}),
    ("jl. antasari 12 samarinda", {"address": "jl. antasari 12 samarinda"}),
    ("Gg. Mawar RT 4, Loa Bakung, Samarinda",
     {"address": "Gg. Mawar RT 4, Loa Bakung, Samarinda"}),
    ("perum bukit indah blok b3", {"address": "perum bukit indah blok b3"}),
    ("saya tinggal di jl pahlawan 12 samarinda", {"address": "jl pahlawan 12 samarinda"}),
    ("desa sungai payang rt 2", {"address": "desa sungai payang rt 2"}),
    ("siti aminah\n081255443321", {"full_name": "Siti Aminah", "phone": "+6281255443321"}),
    ("siti aminah, 28-02-1990, 081255443321",
     {"full_name": "Siti Aminah", "birth_date": "1990-02-28", "phone": "+6281255443321"}),
    ("siti aminah 28-02-1990 081255443321 siti@gmail.com",
     {"full_name": "Siti Aminah", "birth_date": "1990-02-28", "phone": "+6281255443321",
      "email": "siti@gmail.com"}),
    ("jl. antasari 12, samarinda, 081255443321, siti@gmail.com",
     {"address": "jl. antasari 12, samarinda", "phone": "+6281255443321",
      "email": "siti@gmail.com"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), BY_SHAPE, ids=[case[0] for case in BY_SHAPE])
def test_values_without_labels_are_known_by_their_form(text: str, values: dict[str, str]) -> None:
    reading = hear(text)
    assert reading.form.values == values
    assert reading.form.problems == {}
    assert reading.how in {How.BY_SHAPE, How.LABELLED}


def test_a_list_without_labels_fills_the_form_down_to_the_purpose() -> None:
    reading = hear(
        "Siti Aminah\n28-02-1990\n081255443321\njl. pangeran antasari 12 samarinda\n"
        "siti@gmail.com\nantri obat 4 jam\n\nTerima kasih"
    )
    assert reading.form.values == WHOLE
    assert reading.how is How.BY_SHAPE


@pytest.mark.parametrize("numbers", ["{}. ", "{}) ", ""])
def test_a_list_may_count_its_lines_and_leave_one_out_by_a_dash(numbers: str) -> None:
    lines = ["Siti Aminah", "28-02-1990", "081255443321", "jl. pangeran antasari 12 samarinda", "-",
             "antri obat 4 jam"]  # fmt: skip
    text = "\n".join(numbers.format(at) + line for at, line in enumerate(lines, 1))
    reading = hear(text, asked="full_name")
    without = {key: value for key, value in WHOLE.items() if key != "email"}
    assert reading.form.values == without
    assert reading.form.declined == {"email"}


def test_the_numbers_of_a_list_that_tells_of_something_stay_with_it() -> None:
    told = "1. antri obat 4 jam\n2. dokternya telat"
    assert hear(told, asked="purpose").form.values == {"purpose": told}


def test_what_only_starts_over_beside_a_value_answers_nothing() -> None:
    reading = hear("eh alamatnya jl. kenari 19", asked="email")
    assert reading.form.values == {"address": "jl. kenari 19"}
    assert reading.form.problems == {}


def test_thanks_after_a_list_are_not_its_purpose() -> None:
    reading = hear("Siti Aminah\n28-02-1990\n081255443321\nsiti@gmail.com\nTerima kasih banyak pak")
    assert "purpose" not in reading.form.values
    assert reading.rest == "Terima kasih banyak pak"


AS_ASKED = [
    ("full_name", "siti aminah", "Siti Aminah"),
    ("full_name", "Budi", "Budi"),
    ("full_name", "saya siti aminah pak", "Siti Aminah"),
    ("full_name", "nama saya Siti Aminah 🙏", "Siti Aminah"),
    ("full_name", "SUHARTO", "Suharto"),
    ("full_name", "m. rizky al-farisi", "M. Rizky Al-Farisi"),
    ("full_name", "siti binti ahmad", "Siti binti Ahmad"),
    ("full_name", "Siti Aminah, S.Kep", "Siti Aminah, S.Kep"),
    ("birth_date", "28 februari 1990", "1990-02-28"),
    ("birth_date", "28 2 90", "1990-02-28"),
    ("birth_date", "samarinda 28-2-1990", "1990-02-28"),
    ("birth_date", "280290", "1990-02-28"),
    ("birth_date", "1990-02-28", "1990-02-28"),
    ("birth_date", "28 Pebuari '90", "1990-02-28"),
    ("birth_date", "lahir tgl 28 bulan 2 tahun 1990", "1990-02-28"),
    ("birth_date", "1 agt 05", "2005-08-01"),
    ("phone", "0812-5544-3321", "+6281255443321"),
    ("phone", "8125544 3321", "+6281255443321"),
    ("phone", "(0541) 743364", "+62541743364"),
    ("phone", "ini pak 081255443321", "+6281255443321"),
    ("address", "samarinda seberang rt 3 no 12", "samarinda seberang rt 3 no 12"),
    ("address", "Pangeran Antasari 12, Samarinda", "Pangeran Antasari 12, Samarinda"),
    ("address", "loa bakung, sungai kunjang", "loa bakung, sungai kunjang"),
    ("address", "sungai pinang", "sungai pinang"),
    ("address", "tanah abang", "tanah abang"),
    ("address", "kos belakang unmul", "kos belakang unmul"),
    ("address", "rumah dinas kesehatan", "rumah dinas kesehatan"),
    ("address", "Antasari 12\nSamarinda", "Antasari 12, Samarinda"),
    ("email", "siti@gmail.com", "siti@gmail.com"),
    ("purpose", "antri obat 4 jam", "antri obat 4 jam"),
    ("purpose", "mau tanya, kenapa obat saya belum ada?", "mau tanya, kenapa obat saya belum ada?"),
    ("purpose", "tolong hubungi petugas, sudah 3 hari", "tolong hubungi petugas, sudah 3 hari"),
]


@pytest.mark.parametrize(("asked", "text", "value"), AS_ASKED, ids=[case[1] for case in AS_ASKED])
def test_words_without_a_label_answer_the_field_that_was_asked(
    asked: str, text: str, value: str
) -> None:
    reading = hear(text, asked=asked)
    assert reading.form.values == {asked: value}
    assert reading.taken == (asked,)
    assert reading.form.problems == {}


def test_a_number_before_an_email_address_is_a_value_of_its_own() -> None:
    reading = hear("0812 5544 3321 siti@gmail.com", asked="phone")
    assert reading.form.values == {"phone": "+6281255443321", "email": "siti@gmail.com"}


WRONG_AS_ASKED = [
    ("full_name", "siti123", ProblemCode.NOT_A_NAME),
    ("full_name", "x", ProblemCode.NOT_A_NAME),
    ("birth_date", "31/02/1990", ProblemCode.NOT_IN_CALENDAR),
    ("birth_date", "1990", ProblemCode.NOT_A_DATE),
    ("birth_date", "28 februari", ProblemCode.BIRTH_YEAR_MISSING),
    ("birth_date", "1 januari 2030", ProblemCode.NOT_BORN_YET),
    ("birth_date", "1 januari 1850", ProblemCode.TOO_OLD),
    ("phone", "0812", ProblemCode.PHONE_LENGTH),
    ("phone", "0812-5544-332x", ProblemCode.HAS_LETTERS),
    ("phone", "tidak ada", ProblemCode.NOT_A_PHONE),
    ("phone", "0812 5544 33 21 00 11", ProblemCode.PHONE_LENGTH),
    ("phone", "nomor saya 0812 5544 3321 0011 ya", ProblemCode.PHONE_LENGTH),
    ("address", "samarinda", ProblemCode.ADDRESS_SHORT),
    ("address", "jl 1", ProblemCode.ADDRESS_SHORT),
    ("address", "ktp terlampir", ProblemCode.ADDRESS_SHORT),
    ("address", "sesuai KTP", ProblemCode.ADDRESS_SHORT),
    ("address", "hasil lab", ProblemCode.ADDRESS_SHORT),
    ("address", "lantai bocor", ProblemCode.ADDRESS_SHORT),
    ("email", "siti@gmail", ProblemCode.EMAIL_INCOMPLETE),
    ("email", "siti@yaho.co.id", ProblemCode.EMAIL_DOMAIN),
    ("email", "sitiaminah", ProblemCode.NOT_AN_EMAIL),
    ("email", "siti at yahoo dot co dot id", ProblemCode.EMAIL_MENDED),
    ("email", "siti,aminah@yahoo.co.id", ProblemCode.EMAIL_MENDED),
    ("email", "siti aminah@yahoo.co.id", ProblemCode.EMAIL_MENDED),
    ("email", "siti@yahoo.co.id, budi@yahoo.co.id", ProblemCode.SEVERAL),
    ("phone", "081255443321 / 081344556677", ProblemCode.SEVERAL),
    ("email", "siti@students.itb.ac,id", ProblemCode.EMAIL_MENDED),
    ("birth_date", "12-5-1990 atau 13-5-1990", ProblemCode.SEVERAL),
    ("birth_date", "12-5-1990 / 13-5-1990", ProblemCode.SEVERAL),
    ("birth_date", "12 Mei 1990, 13 Mei 1991", ProblemCode.SEVERAL),
    ("birth_date", "12 Mei 1990\n13 Mei 1991", ProblemCode.SEVERAL),
    ("full_name", "KTP terlampir", ProblemCode.NOT_A_NAME),
    ("full_name", "lantai bocor", ProblemCode.NOT_A_NAME),
    ("full_name", "rasa putih", ProblemCode.NOT_A_NAME),
    ("purpose", "obat", ProblemCode.PURPOSE_SHORT),
    ("purpose", "tes", ProblemCode.PURPOSE_SHORT),
]


@pytest.mark.parametrize(
    ("asked", "text", "code"), WRONG_AS_ASKED, ids=[case[1] for case in WRONG_AS_ASKED]
)
def test_an_answer_that_is_wrong_becomes_a_problem(
    asked: str, text: str, code: ProblemCode
) -> None:
    reading = hear(text, asked=asked)
    assert reading.wrong == (asked,)
    assert reading.form.problems[asked].code is code
    assert reading.form.values == {}


NO_ANSWER = [
    ("full_name", "eh sebelumnya, kalau pakai bpjs bisa?"),
    ("full_name", "saya mau komplain antri obat"),
    ("full_name", "halo"),
    ("birth_date", "buat apa ya?"),
    ("birth_date", "lupa"),
    ("birth_date", "kalau pakai bpjs bisa"),
    ("phone", "jam besuk berapa"),
    ("phone", "buka sampai jam 4 ya"),
    ("address", "kalau pakai bpjs bisa?"),
    ("address", "ya"),
    ("email", "ya"),
    ("email", "apakah wajib?"),
    ("purpose", "ok"),
]


@pytest.mark.parametrize(("asked", "text"), NO_ANSWER, ids=[f"{a}-{t}" for a, t in NO_ANSWER])
def test_words_that_cannot_be_the_answer_are_left_alone(asked: str, text: str) -> None:
    reading = hear(text, asked=asked)
    assert reading.form == Form(asked=asked)
    assert reading.how is How.NOTHING
    assert reading.rest == text


ELSEWHERE = [
    ("address", "siti@gmail.com", "email", "siti@gmail.com"),
    ("full_name", "081255443321", "phone", "+6281255443321"),
    ("phone", "siti@gmail.com", "email", "siti@gmail.com"),
    ("email", "081255443321", "phone", "+6281255443321"),
    ("purpose", "28 feb 1990", "birth_date", "1990-02-28"),
    ("birth_date", "jl. antasari 12 samarinda", "address", "jl. antasari 12 samarinda"),
    ("phone", "28021990", "birth_date", "1990-02-28"),
]


@pytest.mark.parametrize(("asked", "text", "key", "value"), ELSEWHERE)
def test_an_answer_to_another_field_goes_where_it_belongs(
    asked: str, text: str, key: str, value: str
) -> None:
    reading = hear(text, asked=asked)
    assert reading.form.values == {key: value}
    assert reading.form.problems == {}
    assert reading.how is How.BY_SHAPE


@pytest.mark.parametrize("text", ["-", "tidak ada", "gak punya", "tdk pny", "ga ada email",
                                  "saya tidak punya email pak", "Belum punya 🙏",
                                  "gak ada pak, pakai wa aja"])  # fmt: skip
def test_an_optional_field_that_was_asked_can_be_declined(text: str) -> None:
    reading = hear(text, asked="email")
    assert reading.form.declined == {"email"}
    assert (reading.taken, reading.wrong) == ((), ())
    assert reading.how is How.AS_ASKED or reading.how is How.LABELLED


def test_an_answer_with_more_than_was_asked_is_used_whole() -> None:
    reading = hear("Siti Aminah\n28-02-1990\n0812 5544 3321", asked="full_name")
    assert reading.form.values == {
        "full_name": "Siti Aminah",
        "birth_date": "1990-02-28",
        "phone": "+6281255443321",
    }


@pytest.mark.parametrize(
    "text", ["081344556677", "lain@yahoo.com", "1 mei 1980", "jl. mawar 3 blok c"]
)
def test_a_value_without_a_label_does_not_replace_one_that_is_right(text: str) -> None:
    reading = hear(text, whole_form())
    assert reading.form.values == WHOLE
    assert reading.how is How.NOTHING
    assert reading.rest == text


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        ("phone", "081344556677", "+6281344556677"),
        ("email", "lain@yahoo.com", "lain@yahoo.com"),
        ("birth_date", "1 mei 1980", "1980-05-01"),
        ("address", "jl. mawar 3 blok c", "jl. mawar 3 blok c"),
        ("full_name", "Siti Rahma", "Siti Rahma"),
    ],
)
def test_a_value_that_was_asked_for_replaces_one_that_was_right(
    asked: str, text: str, value: str
) -> None:
    assert hear(text, whole_form(), asked=asked).form.values == {**WHOLE, asked: value}


def test_a_yes_while_a_right_field_is_still_noted_as_asked_changes_nothing() -> None:
    form = whole_form()
    for asked in WHOLE:
        assert hear("Benar", form, asked=asked).form.values == WHOLE
        assert hear("Benar", form, asked=asked).form.problems == {}


def test_somebody_who_writes_a_strange_domain_twice_means_it() -> None:
    first = hear("siti@gmial.com", asked="email")
    assert first.form.problems["email"] == Problem(
        ProblemCode.EMAIL_DOMAIN, "siti@gmial.com", "siti@gmail.com"
    )
    second = hear("siti@gmial.com", first.form, asked="email")
    assert second.form.values == {"email": "siti@gmial.com"}
    assert second.form.problems == {}


def test_a_strange_domain_twice_in_one_message_is_asked_about_all_the_same() -> None:
    reading = hear("siti@gmial.com, siti@gmial.com")
    assert reading.form.values == {}
    assert reading.form.problems["email"].code is ProblemCode.EMAIL_DOMAIN


def test_a_date_in_a_complaint_is_not_a_birthday() -> None:
    reading = hear("saya datang tanggal 5/11/2026 dan tidak dilayani", form_with({}))
    assert reading.form.values == {}


def test_a_number_of_sixteen_digits_is_not_a_telephone_number() -> None:
    assert hear("6472056802900003").form == Form()
