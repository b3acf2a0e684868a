"""Values beside each other without labels: each is recorded in its field, whichever is asked."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import permutations

import pytest

from app.settings import ROOT
from forms.form import Form, Reading
from forms.reading import read
from handoff.loading.procedure import load_procedure
from handoff.service import Field, FieldType
from tests.forms.office import hear

TODAY = date(2026, 11, 30)
VALUES: Mapping[FieldType, tuple[tuple[str, str], ...]] = {
    FieldType.NAME: (
        ("Ratna Dewi", "Ratna Dewi"),
        ("gita", "Gita"),
        ("nama saya I Made Rai", "I Made Rai"),
    ),
    FieldType.BIRTH_DATE: (
        ("5 mei 1985", "1985-05-05"),
        ("lahir 05-05-1985", "1985-05-05"),
        ("5/5/1985", "1985-05-05"),
    ),
    FieldType.PHONE: (
        ("0813 2211 4455", "+6281322114455"),
        ("hp 081322114455", "+6281322114455"),
    ),
    FieldType.EMAIL: (("gita@itb.ac.id", "gita@itb.ac.id"),),
    FieldType.STUDENT_NUMBER: (("13521010", "13521010"), ("nim 135210105", "135210105")),
    FieldType.NIK: (("6472010505850001", "6472010505850001"),),
    FieldType.RECEIPT: (("PJK-261102-0041", "PJK-261102-0041"),),
    FieldType.DATE: (("2 november 2026", "2026-11-02"),),
}
JOINS = (" ", ", ", "\n", " - ", " / ", " dan ")
OFFICES = ("rsjd-atma-husada", "itb-care-center", "rsud-haji", "poltekkes-jakarta-3",
           "dinkes-batam")  # fmt: skip
FORMS = [
    (office, service.key)
    for office in OFFICES
    for service in load_procedure(ROOT / "procedures" / office).services
    if service.form
]


def rows_of(fields: tuple[Field, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Every two of the form's values and all of them, joined in every way."""
    known = [field for field in fields if field.type in VALUES]
    for turn, some in enumerate([*permutations(known, 2), tuple(known), tuple(known[::-1])]):
        chosen = [VALUES[one.type][turn % len(VALUES[one.type])] for one in some]
        wanted = {one.key: value for one, (_, value) in zip(some, chosen, strict=True)}
        for join in JOINS:
            if len(some) > 1:
                yield join.join(written for written, _ in chosen), wanted


def is_mail_alone(text: str, asked: Field) -> bool:
    """Whether the words before a mail address may be of it, where that is asked."""
    return asked.type is FieldType.EMAIL and text.count(" ") > 0 and text.endswith(".id")


@pytest.mark.parametrize(("office", "service"), FORMS)
def test_values_beside_each_other_are_all_recorded(office: str, service: str) -> None:
    fields = load_procedure(ROOT / "procedures" / office).service(service).form
    lost = []
    for asked in fields:
        for text, wanted in rows_of(fields):
            form = read(Form(asked=asked.key), fields, text, TODAY).form
            got = {key: form.values.get(key) for key in wanted}
            if got != wanted and not is_mail_alone(text, asked):
                lost.append((asked.key, text, got))
    assert lost == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ratna Dewi, Jl. Kenari 9 Samarinda, 0813 2211 4455",
         {"full_name": "Ratna Dewi", "address": "Jl. Kenari 9 Samarinda",
          "phone": "+6281322114455"}),
        ("Jl. Kenari 9, Samarinda dan 5 mei 1985",
         {"address": "Jl. Kenari 9, Samarinda", "birth_date": "1985-05-05"}),
        ("Jl. Kenari 9 Samarinda, nama saya Ratna Dewi, 5 mei 1985",
         {"address": "Jl. Kenari 9 Samarinda", "full_name": "Ratna Dewi",
          "birth_date": "1985-05-05"}),
        ("Sri Wahyuni, S.Pd, ttl samarinda 5 mei 1985",
         {"full_name": "Sri Wahyuni, S.Pd", "birth_date": "1985-05-05"}),
        ("saya Budi Santoso ya kak, no hp saya 0812 3456 7890",
         {"full_name": "Budi Santoso", "phone": "+6281234567890"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", ["full_name", "birth_date", "phone", "email", "purpose"])
def test_names_and_addresses_between_them_are_kept_whole(
    text: str, values: dict[str, str], asked: str
) -> None:
    assert hear(text, asked=asked).form.values == values


@pytest.mark.parametrize(
    "text",
    [
        "keran patah sejak 5 mei 2026 sampai sekarang, hp 0813 2211 4455",
        "antri obat dari tanggal 5 mei 2026",
        "dokter Budi tidak datang 5 mei 2026",
    ],
)
def test_a_day_of_a_story_is_nobodys_birthday(text: str) -> None:
    assert "birth_date" not in hear(text, asked="purpose").form.values


def test_what_stands_for_a_name_and_is_none_is_asked_about_and_the_rest_recorded() -> None:
    reading = hear("asdfgh 5 mei 1985", asked="full_name")
    assert reading.form.values == {"birth_date": "1985-05-05"}
    assert list(reading.form.problems) == ["full_name"]


def test_another_name_than_the_right_one_changes_nothing_unasked() -> None:
    begun = Form(values={"full_name": "Siti Aminah"})
    assert hear("Ratna Dewi 5 mei 1985", begun, asked="birth_date").form.values["full_name"] == (
        "Siti Aminah"
    )


def heard_at_campus(text: str, asked: str) -> Reading:
    """The reading by the care centre of the campus."""
    fields = load_procedure(ROOT / "procedures" / "itb-care-center").service("ticket").form
    return read(Form(asked=asked), fields, text, TODAY)


@pytest.mark.parametrize("asked", ["full_name", "email", "purpose"])
@pytest.mark.parametrize("number", ["13521010", "10112002", "135210105"])
def test_a_number_alone_that_can_be_no_day_here_is_recorded_early_or_late(
    number: str, asked: str
) -> None:
    assert heard_at_campus(number, asked).form.values == {"student_number": number}


@pytest.mark.parametrize("name", ["Ratna Dewi", "saya Ratna Dewi"])
@pytest.mark.parametrize("place", ["jl kenari 9 samarinda", "alamat jl kenari 9 samarinda"])
@pytest.mark.parametrize("matter", ["komplain keran patah", "mau lapor petugas kasar",
                                    "petugasnya kasar sekali", "antrean lama banget"])  # fmt: skip
@pytest.mark.parametrize("join", [" ", ", "])
def test_a_matter_behind_a_row_is_never_lost(name: str, place: str, matter: str, join: str) -> None:
    fields = load_procedure(ROOT / "procedures" / "rsjd-atma-husada").service("complaint").form
    said = join.join((name, "hp 081322114455", place, matter))
    reading = read(Form(), fields, said, TODAY)
    kept = " ".join((reading.rest, *reading.form.values.values()))
    assert not reading.taken or all(word in kept for word in matter.split())
