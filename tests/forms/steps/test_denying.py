"""That there is no such thing is heard beside a value, and the value is taken without it."""

import pytest

from forms.form import Form, How
from tests.forms.office import hear
from tests.forms.offices import SCREENSHOT, TICKET
from tests.forms.offices import hear as hear_office

KNOWN = {"full_name": "Dwi Septiani", "birth_date": "1990-05-12", "phone": "+6281255443321"}
DENIALS = ["tidak punya email", "ga punya email", "gapunya email", "tanpa email", "email ga ada",
           "kagak punya email cuy", "gw gak pake email gan", "sy blm ada email", "tak punya imel",
           "emailnya ndak punya", "email gw ga ada", "ora punya email",
           "ngga ada email kak"]  # fmt: skip
ROADS = ["jl cendana 4 samarinda", "samarinda ulu gang 3", "perum griya asri blok c 5, samarinda"]


@pytest.mark.parametrize("joint", [", ", " ", "\n", ". ", " dan ", "; ", " tapi "])
@pytest.mark.parametrize("denial", DENIALS)
def test_an_address_is_taken_and_what_is_lacking_heard(denial: str, joint: str) -> None:
    for road in ROADS:
        reading = hear(f"{road}{joint}{denial}", Form(values=KNOWN), "address")
        assert reading.form.values == {**KNOWN, "address": road}
        assert reading.form.declined == {"email"}
        assert reading.form.problems == {}


@pytest.mark.parametrize("denial", DENIALS)
def test_so_it_is_beside_every_other_value(denial: str) -> None:
    values = {"full_name": "dwi septiani", "birth_date": "12 mei 1990", "phone": "081255443321"}
    for asked, value in values.items():
        for said in (f"{value}, {denial}", f"{value} {denial}", f"{denial}, {value}"):
            reading = hear(said, Form(), asked)
            assert reading.form.values == {asked: KNOWN[asked]}, said
            assert reading.form.declined == {"email"}, said


@pytest.mark.parametrize("denial", DENIALS)
def test_so_it_is_at_the_end_of_a_whole_list(denial: str) -> None:
    said = f"dwi septiani, 12 mei 1990, 081255443321, jl cendana 4 samarinda, {denial}"
    reading = hear(said, Form(), "full_name")
    assert reading.form.values == {**KNOWN, "address": "jl cendana 4 samarinda"}
    assert reading.form.declined == {"email"}


def test_an_optional_field_of_any_type_is_heard() -> None:
    for said in ("Dwi Septiani, ga punya tangkapan layar", "dwi septiani tanpa foto"):
        reading = hear_office(TICKET, said, asked="full_name")
        assert reading.form.values == {"full_name": "Dwi Septiani"}
        assert reading.form.declined == {SCREENSHOT.key}


def test_what_is_required_is_not_declined_and_no_part_of_the_address() -> None:
    reading = hear("jl cendana 4 samarinda, ga punya hp", Form(), "address")
    assert reading.form.values == {"address": "jl cendana 4 samarinda"}
    assert reading.form.declined == frozenset()


@pytest.mark.parametrize(
    "said",
    ["saya tidak punya email kampus jadi tidak bisa login", "petugas bilang saya tidak punya email",
     "di loket tidak ada email balasan"],
)  # fmt: skip
def test_a_matter_that_speaks_of_it_is_kept_whole(said: str) -> None:
    reading = hear(said, Form(), "purpose")
    assert reading.form.values == {"purpose": said}
    assert reading.form.declined == frozenset()


def test_it_alone_declines_it_whatever_is_asked() -> None:
    for asked in ("full_name", "address", "email"):
        reading = hear("ga punya email gan", Form(), asked)
        assert reading.form.declined == {"email"}
        assert reading.form.values == {}
        assert reading.how is not How.NOTHING
