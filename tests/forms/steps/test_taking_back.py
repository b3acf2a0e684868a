"""Who takes a value back in the same breath has the second recorded, whichever field is asked."""

from collections.abc import Mapping
from datetime import date
from itertools import cycle

import pytest

from app.settings import ROOT
from forms.corrections import wants_change
from forms.form import Form
from forms.reading import read
from forms.steps.taking_back import without_first
from handoff.loading.procedure import load_procedure
from handoff.service import FieldType
from tests.forms.naming.test_names import NAMES
from tests.forms.office import FIELDS, hear
from tests.forms.steps.test_rows import FORMS

TODAY = date(2026, 11, 30)
TWO: Mapping[FieldType, tuple[str, str, str]] = {
    FieldType.NAME: ("Rina Kusuma", "Rina Kusumawati", "Rina Kusumawati"),
    FieldType.BIRTH_DATE: ("3 juni 1988", "4 juni 1988", "1988-06-04"),
    FieldType.PHONE: ("0813 2211 4455", "0813 2211 4466", "+6281322114466"),
    FieldType.ADDRESS: ("Jl. Kenari 9 Samarinda", "Jl. Kenari 19 Samarinda",
                        "Jl. Kenari 19 Samarinda"),
    FieldType.EMAIL: ("rina@mail.id", "rini@mail.id", "rini@mail.id"),
    FieldType.STUDENT_NUMBER: ("13521010", "13521011", "13521011"),
    FieldType.NIK: ("6472010505850001", "6472010505850002", "6472010505850002"),
    FieldType.RECEIPT: ("PJK-261102-0041", "PJK-261102-0042", "PJK-261102-0042"),
    FieldType.DATE: ("2 november 2026", "3 november 2026", "2026-11-03"),
}  # fmt: skip
PHRASES = [" eh ", " eh salah ", ", eh maaf, ", " ralat ", " salah ketik, yang benar ",
           "\neh maksud saya ", ". Eh salah, harusnya ", " eh bukan, ", " (salah) "]  # fmt: skip


@pytest.mark.parametrize(("office", "service"), FORMS)
def test_the_second_value_is_recorded_and_the_form_goes_on(office: str, service: str) -> None:
    fields = load_procedure(ROOT / "procedures" / office).service(service).form
    phrases = cycle(PHRASES)
    wrong = []
    for asked in fields:
        for field in (one for one in fields if one.type in TWO):
            for _ in range(len(PHRASES) // 2 + 1):
                first, second, value = TWO[field.type]
                text = f"{first}{next(phrases)}{second}"
                form = read(Form(asked=asked.key), fields, text, TODAY).form
                if form.values != {field.key: value} or form.problems:
                    wrong.append((asked.key, text, form.values, form.problems))
    assert wrong == []


@pytest.mark.parametrize("asked", ["full_name", "birth_date", "phone", "address", "email"])
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("nama saya Rina Kusuma eh salah Rina Kusumawati, hp 0813 2211 4455",
         {"full_name": "Rina Kusumawati", "phone": "+6281322114455"}),
        ("Rina Kusuma, 3 juni 1988 eh 4 juni 1988",
         {"full_name": "Rina Kusuma", "birth_date": "1988-06-04"}),
        ("0813 2211 445 ralat 0813 2211 4466", {"phone": "+6281322114466"}),
        ("hp saya 0813 2211 4455 eh salah, nomornya 0813 2211 4466",
         {"phone": "+6281322114466"}),
    ],
)  # fmt: skip
def test_what_stands_beside_it_is_recorded_too(
    text: str, values: dict[str, str], asked: str
) -> None:
    form = hear(text, asked=asked).form
    assert (form.values, form.problems) == (values, {})


