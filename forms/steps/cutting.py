"""A message cut into what stands under labels and what stands under none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.steps.labels import Mark, marks
from forms.types import address, email, name, nik, past_day, phone
from forms.writing import days, patterned
from forms.writing.plain import is_blank
from forms.writing.speech import is_courtesy, is_none, is_talk, words
from handoff.service import Field, FieldType

_ONLY_BULLET = re.compile(r"[^\w\n]*(?:\d{1,2}[.):]?|[a-zA-Z][.)])?[^\w\n]*")
_TRAILING_BULLET = re.compile(r"\n[^\w\n]*(?:\d{1,2}[.):]?|[a-zA-Z][.)])?[^\w\n]*\Z")
_NUMBER_BEFORE = re.compile(r"(?:\A|\s)\(?(\d{1,2})[.)]\s*\Z")
_ENDINGS = r"(?:com?|id|net|org|ac|go|sch)\b"
_CLAUSE = re.compile(rf"\n|;|,(?!{_ENDINGS})(?=\D)|,\Z")
_ROW_END = re.compile(r"[\n;]")
_NAME_END = re.compile(r"[\n;(]")
_SEPARATED = re.compile(rf"(\n+|;| / |,(?!{_ENDINGS})(?!\d{{3}}\b))")
_SLIPS = frozenset({",", ";"})
"""Typed for a dot inside an e-mail address."""
_COMPLAINT_AFTER = re.compile(
    r"[ ,.]+(?=(?:(?:saya|sy|aku|dan|jadi) )?(?:(?:mau|ingin|pengen|hendak) "
    r"(?:tanya|bertanya|nanya)|(?:(?:mau|ingin|pengen|hendak) )?"
    r"(?:komplai?n|lapor|melapor(?:kan)?|ngadu|mengadu(?:kan)?|protes))\b)",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[ ,.]+(?=(?:umur|usia)\b)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\. (?=\S)")


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
    match field.type:
        case FieldType.EMAIL:
            return _mail(text)
        case FieldType.NAME:
            return _at(text, _end_of_name(text, fields))
        case FieldType.ADDRESS:
            return _address(text, fields)
        case FieldType.PURPOSE:
            return _purpose(text, fields)
        case FieldType.TEXT:
            return _at(text, min(_end_of_row(text), _first_contact(text)))
        case _:
            return _at(text, _end_of_shape(field, text) or _end_of_clause(text))


def _end_of_shape(field: Field, text: str) -> int:
    """Where the first thing of such a form ends; 0 where none is."""
    match field.type:
        case FieldType.PHONE:
            number = next(phone.find(text), None)
            return number.end if number else 0
        case FieldType.BIRTH_DATE:
            day = days.find(text)
            return day.end if day else 0
        case FieldType.DATE:
            named = past_day.span(text)
            return named[1] if named else 0
        case FieldType.NIK:
            person = next(nik.find(text), None)
            return person.end if person else 0
        case FieldType.RECEIPT | FieldType.STUDENT_NUMBER:
            code = patterned.find(field, text)
            return code.end if code else 0
        case _:
            return 0


def pieces(text: str) -> list[str]:
    """The lines and clauses of the text, each followed by the sign that ended it."""
    parts = _SEPARATED.split(text)
    at = 0
    while at + 2 < len(parts):
        if parts[at + 1] in _SLIPS and email.is_part(parts[at], parts[at + 2]):
            parts[at : at + 3] = ["".join(parts[at : at + 3])]
        at += 2
    return parts


def is_whole_shape(text: str, fields: tuple[Field, ...] = ()) -> bool:
    """Whether the text is nothing but an e-mail address, a number or a date.

    `fields` say how numbers of receipts and students look.
    """
    bare = text.strip(" \n,;.")
    person = next(nik.find(bare), None)
    if person is not None and (person.start, person.end) == (0, len(bare)):
        return True
    if patterned.is_whole(fields, bare):
        return True
    span = email.find(bare)
    if span is not None and span == (0, len(bare)):
        return True
    number = next(phone.find(bare), None)
    if number is not None and (number.start, number.end) == (0, len(bare)):
        return True
    return days.is_alone(bare)


def _at(text: str, end: int) -> tuple[str, str]:
    return text[:end], text[end:]


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


def _end_of_clause(text: str) -> int:
    match = _CLAUSE.search(text, len(text) - len(text.lstrip(" \n,")))
    return match.start() if match else len(text)


def _mail(text: str) -> tuple[str, str]:
    row = text[: _end_of_row(text)]
    span = email.find(row)
    if span is not None and not row[span[0] : span[1]].endswith("@"):
        return _at(text, span[1])
    return _at(text, _end_of_clause(text))


def _end_of_row(text: str) -> int:
    match = _ROW_END.search(text, len(text) - len(text.lstrip(" \n,")))
    return match.start() if match else len(text)


def _end_of_name(text: str, fields: tuple[Field, ...]) -> int:
    start = len(text) - len(text.lstrip(" \n,"))
    match = _NAME_END.search(text, start)
    end = match.start() if match else len(text)
    end = min(end, _first_shape(text[:end], fields))
    aged = _AGE_AFTER.search(text, start, end)
    end = aged.start() if aged and aged.start() > start else end
    sentence = _SENTENCE.search(text, start, end)
    if sentence is not None and not name.is_title(words(text[start : sentence.start()])[-1:]):
        end = sentence.start()
    comma = text.find(",", start, end)
    while comma != -1 and name.is_degree(text[comma + 1 : end]):
        comma = text.find(",", comma + 1, end)
    end = end if comma == -1 else comma
    return _before_talk(text, start, end)


def _before_talk(text: str, start: int, end: int) -> int:
    """Where a sentence goes on after the name: *siti aminah mau komplain*."""
    said = list(re.finditer(r"\S+", text[start:end]))
    leading = 0
    while leading < len(said) and is_talk(said[leading][0]):
        leading += 1
    for word in said[leading + 1 :]:
        if is_talk(word[0]):
            return start + word.start()
    return end


def _first_shape(text: str, fields: tuple[Field, ...]) -> int:
    starts = [number.start for number in phone.find(text)][:1]
    starts += [person.start for person in nik.find(text)][:1]
    code = patterned.first(fields, text)
    starts += [code.start] if code else []
    span = email.find(text)
    if span is not None:
        starts.append(span[0])
    day = days.find(text)
    if day is not None:
        starts.append(day.start)
    # At the very beginning it is the value itself, and wrong.
    return min((at for at in starts if text[:at].strip(" \n,")), default=len(text))


def _address(text: str, fields: tuple[Field, ...]) -> tuple[str, str]:
    parts = pieces(text)
    own = 0
    for at in range(0, len(parts), 2):
        piece = parts[at]
        sign = parts[at - 1] if at else ""
        said = not is_blank("".join(parts[:at]))
        whole = said and not is_blank(piece) and is_whole_shape(piece, fields)
        if whole or (said and not is_blank(piece) and not _goes_on(sign, piece)):
            break
        own = at + 1
    value, after = "".join(parts[:own]), "".join(parts[own:])
    end = _first_contact(value)
    announced = _COMPLAINT_AFTER.search(value, len(value) - len(value.lstrip(" \n,")), end)
    end = announced.start() if announced else end
    return value[:end], value[end:] + after


def _goes_on(sign: str, piece: str) -> bool:
    if sign.startswith("\n\n"):
        return False
    return not sign.startswith("\n") or address.goes_on(piece)


def _first_contact(text: str) -> int:
    starts = [number.start for number in phone.find(text)][:1]
    starts += [person.start for person in nik.find(text)][:1]
    span = email.find(text)
    if span is not None:
        starts.append(span[0])
    return min((at for at in starts if text[:at].strip(" \n,")), default=len(text))


def _purpose(text: str, fields: tuple[Field, ...]) -> tuple[str, str]:
    rows = text.split("\n")
    own = len(rows)
    while own > 1 and _is_apart(rows[own - 1], fields):
        own -= 1
    if all(is_blank(row) for row in rows[own:]):
        own = len(rows)
    return "\n".join(rows[:own]), "\n".join(rows[own:])


def _is_apart(row: str, fields: tuple[Field, ...]) -> bool:
    return is_blank(row) or is_whole_shape(row, fields) or is_courtesy(row)


def is_left_blank(text: str) -> bool:
    """Whether nothing was filled in after a label."""
    return is_blank(text) and not is_none(text)
