"""Numbers of the office's own kind: what their pattern says, however people write them."""

from dataclasses import replace

import pytest

from forms.field_values import check, hidden, missing, secrets, shown
from forms.form import Form, How, Problem, ProblemCode, Reading
from forms.reading import read
from forms.types.code import labels_of
from handoff.service import Field, FieldType
from tests.forms.office import TODAY
from tests.forms.verdicts import refused
from tests.numbers import FAMILY_CARD, FIELDS, NAME, NIK, PASSPORT, POLICY

PERSON, FAMILY = "2171014107900001", "2171011503120004"
ACCOUNT = Field(
    "account", FieldType.CODE, "Nomor pelanggan", (), "1234567890", pattern=r"\d{10,12}"
)


def heard(text: str, asked: str = "", form: Form | None = None) -> Reading:
    return read((form or Form()).asking(asked), FIELDS, text, TODAY)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (PASSPORT, "a1234567", "A1234567"),
        (PASSPORT, "A 123-4567", "A1234567"),
        (PASSPORT, "paspor saya A1234567 ya kak", "A1234567"),
        (FAMILY_CARD, "2171 0115 0312 0004", FAMILY),
        (FAMILY_CARD, "2171.0115.0312.0004", FAMILY),
        (FAMILY_CARD, f"kk: {FAMILY}", FAMILY),
        (POLICY, "pol 2026 00417", "POL-2026-00417"),
        (POLICY, "POL202600417", "POL-2026-00417"),
        (POLICY, "polisnya pol/2026/00417", "POL-2026-00417"),
    ],
)
def test_blanks_signs_and_capitals_are_those_of_the_pattern(
    field: Field, text: str, value: str
) -> None:
    assert check(field, text, TODAY) == value
    assert check(field, value, TODAY) == value


def test_a_pattern_in_small_letters_keeps_them() -> None:
    small = replace(POLICY, pattern=r"pol-\d{4}-\d{5}", example="pol-2026-00417")
    assert check(small, "POL 2026 00417", TODAY) == "pol-2026-00417"


@pytest.mark.parametrize(
    ("field", "text", "said", "meant"),
    [
        (PASSPORT, "tidak hafal", "tidak hafal", ""),
        (PASSPORT, "A123456", "•••• 456", ""),
        (FAMILY_CARD, "21710115O3120004", "•••• •••• •••• 0004", FAMILY),
        (FAMILY_CARD, "217101150312000", "•••• •••• ••• 2000", ""),
        (POLICY, "POL-2026-417", "POL-2026-417", ""),
        (FAMILY_CARD, f"nik {PERSON}", "nik •••• •••• •••• 0001", ""),
        (ACCOUNT, "hp saya 081255443321", "hp saya 081255443321", ""),
    ],
)
def test_what_is_no_such_number_is_refused_and_a_masked_one_never_said_back(
    field: Field, text: str, said: str, meant: str
) -> None:
    assert check(field, text, TODAY) == Problem(ProblemCode.NOT_A_CODE, said, meant)


def test_of_two_the_one_that_is_meant_is_asked_without_showing_them() -> None:
    problem = refused(check(PASSPORT, "A1234567 atau B7654321", TODAY))
    assert (problem.code, problem.suggestion, problem.others) == (
        ProblemCode.SEVERAL, "A1234567", ("B7654321",),
    )  # fmt: skip
    assert problem.written == "•••• 4567, •••• 4321"


def test_a_date_in_the_pattern_has_to_be_in_the_calendar() -> None:
    dated = replace(POLICY, pattern=r"POL-(?P<yymmdd>\d{6})", example="POL-261102")
    assert check(dated, "pol 261102", TODAY) == "POL-261102"
    assert refused(check(dated, "POL-261342", TODAY)).code is ProblemCode.NOT_A_CODE


def test_one_that_is_masked_shows_its_last_signs_until_somebody_asks() -> None:
    assert shown(PASSPORT, "A1234567") == hidden(PASSPORT, "A1234567") == "•••• 4567"
    assert shown(POLICY, "POL-2026-00417") == "POL-2026-00417"
    assert hidden(POLICY, "POL-2026-00417") == ""
    short = replace(PASSPORT, pattern=r"[A-Z]\d{3}", example="B123")
    assert shown(short, "B123") == "•• 23"
    known = {"passport": "A1234567", "policy": "POL-2026-00417", "nik": PERSON}
    assert secrets(FIELDS, known) == ("A1234567", PERSON)


