"""Each type of field: what is taken, in which written form, and what is not."""

from collections.abc import Callable
from datetime import date

import pytest

from forms.form import Problem, ProblemCode
from forms.types import address, birth_date, email, name, phone, purpose
from tests.forms.office import TODAY
from tests.forms.verdicts import refused

DATES = [
    ("28-02-1990", "1990-02-28"),
    ("28/2/90", "1990-02-28"),
    ("28.2.90", "1990-02-28"),
    ("28 02 1990", "1990-02-28"),
    ("28021990", "1990-02-28"),
    ("280290", "1990-02-28"),
    ("19900228", "1990-02-28"),
    ("1990-02-28", "1990-02-28"),
    ("1990/2/28", "1990-02-28"),
    ("28 Februari 1990", "1990-02-28"),
    ("28 peb 90", "1990-02-28"),
    ("28-Pebruari-1990", "1990-02-28"),
    ("28feb1990", "1990-02-28"),
    ("28 februry 1990", "1990-02-28"),
    ("February 28, 1990", "1990-02-28"),
    ("17 agt 1985", "1985-08-17"),
    ("17 agst '85", "1985-08-17"),
    ("17 agutus 1985", "1985-08-17"),
    ("10 nop 2001", "2001-11-10"),
    ("31 desmber 99", "1999-12-31"),
    ("1 oktobr 1970", "1970-10-01"),
    ("5 mei 1960", "1960-05-05"),
    ("lahir tgl 28 bulan 2 tahun 1990", "1990-02-28"),
    ("29-02-2000", "2000-02-29"),
    ("29/02/00", "2000-02-29"),
    ("23-11-2026", "2026-11-23"),
    ("24-11-26", "1926-11-24"),
    ("01/01/27", "1927-01-01"),
    ("23-11-1906", "1906-11-23"),
    ("12-5-1990 12-5-1990", "1990-05-12"),
    ("1990-05-12 12-5-1990", "1990-05-12"),
    ("12 mei 1990, 12-5-1990", "1990-05-12"),
    ("rt 751234, 12 mei 1990", "1990-05-12"),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_a_date_of_birth_is_read_day_first(text: str, value: str) -> None:
    assert birth_date.check(text, TODAY) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/90", ProblemCode.NOT_IN_CALENDAR),
        ("02/28/1990", ProblemCode.NOT_IN_CALENDAR),
        ("29-02-1999", ProblemCode.NOT_IN_CALENDAR),
        ("31 april 1990", ProblemCode.NOT_IN_CALENDAR),
        ("0-0-0000", ProblemCode.NOT_IN_CALENDAR),
        ("24-11-2026", ProblemCode.NOT_BORN_YET),
        ("1-1-2099", ProblemCode.NOT_BORN_YET),
        ("22-11-1905", ProblemCode.TOO_OLD),
        ("1-1-0990", ProblemCode.TOO_OLD),
        ("1990", ProblemCode.NOT_A_DATE),
        ("28 februari", ProblemCode.BIRTH_YEAR_MISSING),
        ("28 xyz 1990", ProblemCode.NOT_A_DATE),
        ("umur 36", ProblemCode.NOT_A_DATE),
        ("2802199", ProblemCode.NOT_A_DATE),
        ("kemarin", ProblemCode.NOT_A_DATE),
    ],
)
def test_what_cannot_be_a_date_of_birth_is_said_so(text: str, code: ProblemCode) -> None:
    assert refused(birth_date.check(text, TODAY)).code is code


@pytest.mark.parametrize("text", ["12 mey 1990", "12-mey-1990", "samarinda, 12 mey 1990",
                                  "12 mey 90", "12 mie 1990"])  # fmt: skip
def test_a_short_month_with_one_wrong_letter_is_asked_about(text: str) -> None:
    verdict = refused(birth_date.check(text, TODAY))
    assert (verdict.code, verdict.suggestion) == (ProblemCode.DATE_UNSURE, "1990-05-12")


@pytest.mark.parametrize("text", ["3 jin 1990", "2 jam 2026", "2 jam 30", "rt 12 kec 05"])
def test_a_word_near_two_months_or_of_the_language_is_none(text: str) -> None:
    assert refused(birth_date.check(text, TODAY)).code is ProblemCode.NOT_A_DATE


