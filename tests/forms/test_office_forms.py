"""Whole forms of Batam (`BT-3a`, `BT-3b`, `BT-3c`) and of the campus (`IT-2`), filled in."""

import itertools

import pytest

from forms.form import Form, ProblemCode
from tests.forms.offices import CONSULTATION, MEMBERSHIP, TICKET, hear, talk

APPLICATION = {
    "receipt": "BTM-2023-001234",
    "applied_on": "2024-06-03",
    "nik": "2171012808900001",
    "phone": "+6281234567890",
}
PARTS = {
    "receipt": ("resi: BTM-2023-001234", "no resinya BTM/2023-001234", "btm 2023 001234"),
    "applied_on": ("tgl 3 juni 2024", "tanggal permohonan: 03/06/2024", "3 juni 2024"),
    "nik": ("NIK 2171012808900001", "no ktp: 2171 0128 0890 0001", "2171012808900001"),
    "phone": ("hp 081234567890", "telp: 0812-3456-7890", "081234567890"),
}
TICKET_VALUES = {
    "full_name": "Siti Aminah",
    "student_number": "13519001",
    "faculty": "STEI",
    "email": "siti@gmail.com",
    "category": "Sistem akademik",
    "problem": "tidak bisa isi KRS",
}


@pytest.mark.parametrize("order", [*itertools.permutations(PARTS)])
@pytest.mark.parametrize("written", [0, 1, 2])
@pytest.mark.parametrize("sign", [", ", "\n"])
def test_a_confirmation_in_one_message_in_any_order_labelled_or_not(
    order: tuple[str, ...], written: int, sign: str
) -> None:
    reading = hear(MEMBERSHIP, sign.join(PARTS[key][written] for key in order))
    assert reading.form.values == APPLICATION
    assert reading.form.problems == {}


def test_a_confirmation_with_labels_here_and_there() -> None:
    said = "resi: BTM-2023-001234, tgl 3 juni 2024, NIK 2171012808900001, hp 081234567890"
    assert hear(MEMBERSHIP, said).form.values == APPLICATION
    said = "mau cek BTM-2023-001234 tgl 3 juni 2024 nik 2171012808900001 wa 081234567890"
    assert hear(MEMBERSHIP, said).form.values == APPLICATION


def test_a_confirmation_field_by_field() -> None:
    form = talk(
        MEMBERSHIP, "btm 2023 001234 kak", "3/6/24", "2171 0128 0890 0001", "0812 3456 7890"
    )
    assert form.values == APPLICATION
    assert form.next_open(MEMBERSHIP) is None


def test_what_is_wrong_is_asked_again_and_what_is_right_stays() -> None:
    said = "resi BTM-23-1, tgl 31 juni 2024, nik 217101280890001, hp 081234567890"
    reading = hear(MEMBERSHIP, said)
    assert reading.form.values == {"phone": "+6281234567890"}
    codes = {key: problem.code for key, problem in reading.form.problems.items()}
    assert codes == {
        "receipt": ProblemCode.NOT_A_RECEIPT,
        "applied_on": ProblemCode.NOT_IN_CALENDAR,
        "nik": ProblemCode.NIK_LENGTH,
    }
    form = reading.form
    for text in ("BTM-2023-001234", "3 juni 2024", "2171012808900001"):
        wanted = form.next_open(MEMBERSHIP)
        form = hear(MEMBERSHIP, text, form, wanted.key if wanted else "").form
    assert form.values == APPLICATION


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("eh salah, nik 2171012808900002", "nik", "2171012808900002"),
        ("bukan 0890 0001 tapi 0890 0003", "nik", "2171012808900003"),
        ("resinya salah, BTM-2023-001235", "receipt", "BTM-2023-001235"),
        ("bukan 001234 tapi 001236", "receipt", "BTM-2023-001236"),
        ("maaf bulannya mei", "applied_on", "2024-05-03"),
        ("tanggalnya salah, 4 juni 2024", "applied_on", "2024-06-04"),
        ("ralat BTM-2023-009999", "receipt", "BTM-2023-009999"),
    ],
)
def test_a_value_is_put_right(text: str, key: str, value: str) -> None:
    reading = hear(MEMBERSHIP, text, Form(values=APPLICATION))
    assert reading.form.values == {**APPLICATION, key: value}
    assert reading.form.problems == {}


