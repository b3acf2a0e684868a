"""Words of any kind are kept as they were written, or asked about: nothing is cut out silently."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forms.form import Form, ProblemCode
from forms.reading import read
from forms.writing.plain import READ_AT_MOST
from handoff.service import Field, FieldType
from tests.forms.office import ADDRESS, PURPOSE, TODAY, hear

FACULTY = Field("faculty", FieldType.TEXT, "Fakultas", (), "STEI")
MATTER = st.lists(
    st.sampled_from(
        ["lantai", "bocor", "antre", "lama", "obat", "😡", "👨\u200d👩\u200d👧", "!!!", "…",
         "(", ")", "*", "_",
         "“sabar”", "–", "-", "?!", "³", "ﬁ", "\u200b", ".", ",", "'", "é", "漢", "\n", "~", "/"]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@given(MATTER)
@example("lantai bocor 😡😡")
@example("*lantai* bocor, (parah)")
@example("👨\u200d👩\u200d👧 antre lama")
def test_a_matter_is_kept_as_it_was_written_or_asked_about(text: str) -> None:
    reading = hear(text, asked="purpose")
    if "purpose" in reading.taken:
        assert reading.form.values["purpose"] == text.strip()
    else:
        assert "purpose" not in reading.form.values


@given(MATTER)
@example("Teknik Elektro ⚡")
def test_free_words_are_kept_as_they_were_written_or_asked_about(text: str) -> None:
    reading = read(Form().asking("faculty"), (FACULTY,), text, TODAY)
    said = text.strip()
    if "faculty" in reading.taken and "\n" not in said:
        assert reading.form.values["faculty"] == said


@pytest.mark.parametrize("text", ["jl. mawar 5, samarinda 🏠", "Gg. Melati “B” (belakang)!"])
def test_an_address_is_kept_as_it_was_written(text: str) -> None:
    assert hear(text, asked="address").form.values["address"] == text
    assert ADDRESS.type is FieldType.ADDRESS


def test_emoji_and_marks_stay_under_a_label() -> None:
    assert hear("keperluan: obat habis!! 😡").form.values["purpose"] == "obat habis!! 😡"


@pytest.mark.parametrize("label", ["", "keperluan: "])
def test_a_matter_longer_than_what_is_read_is_kept_whole(label: str) -> None:
    told = "antre obat lama sekali di loket dua. " * (READ_AT_MOST // 30)
    told += "Selesai di sini."
    value = hear(label + told, asked=PURPOSE.key).form.values["purpose"]
    assert value == told


def test_free_words_that_are_too_long_are_asked_about() -> None:
    reading = read(Form().asking("faculty"), (FACULTY,), "teknik " * 1000, TODAY)
    assert reading.form.problems["faculty"].code is ProblemCode.TEXT_LONG
