"""Numbers of receipts and of students: one form, whatever signs people put between the groups."""

import pytest

from forms.field_values import check
from forms.form import Problem, ProblemCode
from forms.types import codes
from handoff.service import Field, FieldType
from tests.forms.office import TODAY
from tests.forms.offices import RECEIPT, STUDENT_NUMBER

LOOSE = Field("receipt", FieldType.RECEIPT, "Resi", (), "PJK-261102-0041",
              pattern=r"PJK-?\d{6}-?\d{4}")  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "BTM-2023-0012",
        "btm-2023-0012",
        "Btm 2023 0012",
        "BTM/2023/0012",
        "BTM/2023-0012",
        "BTM.2023.0012",
        "BTM_2023_0012",
        "BTM20230012",
        "btm 20230012",
        "BTM - 2023 - 0012",
        "BTM:2023-0012",
        "no resinya BTM/2023-0012 ya",
        "resi saya btm-2023-0012 kak",
        "nomor resi: BTM-2023-0012.",
        "resinya itu btm 2023/0012, tgl 3 juni 2024",
        "BTM-2023-0012 tanggal 3",
        "BTM-2023-0012 12 juni",
        "ini min BTM–2023–0012".replace("–", "-"),
        "(BTM-2023-0012)",
    ],
)
def test_a_receipt_is_found_and_written_as_the_office_does(text: str) -> None:
    assert check(RECEIPT, text, TODAY) == "BTM-2023-0012"


@pytest.mark.parametrize("text", ["pjk-261102-0041", "PJK2611020041", "pjk 261102 0041",
                                  "PJK261102-0041"])  # fmt: skip
def test_where_the_pattern_takes_several_layouts_the_one_of_the_example_is_kept(text: str) -> None:
    assert check(LOOSE, text, TODAY) == "PJK-261102-0041"


@pytest.mark.parametrize(
    ("text", "said", "meant"),
    [
        ("2023-0012", "2023-0012", ""),
        ("BTM-23-0012", "BTM-23-0012", ""),
        ("lupa", "lupa", ""),
        ("BTM", "BTM", ""),
        ("BTM-2023-00123456", "BTM-2023-00123456", ""),
        ("BTM-2O23-OO12", "BTM-2O23-OO12", "BTM-2023-0012"),
        ("btm-2023-001l", "btm-2023-001l", "BTM-2023-0011"),
    ],
)
def test_what_is_no_receipt_is_said_so(text: str, said: str, meant: str) -> None:
    assert check(RECEIPT, text, TODAY) == Problem(ProblemCode.NOT_A_RECEIPT, said, meant)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13519001", "13519001"),
        ("nim 13519001", "13519001"),
        ("NIM13519001", "13519001"),
        ("NIM: 13519001", "13519001"),
        ("nim saya 135-19-001 kak", "13519001"),
        ("135 19 001", "13519001"),
        ("135.19.001", "13519001"),
        ("1351 9001", "13519001"),
        ("13519001 ya min", "13519001"),
        ("saya mahasiswa nim 13519001 teknik elektro", "13519001"),
        ("13519001, hp 081255443321", "13519001"),
        ("hp 081255443321 nim 13519001", "13519001"),
        ("198501012010121001", "198501012010121001"),
        ("19850101 201012 1 001", "198501012010121001"),
        ("nip 19850101.201012.1.001", "198501012010121001"),
        ("NIP.198501012010121001", "198501012010121001"),
    ],
)
def test_the_number_of_a_student_or_of_somebody_of_the_staff_is_read(text: str, value: str) -> None:
    assert check(STUDENT_NUMBER, text, TODAY) == value


@pytest.mark.parametrize(
    ("text", "said", "meant"),
    [
        ("13519xxx", "13519xxx", ""),
        ("1351900", "1351900", ""),
        ("081255443321", "081255443321", ""),
        ("0812 5544 3321", "0812 5544 3321", ""),
        ("28-02-1990", "28-02-1990", ""),
        ("I3519OO1", "I3519OO1", "13519001"),
    ],
)
def test_what_is_no_student_number_is_said_so(text: str, said: str, meant: str) -> None:
    problem = Problem(ProblemCode.NOT_A_STUDENT_NUMBER, said, meant)
    assert check(STUDENT_NUMBER, text, TODAY) == problem


@pytest.mark.parametrize("text", ["0812 5544 3321", "28 02 1990", "1234 5678 9012", "halo", "123"])
def test_parts_of_other_numbers_are_no_student_number_by_their_form(text: str) -> None:
    assert codes.find(STUDENT_NUMBER, text) is None


def test_letters_alone_are_taken_where_the_pattern_says_so_but_not_found_in_a_sentence() -> None:
    lettered = Field("receipt", FieldType.RECEIPT, "Kode", (), "ABCDEF", pattern="[A-Z]{6}")
    assert check(lettered, "qwerty", TODAY) == "QWERTY"
    assert codes.find(lettered, "nomornya hilang kemarin") is None
