"""Free words, and files that the form asks for."""

import pytest

from forms.field_values import check
from forms.form import ProblemCode
from forms.types.attachment import accept_file
from handoff.service import Field, FieldType
from tests.forms.office import TODAY
from tests.forms.offices import FACULTY, NIK, SCREENSHOT, TICKET, hear
from tests.forms.verdicts import refused

REQUIRED = Field("letter", FieldType.ATTACHMENT, "Surat pengantar", (), "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("STEI", "STEI"),
        (" teknik  elektro\n", "teknik elektro"),
        ("3", "3"),
        ("FTMD, Teknik Mesin", "FTMD, Teknik Mesin"),
        ("a" * 1000, "a" * 1000),
    ],
)
def test_anything_with_a_letter_or_a_digit_is_text(text: str, value: str) -> None:
    assert check(FACULTY, text, TODAY) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [("...", ProblemCode.TEXT_EMPTY), ("🙏", ProblemCode.TEXT_EMPTY),
     ("a" * 1001, ProblemCode.TEXT_LONG)],
)  # fmt: skip
def test_nothing_and_too_much_are_no_text(text: str, code: ProblemCode) -> None:
    assert refused(check(FACULTY, text, TODAY)).code is code


def test_a_file_satisfies_the_field_and_words_do_not() -> None:
    waiting = hear(TICKET, "ini fotonya", asked="screenshot")
    assert waiting.wrong == ("screenshot",)
    assert waiting.form.problems["screenshot"].code is ProblemCode.NOT_A_FILE
    sent = accept_file(waiting.form, SCREENSHOT, "layar.png")
    assert sent.values == {"screenshot": "layar.png"}
    assert sent.problems == {}


@pytest.mark.parametrize(
    "text", ["lewati", "tidak ada", "gak ada foto", "skip", "tidak punya screenshot", "-"]
)
def test_a_file_that_is_not_required_can_be_declined(text: str) -> None:
    reading = hear(TICKET, text, asked="screenshot")
    assert reading.form.declined == {"screenshot"}


def test_a_file_that_is_required_cannot() -> None:
    reading = hear((REQUIRED,), "tidak ada", asked="letter")
    assert reading.form.problems["letter"].code is ProblemCode.NOT_A_FILE


@pytest.mark.parametrize("text", ["file apa saja yang boleh?", "formatnya harus apa ya kak?"])
def test_a_question_is_no_file_and_no_text(text: str) -> None:
    assert hear(TICKET, text, asked="screenshot").wrong == ()
    assert hear((FACULTY,), text, asked="faculty").taken == ()


def test_a_nik_in_free_words_is_not_said_back_whole() -> None:
    verdict = refused(check(NIK, "6472013202900001", TODAY))
    assert "6472" not in verdict.written
    reading = hear(TICKET, "6472014502900001", asked="email")
    assert all("6472" not in problem.written for problem in reading.form.problems.values())