@pytest.mark.parametrize(
    "text",
    ["0812 3456 7890 1990", "+62 812 3456 7890", "telp saya 081234567890", "081234567890"],
)
def test_a_telephone_number_is_no_nik(text: str) -> None:
    assert hear(MEMBERSHIP, text).form.values == {"phone": "+6281234567890"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("nik", "2171014107900001 / 2171010101800002"),
        ("nik", "2171014107900001, 2171010101800002"),
        ("nik", "2171014107900001\n2171010101800002"),
        ("applied_on", "3-11-2026, 4-11-2026"),
        ("applied_on", "3 November 2026 / 4 November 2026"),
    ],
)
def test_of_two_numbers_or_days_neither_is_dropped_unasked(asked: str, said: str) -> None:
    reading = hear(MEMBERSHIP, said, asked=asked)
    assert reading.wrong == (asked,)
    assert reading.form.problems[asked].code is ProblemCode.SEVERAL


def test_a_day_on_which_something_happened_is_no_second_day() -> None:
    reading = hear(MEMBERSHIP, "3-11-2026, ditolak puskesmas 5-11-2026", asked="applied_on")
    assert reading.form.values["applied_on"] == "2026-11-03"


def test_a_nik_is_no_telephone_number() -> None:
    reading = hear(MEMBERSHIP, "2171 0128 0890 0001", asked="phone")
    assert reading.form.values == {"nik": "2171012808900001"}


@pytest.mark.parametrize(
    "said",
    [
        "masalah: anak belum terdaftar, hp 081234567890",
        "hp: 081234567890\nkeluhan: anak belum terdaftar",
        "Permasalahan: anak belum terdaftar\nNomor telepon: 0812 3456 7890",
    ],
)
def test_a_consultation_or_a_complaint_in_one_message(said: str) -> None:
    values = {"problem": "anak belum terdaftar", "phone": "+6281234567890"}
    assert hear(CONSULTATION, said).form.values == values


def test_a_consultation_field_by_field() -> None:
    form = talk(CONSULTATION, "anak saya belum terdaftar, ktp nya sudah ada", "hp 081234567890")
    assert form.values["problem"] == "anak saya belum terdaftar, ktp nya sudah ada"
    assert form.next_open(CONSULTATION) is None


@pytest.mark.parametrize(
    "said",
    [
        (
            "nama: Siti Aminah, nim: 13519001, fakultas: STEI, email: siti@gmail.com, kategori: 4, "
            "masalah: tidak bisa isi KRS"
        ),
        (
            "Nama lengkap: siti aminah\nNIM/NIP: 135-19-001\nFakultas: STEI\n"
            "Email: siti@gmail.com\nKategori: sistem akademik\nPermasalahan: tidak bisa isi KRS"
        ),
        (
            "keluhan: tidak bisa isi KRS\nkategori: sistem\nemail siti@gmail.com\nfakultas: STEI\n"
            "nim 13519001\nnama siti aminah"
        ),
    ],
)
def test_a_ticket_in_one_message(said: str) -> None:
    reading = hear(TICKET, said)
    assert reading.form.values == TICKET_VALUES
    assert reading.form.problems == {}


def test_a_ticket_field_by_field() -> None:
    form = talk(
        TICKET,
        "siti aminah",
        "nim 13519xxx",
        "13519001",
        "STEI",
        "siti@gmail.com",
        "sistem",
        "tidak bisa isi KRS",
        "gak ada",
    )
    assert form.values == TICKET_VALUES
    assert form.declined == {"screenshot"}
    assert form.next_open(TICKET) is None
