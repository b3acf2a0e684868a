"""Words without a label as the answer to the field that was asked."""

from collections.abc import Callable, Sequence

from core.tables import Partial
from forms.checks import check
from forms.form import How, Problem
from forms.steps.draft import Draft
from forms.types import address, attachment, choice, email, name, nik, past_day, phone
from forms.writing import days
from forms.writing.plain import is_blank, line
from forms.writing.speech import (
    is_courtesy,
    is_none,
    is_question,
    is_talk,
    only_starts_over,
    words,
)
from handoff.service import Field, FieldType

_OF_SEVERAL_LINES = frozenset({FieldType.ADDRESS, FieldType.PURPOSE, FieldType.TEXT})
_FEW_WORDS = 6


def read(draft: Draft, fields: tuple[Field, ...], left: Sequence[str]) -> tuple[Draft, list[str]]:
    """With the answer among the lines that are left; returns the lines that are still left."""
    wanted = next((field for field in fields if field.key == draft.form.asked), None)
    given = draft.taken | draft.wrong
    lines = [one for one in left if not is_blank(one) and not (given and only_starts_over(one))]
    if wanted is None or not lines or wanted.key in given:
        return draft, list(left)
    if is_none(" ".join(lines)):
        return draft.settle(wanted, " ".join(lines), How.AS_ASKED), []
    if not wanted.required and is_none(lines[0].partition(",")[0]):
        return draft.settle(wanted, "-", How.AS_ASKED), []
    own, others = _own(wanted, lines)
    if not own:
        return draft, list(left)
    if draft.is_right(wanted.key) and _is_wrong(draft, wanted, own):
        return draft, list(left)
    return draft.settle(wanted, own, How.AS_ASKED), others


def _is_wrong(draft: Draft, field: Field, text: str) -> bool:
    return isinstance(check(field, text, draft.today), Problem)


def _own(field: Field, lines: Sequence[str]) -> tuple[str, list[str]]:
    """The words that can answer that field, and the other lines."""
    if field.type in _OF_SEVERAL_LINES:
        said = [one for one in lines if not is_courtesy(one)]
        whole = "\n".join(said)
        return (whole, []) if whole and _may_answer(field, whole) else ("", list(lines))
    for at, one in enumerate(lines):
        if _may_answer(field, one):
            return one, [*lines[:at], *lines[at + 1 :]]
    return "", list(lines)


def _may_answer(field: Field, text: str) -> bool:
    """Whether the text can be meant as such a value, right or wrong."""
    match field.type:
        case FieldType.NAME:
            return _may_be_name(text)
        case FieldType.BIRTH_DATE:
            return _may_be_date(text)
        case FieldType.PURPOSE:
            return not _is_shape(text) and not _is_nod(text)
        case FieldType.CHOICE:
            return _may_be_choice(field, text)
        case _:
            return not is_question(text) and _ANSWERS[field.type](text)


def _may_be_phone(text: str) -> bool:
    return phone.is_possible(text) and not _is_dated(text)


def _may_be_mail(text: str) -> bool:
    return email.is_possible(text) and not _is_nod(text)


def _may_be_code(text: str) -> bool:
    """A number of any kind in a few words, or one word alone."""
    if _is_nod(text) or _is_mail(text) or is_courtesy(text):
        return False
    given = text.split()
    return len(given) == 1 or (len(given) <= _FEW_WORDS and any(map(str.isdecimal, text)))


def _may_be_past_day(text: str) -> bool:
    return past_day.is_possible(text) or _may_be_date(text)


def _may_be_choice(field: Field, text: str) -> bool:
    if isinstance(choice.check(field, text), str):
        return True
    few = len(text.split()) <= _FEW_WORDS
    return few and not (is_question(text) or _is_nod(text) or is_courtesy(text) or _is_shape(text))


def _may_be_file(text: str) -> bool:
    return len(text.split()) <= attachment.MOST_WORDS and not _is_nod(text)


def _may_be_text(text: str) -> bool:
    return not is_courtesy(text)


def _may_be_name(text: str) -> bool:
    """A name, or a few words that are no sentence: who asked for one says what was wrong."""
    if name.is_one(text) or name.own_part(text):
        return True
    if is_question(text) or _is_shape(text) or _is_nod(text) or is_courtesy(text):
        return False
    bare = name.without_lead(text)
    return len(bare.split()) <= name.MOST_WORDS and not is_talk(bare)


def _may_be_date(text: str) -> bool:
    if is_question(text) or _is_mail(text) or next(phone.find(text), None) is not None:
        return False
    if days.find(text) is not None:
        return True
    digits = sum(char.isdecimal() for char in text)
    letters = sum(char.isalpha() for char in text)
    if days.has_month(text):
        return digits > 0 and not is_talk(text)
    return digits >= 2 and not is_talk(text) and digits >= letters


def _may_be_address(text: str) -> bool:
    if _is_nod(text) or _is_shape(text):
        return False
    return not is_talk(text) or address.is_place(text)


def _is_shape(text: str) -> bool:
    found = next(phone.find(text), None)
    is_number = found is not None and (found.start, found.end) == (0, len(text))
    return _is_mail(text) or is_number or days.is_alone(text)


def _is_dated(text: str) -> bool:
    """Whether the text is a date that is written as no number is: with words or signs between."""
    return days.is_alone(text) and days.has_month(text)


def _is_mail(text: str) -> bool:
    span = email.find(text)
    return span is not None and line(text[span[0] : span[1]]) == line(text)


def _is_nod(text: str) -> bool:
    nods = {
        "ya",
        "iya",
        "y",
        "ok",
        "oke",
        "baik",
        "benar",
        "betul",
        "tidak",
        "gak",
        "ga",
        "tdk",
        "sudah",
    }
    given = words(text)
    return 0 < len(given) <= 2 and all(word in nods for word in given)


_ANSWERS: Partial[FieldType, Callable[[str], bool]] = Partial(
    {
        FieldType.PHONE: _may_be_phone,
        FieldType.EMAIL: _may_be_mail,
        FieldType.ADDRESS: _may_be_address,
        FieldType.TEXT: _may_be_text,
        FieldType.DATE: _may_be_past_day,
        FieldType.NIK: nik.is_possible,
        FieldType.RECEIPT: _may_be_code,
        FieldType.STUDENT_NUMBER: _may_be_code,
        FieldType.ATTACHMENT: _may_be_file,
    },
    otherwise=lambda _: False,
)