def test_two_digits_of_a_year_never_lie_in_the_future() -> None:
    assert birth_date.check("1 maret 04", date(2004, 2, 29)) == "1904-03-01"
    assert birth_date.check("29 februari 04", date(2024, 2, 29)) == "2004-02-29"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0812-5544-3321", "+6281255443321"),
        ("0812 5544 3321", "+6281255443321"),
        ("0812.5544.3321", "+6281255443321"),
        ("+62 812-5544-3321", "+6281255443321"),
        ("(+62) 812 5544 3321", "+6281255443321"),
        ("+62 0812 5544 3321", "+6281255443321"),
        ("62812 5544 3321", "+6281255443321"),
        ("0062 812 5544 3321", "+6281255443321"),
        ("81255443321", "+6281255443321"),
        ("wa 081255443321 ya", "+6281255443321"),
        ("081255443321(wa)", "+6281255443321"),
        ("0541 743364", "+62541743364"),
        ("(0541) 743364", "+62541743364"),
        ("021-5551234", "+62215551234"),
        ("+60 12-345 6789", "+60123456789"),
        ("+1 415 555 2671", "+14155552671"),
    ],
)
def test_a_number_in_any_notation_is_kept_in_one(text: str, value: str) -> None:
    assert phone.check(text, TODAY) == value


@pytest.mark.parametrize(
    ("text", "code", "written"),
    [
        ("0812-5544-332x", ProblemCode.HAS_LETTERS, "0812-5544-332x"),
        ("0812 5544 332x", ProblemCode.HAS_LETTERS, "0812 5544 332x"),
        ("0812-55xx-3321", ProblemCode.HAS_LETTERS, "0812-55xx-3321"),
        ("0812", ProblemCode.PHONE_LENGTH, "0812"),
        ("0812554", ProblemCode.PHONE_LENGTH, "0812554"),
        ("081255443321081255", ProblemCode.PHONE_LENGTH, "081255443321081255"),
        ("743364", ProblemCode.PHONE_LENGTH, "743364"),
        ("0813 2211 4455/66", ProblemCode.PHONE_LENGTH, "0813 2211 4455/66"),
        ("00000000000", ProblemCode.NOT_A_PHONE, "00000000000"),
        ("12", ProblemCode.NOT_A_PHONE, "12"),
        ("nanti saya kirim", ProblemCode.NOT_A_PHONE, "nanti saya kirim"),
    ],
)
def test_a_number_that_cannot_be_called_is_said_back(
    text: str, code: ProblemCode, written: str
) -> None:
    assert phone.check(text, TODAY) == Problem(code, written)


