"""What a message names: telephone, date, NIK, unit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.embedded import EmbeddedInterpreter
from nlu.entities import find_entities
from nlu.meaning import Intent, Meaning


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("hp saya 0812 5544 3321", {"phone": "+6281255443321"}),
        ("telp (0541) 743364", {"phone": "+62541743364"}),
        ("wa +62 812-5544-3321 ya", {"phone": "+6281255443321"}),
        ("6281255443321", {"phone": "+6281255443321"}),
        ("81255443321", {"phone": "+6281255443321"}),
        ("call me +1 202 555 0123", {"phone": "+12025550123"}),
        ("nik 6472012802900001", {"nik": "6472012802900001"}),
        ("NIK: 6472.0168.0290.0001", {"nik": "6472016802900001"}),
        ("tgl lahir 28-02-1990", {"date": "1990-02-28"}),
        ("28 Februari 1990", {"date": "1990-02-28"}),
        ("3/4/92", {"date": "1992-04-03"}),
        ("lahir 17-8-45", {"date": "1945-08-17"}),
        ("kejadian 2/11/26", {"date": "2026-11-02"}),
        ("kejadian 2026-11-24", {"date": "2026-11-24"}),
        ("12 nop 2026", {"date": "2026-11-12"}),
        ("poli gigi buka jam berapa", {"unit": "poli gigi"}),
        ("petugas di IGD ketus", {"unit": "igd"}),
        ("loket 3 lama", {"unit": "loket 3"}),
        ("sambungkan ke bagian keuangan", {"unit": "bagian keuangan"}),
        ("poli mana ya untuk anak", {}),
        (
            "nama siti, nik 6472016802900001, lahir 28-02-1990, hp 081255443321, soal poli jiwa",
            {"nik": "6472016802900001", "date": "1990-02-28", "phone": "+6281255443321",
             "unit": "poli jiwa"},
        ),
    ],
)  # fmt: skip
def test_what_is_named_is_given_in_one_form(text: str, named: dict[str, str]) -> None:
    assert find_entities(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "", "31/02/1990", "12 blabla 1990", "rp 081255443", "0812-5544-332x", "1234567890123456789",
        "6472019902900001", "tahun 1990", "jam 08.00-16.30", "4 jam", "a1234567890",
        "siti@081255443321",
        "12 november", "٦٤٧٢٠١٢٨٠٢٩٠٠٠٠١", "20 orang 30 hari 40 jam", "9999999999999999",
    ],
)  # fmt: skip
def test_what_can_be_something_else_is_not_taken(text: str) -> None:
    assert find_entities(text) == {}


def test_entities_come_with_every_intent() -> None:
    engine = EmbeddedInterpreter(())
    assert engine.read("mau lapor petugas poli gigi").entities == {"unit": "poli gigi"}
    danger = engine.read("tolong ibu saya pingsan, hp 081255443321")
    assert (danger.intent, danger.entities) == (Intent.EMERGENCY, {"phone": "+6281255443321"})
    asked = engine.read("status ADU-2026-000123 poli gigi")
    assert asked.entities == {"case_number": "ADU-2026-000123", "unit": "poli gigi"}


def test_a_meaning_that_is_shown_shows_no_nik_and_no_telephone() -> None:
    meaning = Meaning(Intent.COMPLAINT, 1.0, {"nik": "6472012802900001", "phone": "+6281255443321"})
    assert "6472" not in repr(meaning)
    assert "8125" not in str(meaning)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="0123456789 +-./()rpx", max_size=200))
def test_any_text_may_name_something(text: str) -> None:
    assert set(find_entities(text)) <= {"phone", "date", "nik", "unit"}
