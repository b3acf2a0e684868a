"""A number that its own words call that of another document is no NIK."""

import pytest

from forms.form import Form
from forms.reading import read
from forms.values.announced import is_of_another
from handoff.service import Field, FieldType
from tests.forms.office import TODAY

NIK = Field("nik", FieldType.NIK, "NIK", (), "2171014107900001")
PHONE = Field("phone", FieldType.PHONE, "Nomor telepon", (), "0812 5544 3321")
OTHERS = ["kk", "KK", "kartu keluarga", "bpjs", "BPJS Kesehatan", "kis", "sim", "paspor", "npwp",
          "rekening", "rek", "rekening BCA", "va", "kartu", "atm"]  # fmt: skip
HOW = ["{} {}", "no {} {}", "no {} saya {}", "nomor {} saya {}", "no. {} {}", "{} saya {}",
       "nomor {} anak saya itu {}", "{}nya {}", "{}: {}", "nomor {} saya : {}"]  # fmt: skip
OWN = ["nik", "no nik", "NIK saya", "no ktp", "ktp saya", "nik kepala keluarga", "kartu ktp",
       "kk saya hilang, nik"]  # fmt: skip
NUMBER = "2171011503120004"


@pytest.mark.parametrize("asked", ["nik", "phone"])
@pytest.mark.parametrize("document", OTHERS)
def test_it_is_never_recorded_as_one(document: str, asked: str) -> None:
    for how in HOW:
        said = how.format(document, NUMBER)
        reading = read(Form(asked=asked), (NIK, PHONE), said, TODAY)
        assert reading.form.values == {}, said


@pytest.mark.parametrize("asked", ["nik", "phone"])
@pytest.mark.parametrize("called", OWN)
def test_one_that_is_called_a_nik_is_one(called: str, asked: str) -> None:
    reading = read(Form(asked=asked), (NIK, PHONE), f"{called} {NUMBER}", TODAY)
    assert reading.form.values == {"nik": NUMBER}


def test_the_name_nearest_to_the_number_counts() -> None:
    own = frozenset({"nik"})
    assert is_of_another("nik dan no kk saya ", own)
    assert not is_of_another("no kk dan nik saya ", own)
    assert not is_of_another("", own)
