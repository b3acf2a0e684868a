"""The number of a person: however it is written, a problem for each cause, never shown whole."""

import pytest

from forms.field_values import check, shown
from forms.form import Problem, ProblemCode
from forms.types import nik, phone
from forms.values.nik_digits import NikParts, parts
from forms.values.sex import Sex
from tests.forms.office import TODAY
from tests.forms.offices import NIK
from tests.forms.verdicts import refused

NUMBER = "6472014502900001"


@pytest.mark.parametrize(
    "text",
    [
        "6472014502900001",
        "6472 0145 0290 0001",
        "6472.0145.0290.0001",
        "6472-0145-0290-0001",
        "6472/0145/0290/0001",
        "647201-450290-0001",
        "647201 450290 0001",
        "64 72 01 45 02 90 0001",
        "64.72.01.450290.0001",
        "64720145 02900001",
        "NIK saya 6472 0145 0290 0001",
        "nik: 6472014502900001",
        "no ktp 6472014502900001 ya min",
        "(6472014502900001)",
        "nik nya 6472014502900001, hp 081255443321",
        "6472 0145 0290 0001 hp 0812 5544 3321",
        "hp 0812 5544 3321, nik 6472 0145 0290 0001",
        "itu ada di ktp, 6472014502900001.",
    ],
)
def test_a_nik_is_read_however_it_is_written(text: str) -> None:
    assert check(NIK, text, TODAY) == NUMBER


@pytest.mark.parametrize("text", ["6472O145O29OOOO1", "647201450290000l"])
def test_a_letter_that_looks_like_a_digit_is_asked_about(text: str) -> None:
    verdict = refused(check(NIK, text, TODAY))
    assert (verdict.code, verdict.suggestion) == (ProblemCode.NIK_MENDED, NUMBER)


@pytest.mark.parametrize(
    "text", ["64720145029000012", "6472 0145 0290 0001 22", "6472-0145-0290-0001-2"]
)
def test_no_digit_is_cut_off_a_nik(text: str) -> None:
    assert refused(check(NIK, text, TODAY)).code is ProblemCode.NIK_LENGTH


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("tidak tahu", ProblemCode.NOT_A_NIK, "tidak tahu"),
        ("12", ProblemCode.NOT_A_NIK, "12"),
        ("647201450290001", ProblemCode.NIK_LENGTH, "•••• •••• ••• 0001"),
        ("6472 0145 0290 00012", ProblemCode.NIK_LENGTH, "•••• •••• •••• • 0012"),
        ("081255443321", ProblemCode.NIK_LENGTH, "•••• •••• 3321"),
        ("64720145xx900001", ProblemCode.NIK_LETTERS, "•••• •••• •••• 0001"),
        ("0072014502900001", ProblemCode.NIK_REGION, "•••• •••• •••• 0001"),
        ("6400014502900001", ProblemCode.NIK_REGION, "•••• •••• •••• 0001"),
        ("6472004502900001", ProblemCode.NIK_REGION, "•••• •••• •••• 0001"),
        ("6472010002900001", ProblemCode.NIK_DAY, "•••• •••• •••• 0001"),
        ("6472013202900001", ProblemCode.NIK_DAY, "•••• •••• •••• 0001"),
        ("6472014002900001", ProblemCode.NIK_DAY, "•••• •••• •••• 0001"),
        ("6472017202900001", ProblemCode.NIK_DAY, "•••• •••• •••• 0001"),
        ("6472010100900001", ProblemCode.NIK_MONTH, "•••• •••• •••• 0001"),
        ("6472014513900001", ProblemCode.NIK_MONTH, "•••• •••• •••• 0001"),
        ("6472013002900001", ProblemCode.NIK_CALENDAR, "•••• •••• •••• 0001"),
        ("6472012902900001", ProblemCode.NIK_CALENDAR, "•••• •••• •••• 0001"),
        ("6472017104900001", ProblemCode.NIK_CALENDAR, "•••• •••• •••• 0001"),
        ("6472014502900000", ProblemCode.NIK_SEQUENCE, "•••• •••• •••• 0000"),
    ],
)
def test_each_cause_has_its_own_problem_that_shows_four_digits_at_most(
    text: str, code: ProblemCode, said: str
) -> None:
    assert check(NIK, text, TODAY) == Problem(code, said)


@pytest.mark.parametrize("number", ["9201010101900001", "9371014101000002", "9601010101900001",
                                    "6472012902000001", "6472012902280001"])  # fmt: skip
def test_no_region_is_refused_and_leap_days_of_either_century_are_taken(number: str) -> None:
    assert check(NIK, number, TODAY) == number


def test_a_nik_says_where_when_and_whose() -> None:
    assert parts(NUMBER) == NikParts("6472", 5, 2, 90, Sex.FEMALE)
    assert parts("2171010507010001") == NikParts("2171", 5, 7, 1, Sex.MALE)
    assert parts("217101") is None


def test_a_nik_is_shown_by_its_last_four_digits() -> None:
    assert shown(NIK, NUMBER) == "•••• •••• •••• 0001"


@pytest.mark.parametrize(
    "text",
    [
        "no kk 6472014502900001",
        "kartu bpjs: 6472014502900001",
        "rek 6472014502900001",
        "28-02-1990 0812 5544 3321",
        "0812 5544 3321 1990",
        "+62 812 5544 3321 12 34",
        "64720145029000012",
    ],
)
def test_other_numbers_are_no_nik_by_their_form(text: str) -> None:
    assert list(nik.find(text)) == []


@pytest.mark.parametrize("text", ["2171 0281 2345 0678", "2171012802900001", "6281 0101 0190 0001"])
def test_no_part_of_a_nik_is_a_telephone_number(text: str) -> None:
    assert list(nik.find(text)) == [] or list(phone.find(text)) == []
    assert len(list(phone.find(f"{NUMBER} 081255443321"))) == 1
