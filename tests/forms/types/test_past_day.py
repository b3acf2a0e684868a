"""Days that have come: as dates of birth are read, and words that name one day."""

import pytest

from forms.field_values import check, shown
from forms.form import Problem, ProblemCode
from tests.forms.office import TODAY
from tests.forms.offices import APPLIED_ON


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("03-06-2024", "2024-06-03"),
        ("3/6/24", "2024-06-03"),
        ("3.6.2024", "2024-06-03"),
        ("3 juni 2024", "2024-06-03"),
        ("3 jun 24", "2024-06-03"),
        ("tgl 3 bulan 6 tahun 2024", "2024-06-03"),
        ("June 3, 2024", "2024-06-03"),
        ("2024-06-03", "2024-06-03"),
        ("20240603", "2024-06-03"),
        ("saya daftar tanggal 3 juni 2024 kak", "2024-06-03"),
        ("1/1/98", "1998-01-01"),
        ("23-11-2026", "2026-11-23"),
        ("hari ini", "2026-11-23"),
        ("hr ini min", "2026-11-23"),
        ("tadi pagi", "2026-11-23"),
        ("barusan", "2026-11-23"),
        ("kemarin", "2026-11-22"),
        ("kmrn sore", "2026-11-22"),
        ("kemaren pagi ya", "2026-11-22"),
        ("sehari yang lalu", "2026-11-22"),
        ("kemarin lusa", "2026-11-21"),
        ("kemarin dulu", "2026-11-21"),
        ("2 hari lalu", "2026-11-21"),
        ("tiga hari yg lalu", "2026-11-20"),
        ("30 hari yang lalu", "2026-10-24"),
    ],
)
def test_a_day_is_read_day_first_and_from_words_that_name_one(text: str, value: str) -> None:
    assert check(APPLIED_ON, text, TODAY) == value
    assert check(APPLIED_ON, shown(APPLIED_ON, value), TODAY) == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("24-11-2026", Problem(ProblemCode.DATE_AHEAD, "24-11-2026")),
        ("1/1/27", Problem(ProblemCode.DATE_AHEAD, "1/1/27")),
        ("besok", Problem(ProblemCode.DATE_AHEAD, "besok")),
        ("lusa", Problem(ProblemCode.DATE_AHEAD, "lusa")),
        ("minggu depan", Problem(ProblemCode.DATE_AHEAD, "minggu depan")),
        ("31 juni 2024", Problem(ProblemCode.NOT_IN_CALENDAR, "31 juni 2024")),
        ("minggu lalu", Problem(ProblemCode.NOT_A_DATE, "minggu lalu")),
        ("kemarin malam", Problem(ProblemCode.NOT_A_DATE, "kemarin malam")),
        ("tadi malam", Problem(ProblemCode.NOT_A_DATE, "tadi malam")),
        ("senin", Problem(ProblemCode.NOT_A_DATE, "senin")),
        ("2024", Problem(ProblemCode.NOT_A_DATE, "2024")),
        ("lupa", Problem(ProblemCode.NOT_A_DATE, "lupa")),
    ],
)
def test_what_names_no_day_that_has_come_is_said_so(text: str, problem: Problem) -> None:
    assert check(APPLIED_ON, text, TODAY) == problem


@pytest.mark.parametrize(
    ("text", "said", "meant"),
    [
        ("3 juni", "3 juni", "2026-06-03"),
        ("3/6", "3/6", "2026-06-03"),
        ("tgl 25 des kak", "25 des", "2025-12-25"),
        ("23 nov", "23 nov", "2026-11-23"),
        ("24 nov", "24 nov", "2025-11-24"),
    ],
)
def test_a_year_that_is_left_out_is_not_guessed_but_asked(text: str, said: str, meant: str) -> None:
    problem = Problem(ProblemCode.DATE_WITHOUT_YEAR, said, meant)
    assert check(APPLIED_ON, text, TODAY) == problem
