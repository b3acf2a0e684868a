"""A NIK held against the birthday and the sex of the form, and what the agent is warned of."""

import pytest

from forms.field_values import warnings
from forms.form import FieldWarning, Form, ProblemCode, WarningCode
from forms.values import regions
from tests.forms.office import TODAY
from tests.forms.offices import MEMBERSHIP, PERSON, hear, talk

WOMAN_OF_1990 = "6472016802900001"  # 28 February 1990
KNOWN = {"full_name": "Siti Aminah", "birth_date": "1990-02-28", "sex": "Perempuan"}


def person(**changed: str) -> Form:
    """Somebody whose NIK is asked."""
    return Form(values={**KNOWN, **changed}, asked="nik")


def test_a_nik_that_agrees_is_taken_at_once() -> None:
    assert hear(PERSON, WOMAN_OF_1990, person()).form.values["nik"] == WOMAN_OF_1990


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (person(birth_date="1991-02-28"), ProblemCode.NIK_OTHER_BIRTH_DATE),
        (person(birth_date="1990-02-27"), ProblemCode.NIK_OTHER_BIRTH_DATE),
        (person(sex="Laki-laki"), ProblemCode.NIK_OTHER_SEX),
    ],
)
def test_a_nik_that_disagrees_is_asked_once_and_then_taken(form: Form, code: ProblemCode) -> None:
    doubted = hear(PERSON, WOMAN_OF_1990, form)
    assert doubted.wrong == ("nik",)
    assert doubted.form.problems["nik"].code is code
    assert doubted.form.problems["nik"].written == "•••• •••• •••• 0001"
    assert "nik" not in doubted.form.values
    insisted = hear(PERSON, "iya bener, 6472 0168 0290 0001", doubted.form, "nik")
    assert insisted.taken == ("nik",)
    assert insisted.form.values["nik"] == WOMAN_OF_1990
    assert insisted.form.problems == {}


def test_another_nik_that_disagrees_too_is_asked_again() -> None:
    doubted = hear(PERSON, "6472016902900001", person())
    other = hear(PERSON, "6472016702900001", doubted.form, "nik")
    assert other.form.problems["nik"].kept == "6472016702900001"


def test_the_other_field_put_right_ends_the_doubt() -> None:
    doubted = hear(PERSON, WOMAN_OF_1990, person(birth_date="1991-02-28"))
    righted = hear(PERSON, "maaf tgl lahir salah, 28-02-1990", doubted.form, "nik")
    assert righted.form.values == {**KNOWN, "nik": WOMAN_OF_1990}
    assert righted.form.problems == {}


def test_a_birthday_that_comes_after_the_nik_is_held_against_it_too() -> None:
    begun = Form(values={"nik": WOMAN_OF_1990}, asked="birth_date")
    later = hear(PERSON, "27-02-1990", begun)
    assert later.form.values["birth_date"] == "1990-02-27"
    assert later.form.problems["nik"].code is ProblemCode.NIK_OTHER_BIRTH_DATE
    assert hear(PERSON, WOMAN_OF_1990, later.form, "nik").form.problems == {}


def test_what_was_taken_in_spite_of_it_is_not_asked_a_second_time() -> None:
    form = person(nik=WOMAN_OF_1990, birth_date="1991-02-28")
    assert hear(PERSON, "nama: Siti Rahmah", form).form.problems == {}
    again = "nama: Siti Aminah, tgl lahir: 28-02-1991, jk: P, nik: 6472016802900001"
    assert hear(PERSON, again, form).form.problems == {}


def test_all_in_one_message_gives_one_problem() -> None:
    said = "nama: Siti Aminah, tgl lahir: 27-02-1991, jk: L, nik: 6472016802900001"
    reading = hear(PERSON, said)
    assert reading.wrong == ("nik",)
    assert reading.taken == ("full_name", "birth_date", "sex")


def test_a_talk_through_the_whole_form_ends_with_what_was_insisted_on() -> None:
    form = talk(PERSON, "siti aminah", "27 feb 1990", "cewek", WOMAN_OF_1990, WOMAN_OF_1990)
    assert form.next_open(PERSON) is None
    assert form.values["nik"] == WOMAN_OF_1990


def test_the_agent_is_warned_of_what_disagrees_and_of_regions_nobody_knows() -> None:
    values = {**KNOWN, "birth_date": "1990-02-27", "sex": "Laki-laki", "nik": "9972016802900001"}
    assert warnings(PERSON, values, TODAY) == (
        FieldWarning(
            WarningCode.NIK_OTHER_BIRTH_DATE,
            "nik",
            {"in_nik": "1990-02-28", "in_form": "1990-02-27", "other": "birth_date"},
        ),
        FieldWarning(
            WarningCode.NIK_OTHER_SEX,
            "nik",
            {"in_nik": "female", "in_form": "male", "other": "sex"},
        ),
        FieldWarning(WarningCode.NIK_UNKNOWN_REGION, "nik", {"region": "99.72"}),
    )


@pytest.mark.parametrize(
    "region", ["1101", "2171", "6472", "3171", "9201", "9271", "9301", "9401", "9501", "9671"]
)
def test_regions_of_today_and_of_former_provinces_raise_no_warning(region: str) -> None:
    values = {"nik": f"{region}016802900001"}
    assert warnings(MEMBERSHIP, values, TODAY) == ()


@pytest.mark.parametrize(
    ("values", "count"), [({}, 0), ({"nik": "belum jelas"}, 0), ({"nik": "6499016802900001"}, 1)]
)
def test_what_is_no_nik_raises_no_warning(values: dict[str, str], count: int) -> None:
    assert len(warnings(MEMBERSHIP, values, TODAY)) == count


def test_regions_have_their_names() -> None:
    assert regions.name("6472") == "Kota Samarinda"
    assert regions.name("2171") == "Kota Batam"
    assert regions.name("6473") == regions.FORMER  # Tarakan, before North Kalimantan
    assert regions.name("6499") is None