def test_it_takes_the_place_of_what_was_right() -> None:
    known = Form(values={"phone": "+6281322114455", "full_name": "Rina Kusuma"})
    form = hear("0813 2211 4455 eh salah 0813 2211 4466", known, asked="birth_date").form
    assert form.values["phone"] == "+6281322114466"
    form = hear("Rina Kusuma eh Rina Kusumawati", known, asked="birth_date").form
    assert form.values["full_name"] == "Rina Kusumawati"


@pytest.mark.parametrize(
    "text",
    [
        "3 juni 1988 eh salah 0813 2211 4455",
        "antri dari jam 8 eh salah jam 9 di loket 3",
        "obatnya salah, harusnya paracetamol",
        "saya telepon 0813 2211 4455 salah sambung 0813 2211 4466",
    ],
)
@pytest.mark.parametrize("asked", ["full_name", "phone", "purpose"])
def test_what_is_of_another_kind_takes_nothing_back(text: str, asked: str) -> None:
    assert without_first(text, FIELDS, asked, TODAY) == text


def test_nothing_is_cut_out_of_a_name() -> None:
    odd = ["Saw Eh Htoo", "Maaf Sihombing", "Rina Salah Uddin", "Typo Ehsan", "Rina Eh Rina"]
    for text in (*odd, *(one for one, _ in NAMES)):
        assert without_first(text, FIELDS, "full_name", TODAY) == text


def test_who_says_what_it_shall_be_is_not_asked_what_to_change() -> None:
    assert wants_change("ada yang salah")
    assert not wants_change("0813 2211 4455 eh salah 0813 2211 4466")


@pytest.mark.parametrize("asked", ["full_name", "birth_date", "phone", "address", "email"])
@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("2 Februari 1994 eh salah 1995", "1995-02-02"),
        ("12-3-1990 maaf bulannya 4", "1990-04-12"),
        ("2 feb 1994 ralat tahunnya 95", "1995-02-02"),
        ("2 feb 1994 eh maret", "1994-03-02"),
        ("2 feb 1994, eh tanggalnya 12, jl kenari 9 samarinda", "1994-02-12"),
    ],
)
def test_one_part_of_a_day_is_put_right(text: str, born: str, asked: str) -> None:
    form = hear(text, asked=asked).form
    assert (form.values["birth_date"], form.problems) == (born, {})


@pytest.mark.parametrize("asked", ["full_name", "birth_date", "phone", "address", "email"])
@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("0812 5544 3321 eh salah belakangnya 22", "phone"),
        ("0812 5544 3321 ralat 3322", "phone"),
        ("siti@gmail.com eh siti pake angka 88", "email"),
        ("siti@gmail.com eh salah yahoo", "email"),
        ("2 feb 1994 eh salah 95, jl kenari 9 samarinda", "birth_date"),
        ("Rina Kusuma, 2 feb 1994 eh 95", "birth_date"),
    ],
)
def test_what_is_taken_back_without_a_whole_value_is_asked_about(
    text: str, wrong: str, asked: str
) -> None:
    form = hear(text, asked=asked).form
    assert wrong in form.problems
    assert wrong not in form.values


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0812 5544 3321 maaf baru balas", "+6281255443321"),
        ("0812 5544 3321, maaf saya antri dari jam 5", "+6281255443321"),
        ("0812 5544 3321 eh maksud saya mau komplain antrian 3 jam", "+6281255443321"),
    ],
)
def test_an_apology_takes_nothing_back(text: str, phone: str) -> None:
    form = hear(text, asked="phone").form
    assert (form.values["phone"], form.problems) == (phone, {})


@pytest.mark.parametrize("text", ["0812 5544 3321 eh belakangnya 22", "0812 5544 3321 ralat 3322"])
def test_it_is_asked_about_also_where_the_value_was_known_before(text: str) -> None:
    known = Form(values={"phone": "+6281255443321", "full_name": "Rina Kusuma"})
    form = hear(text, known, asked="birth_date").form
    assert "phone" in form.problems
    assert form.values["phone"] == "+6281255443321"