def test_numbers_under_their_labels_land_in_their_fields() -> None:
    said = f"nik {PERSON}, kk {FAMILY}, paspor a1234567\nnomor polis: pol 2026 00417"
    reading = heard(said)
    assert reading.how is How.LABELLED
    assert reading.form.values == {
        "nik": PERSON,
        "family_card": FAMILY,
        "passport": "A1234567",
        "policy": "POL-2026-00417",
    }


@pytest.mark.parametrize("label", ["no. kk", "nomor kk", "KK", "nomer kartu keluarga"])
def test_a_label_is_known_with_and_without_the_word_for_number(label: str) -> None:
    assert heard(f"{label}: {FAMILY}", "nik").form.values == {"family_card": FAMILY}


def test_a_label_that_only_begins_like_the_word_for_number_stays_whole() -> None:
    tax = replace(ACCOUNT, label="NOP", aliases=("nota",))
    assert labels_of(tax) >= {"nop", "nonop", "nota", "nomornota"}
    assert labels_of(tax).isdisjoint({"p", "ta"})


def test_letters_make_a_number_known_without_a_label() -> None:
    reading = heard("Siti Aminah a1234567 POL-2026-00417", "full_name")
    assert reading.form.values == {
        "full_name": "Siti Aminah", "passport": "A1234567", "policy": "POL-2026-00417",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "key", "number"), [("nik", "nik", PERSON), ("family_card", "family_card", FAMILY)]
)
@pytest.mark.parametrize("around", ["{}", "{} ya pak", "ini {}"])
def test_sixteen_digits_answer_the_field_that_was_asked(
    asked: str, key: str, number: str, around: str
) -> None:
    assert heard(around.format(number), asked).form.values == {key: number}


def test_sixteen_digits_that_may_be_either_are_asked_about() -> None:
    reading = heard(f"Siti Aminah, {FAMILY}", "full_name")
    problem = reading.form.problems["family_card"]
    assert reading.form.values == {"full_name": "Siti Aminah"}
    assert (problem.code, problem.suggestion) == (ProblemCode.CODE_UNSURE, FAMILY)
    assert problem.written == "•••• •••• •••• 0004"


def test_a_number_that_may_be_a_telephone_is_asked_about_and_one_in_a_story_is_left() -> None:
    fields = (NAME, ACCOUNT)
    asked = read(Form(), fields, "Siti Aminah 081255443321", TODAY)
    assert asked.form.problems["account"].code is ProblemCode.CODE_UNSURE
    told = read(Form(), fields, "petugas yang nomornya 081255443321 tidak menjawab", TODAY)
    assert told.how is How.NOTHING
    own = read(Form(), fields, "Siti Aminah 1234567890", TODAY)
    assert own.form.values == {"full_name": "Siti Aminah", "account": "1234567890"}


def test_no_number_fills_two_fields() -> None:
    nik = heard(PERSON, "nik").form
    again = heard(PERSON, "family_card", nik)
    assert again.form.values == {"nik": PERSON}
    assert again.form.problems["family_card"] == Problem(
        ProblemCode.NOT_A_CODE, "•••• •••• •••• 0001"
    )
    card = heard(FAMILY, "family_card").form
    other = heard(FAMILY, "nik", card)
    assert other.form.values == {"family_card": FAMILY}
    assert other.form.problems["nik"].code is ProblemCode.NOT_A_NIK


def test_a_nik_is_no_other_number_where_its_own_words_call_it_one() -> None:
    fields = (NAME, FAMILY_CARD)
    for asked in ("full_name", "family_card"):
        form = read(Form().asking(asked), fields, f"nik saya {PERSON}", TODAY).form
        assert "family_card" not in form.values
    assert heard(f"no kk {FAMILY}", "nik").form.values == {"family_card": FAMILY}


def test_it_is_put_right_and_declined_like_everything_else() -> None:
    form = heard("paspor A1234567, polis POL-2026-00417").form
    better = heard("bukan A1234567 tapi A1234568", "nik", form).form
    assert better.values["passport"] == "A1234568"
    assert heard("eh salah, polis POL-2026-00418", "nik", form).form.values["policy"] == (
        "POL-2026-00418"
    )
    assert heard("tidak punya", "policy").form.declined == {"policy"}
    assert heard("tidak punya", "passport").form.problems["passport"] == missing(
        PASSPORT, "tidak punya"
    )


def test_the_nik_itself_reads_as_before() -> None:
    alone = read(Form().asking("full_name"), (NAME, NIK), f"Siti Aminah, {PERSON}", TODAY)
    assert alone.form.values == {"full_name": "Siti Aminah", "nik": PERSON}
