"""Words that stand beside a value, where the name is asked and not known."""

import pytest

from forms.form import Form, ProblemCode, Reading
from handoff.service import Field
from tests.forms.office import FIELDS
from tests.forms.offices import TICKET, hear

NUMBERS = [(FIELDS, "0812 5544 3321", "phone"), (TICKET, "13519001", "student_number")]


def beside(fields: tuple[Field, ...], text: str) -> Reading:
    """The message read where the name is asked first."""
    return hear(fields, text, Form(), "full_name")


@pytest.mark.parametrize(("fields", "number", "key"), NUMBERS)
@pytest.mark.parametrize(
    "text",
    [
        "{} ding",
        "eh nomornya {} ding",
        "{} punya Andi",
        "{} milik kakak saya",
        "{} telkomsel",
        "{} wa aja",
        "{} ya kak",
        "{} bisa ditelpon",
    ],
)
def test_what_speaks_of_the_value_is_nobodys_name(
    fields: tuple[Field, ...], number: str, key: str, text: str
) -> None:
    reading = beside(fields, text.format(number))
    assert reading.taken == (key,)
    assert "full_name" not in {*reading.form.values, *reading.form.problems}


@pytest.mark.parametrize(("fields", "number", "key"), NUMBERS)
@pytest.mark.parametrize("word", ["aktip", "zzulfikr", "mrcel"])
def test_a_strange_word_behind_a_value_is_asked_about(
    fields: tuple[Field, ...], number: str, key: str, word: str
) -> None:
    reading = beside(fields, f"{number} {word}")
    assert (reading.taken, reading.wrong) == ((key,), ("full_name",))
    problem = reading.form.problems["full_name"]
    assert (problem.code, problem.suggestion) == (ProblemCode.NAME_UNSURE, word.capitalize())


@pytest.mark.parametrize(("fields", "number", "key"), NUMBERS)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{} budi santoso", "Budi Santoso"),
        ("{} Mrcel Zul", "Mrcel Zul"),
        ("{}, nama saya mrcel", "Mrcel"),
        ("mrcel {}", "Mrcel"),
    ],
)
def test_a_name_beside_a_value_is_taken(
    fields: tuple[Field, ...], number: str, key: str, text: str, name: str
) -> None:
    reading = beside(fields, text.format(number))
    assert set(reading.taken) == {"full_name", key}
    assert reading.form.values["full_name"] == name


@pytest.mark.parametrize(
    "text",
    ["Siti, ibunya Andi", "Siti ibunya Andi", "Siti (istrinya Rahmat)", "siti, anaknya bu Rina"],
)
def test_whose_relative_somebody_is_belongs_to_no_name(text: str) -> None:
    assert beside(FIELDS, text).form.values == {"full_name": "Siti"}
