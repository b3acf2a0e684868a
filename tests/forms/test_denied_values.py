"""*Bukan X, Y* and *bukan X. Y* put right what *bukan X tapi Y* puts right, in every field."""

import pytest

from forms.form import Form, How
from forms.reading import read
from handoff.service import Field
from tests.forms.office import FIELDS, TODAY, WHOLE
from tests.forms.offices import TICKET

SIGNS = [" tapi ", ", ", ". ", "; ", ",\n", "\n", " - "]
CAMPUS = {
    "full_name": "Siti Aminah", "student_number": "13519001", "faculty": "STEI",
    "email": "siti@gmail.com", "category": "Akun ITB", "problem": "akun terkunci",
}  # fmt: skip
RIGHT = [
    (FIELDS, "full_name", "Siti Aminah", "Suminah", "Suminah"),
    (FIELDS, "full_name", "aminah", "rahma", "Siti Rahma"),
    (FIELDS, "birth_date", "1990", "1991", "1991-02-28"),
    (FIELDS, "birth_date", "februari", "maret", "1990-03-28"),
    (FIELDS, "phone", "0812 5544 3321", "0812 5544 3322", "+6281255443322"),
    (FIELDS, "phone", "3321", "3322", "+6281255443322"),
    (FIELDS, "email", "siti@gmail.com", "siti@yahoo.com", "siti@yahoo.com"),
    (FIELDS, "email", "gmail", "yahoo", "siti@yahoo.com"),
    (FIELDS, "address", "antasari 12", "antasari 21", "jl. pangeran antasari 21 samarinda"),
    (FIELDS, "purpose", "antri obat", "antri poli", "antri poli 4 jam"),
    (TICKET, "student_number", "13519001", "13519002", "13519002"),
    (TICKET, "faculty", "STEI", "FTMD", "FTMD"),
    (TICKET, "category", "Akun ITB", "Jaringan", "Jaringan"),
]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(("fields", "key", "old", "new", "value"), RIGHT)
def test_the_denied_value_goes_and_the_other_stays(
    fields: tuple[Field, ...], key: str, old: str, new: str, value: str, sign: str
) -> None:
    known = WHOLE if fields is FIELDS else CAMPUS
    said = f"bukan {old}{sign}{new}"
    for lead, at_summary in (("", True), ("", False), ("eh maaf, ", True)):
        reading = read(Form(values=known), fields, lead + said, TODAY, at_summary=at_summary)
        assert reading.form.values == {**known, key: value}
        assert (reading.how, reading.taken, reading.rest) == (How.CORRECTED, (key,), "")
        assert reading.form.problems == {}


@pytest.mark.parametrize("asked", ["birth_date", "address", "purpose", "full_name", ""])
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    ("old", "new"),
    [("Aurel", "Aurelia Kezia"), ("Putri", "Putra Wijaya"), ("Sumiati", "Suminah"),
     ("dr. Rina", "dr. Rini Kusuma"), ("Tan Min", "Tan Ming"), ("Agus Salim", "Agus Halim")],
)  # fmt: skip
def test_a_denied_name_goes_whichever_field_is_asked(
    old: str, new: str, sign: str, asked: str
) -> None:
    for said in (f"bukan {old}{sign}{new}", f"Bukan {old.casefold()}{sign}{new}."):
        reading = read(Form({"full_name": old}, asked=asked), FIELDS, said, TODAY)
        assert reading.form.values == {"full_name": new}
        assert reading.form.problems == {}


FIRST = [
    ("full_name", "siti", "aminah", "Aminah"),
    ("full_name", "Putri", "Putra Wijaya", "Putra Wijaya"),
    ("birth_date", "3 mei 1990", "4 mei 1990", "1990-05-04"),
    ("phone", "0812 5544 3321", "0812 5544 3322", "+6281255443322"),
    ("address", "jl mawar 5", "jl melati 7 samarinda", "jl melati 7 samarinda"),
    ("email", "siti@gmail.com", "siti@yahoo.com", "siti@yahoo.com"),
]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(("key", "old", "new", "value"), FIRST)
def test_a_first_answer_that_is_denied_is_none(
    key: str, old: str, new: str, value: str, sign: str
) -> None:
    reading = read(Form(asked=key), FIELDS, f"bukan {old}{sign}{new}", TODAY)
    assert reading.form.values == {key: value}
    assert reading.form.problems == {}


@pytest.mark.parametrize("said", ["bukan Sumirah, Suminah Sari", "bukan Surmi. Suminah Sari"])
def test_of_the_last_answer_the_denied_word_never_stays(said: str) -> None:
    reading = read(Form({"full_name": "Sumi"}, asked="birth_date"), FIELDS, said, TODAY)
    assert reading.form.values == {"full_name": "Suminah Sari"}


def test_what_is_only_denied_is_no_answer() -> None:
    begun = Form({"full_name": "Sumi"}, asked="birth_date")
    assert read(begun, FIELDS, "bukan Surmi", TODAY).form.values == begun.values


@pytest.mark.parametrize(
    "said",
    ["bukan itu, maksud saya antrean", "bukan obat mahal, petugasnya kasar sekali dan lama",
     "dokternya bukan spesialis, umum", "bukan siti, ibunya yang sakit sejak kemarin malam"],
)  # fmt: skip
def test_a_complaint_with_a_denial_corrects_nothing_else(said: str) -> None:
    reading = read(Form(values=WHOLE), FIELDS, said, TODAY, at_summary=True)
    assert reading.form.values == WHOLE


@pytest.mark.parametrize("said", ["bukan Siti Aminah kak, Siti Rahma ya", "bukan aminah ya. rahma",
                                  "eh bukan Siti Aminah. Siti Rahma. Makasih"])  # fmt: skip
def test_courtesy_beside_what_is_denied_is_none_of_it(said: str) -> None:
    reading = read(Form(values=WHOLE), FIELDS, said, TODAY, at_summary=True)
    assert reading.form.values == {**WHOLE, "full_name": "Siti Rahma"}
