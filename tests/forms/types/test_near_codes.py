"""A number of the office's own that is written wrongly is asked about as that, and as no other."""

from datetime import date

import pytest

from forms.form import Form, ProblemCode
from forms.reading import read
from handoff.service import Field, FieldType

TODAY = date(2026, 11, 30)
DAY = Field("applied_on", FieldType.DATE, "Tanggal permohonan", (), "02-11-2026")
NIK = Field("nik", FieldType.NIK, "NIK", (), "2171014107900001")
PHONE = Field("phone", FieldType.PHONE, "Nomor telepon", (), "0812 5544 3321")
PATTERNS = {
    ("PJK-261102-0041", r"PJK-?\d{6}-?\d{4}"): (
        "PJK-261102-041", "PJK-2611-0041", "pjk 261102", "PJK26110200415", "PJK-261102",
        ),
    ("REG.2026.11.0007", r"REG\.\d{4}\.\d{2}\.\d{4}"): (
        "REG.2026.11.07", "reg 2026 11 07", "REG-26-11-07", "REG.2026.11.00071"),
    ("BK-0812554433", r"BK-\d{10}"): ("BK-081255443321", "BK 08125544", "bk-0812.5544.3321"),
}  # fmt: skip
MISTAKEN = {
    ("PJK-261102-0041", r"PJK-?\d{6}-?\d{4}"): ("PKJ-261102-0041", "PJ-261102-0041"),
}


@pytest.mark.parametrize("kind", [FieldType.RECEIPT, FieldType.CODE, FieldType.STUDENT_NUMBER])
@pytest.mark.parametrize("asked", ["number", "nik", "phone"])
def test_it_is_asked_about_as_the_field_whose_pattern_it_misses(
    kind: FieldType, asked: str
) -> None:
    for (example, pattern), wrong in PATTERNS.items():
        own = Field("number", kind, "Nomor", (), example, pattern=pattern)
        for said in wrong if asked != "number" else (*wrong, *MISTAKEN.get((example, pattern), ())):
            reading = read(Form(asked=asked), (own, DAY, NIK, PHONE), said, TODAY)
            assert reading.form.values == {}, said
            assert reading.wrong == ("number",), said
            assert reading.unasked == ()


@pytest.mark.parametrize("joint", [", ", "\n", " tgl "])
def test_a_day_beside_it_is_read(joint: str) -> None:
    own = Field("number", FieldType.RECEIPT, "Nomor resi", (), "PJK-261102-0041",
                pattern=r"PJK-?\d{6}-?\d{4}")  # fmt: skip
    said = f"PJK-261102-041{joint}2/11/26"
    reading = read(Form(asked="number"), (own, DAY, NIK, PHONE), said, TODAY)
    assert reading.form.values == {"applied_on": "2026-11-02"}
    assert reading.form.problems["number"].code is ProblemCode.NOT_A_RECEIPT


@pytest.mark.parametrize("said", ["2/11/26", "2171014107900001", "0812 5544 3321", "Jl. Pajak 12"])
def test_other_values_are_read_as_they_were(said: str) -> None:
    own = Field("number", FieldType.RECEIPT, "Nomor resi", (), "PJK-261102-0041",
                pattern=r"PJK-?\d{6}-?\d{4}")  # fmt: skip
    reading = read(Form(asked="phone"), (own, DAY, NIK, PHONE), said, TODAY)
    assert "number" not in reading.wrong
