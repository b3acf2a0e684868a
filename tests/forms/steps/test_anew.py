"""A known field told anew without its label, while another one is asked."""

import pytest

from forms.form import Form, ProblemCode
from forms.reading import read
from handoff.service import Field
from tests.forms import offices
from tests.forms.office import FIELDS, TODAY, WHOLE, hear
from tests.forms.offices import MEMBERSHIP, TICKET

SLIPS = {
    "full_name": ("eh Siti Aminah Zahra", "Siti Aminah Zahra"),
    "birth_date": ("27 feb 1990", "1990-02-27"),
    "phone": ("0812-5544-3322", "+6281255443322"),
    "address": ("jl. pangeran antasari 13 samarinda", "jl. pangeran antasari 13 samarinda"),
    "email": ("sita@gmail.com", "sita@gmail.com"),
}
OTHERS = {
    "birth_date": ("12 mei 1984", "1984-05-12"),
    "phone": ("0857 1234 5678", "+6285712345678"),
    "address": ("Jl. Cempaka 7 Balikpapan", "Jl. Cempaka 7 Balikpapan"),
    "email": ("ahmad.yani@yahoo.com", "ahmad.yani@yahoo.com"),
}
KEYS = [field.key for field in FIELDS]


def asking(key: str) -> Form:
    """Everything before that field is known; an empty key asks nothing."""
    known = KEYS[: KEYS.index(key)] if key else KEYS
    return Form(values={one: WHOLE[one] for one in known}, asked=key)


def later_than(key: str) -> list[str]:
    """The fields that are asked after it, and the summary."""
    return [*KEYS[KEYS.index(key) + 1 :], ""]


@pytest.mark.parametrize(
    ("asked", "key"), [(asked, key) for key in SLIPS for asked in later_than(key)]
)
def test_a_value_that_is_only_a_slip_apart_is_the_better_one(asked: str, key: str) -> None:
    text, value = SLIPS[key]
    reading = read(asking(asked), FIELDS, text, TODAY, at_summary=not asked)
    assert reading.taken == (key,)
    assert reading.form.values == {**asking(asked).values, key: value}
    assert reading.form.problems == {}


@pytest.mark.parametrize(
    ("asked", "key"), [(asked, key) for key in OTHERS for asked in later_than(key) if asked]
)
def test_another_value_is_asked_about_and_takes_no_other_place(asked: str, key: str) -> None:
    text, value = OTHERS[key]
    reading = hear(text, asking(asked))
    assert (reading.taken, reading.wrong) == ((), (key,))
    assert reading.form.values == asking(asked).values
    problem = reading.form.problems[key]
    assert problem.code is ProblemCode.SEVERAL
    assert (problem.suggestion, problem.others) == (value, (WHOLE[key],))


@pytest.mark.parametrize(
    ("asked", "text", "key", "value"),
    [
        ("birth_date", "eh Dewi Lestari", "full_name", "Dewi Lestari"),
        ("birth_date", "eh siti aminah zahra deh", "full_name", "Siti Aminah Zahra"),
        ("birth_date", "dewi lestari maksudnya", "full_name", "Dewi Lestari"),
        ("phone", "12 mei 1984 maksud saya kak", "birth_date", "1984-05-12"),
        ("phone", "maaf 12 mei 1984", "birth_date", "1984-05-12"),
        ("address", "eh 0857 1234 5678", "phone", "+6285712345678"),
        ("email", "eh Jl. Cempaka 7 Balikpapan", "address", "Jl. Cempaka 7 Balikpapan"),
        ("purpose", "eh maaf ahmad@yahoo.com", "email", "ahmad@yahoo.com"),
    ],
)
def test_who_takes_back_the_last_answer_is_not_asked(
    asked: str, text: str, key: str, value: str
) -> None:
    reading = hear(text, asking(asked))
    assert reading.taken == (key,)
    assert reading.form.values[key] == value


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("birth_date", "Rahmat Hidayat"),  # somebody else's name is nobody's better one
        ("phone", "Siti Aminah"),
        ("address", "Samarinda, Jl. Mawar 6"),
        ("purpose", "antrean obat di Jl. Cempaka 7"),
        ("purpose", "dihubungi 0857 1234 5678 lalu ditutup"),
    ],
)
def test_what_is_no_better_value_changes_none(asked: str, text: str) -> None:
    reading = hear(text, asking(asked))
    before = asking(asked).values
    assert {key: reading.form.values[key] for key in before} == before
    assert not reading.form.problems.keys() & before.keys()


@pytest.mark.parametrize(
    ("fields", "known", "asked", "text", "key"),
    [
        (MEMBERSHIP, {"nik": "6472016802900001"}, "phone", "6472016802900002", "nik"),
        (MEMBERSHIP, {"receipt": "BTM-2023-000123"}, "nik", "BTM-2023-000132", "receipt"),
        (TICKET, {"student_number": "13519001"}, "email", "13519002", "student_number"),
        (TICKET, {"email": "siti@itb.ac.id"}, "problem", "sita@itb.ac.id", "email"),
    ],
)
def test_numbers_of_any_kind_are_put_right_so(
    fields: tuple[Field, ...], known: dict[str, str], asked: str, text: str, key: str
) -> None:
    reading = offices.hear(fields, text, Form(values=known), asked)
    assert reading.taken == (key,)
    assert reading.form.values == {key: text}
