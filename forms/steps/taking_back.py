"""A value that is taken back in the same breath: of *0812… eh salah 0813…* only the second is said.

Both sides have to be meant as the same field, so that nothing is cut out of anything else.
"""

import re
from collections.abc import Iterator
from datetime import date

from forms.definition import FieldRole
from forms.field_values import check, missing
from forms.finding import Span
from forms.form import How, ProblemCode
from forms.naming.around_names import without_lead
from forms.naming.likeness import Likeness
from forms.registry import is_of, type_of
from forms.steps.cutting import split_value
from forms.steps.draft import Draft
from forms.steps.exact import PlacedValue, exact
from forms.steps.rows import leads_to, segments
from forms.steps.shapes import FormShapes
from forms.types import address, name
from forms.values import day_parts, days
from forms.writing.clauses import FEW_WORDS
from handoff.service import Field
from language.word_tables import table

_TABLE = table("forms/corrections")

_TWO = re.compile(
    r"[\d@][^\n]{0,80}\b(?:eh|ralat|koreksi|revisi|salah|maksud\w*)\b[^\n]{0,80}[\d@]"
    r"|\bbukan\b[^\n]{0,80}[\d@][^\n]{0,80}\btapi\b[^\n]{0,80}[\d@]",
    re.IGNORECASE,
)
"""*0812… eh salah 0813…*, *bukan 0812… tapi 0813…*."""
_LONGEST = 300
_TAKING = _TABLE.words("taking back")
_BESIDE = _TAKING | _TABLE.words("beside taking back")
_TOKEN = re.compile(r"\S+")
_NAMED = "nama saya "
_PART_WORDS = 2
_HEAD = re.compile(r"[^,;.\n]+")
_APOLOGIES = _TABLE.words("apologies")
_PARTS = _TABLE.words("parts of a value")
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
        if put_right := _day_with_part(fields, before, behind, today):
            text = put_right
            continue
        for field in sorted(fields, key=lambda one: one.key != asked):
            begun = _begun(field, fields, before, behind, today) if before and behind else None
            if begun is not None and (not told or leads_to(before[:begun], field, fields)):
                lead = _NAMED if is_of(field, FieldRole.NAME) and field.key != asked else ""
                text = f"{before[:begun]}{lead}{behind}"
                break
    return text


def last_of_two(draft: Draft, fields: tuple[Field, ...], said: str) -> Draft:
    """With the later of two values where the first is taken back in the same breath."""
    for field in fields:
        problem = draft.form.problems.get(field.key)
        if problem is None or problem.code is not ProblemCode.SEVERAL:
            continue
        if field.key in draft.wrong and len(problem.others) == 1 and _TWO.search(said):
            draft = draft.accept(field, problem.others[0], How.CORRECTED)
    return draft


def put_in_question(draft: Draft, fields: tuple[Field, ...], said: str) -> Draft:
    """With a value in question that was taken back without a whole one in its place."""
    found = _left_open(said, fields, draft.today)
    if found is None:
        return draft
    field, words_of_it = found
    problem = missing(field, words_of_it)
    if field.key in draft.taken:
        return draft.doubt(field, problem)
    return draft.refuse(field, problem, How.BY_SHAPE)


def _left_open(text: str, fields: tuple[Field, ...], today: date) -> tuple[Field, str] | None:
    """The field of which a value stands there and is taken back by words that are no whole one.

    *0812… eh salah belakangnya 22*: with those words, which are to be asked about.
    """
    for start, end in _runs(text) if len(text) <= _LONGEST else ():
        before, behind = text[:start].rstrip(_EDGES), text[end:].lstrip(_EDGES)
        *_, (begin, _) = segments(before)
        found = exact(fields, before[begin:], today)
        if not found or begin + found[-1].end != len(before):
            continue
        last = found[-1]
        apologises = _APOLOGIES.issuperset(map(_word, _TOKEN.finditer(text[start:end])))
        head = _head(behind)
        others = exact(fields, head, today)
        said = head[: others[0].start] if others else head
        if _is_part(said, last, apologises=apologises):
            return last.field, text[begin + last.start : len(text) - len(behind)] + said.strip()
    return None


def _head(text: str) -> str:
    """The words up to the first sign that parts them from others."""
    match = _HEAD.match(text)
    return match[0] if match else ""


def _is_part(text: str, value: PlacedValue, *, apologises: bool) -> bool:
    """Whether the words may be a part of the value before, rather than another matter."""
    said = [_word(one) for one in _TOKEN.finditer(text)]
    if not said or len(said) > FEW_WORDS:
        return False
    if not _PARTS.isdisjoint(said) or all(word.isdecimal() for word in said):
        return True
    day = type_of(value.field).nature.is_day
    may_be_one = any(map(_has_digit, said)) or (not day and value.text.strip("0123456789 +-") != "")
    return not apologises and may_be_one and len(said) <= _PART_WORDS


def _has_digit(word: str) -> bool:
    return any(map(str.isdecimal, word))


def _day_with_part(fields: tuple[Field, ...], before: str, behind: str, today: date) -> str:
    """The text with the day before put right by the part behind it; empty where there is none."""
    said = _head(behind)
    part = day_parts.named_part(said) or day_parts.bare_part(said)
    days_of = tuple(one for one in fields if type_of(one).nature.is_day)
    found = exact(days_of, before, today) if part else []
    day = days.find(found[-1].text) if found else None
    if part is None or day is None or found[-1].end != len(before):
        return ""
    last = found[-1]
    return f"{before[: last.start]}{day_parts.with_part(day, *part)}{behind[len(said) :]}"


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
