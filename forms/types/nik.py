"""The number of a person (NIK): sixteen digits, which hold a region, a birthday and a sex.

Six digits of the region that issued it, DDMMYY of birth with 40 added to the day of a woman, four
of a sequence. There is no check digit. Which regions there are is no matter here: see `regions`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import assert_never

from forms.definition import Nature, Told, Trait, TypeDefinition, of_text
from forms.finding import (
    After,
    Finder,
    FoundValue,
    SearchOrder,
    Setting,
    Shape,
    Shapes,
    Taken,
    first_span,
)
from forms.form import FieldWarning, Problem, ProblemCode, WarningCode
from forms.values import days, regions
from forms.values.announced import is_of_another
from forms.values.nik_digits import LENGTH, SHOWN, NikParts, masked, parts, wrong
from forms.values.slips import slips_mended
from forms.values.swapping import digits_swapped
from forms.writing.clauses import is_none_next, is_number_next, without
from forms.writing.plain import line, written
from forms.writing.speech import is_question
from handoff.service import Field
from language.word_tables import table

_LABEL_TABLE = table("forms/labels")

_FEWEST = 4
_MOST_SLIPS = 6
_DIGIT = r"[0-9]"
_SIGN = r"(?:[.\-/_]| {1,2}| - )?"
_WRITTEN = re.compile(rf"(?<![\d+])(?=([1-9](?:{_SIGN}{_DIGIT}){{15}})(?!\d))")
_RUN = re.compile(rf"[^\W_](?:{_SIGN}[^\W_])*")
_LIKE_A_NUMBER = re.compile(r"[0-9OoIlxX|.\-/_]*[0-9][0-9A-Za-z|.\-/_]*")
_MORE_AFTER = re.compile(r"[ .\-/_]{1,2}\d{1,7}(?![\d./-])(?! ?\d)")
LABELS = _LABEL_TABLE.words("nik")
_DOUBTS = {
    Trait.BIRTHDAY: ProblemCode.NIK_OTHER_BIRTH_DATE,
    Trait.SEX: ProblemCode.NIK_OTHER_SEX,
}


def check(text: str, today: date) -> str | Problem:
    """The sixteen digits, or why they cannot be a NIK; each cause has its own code."""
    all_found = list(_found(text))
    found = all_found[0] if all_found else None
    if found is not None and _has_more(text, found):
        return Problem(ProblemCode.NIK_LENGTH, masked(found.value))
    as_read = found.value if found else _number(text)
    digits = slips_mended(as_read) if _is_mended(as_read) else as_read
    shown = masked(digits) if digits.isdecimal() else _hidden(digits or line(text))
    if is_of_another(_before_digits(text), LABELS):
        return Problem(ProblemCode.NOT_A_NIK, shown)
    if not digits or sum(map(str.isdecimal, digits)) < _FEWEST:
        return Problem(ProblemCode.NOT_A_NIK, shown)
    if not digits.isdecimal():
        return Problem(ProblemCode.NIK_LETTERS, shown)
    code = ProblemCode.NIK_LENGTH if len(digits) != LENGTH else wrong(digits, today)
    if code:
        return Problem(code, shown)
    others = tuple(dict.fromkeys(one.value for one in all_found if one.value != digits))
    if others:
        return Problem(ProblemCode.SEVERAL, shown, digits, others=others)
    return digits if as_read == digits else Problem(ProblemCode.NIK_MENDED, shown, digits)


def find(text: str) -> Iterator[FoundValue]:
    """Every NIK of the text, from left to right, known by its form alone.

    Sixteen digits in one piece are always one; with blanks or signs between them they have to hold
    a birthday, because two numbers beside each other can have as many digits. Numbers of cards
    that their own words announce are none.
    """
    for found in _found(text):
        whole = found.end - found.start == LENGTH
        possible = whole or wrong(found.value, None) is None
        if possible and not is_of_another(text[: found.start], LABELS):
            yield found


def is_possible(text: str) -> bool:
    """Whether the text can be meant as a NIK: mostly digits, and at least four of them."""
    digits = sum(char.isdecimal() for char in text)
    return digits >= _FEWEST and digits * 2 >= sum(char.isalnum() for char in text)


def _found(text: str) -> Iterator[FoundValue]:
    """Sixteen digits as they stand; where several readings overlap, the one with a birthday."""
    possible = [
        FoundValue("".join(filter(str.isdecimal, match[1])), match.start(1), match.end(1))
        for match in _WRITTEN.finditer(text)
    ]
    at = 0
    while at < len(possible):
        overlapping = [one for one in possible[at : at + LENGTH] if one.start < possible[at].end]
        best = _best(overlapping)
        yield best
        while at < len(possible) and possible[at].start < best.end:
            at += 1


def _best(possible: list[FoundValue]) -> FoundValue:
    return next((one for one in possible if wrong(one.value, None) is None), possible[0])


def _number(text: str) -> str:
    """What most looks like the number, without signs, slips such as O for 0 in it."""
    best = ""
    for run in _RUN.finditer(text):
        words = [word for word in run[0].split(" ") if _LIKE_A_NUMBER.fullmatch(word)]
        bare = re.sub(r"[\W_]", "", "".join(words))
        best = max(best, bare, key=lambda one: sum(map(str.isdecimal, one)))
    return best


def _before_digits(text: str) -> str:
    """What stands before the first digit."""
    at = next((at for at, char in enumerate(text) if char.isdecimal()), 0)
    return text[:at]


def _is_mended(best: str) -> bool:
    """Whether a number is all digits once letters are read as the digits that they look like."""
    slips = sum(not char.isdecimal() for char in best)
    return 0 < slips <= _MOST_SLIPS and slips_mended(best).isdecimal()


def _has_more(text: str, found: FoundValue) -> bool:
    """Whether more digits stand beside the number than a NIK has: no day, no other number."""
    after = _MORE_AFTER.match(text, found.end)
    return after is not None and (days.find(after[0]) is None)


def _hidden(text: str) -> str:
    """Words with a number among them, of which the last four signs are shown where it is long."""
    if sum(map(str.isdecimal, text)) < LENGTH // 2:
        return written(text)
    return masked(text[:LENGTH])


def _follows(after: After) -> bool:
    return is_number_next(after.words) or is_none_next(after.words.casefold())


def _may_answer(_: Field, text: str, shapes: Shapes) -> bool:  # noqa: ARG001  # as all types do
    return not is_question(text) and is_possible(text)


def _taken(field: Field, piece: str, setting: Setting) -> Taken | None:
    """A NIK, unless the form waits for another number that looks the same and asked for neither."""
    found = next(find(piece), None)
    if found and not setting.asks(field) and _may_be_of_another(found, setting):
        return None
    return Taken(found.value, without(piece, found.start, found.end)) if found else None


def _may_be_of_another(found: FoundValue, setting: Setting) -> bool:
    patterns = [one.pattern for one in setting.fields if one.key in setting.waiting]
    return any(one and re.fullmatch(one, found.value) for one in patterns)


def _shown(_: Field, value: str) -> str:
    return masked(value)


def _until_asked(_: Field, value: str) -> str:
    return f"•••• •••• •••• {value[LENGTH - SHOWN :]}" if value else ""


def _disagreeing(said: NikParts, told: Sequence[Told]) -> Iterator[Told]:
    """What other fields say of the person and the number does not."""
    for one in told:
        match one.trait:
            case Trait.BIRTHDAY:
                other = one.value and not said.is_birthday(date.fromisoformat(one.value))
            case Trait.SEX:
                other = one.value and one.value != said.sex
            case _:
                assert_never(one.trait)
        if other:
            yield one


def _doubt(value: str, told: Sequence[Told], today: date) -> ProblemCode | None:  # noqa: ARG001
    said = parts(value)
    found = next(_disagreeing(said, told), None) if said else None
    return _DOUBTS[found.trait] if found else None


def _warned(field: Field, value: str, told: Sequence[Told], today: date) -> Iterator[FieldWarning]:
    """Where other fields say otherwise; and a region that is not known.

    That one is mild: codes are given out and taken back by decree, and a NIK keeps the code under
    which it was issued.
    """
    said = parts(value)
    if said is None:
        return
    for one in _disagreeing(said, told):
        day = said.born(today)
        born = day.isoformat() if day else ""
        in_nik = born if one.trait is Trait.BIRTHDAY else str(said.sex)
        data = {"in_nik": in_nik, "in_form": one.value, "other": one.key}
        yield FieldWarning(WarningCode(_DOUBTS[one.trait]), field.key, data)
    if regions.name(said.region) is None:
        shown = f"{said.region[:2]}.{said.region[2:]}"
        yield FieldWarning(WarningCode.NIK_UNKNOWN_REGION, field.key, {"region": shown})


TYPE = TypeDefinition(
    nature=Nature(of_matter=False, exact=True, owned=True, numbered=True),
    check=of_text(check),
    nothing=ProblemCode.NOT_A_NIK,
    labels=LABELS,
    follows=_follows,
    finders=(Finder(SearchOrder.PERSON, _taken),),
    may_answer=_may_answer,
    shape=Shape(first_span(find), contact=True),
    is_another=bool,
    swapped=digits_swapped,
    example="6472016802900001",
    shown=_shown,
    hidden=_until_asked,
    doubt=_doubt,
    warn=_warned,
)
