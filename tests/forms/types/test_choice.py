"""One of several options: pressed in words, by its number, by its beginning, with a typo."""

import pytest

from forms.field_values import check
from forms.form import How, ProblemCode
from handoff.service import Field, FieldType
from tests.forms.office import TODAY
from tests.forms.offices import CATEGORY, SEX, TICKET, hear
from tests.forms.verdicts import refused

YES_OR_NO = Field("before", FieldType.CHOICE, "Pernah mengadu", (), "Ya",
                  options=("Ya", "Tidak", "Tidak ada"))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Akun ITB", "Akun ITB"),
        ("akun itb", "Akun ITB"),
        ("AKUN-ITB", "Akun ITB"),
        ("1", "Akun ITB"),
        ("no 2", "Email"),
        ("nomor 3 kak", "Jaringan"),
        ("pilih 4", "Sistem akademik"),
        ("5.", "Lain-lain"),
        ("2)", "Email"),
        ("yang kedua", "Email"),
        ("yg ke 3", "Jaringan"),
        ("pilihan ke-4", "Sistem akademik"),
        ("tiga", "Jaringan"),
        ("akun", "Akun ITB"),
        ("sistem", "Sistem akademik"),
        ("lain lain", "Lain-lain"),
        ("lainlain", "Lain-lain"),
        ("kategori jaringan ya min", "Jaringan"),
        ("masuknya jaringan kak", "Jaringan"),
        ("jaringn", "Jaringan"),
        ("jarimgan", "Jaringan"),
        ("sistem akademk", "Sistem akademik"),
        ("emial", "Email"),
    ],
)
def test_an_option_is_read_however_it_is_written(text: str, value: str) -> None:
    assert check(CATEGORY, text, TODAY) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("L", "Laki-laki"),
        ("lk", "Laki-laki"),
        ("laki2", "Laki-laki"),
        ("laki laki", "Laki-laki"),
        ("pria", "Laki-laki"),
        ("cowok min", "Laki-laki"),
        ("P", "Perempuan"),
        ("pr", "Perempuan"),
        ("wanita", "Perempuan"),
        ("saya cewek", "Perempuan"),
        ("prempuan", "Perempuan"),
        ("jenis kelamin perempuan", "Perempuan"),
    ],
)
def test_the_sex_is_read_from_the_words_that_people_use(text: str, value: str) -> None:
    assert check(SEX, text, TODAY) == value


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("6", ""),
        ("0", ""),
        ("bukan jaringan", ""),
        ("email atau jaringan", ""),
        ("wifi", ""),
        ("jaringan kampus rusak sejak kemarin pagi dan belum diperbaiki", ""),
        ("sstm akademk", "Sistem akademik"),
        ("?", ""),
    ],
)
def test_what_is_not_sure_is_asked(text: str, meant: str) -> None:
    verdict = refused(check(CATEGORY, text, TODAY))
    assert (verdict.code, verdict.suggestion) == (ProblemCode.NOT_AN_OPTION, meant)


def test_an_option_that_says_no_is_a_value_and_no_refusal() -> None:
    reading = hear((YES_OR_NO,), "tidak ada", asked="before")
    assert reading.form.values == {"before": "Tidak ada"}
    assert hear((YES_OR_NO,), "ya", asked="before").form.values == {"before": "Ya"}


@pytest.mark.parametrize("option", CATEGORY.options)
def test_every_option_is_read_as_itself(option: str) -> None:
    assert check(CATEGORY, option, TODAY) == option


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("kategori: sistem akademik", How.LABELLED),
        ("kategorinya jaringan", How.LABELLED),
        ("kategori jaringan", How.LABELLED),
        ("jaringan", How.BY_SHAPE),
        ("jar", How.AS_ASKED),
        ("2", How.AS_ASKED),
    ],
)
def test_an_option_is_found_by_its_label_by_itself_and_as_the_answer(text: str, how: How) -> None:
    reading = hear(TICKET, text, asked="category")
    assert reading.taken == ("category",)
    assert reading.how is how


@pytest.mark.parametrize("text", ["apa bedanya?", "ya", "terima kasih", "siti@gmail.com"])
def test_what_is_no_answer_does_not_become_a_wrong_option(text: str) -> None:
    assert "category" not in hear(TICKET, text, asked="category").wrong
