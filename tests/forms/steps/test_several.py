"""Several values where the form has room for one: none is dropped unasked, whichever is right."""

import pytest

from forms.form import Problem, ProblemCode
from tests.forms.office import hear

TWO = [
    ("email", "siti@unmul.ac,id / siti@gmail.com", "siti@unmul.ac.id", "siti@gmail.com"),
    ("email", "siti@gmail.com / siti@unmul.ac,id", "siti@gmail.com", "siti@unmul.ac.id"),
    ("email", "siti@gmial.com, siti@unmul.ac.id", "siti@gmail.com", "siti@unmul.ac.id"),
    ("email", "siti@gmail.com\nsiti@unmul.ac.id", "siti@gmail.com", "siti@unmul.ac.id"),
    ("email", "email: siti@gmail.com\nemail: a@b.co", "siti@gmail.com", "a@b.co"),
    ("phone", "o81255443321 / 081344556677", "+6281255443321", "+6281344556677"),
    ("phone", "hp: 081255443321\nwa: 081344556677", "+6281255443321", "+6281344556677"),
    ("birth_date", "12-5-1990 / 13-5-1990", "1990-05-12", "1990-05-13"),
    ("full_name", "Siti Aminah dan Budi Santoso", "Siti Aminah", "Budi Santoso"),
    ("full_name", "nama: Siti Aminah\nnama: Budi Santoso", "Siti Aminah", "Budi Santoso"),
    ("address", "alamat: jl mawar 5 bontang\nalamat: jl kenari 9 samarinda",
     "jl mawar 5 bontang", "jl kenari 9 samarinda"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "text", "first", "second"), TWO)
def test_of_two_values_both_are_kept_for_the_question(
    asked: str, text: str, first: str, second: str
) -> None:
    form = hear(text, asked=asked).form
    assert asked not in form.values
    problem = form.problems[asked]
    assert problem.code is ProblemCode.SEVERAL
    assert (problem.suggestion, problem.others) == (first, (second,))


def test_a_right_value_after_a_wrong_one_is_asked_about() -> None:
    problem = hear("31/02/1990\n28/02/1990", asked="birth_date").form.problems["birth_date"]
    assert (problem.code, problem.suggestion) == (ProblemCode.SEVERAL, "1990-02-28")
    assert "31/02/1990" in problem.written


def test_the_third_of_three_is_kept_as_well() -> None:
    problem = hear("a@b.co, c@d.co, e@f.co", asked="email").form.problems["email"]
    assert (problem.suggestion, *problem.others) == ("a@b.co", "c@d.co", "e@f.co")


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        ("email", "siti@gmail,com / siti@gmail.com", "siti@gmail.com"),
        ("phone", "081255443321 eh salah 081344556677", "+6281344556677"),
        ("phone", "bukan 081255443321 tapi 081344556677", "+6281344556677"),
        ("email", "siti@gmail.com eh siti@yahoo.com", "siti@yahoo.com"),
        ("birth_date", "3 juni 1988 eh 4 juni 1988", "1988-06-04"),
    ],
)
def test_what_is_said_twice_or_taken_back_at_once_is_one_value(
    asked: str, text: str, value: str
) -> None:
    form = hear(text, asked=asked).form
    assert form.values == {asked: value}
    assert form.problems == {}


def test_a_value_after_words_that_gave_none_is_taken() -> None:
    form = hear("hp: yang aktif\n081255443321").form
    assert form.values == {"phone": "+6281255443321"}
    assert isinstance(hear("hp: yang aktif").form.problems.get("phone"), Problem)
