"""A value that is taken back in the same breath: of *0812… eh salah 0813…* only the second is said.

Both sides have to be meant as the same field, so that nothing is cut out of anything else.
"""

import re
from collections.abc import Iterator
from datetime import date

from forms.definition import FieldRole
from forms.field_values import check
from forms.finding import Span
from forms.naming.around_names import without_lead
from forms.naming.likeness import Likeness
from forms.registry import is_of, type_of
from forms.steps.cutting import split_value
from forms.steps.exact import PlacedValue, exact
from forms.steps.rows import leads_to, segments
from forms.steps.shapes import FormShapes
from forms.types import address, name
from forms.writing.clauses import FEW_WORDS
from handoff.service import Field
from language.word_tables import table

_TABLE = table("forms/corrections")

_LONGEST = 300
_TAKING = _TABLE.words("taking back")
_BESIDE = _TAKING | _TABLE.words("beside taking back")
_TOKEN = re.compile(r"\S+")
_NAMED = "nama saya "
_EDGES = " \n,;:.!()-/"


def without_first(text: str, fields: tuple[Field, ...], asked: str, today: date) -> str:
    """The words without each value that another one of the same field takes back at once.

    Where a matter may be told, only of what stands at the beginning.
    """
    if len(text) > _LONGEST:
        return text
    told = any(type_of(one).nature.keeps_signs for one in fields if one.key == asked)
    for start, end in reversed(list(_runs(text))):
        before, behind = text[:start].rstrip(_EDGES), text[end:].lstrip(_EDGES)
        for field in sorted(fields, key=lambda one: one.key != asked):
            begun = _begun(field, fields, before, behind, today) if before and behind else None
            if begun is not None and (not told or leads_to(before[:begun], field, fields)):
                lead = _NAMED if is_of(field, FieldRole.NAME) and field.key != asked else ""
                text = f"{before[:begun]}{lead}{behind}"
                break
    return text


def _runs(text: str) -> Iterator[Span]:
    """Where words that take back stand, with those beside them."""
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and _word(tokens[last]) in _BESIDE:
            last += 1
        taking = [one for one in tokens[at:last] if _word(one) in _TAKING]
        if taking and (len(taking) > 1 or not _is_of_a_name(text, taking[0])):
            yield tokens[at].start(), tokens[last - 1].end()
        at = max(last, at + 1)


def _word(token: re.Match[str]) -> str:
    return token[0].strip(_EDGES).casefold()


def _is_of_a_name(text: str, token: re.Match[str]) -> bool:
    """Whether its capital says that it is a name, inside a line of words without all capitals."""
    return token[0][0].isupper() and not text.isupper() and text[: token.start()][-2:-1].isalpha()


def _begun(
    field: Field, fields: tuple[Field, ...], before: str, behind: str, today: date
) -> int | None:
    """Where the value begins that the one behind takes back; None where they are not of a kind."""
    if type_of(field).nature.keeps_signs or type_of(field).nature.is_file:
        return None
    last = (exact(fields, before, today) or [PlacedValue(field, "", 0, 0)])[-1]
    at_the_end = last.end == len(before)
    if (at_the_end and last.field != field) or not _begins(field, fields, behind, today):
        return None
    *_, (start, end) = segments(before)
    return last.start if at_the_end else _start(field, before, max(start, last.end), end)


def _begins(field: Field, fields: tuple[Field, ...], text: str, today: date) -> bool:
    """Whether a value of the field, maybe behind what leads to it, stands first in the text."""
    found = exact((field,), text, today)
    if found:
        return leads_to(text[: found[0].start], field, fields)
    own, _ = split_value(field, text, fields)
    return not type_of(field).nature.exact and isinstance(check(field, own, today), str)


def _start(field: Field, before: str, start: int, end: int) -> int | None:
    """Where words that may be meant as the field begin among the last ones."""
    said = before[start:end]
    match type_of(field).nature.role:
        case FieldRole.NAME:
            bare = name.looks(said) is not Likeness.NONE and without_lead(said)
            return start + said.rindex(bare) if bare else None
        case FieldRole.ADDRESS:
            words = (
                one
                for one in _TOKEN.finditer(before, start)
                if address.starts(before[one.start() :])
            )
            return next((one.start() for one in words), None)
        case _:
            possible = type_of(field).may_answer(field, said, FormShapes())
            return start if possible and len(said.split()) <= FEW_WORDS else None