@pytest.mark.parametrize("text", ["o81255443321", "O812 5544 332l", "08I2-5544-3321"])
def test_a_letter_that_looks_like_a_digit_is_asked_about(text: str) -> None:
    verdict = refused(phone.check(text, TODAY))
    assert verdict.code is ProblemCode.HAS_LETTERS
    assert verdict.suggestion.startswith("+628")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("siti@gmail.com", "siti@gmail.com"),
        ("Siti.Aminah@Gmail.COM", "siti.aminah@gmail.com"),
        ("siti_90+rs@ymail.com", "siti_90+rs@ymail.com"),
        ("humas@samarindakota.go.id", "humas@samarindakota.go.id"),
        ("a@ui.ac.id", "a@ui.ac.id"),
        ("siti@mail.com", "siti@mail.com"),
        ("siti@live.com", "siti@live.com"),
        ("siti@gmail.com.", "siti@gmail.com"),  # the end of a sentence, as a comma is
    ],
)
def test_an_email_address_that_stands_there_whole_is_taken(text: str, value: str) -> None:
    assert email.check(text, TODAY) == value


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("siti@gmail", ProblemCode.EMAIL_INCOMPLETE, "siti@gmail.com"),
        ("siti@gmial", ProblemCode.EMAIL_INCOMPLETE, "siti@gmail.com"),
        ("siti@yahoo", ProblemCode.EMAIL_INCOMPLETE, "siti@yahoo.com"),
        ("siti@gmailcom", ProblemCode.EMAIL_INCOMPLETE, "siti@gmail.com"),
        ("siti@kantor", ProblemCode.EMAIL_INCOMPLETE, ""),
        ("siti@", ProblemCode.EMAIL_INCOMPLETE, ""),
        ("siti@gmial.com", ProblemCode.EMAIL_DOMAIN, "siti@gmail.com"),
        ("siti@gamil.com", ProblemCode.EMAIL_DOMAIN, "siti@gmail.com"),
        ("siti@gmail.con", ProblemCode.EMAIL_DOMAIN, "siti@gmail.com"),
        ("siti@gmail.co", ProblemCode.EMAIL_DOMAIN, "siti@gmail.com"),
        ("siti@yaho.co.id", ProblemCode.EMAIL_DOMAIN, "siti@yahoo.co.id"),
        ("siti@yahoo.comm", ProblemCode.EMAIL_DOMAIN, "siti@yahoo.com"),
        ("siti@hotmial.com", ProblemCode.EMAIL_DOMAIN, "siti@hotmail.com"),
        ("sitigmail.com", ProblemCode.NOT_AN_EMAIL, "siti@gmail.com"),
        ("siti..a@gmail.com", ProblemCode.EMAIL_MENDED, "siti.a@gmail.com"),
        ("siti", ProblemCode.NOT_AN_EMAIL, ""),
        ("@gmail.com", ProblemCode.NOT_AN_EMAIL, ""),
    ],
)
def test_an_email_address_that_cannot_arrive_brings_a_suggestion(
    text: str, code: ProblemCode, suggestion: str
) -> None:
    verdict = refused(email.check(text, TODAY))
    assert (verdict.code, verdict.suggestion) == (code, suggestion)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("siti,aminah@gmail.com", "siti.aminah@gmail.com"),
        ("siti;aminah@gmail.com", "siti.aminah@gmail.com"),
        ("siti aminah@gmail.com", "sitiaminah@gmail.com"),
        ("emailnya siti aminah 90@gmail.com", "sitiaminah90@gmail.com"),
        ("siti(aminah@gmail.com", "siti.aminah@gmail.com"),
        ("siti@gmail.com.com", "siti@gmail.com"),
        ("siti@gmail.com...", "siti@gmail.com"),
        (".siti@gmail.com", "siti@gmail.com"),
        ("siti@@gmail.com", "siti@gmail.com"),
        ("siti@gmail..com", "siti@gmail.com"),
        ("siti@gmail,com", "siti@gmail.com"),
        ("siti@yahoo.co,id", "siti@yahoo.co.id"),
        ("siti@yahoo.co id", "siti@yahoo.co.id"),
        ("siti@itb.ac,id", "siti@itb.ac.id"),
        ("siti@students.itb.ac,id", "siti@students.itb.ac.id"),
        ("siti@kaltimprov.go id", "siti@kaltimprov.go.id"),
        ("siti@sman1.sch .id", "siti@sman1.sch.id"),
        ("siti @gmail.com", "siti@gmail.com"),
        ("siti@ gmail.com", "siti@gmail.com"),
        ("siti@gmail . com", "siti@gmail.com"),
        ("siti at gmail dot com", "siti@gmail.com"),
        ("siti(at)gmail(dot)com", "siti@gmail.com"),
        ("mailto:siti@gmail.com", "siti@gmail.com"),
        ("<siti@gmail.com>", "siti@gmail.com"),
        ("siti@www.gmail.com", "siti@gmail.com"),
    ],
)
def test_an_email_address_that_has_to_be_mended_is_asked_about(text: str, suggestion: str) -> None:
    verdict = refused(email.check(text, TODAY))
    assert (verdict.code, verdict.suggestion) == (ProblemCode.EMAIL_MENDED, suggestion)


@pytest.mark.parametrize("text", ["siti@gmail.co.id", "siti@gmail.con", "siti@gmail.cm"])
def test_a_provider_of_one_domain_has_no_other(text: str) -> None:
    verdict = refused(email.check(text, TODAY))
    assert (verdict.code, verdict.suggestion) == (ProblemCode.EMAIL_DOMAIN, "siti@gmail.com")


def test_no_letter_of_an_email_address_that_is_too_long_is_cut() -> None:
    assert email.check("a" * 64 + "@gmail.com", TODAY) == "a" * 64 + "@gmail.com"
    assert refused(email.check("a" * 65 + "@gmail.com", TODAY)).code is ProblemCode.EMAIL_LONG


@pytest.mark.parametrize(
    ("check", "text", "first"),
    [
        (email.check, "siti@gmail.com budi@yahoo.com", "siti@gmail.com"),
        (email.check, "siti@gmail.com/budi@yahoo.com", "siti@gmail.com"),
        (phone.check, "081255443321 / 081344556677", "+6281255443321"),
        (phone.check, "0812-5544-3321 atau 0813-4455-6677", "+6281255443321"),
        (birth_date.check, "12-5-1990 atau 13-5-1990", "1990-05-12"),
        (birth_date.check, "12 mei 1990 (di KTP 12 mei 1991)", "1990-05-12"),
        (name.check, "siti aminah atau siti aminah zahra", "Siti Aminah"),
        (name.check, "Budi Santoso dan Rina Kusuma", "Budi Santoso"),
    ],
)
def test_of_two_values_neither_is_dropped_unasked(
    check: Callable[[str, date], str | Problem], text: str, first: str
) -> None:
    verdict = refused(check(text, TODAY))
    assert (verdict.code, verdict.suggestion) == (ProblemCode.SEVERAL, first)


