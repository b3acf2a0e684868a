"""How values are shown back."""

import pytest

from forms.field_values import shown
from handoff.service import Field
from tests.forms.office import ADDRESS, BIRTH_DATE, EMAIL, NAME, PHONE


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (BIRTH_DATE, "1990-02-28", "28 Februari 1990"),
        (BIRTH_DATE, "2001-12-01", "1 Desember 2001"),
        (PHONE, "+6281255443321", "0812 5544 3321"),
        (PHONE, "+628125544332", "0812 5544 332"),
        (PHONE, "+62812554433210", "0812 5544 33210"),
        (PHONE, "+62541743364", "(0541) 743364"),
        (PHONE, "+60123456789", "+60 12-345 6789"),
        (NAME, "Siti Aminah", "Siti Aminah"),
        (ADDRESS, "jl. antasari 12", "jl. antasari 12"),
        (EMAIL, "siti@gmail.com", "siti@gmail.com"),
        (BIRTH_DATE, "belum jelas", "belum jelas"),
        (PHONE, "belum jelas", "belum jelas"),
    ],
)
def test_a_value_is_shown_as_people_write_it(field: Field, value: str, words: str) -> None:
    assert shown(field, value) == words
