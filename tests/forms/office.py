"""The identity form of the default office, and short ways to read messages into it."""

from collections.abc import Mapping
from datetime import date

from forms.form import Form, Reading
from forms.reading import read
from handoff.service import Field, FieldType

TODAY = date(2026, 11, 23)

NAME = Field("full_name", FieldType.NAME, "Nama lengkap", (), "Siti Aminah")
BIRTH_DATE = Field("birth_date", FieldType.BIRTH_DATE, "Tanggal lahir", (), "28-02-1990")
PHONE = Field("phone", FieldType.PHONE, "Nomor telepon aktif", (), "0812 5544 3321")
ADDRESS = Field("address", FieldType.ADDRESS, "Alamat", (), "Jl. Antasari 12, Samarinda")
EMAIL = Field("email", FieldType.EMAIL, "Email", (), "siti@gmail.com", required=False)
PURPOSE = Field("purpose", FieldType.PURPOSE, "Keperluan", (), "Antrean obat")
FIELDS = (NAME, BIRTH_DATE, PHONE, ADDRESS, EMAIL, PURPOSE)

WHOLE = {
    "full_name": "Siti Aminah",
    "birth_date": "1990-02-28",
    "phone": "+6281255443321",
    "address": "jl. pangeran antasari 12 samarinda",
    "email": "siti@gmail.com",
    "purpose": "antri obat 4 jam",
}


def hear(text: str, form: Form | None = None, asked: str = "") -> Reading:
    """The reading of one message by the default office on `TODAY`."""
    begun = form or Form()
    return read(begun.asking(asked) if asked else begun, FIELDS, text, TODAY)


def whole_form(**changed: str) -> Form:
    """A form in which everything is right."""
    return Form(values={**WHOLE, **changed})


def form_with(values: Mapping[str, str]) -> Form:
    """A form in which only these values are known."""
    return Form(values=values)