@pytest.mark.parametrize(
    "text", ["081255443321 081255443321", "wa 081255443321, hp 0812 5544 3321"]
)
def test_the_same_twice_is_one(text: str) -> None:
    assert phone.check(text, TODAY) == "+6281255443321"


@pytest.mark.parametrize(
    "text",
    ["0812 5544 3321 5544 99", "081255443321 0812", "0812-5544-3321-123-45", "99 081255443321 88"],
)
def test_digits_too_many_are_not_cut_off_a_number(text: str) -> None:
    assert refused(phone.check(text, TODAY)).code is ProblemCode.PHONE_LENGTH


@pytest.mark.parametrize("text", ["5544 3321", "7654321", "743364", "55443321 ya"])
def test_a_number_without_its_area_is_not_read_as_that_of_another_town(text: str) -> None:
    assert refused(phone.check(text, TODAY)).code is ProblemCode.PHONE_LENGTH


@pytest.mark.parametrize("text", ["12-5-20", "3 maret 24"])
def test_a_year_of_two_digits_that_makes_a_child_is_asked_about(text: str) -> None:
    assert refused(birth_date.check(text, TODAY)).code is ProblemCode.DATE_UNSURE


def test_a_month_before_the_day_is_asked_about() -> None:
    verdict = refused(birth_date.check("05/28/1990", TODAY))
    assert (verdict.code, verdict.suggestion) == (ProblemCode.NOT_IN_CALENDAR, "1990-05-28")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("siti aminah", "Siti Aminah"),
        ("SITI AMINAH", "Siti Aminah"),
        ("Siti McDonald", "Siti McDonald"),
        ("budi", "Budi"),
        ("siti .", "Siti"),
        ("dr. siti aminah, s.kep", "dr. Siti Aminah, S.Kep"),
        ("dr siti aminah", "dr. Siti Aminah"),
        ("Dr. Ir. Joko Widodo", "Dr. Ir. Joko Widodo"),
        ("drg. Rina,Sp.KG", "drg. Rina, Sp.KG"),
        ("h. ahmad fauzi, s.h., m.h.", "H. Ahmad Fauzi, S.H., M.H."),
        ("nur'aini", "Nur'aini"),
        ("o'neil", "O'Neil"),
        ("abdul-rahman", "Abdul-Rahman"),
        ("ali bin abu bakar", "Ali bin Abu Bakar"),
        ("SITI BINTI AHMAD", "Siti binti Ahmad"),
        ("m. yusuf", "M. Yusuf"),
        ("Ng", "Ng"),
        ("siti aminah 🙏", "Siti Aminah"),
        ("nama saya siti aminah, terima kasih", "Siti Aminah"),
        ("Hari Bagus Sabar", "Hari Bagus Sabar"),
        ("李小龙", "李小龙"),
        ("Dewi (istri pasien)", "Dewi"),
        ("siti aminah, anak pasien", "Siti Aminah"),
        ("Rina Kusuma menantunya pasien kamar 3", "Rina Kusuma"),
        ("dewi - ibu dari pasien", "Dewi"),
        ("Budi (suaminya)", "Budi"),
        ("Anak Agung Gde", "Anak Agung Gde"),
        ("Yohanes (Yoyo)", "Yohanes (Yoyo)"),
    ],
)
def test_a_name_is_kept_with_its_capitals(text: str, value: str) -> None:
    assert name.check(text, TODAY) == value


@pytest.mark.parametrize(
    "text",
    ["x", "081255443321", "siti123", "siti@gmail.com", "www.siti.com", "apa kabar?", "-", "",
     "a b c d e f g h i", "x" * 101, "🙏", "!!!"],
)  # fmt: skip
def test_what_cannot_be_a_name_is_said_so(text: str) -> None:
    assert refused(name.check(text, TODAY)).code is ProblemCode.NOT_A_NAME


def test_an_address_needs_eight_signs_and_two_words() -> None:
    assert address.check("jl. ui 12a", TODAY) == Problem(ProblemCode.ADDRESS_SHORT, "jl. ui 12a")
    assert address.check("jl. uia 12a", TODAY) == "jl. uia 12a"
    assert address.check("samarinda", TODAY) == Problem(ProblemCode.ADDRESS_SHORT, "samarinda")


def test_a_purpose_needs_two_words_or_eight_letters() -> None:
    assert purpose.check("rujukan", TODAY) == Problem(ProblemCode.PURPOSE_SHORT, "rujukan")
    assert purpose.check("antri obat", TODAY) == "antri obat"
    assert purpose.check("pelecehan", TODAY) == "pelecehan"


def test_a_long_wrong_value_is_said_back_in_short() -> None:
    verdict = refused(name.check("1" * 4096, TODAY))
    assert len(verdict.written) <= 120
