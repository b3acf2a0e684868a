"""What a field has read, rightly or wrongly, is not said to be kept beside it as well."""

import pytest

from forms.form import Form
from forms.reading import read
from handoff.service import Field, FieldType
from tests.forms.office import TODAY

FIELDS = (
    Field("applied_on", FieldType.DATE, "Tanggal permohonan", (), "02-11-2026"),
    Field("nim", FieldType.STUDENT_NUMBER, "NIM", (), "13519001", pattern=r"\d{8,9}|\d{18}"),
    Field("nik", FieldType.NIK, "NIK", (), "2171014107900001"),
)
SAID = [("applied_on", "2/11/26"), ("applied_on", "2 november 2026"), ("applied_on", "02-11-2026"),
        ("nim", "081255443321"), ("nim", "13519001"), ("nik", "2171014107900001"),
        ("nik", "no KK saya 2171014107900001")]  # fmt: skip


@pytest.mark.parametrize(("asked", "said"), SAID)
def test_a_value_is_said_once(asked: str, said: str) -> None:
    for fields in (FIELDS, tuple(one for one in FIELDS if one.key == asked)):
        reading = read(Form(asked=asked), fields, said, TODAY)
        assert not (reading.taken and reading.unasked)
        for key in reading.wrong:
            assert reading.form.problems[key].told is bool(reading.unasked)


def test_what_stands_beside_a_value_is_kept() -> None:
    reading = read(Form(asked="applied_on"), FIELDS, "2/11/26, alamat saya Jl. Kenari 9", TODAY)
    assert reading.unasked == ("Jl. Kenari 9",)
