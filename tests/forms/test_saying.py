"""Answers in free words say something: a place, a matter. Talk about answering is no value."""

from datetime import date

import pytest

from forms.field_values import check
from forms.form import Problem, ProblemCode
from forms.types import address, email, name, phone, purpose
from handoff.service import Field, FieldType
from tests.forms.verdicts import refused

TODAY = date(2026, 11, 29)
RECEIPT = Field(
    "receipt", FieldType.RECEIPT, "Resi", (), "PJK-261102-0041",
    pattern=r"PJK-?(?P<yymmdd>\d{6})-?\d{4}",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "pasar pagi", "kampung melayu", "dusun krajan", "desa sidotopo wetan", "cisitu lama",
        "belakang masjid al-ikhlas", "perum griya asri blok c", "sblh gereja katedral",
        "samping indomaret pasar minggu", "rt 3 rw 4 sidodadi", "gg buntu samarinda", "dpn sd 012",
        "balikpapan utara", "tanah abang", "sungai pinang dalam", "kos bu tini jalan ganesha",
    ],
)  # fmt: skip
def test_a_place_is_an_address_with_and_without_a_number(text: str) -> None:
    assert address.check(text, TODAY) == text


@pytest.mark.parametrize(
    "text",
    [
        "pakai nomor ini aja", "sama kayak tadi", "nanti saya kirim", "nanti jam 3 saya kirim",
        "terserah aja deh", "lihat di KTP aja", "males nulis alamat", "di rumah saya",
        "surat kontrol", "hasil lab", "laki-laki", "Siti Aminah", "hari jumat", "umur 45 tahun",
        "sama dengan yang tadi", "ga tau alamat lengkapnya", "lagi di jalan", "dekat sini kok",
    ],
)  # fmt: skip
def test_talk_a_thing_and_a_name_are_no_address(text: str) -> None:
    assert refused(address.check(text, TODAY)).code is ProblemCode.ADDRESS_SHORT


@pytest.mark.parametrize(
    "text",
    [
        "lantai bocor", "AC mati", "antre lama", "obat habis", "nama salah", "perawat judes",
        "dokter Budi telat", "perawat Siti Aminah kasar", "hp hilang di ruang tunggu",
        "nunggu 5 jam", "lupa sandi edunex", "jalan rusak di depan RS", "legalisir ijazah",
    ],
)  # fmt: skip
def test_a_short_matter_is_a_purpose(text: str) -> None:
    assert purpose.check(text, TODAY) == text


@pytest.mark.parametrize(
    "text",
    [
        "Siti Aminah", "nama saya Siti Aminah", "Agus Prasetyo Wibowo", "mau lapor",
        "saya mau mengadu", "ada keluhan nih", "seperti yang saya bilang", "itu yg saya omongin",
        "sudah saya tulis tadi", "bentar lg ngetik", "terserah aja", "males ngetik", "ini fotonya",
        "minta tolong dong", "pokoknya gitu", "Jl. Kenanga No. 12 Samarinda", "asdfghjkl",
    ],
)  # fmt: skip
def test_a_name_an_address_and_talk_about_answering_are_no_purpose(text: str) -> None:
    assert refused(purpose.check(text, TODAY)).code is ProblemCode.PURPOSE_SHORT


@pytest.mark.parametrize("text", ["0812 5544 3321 2 orang", "081255443321 3 kali ditelepon"])
def test_a_digit_that_may_count_what_follows_is_asked_about(text: str) -> None:
    assert refused(phone.check(text, TODAY)).suggestion == "+6281255443321"


@pytest.mark.parametrize("text", ["hp 0812-5544-3321 umur 34", "0812 5544 33 21 ya kak"])
def test_a_number_that_stands_apart_is_taken(text: str) -> None:
    assert phone.check(text, TODAY) == "+6281255443321"


def test_a_day_is_no_telephone_number() -> None:
    for day in ("28-02-1990", "28021990"):
        assert refused(phone.check(day, TODAY)).code is ProblemCode.NOT_A_PHONE


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("s\u0131t\u0131@gmail.com", "siti@gmail.com"),
        ("s\u00edti@gmail.com", "siti@gmail.com"),
        ("s\u0456ti@yahoo.com", "siti@yahoo.com"),
        ("\u738b@gmail.com", ""),
    ],
)
def test_letters_that_only_look_like_those_of_an_address_are_asked_about(
    text: str, meant: str
) -> None:
    verdict = refused(email.check(text, TODAY))
    assert (verdict.written, verdict.suggestion) == (text, meant)


@pytest.mark.parametrize("text", ["Q. Zaman", "Q Zaman", "Zaman Q.", "Nur S.", "A. Rahman"])
def test_an_initial_makes_a_name(text: str) -> None:
    assert name.check(text, TODAY) == text


@pytest.mark.parametrize("text", ["Kelas B", "B. Obat", "A. Lantai Bocor", "Poli B"])
def test_a_letter_beside_a_thing_makes_none(text: str) -> None:
    assert isinstance(name.check(text, TODAY), Problem)


@pytest.mark.parametrize("text", ["PJK-261132-0041", "pjk 261332 0041", "PJK-260230-0001"])
def test_a_receipt_of_a_day_that_never_was_is_refused_with_the_reason(text: str) -> None:
    assert refused(check(RECEIPT, text, TODAY)).code is ProblemCode.RECEIPT_DAY
    assert check(RECEIPT, "pjk2611020041", TODAY) == "PJK-261102-0041"
