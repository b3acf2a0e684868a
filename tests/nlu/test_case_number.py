"""Numbers of cases, however they are typed."""

import pytest

from nlu.embedded import EmbeddedInterpreter
from nlu.entities import find_case_number
from nlu.meaning import Intent


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("status ADU-2026-000123", "ADU-2026-000123"),
        ("no aduan saya 2026-123 gmn?", "ADU-2026-000123"),
        ("adu 2026 123", "ADU-2026-000123"),
        ("adu2026000123", "ADU-2026-000123"),
        ("cek Adu/2026/00123 dong", "ADU-2026-000123"),
        ("ADU–2026–000123", "ADU-2026-000123"),
        ("nomor aduan: ITB-2025-7", "ITB-2025-000007"),
        ("laporan no 2026-000045 sudah sampai mana", "ADU-2026-000045"),
        ("PKJKT-2026-1", "PKJKT-2026-000001"),
    ],
)
def test_a_case_number_is_read_in_its_registered_form(text: str, number: str) -> None:
    found = find_case_number(text, "ADU")
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize(
    "text",
    [
        "28 feb 1990", "lahir 28 feb 2006 12", "2026-11-24", "tanggal 2026-11", "081255443321",
        "6472012802900001", "jl mawar 2026 12", "tahun 2026 1", "", "aduan",
    ],
)  # fmt: skip
def test_dates_and_other_numbers_are_no_case_numbers(text: str) -> None:
    assert find_case_number(text, "ADU") is None


@pytest.mark.parametrize(
    "text", ["status ADU-2026-000123", "2026-123 aduan saya gmn?", "ADU 2026 123"]
)
def test_a_case_number_asks_for_its_status(text: str) -> None:
    meaning = EmbeddedInterpreter(()).read(text)
    assert meaning.intent is Intent.STATUS
    assert meaning.entities == {"case_number": "ADU-2026-000123"}


def test_a_numbered_case_can_be_cancelled() -> None:
    meaning = EmbeddedInterpreter(()).read("batalkan aduan ADU-2026-000123")
    assert meaning.intent is Intent.CANCEL
    assert meaning.entities == {"case_number": "ADU-2026-000123"}


def test_the_office_s_own_letters_are_put_before_a_bare_number() -> None:
    meaning = EmbeddedInterpreter((), case_prefix="ITB").read("aduan 2026-5")
    assert meaning.entities == {"case_number": "ITB-2026-000005"}
