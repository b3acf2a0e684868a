"""Nothing is cut out of a name unasked, wherever its words also say something else."""

from itertools import product

import pytest

from forms.form import Form, ProblemCode, Reading
from forms.reading import read
from handoff.service import Field
from tests.forms.office import FIELDS, TODAY, whole_form
from tests.forms.offices import PERSON, TICKET

OFFICES = {"default": FIELDS, "campus": TICKET, "person": PERSON}
LABELS = [
    "Nama: {}",
    "nama saya {}",
    "nama lengkap: {}",
    "nama saya: {}",
    "NAMA = {}",
    "Nama Lengkap - {}",
]
NAMES = ["Sinta Benar", "Siti Oke", "Slamet Sudah", "Ubah Prasetyo", "Ganti Hutapea", "Cek Mat",
         "Batal Nugroho", "Maria Lagi Tambunan", "Benar Surbakti", "Dewi Jadi Sari", "Agus Betul",
         "Koreksi Silaban", "Bagus Sekarang"]  # fmt: skip
UNLIKELY = ["Cek Mat", "Bagus Sekarang"]
"""Without *nama* before them they may be a command or an opinion."""
COURTESY = ["{}, makasih ya", "{}. Terima kasih", "{}, tolong dibantu ya kak", "{} ya",
            "{}, mau komplain", "{} kak"]  # fmt: skip
PEOPLE = ["Siti Aminah", "rudi hartono", "Maria Goretti Wanggai"]


def hear(text: str, fields: tuple[Field, ...], *, asked: bool) -> Reading:
    """The reading where the name was asked, or at the summary of a form that is whole."""
    if asked:
        return read(Form(asked="full_name"), fields, text, TODAY)
    return read(whole_form(), fields, text, TODAY, at_summary=True)


def meant(reading: Reading) -> str:
    """The name that was taken, or that is asked about."""
    problem = reading.form.problems.get("full_name")
    return problem.suggestion if problem else reading.form.values["full_name"]


@pytest.mark.parametrize("asked", [True, False], ids=["asked", "summary"])
@pytest.mark.parametrize("fields", OFFICES.values(), ids=OFFICES)
@pytest.mark.parametrize("name", [*NAMES, "sinta benar", "siti oke", "agus sudah"])
def test_a_labelled_name_is_taken_or_asked_about_whole(
    name: str, fields: tuple[Field, ...], asked: bool
) -> None:
    for label in LABELS:
        said = label.format(name)
        assert meant(hear(said, fields, asked=asked)).casefold() == name.casefold(), said


@pytest.mark.parametrize("fields", OFFICES.values(), ids=OFFICES)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_was_asked_is_taken_or_asked_about_whole(
    name: str, fields: tuple[Field, ...]
) -> None:
    for said in (name, f"nama saya {name}") if name not in UNLIKELY else (f"nama saya {name}",):
        assert meant(hear(said, fields, asked=True)).casefold() == name.casefold(), said


@pytest.mark.parametrize("asked", [True, False], ids=["asked", "summary"])
@pytest.mark.parametrize("fields", OFFICES.values(), ids=OFFICES)
def test_courtesy_behind_a_name_is_none_of_it(fields: tuple[Field, ...], asked: bool) -> None:
    for frame, name in product(COURTESY, PEOPLE):
        said = "Nama: " + frame.format(name)
        reading = hear(said, fields, asked=asked)
        assert reading.form.values["full_name"].casefold() == name.casefold(), said
        assert "full_name" not in reading.form.problems, said


def test_where_the_sentence_goes_on_it_is_read_further() -> None:
    reading = hear("nama siti aminah mau komplain", FIELDS, asked=True)
    assert (reading.form.values["full_name"], reading.rest) == ("Siti Aminah", "mau komplain")


@pytest.mark.parametrize("label", ["Nama: {}", "Nama Saya: {}"])
def test_a_sentence_with_capitals_is_not_taken_for_a_name_unasked(label: str) -> None:
    reading = hear(label.format("Siti Aminah Mau Komplain"), FIELDS, asked=True)
    assert reading.form.values == {}
    assert reading.form.problems["full_name"].suggestion == "Siti Aminah"


@pytest.mark.parametrize("said", ["Ubah Prasetyo", "ubah prasetyo", "Ganti Hutapea"])
def test_a_command_before_a_word_overwrites_no_name_unasked(said: str) -> None:
    for fields in (FIELDS, FIELDS[:1]):
        values = {one.key: whole_form().values[one.key] for one in fields}
        reading = read(Form(values=values), fields, said, TODAY, at_summary=True)
        assert reading.form.values == values
    problem = reading.form.problems["full_name"]
    assert problem.code is ProblemCode.NAME_UNSURE
    assert said.rsplit(maxsplit=1)[-1].title() in problem.suggestion


BEHIND = ["{} nama lengkapnya", "{} itu nama saya", "{} nama saya", "{}, nama lengkap saya",
          "{} namanya"]  # fmt: skip
AROUND = ["nama saya tanpa gelar: {}", "nama tanpa gelar {}", "nama lengkap tanpa gelar: {}",
          "nama saya di KTP: {}", "nama asli saya: {}", "benar tapi namanya {}",
          "betul, cuma namanya {}", "sudah benar tapi nama saya {}"]  # fmt: skip


@pytest.mark.parametrize("fields", OFFICES.values(), ids=OFFICES)
@pytest.mark.parametrize("frame", [*BEHIND, *AROUND])
def test_a_name_is_found_on_either_side_of_its_label(frame: str, fields: tuple[Field, ...]) -> None:
    story = next((one.key for one in fields if one.key in ("purpose", "problem")), "")
    begun = (Form(asked="full_name"), whole_form(), Form({"full_name": "Dewi"}, asked=story))
    for form, name in product(begun, ("Dewi Ratna Sari", "bambang sudibyo")):
        said = frame.format(name)
        reading = read(form, fields, said, TODAY, at_summary=not form.asked)
        assert meant(reading).casefold() == name.casefold(), said
        others = {key: value for key, value in reading.form.values.items() if key != "full_name"}
        assert others == {key: value for key, value in form.values.items() if key != "full_name"}
        assert frame in AROUND or reading.rest == ""


@pytest.mark.parametrize(
    "said", ["Dewi nama anak saya", "Budi nama perawatnya", "petugas salah tulis nama saya",
             "kartunya belum ada nama saya", "siapa nama lengkapnya"],
)  # fmt: skip
def test_the_name_of_somebody_else_renames_nobody(said: str) -> None:
    reading = hear(said, FIELDS, asked=False)
    assert reading.form.values["full_name"] == "Siti Aminah"
    assert reading.form.problems == {}


@pytest.mark.parametrize(
    ("said", "key", "value"),
    [
        ("jl melati 7 samarinda alamat saya", "address", "jl melati 7 samarinda"),
        ("3 mei 1990 tanggal lahir saya", "birth_date", "1990-05-03"),
        ("081255443322 nomor hp saya", "phone", "+6281255443322"),
    ],
)
def test_a_label_behind_any_value_is_none_of_it(said: str, key: str, value: str) -> None:
    for form in (Form(asked=key), Form(asked="full_name")):
        assert read(form, FIELDS, said, TODAY).form.values == {key: value}
