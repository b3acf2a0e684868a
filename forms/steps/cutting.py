"""A message cut into what stands under labels and what stands under none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.registry import type_of
from forms.steps.denying import denies_any
from forms.steps.labels import Mark, marks
from forms.steps.shapes import FormShapes
from forms.writing.clauses import end_of_clause, parted
from forms.writing.plain import is_blank
from forms.writing.speech import is_none
from handoff.service import Field

_ONLY_BULLET = re.compile(r"[^\w\n]*(?:\d{1,2}[.):]?|[a-zA-Z][.)])?[^\w\n]*")
_TRAILING_BULLET = re.compile(r"\n[^\w\n]*(?:\d{1,2}[.):]?|[a-zA-Z][.)])?[^\w\n]*\Z")
_NUMBER_BEFORE = re.compile(r"(?:\A|\s)\(?(\d{1,2})[.)]\s*\Z")


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a message: the words under the label of the field `key`, or under none (empty)."""

    key: str
    text: str


def cut(text: str, fields: tuple[Field, ...]) -> list[Cut]:
    """The message as parts, in its order; what stands under a label of no field has no key."""
    found = marks(text, fields)
    by_key = {field.key: field for field in fields}
    first = found[0].start if found else len(text)
    parts = [Cut("", _until_label(text[:first], found, 0))]
    for at, mark in enumerate(found):
        end = found[at + 1].start if at + 1 < len(found) else len(text)
        value = _until_label(text[mark.value : end], found, at + 1)
        if at + 1 < len(found) and value.endswith(". "):
            value = value[: -len(". ")]  # it parts two items, and ends no sentence
        field = by_key.get(mark.target.key)
        if field is None:
            parts.append(Cut("", text[mark.start : mark.value] + value))
            continue
        own, after = split_value(field, value, fields)
        parts += [Cut(mark.target.key, own), Cut("", after)]
    return [part for part in parts if part.key or part.text.strip()]


def split_value(field: Field, text: str, fields: tuple[Field, ...]) -> tuple[str, str]:
    """The value at the beginning of `text`, and the words after it that are none of its."""
    defined = type_of(field)
    if defined.split is not None:
        own, after = defined.split(text, FormShapes(fields))
        lacks = None if defined.nature.keeps_signs else denies_any(own, fields)
        if lacks is None or is_blank(own[:lacks]):
            return own, after
        return own[:lacks].rstrip(" ,.("), own[lacks:] + after
    return parted(text, defined.end_of_first(field, text) or end_of_clause(text))


def _until_label(text: str, found: Sequence[Mark], at: int) -> str:
    """The text without the bullet of the label that follows it."""
    if at >= len(found):
        return text
    if at == 0 and _ONLY_BULLET.fullmatch(text):
        return ""
    text = _TRAILING_BULLET.sub("", text)
    number = _NUMBER_BEFORE.search(text[-8:])
    # "12." ends an address as well: only the number that the list has come to is a bullet.
    if number and int(number[1]) == at + 1:
        return text[: len(text) - len(number[0].lstrip())]
    return text


def is_left_blank(text: str) -> bool:
    """Whether nothing was filled in after a label."""
    return is_blank(text) and not is_none(text)
