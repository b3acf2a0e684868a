"""Addresses in several parts, and single values put right without their label."""

from datetime import date
from pathlib import Path

import pytest

from forms.corrections import field_to_change, wants_change
from forms.form import Form, How
from forms.reading import read
from handoff.loading.procedure import load_procedure

TODAY = date(2026, 11, 24)
HOUSE = load_procedure(Path(__file__).parents[2] / "procedures" / "rsjd-atma-husada")
FIELDS = HOUSE.service(HOUSE.complaint_service).form
KNOWN = {
    "full_name": "Siti Aminah",
    "birth_date": "1990-02-01",
    "phone": "+6281255443321",
    "address": "jl mawar 5 samarinda",
    "email": "siti@gmail.com",
    "purpose": "antri obat",
}


def form_asking(key: str) -> Form:
    """Everything before that field is known."""
    before = list(KNOWN)[: list(KNOWN).index(key)]
    return Form(values={name: KNOWN[name] for name in before}, asked=key)


@pytest.mark.parametrize(
    "text",
    [
        "jalan kenari no 2, RT 01/RW 02",
        "jalan kemakmuran 8, samarinda",
        "Kenari Indah 2, RT 01, Samarinda",
        "mawar 3 no 5, kel. sidodadi, kec. samarinda ulu",
        "samarinda, jl mawar 3",
    ],
)
def test_no_part_of_an_address_is_lost(text: str) -> None:
    assert read(form_asking("address"), FIELDS, text, TODAY).form.values["address"] == text


@pytest.mark.parametrize(
    ("asked", "text", "key", "value"),
    [
        ("birth_date", "eh salah, siti rahmah", "full_name", "Siti Rahmah"),
        ("birth_date", "maksud saya siti rahma", "full_name", "Siti Rahma"),
        ("birth_date", "maaf namanya salah, Siti Zahra", "full_name", "Siti Zahra"),
        ("phone", "nama saya salah ketik, siti zahra", "full_name", "Siti Zahra"),
        ("phone", "namanya kurang lengkap, Siti Aminah Zahra", "full_name", "Siti Aminah Zahra"),
        ("phone", "maaf tahunnya 1991", "birth_date", "1991-02-01"),
        ("phone", "eh 12 feb 1987", "birth_date", "1987-02-12"),
        ("email", "bukan jl mawar 5 tapi jl. mawar 6", "address", "jl. mawar 6 samarinda"),
        ("phone", "bulannya maret", "birth_date", "1990-03-01"),
        ("address", "eh nomornya salah 081255443322", "phone", "+6281255443322"),
        ("email", "eh salah, jl melati 7 samarinda", "address", "jl melati 7 samarinda"),
    ],
)
def test_a_value_is_put_right(asked: str, text: str, key: str, value: str) -> None:
    reading = read(form_asking(asked), FIELDS, text, TODAY)
    assert reading.form.values[key] == value
    assert reading.taken == (key,)


@pytest.mark.parametrize("text", ["eh salah", "salah", "namanya salah", "tahun ini", "bulan mei"])
def test_that_something_is_wrong_is_no_value(text: str) -> None:
    reading = read(form_asking("phone"), FIELDS, text, TODAY)
    assert reading.how is How.NOTHING
    assert reading.form.values == form_asking("phone").values


def test_a_part_is_found_though_its_dots_are_left_out() -> None:
    form = Form(values={**KNOWN, "address": "Jl. Suryanata Gg. 5 RT.12"})
    swapped = read(form, FIELDS, "bukan gg 5 tapi gg 6", TODAY)
    assert swapped.form.values["address"] == "Jl. Suryanata gg 6 RT.12"


@pytest.mark.parametrize("text", ["saya takut ketahuan", "perawatnya galak kemarin", "dokternya"])
def test_a_sentence_is_no_name(text: str) -> None:
    assert "full_name" not in read(Form(asked="full_name"), FIELDS, text, TODAY).form.values


def test_a_bare_value_changes_what_is_right_at_the_summary_only() -> None:
    whole = Form(values=KNOWN)
    bare = "0813 5544 3399"
    assert read(whole, FIELDS, bare, TODAY).form.values["phone"] == KNOWN["phone"]
    changed = read(whole, FIELDS, bare, TODAY, at_summary=True)
    assert changed.form.values["phone"] == "+6281355443399"


def test_a_name_and_an_address_end_where_a_sentence_goes_on() -> None:
    text = (
        "nama saya Joko Susilo umur 40 thn alamat jl durian 5 samarinda mau komplain dokter absen"
    )
    values = read(Form(), FIELDS, text, TODAY).form.values
    assert values["full_name"] == "Joko Susilo"
    assert values["address"] == "jl durian 5 samarinda"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("no hp", "phone"),
        ("ubah alamat dong", "address"),
        ("nomornya salah", "phone"),
        ("yg salah email", "email"),
        ("namanya", "full_name"),
        ("alamat rsjd dimana", ""),
        ("alamat?", ""),
        ("no hp 0812", ""),
        ("ubah", ""),
    ],
)
def test_a_field_is_named_and_no_more(text: str, key: str) -> None:
    assert field_to_change(text, FIELDS) == key


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("ubah", True),
        ("mau ganti dong", True),
        ("ganti jadwal", False),
        ("ada yang salah", True),
        ("salah", False),
        ("", False),
    ],
)
def test_wanting_to_change_is_said_in_few_words(text: str, wants: bool) -> None:
    assert wants_change(text) is wants
