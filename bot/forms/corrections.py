"""One word put right without saying the whole value again: *bukan 1990 tapi 1991*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.forms import birth_date
from bot.forms.form import Form
from bot.forms.labels import named
from bot.forms.summary import shown
from handoff.procedure import Field, FieldType

_NOT = r"(?:bukan|bkn|bukannya)"
_BUT = r"(?:tapi|tp|tetapi|melainkan|seharusnya|harusnya|yang benar|yg benar|yg bener|yang bener)"
_NOT_BUT = re.compile(
    rf"\A\W*((?:[\w.]+[ ,]+){{0,6}}?){_NOT} (\S[^\n]{{0,60}}?),? {_BUT} (\S[^\n]{{0,120}})\Z",
    re.IGNORECASE,
)
_THIS_NOT = re.compile(
    rf"\A\W*((?:[\w.]+ ){{0,4}}?)(\S[^\n]{{0,60}}?),? {_NOT} (\S[^\n]{{0,60}})\Z", re.IGNORECASE
)
_LONGEST = 300
_NOISE = re.compile(r"\A(?:tahun|thn|th|bulan|bln|tanggal|tgl|yang|yg|itu)\b[ .]*", re.IGNORECASE)
_EDGES = " .,!;:\"'()"


@dataclass(frozen=True, slots=True)
class Swap:
    """The words of a field as they read after the correction."""

    field: Field
    text: str


def swap(text: str, form: Form, fields: Sequence[Field]) -> Swap | None:
    """The one field in which the message puts other words for some; None when it is not clear."""
    if len(text) > _LONGEST:
        return None
    for lead, old, new in _wanted(text):
        found = list(_swaps(lead, old, new, form, fields))
        asked = [one for one in found if one.field.key == form.asked]
        if len(found) == 1 or asked:
            return (asked or found)[0]
    return None


def _wanted(text: str) -> Iterator[tuple[str, str, str]]:
    match = _NOT_BUT.search(text)
    if match is not None:
        yield match[1], _tidy(match[2]), _tidy(match[3])
    match = _THIS_NOT.search(text)
    if match is not None:
        yield match[1], _tidy(match[3]), _tidy(match[2])


def _tidy(text: str) -> str:
    return _NOISE.sub("", text).strip(_EDGES)


def _swaps(lead: str, old: str, new: str, form: Form, fields: Sequence[Field]) -> Iterator[Swap]:
    labelled = _labelled(lead, tuple(fields))
    for field in fields:
        if labelled and field.key != labelled:
            continue
        said = _swapped(field, _present(field, form), old, new)
        if said:
            yield Swap(field, said)


def _labelled(lead: str, fields: tuple[Field, ...]) -> str:
    given = lead.split()
    for start in range(len(given)):
        for end in range(len(given), start, -1):
            key = named(" ".join(given[start:end]), fields)
            if key:
                return key
    return ""


def _present(field: Field, form: Form) -> str:
    problem = form.problems.get(field.key)
    if problem is not None:
        return problem.written
    value = form.values.get(field.key, "")
    return shown(field, value) if value else ""


def _swapped(field: Field, present: str, old: str, new: str) -> str:
    if not present or not old or not new:
        return ""
    if field.type is FieldType.PHONE:
        return _digits_swapped(present, old, new)
    if field.type is FieldType.BIRTH_DATE and birth_date.is_month(old):
        return _month_swapped(present, old, new)
    pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
    if len(pattern.findall(present)) != 1:
        return ""
    return pattern.sub(lambda _: new, present)


def _digits_swapped(present: str, old: str, new: str) -> str:
    digits, gone, put = (re.sub(r"\D", "", said) for said in (present, old, new))
    if len(gone) < 3 or not put or digits.count(gone) != 1:
        return ""
    return digits.replace(gone, put)


def _month_swapped(present: str, old: str, new: str) -> str:
    for word in re.findall(r"[^\W\d_]+", present):
        if birth_date.is_same_month(word, old):
            return present.replace(word, new, 1)
    return ""
