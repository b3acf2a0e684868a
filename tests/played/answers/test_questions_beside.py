"""A question beside a value: the value is taken, and the question answered, for every field."""

import pytest

from nlu.acts.asking_beside import asks_what_for, partings
from tests.played.theatre import Theatre

MATTERS = {
    "rsjd-atma-husada": ("saya mau mengadu, keran di ruang tunggu patah",),
    "itb-care-center": ("saya mau lapor, tugas saya gagal keunggah terus di edunex",),
    "dinkes-batam": ("cek kepesertaan",),
}
VALUES = {
    "rsjd-atma-husada": {
        "full_name": "Budi Santoso",
        "birth_date": "3 maret 1990",
        "phone": "081255443321",
        "address": "Jl. Pramuka 6 gg 3",
        "email": "budi@gmail.com",
    },
    "itb-care-center": {"full_name": "Gita", "student_number": "13521010", "email": "g@itb.ac.id"},
    "dinkes-batam": {"receipt": "PJK-261102-0041", "applied_on": "2-11-2026",
                     "nik": "2171014107900001"},
}  # fmt: skip
FIELDS = [(office, field) for office, values in VALUES.items() for field in values]
WHY = ["{value}, kenapa harus {label}?", "{value} kok ditanya {label} sih?", "{value} buat apa?",
       "buat apa {label}nya? {value}", "{value}. emang harus ya",
       "{value} (kenapa harus {label}?)"]  # fmt: skip
LABELS = {"full_name": "nama", "birth_date": "tanggal lahir", "phone": "nomor", "email": "email",
          "address": "alamat", "student_number": "nim", "receipt": "nomor resi",
          "applied_on": "tanggal", "nik": "nik"}  # fmt: skip


@pytest.mark.parametrize(("office", "field"), FIELDS)
def test_the_value_is_taken_and_why_is_told(office: str, field: str) -> None:
    values = list(VALUES[office].values())
    value = VALUES[office][field]
    before = (*MATTERS[office], *values[: values.index(value)])
    talks = [(*before, how.format(value=value, label=LABELS[field])) for how in WHY]
    alone, *played = Theatre(office).play_all([(*before, value), *talks])
    for one in played:
        last = one.turns[-1]
        assert one.form.get(field) == alone.form[field], last.said
        assert "utter_form_why" in last.replies[-1].templates, last.said


@pytest.mark.parametrize(("office", "field"), FIELDS)
def test_another_question_is_answered_or_left_to_people(office: str, field: str) -> None:
    values = list(VALUES[office].values())
    value = VALUES[office][field]
    before = (*MATTERS[office], *values[: values.index(value)])
    alone, asked = Theatre(office).play_all(
        [(*before, value), (*before, f"{value}, nanti dikirim zebra gak?")]
    )
    assert asked.form.get(field) == alone.form[field]
    assert "nanti dikirim zebra gak?" in asked.turns[-1].replies[-1].text


@pytest.mark.parametrize("said", ["Budi ya?", "dokter Budi kapan praktek?", "maaf, kenapa nama?"])
def test_a_question_that_only_holds_a_name_gives_none(said: str) -> None:
    assert "full_name" not in Theatre().play(*MATTERS["rsjd-atma-husada"], said).form


@pytest.mark.parametrize("said", ["Jl. Mawar 5, Samarinda", "Siti Aminah", "0812 5544 3321", ""])
def test_a_value_alone_asks_nothing(said: str) -> None:
    assert list(partings(said)) == []


@pytest.mark.parametrize("said", ["jam besuk kapan?", "Samarinda", "berapa biayanya?", ""])
def test_other_questions_ask_nothing_of_the_form(said: str) -> None:
    assert not asks_what_for(said)
