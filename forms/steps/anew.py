"""A known field told anew without its label, while another one is asked: *eh Budi Santoso*.

What is plainly of its kind, and no answer to what was asked, is taken where it is only a slip apart
or begins as somebody does who takes back the last answer; anything else is asked about. Where the
summary was shown nothing is asked, and a number, a day or a mail address is the better one.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from forms.definition import FieldRole
from forms.field_values import check, shown
from forms.form import Form, How, Problem, ProblemCode
from forms.registry import type_of
from forms.steps.draft import Draft
from forms.steps.exact import exact
from forms.steps.rows import leads_to, says_nothing
from forms.steps.shapes import FormShapes
from forms.writing.speech import is_correcting, is_question, only_starts_over, words
from handoff.service import Field
from language.colour import is_colour
from language.word_tables import table

_LONGEST = 120
_TAKING = table("forms/corrections").words("taking back")
_SIGNS = " .,!?"
_SLIPS = 2
"""So many signs may differ in what is written once more."""
_FEWEST_SIGNS = 8
_WORDED = frozenset({FieldRole.NAME, FieldRole.ADDRESS})


def read(draft: Draft, fields: tuple[Field, ...], text: str) -> Draft | None:
    """With the better value, or with the question which one it shall be; None where none is told.

    A name that has nothing of the one before is nobody's better one, but for who takes that back.
    """
    if len(text) > _LONGEST or "\n" in text or is_question(text) or is_correcting(text):
        return None
    takes_back, said = _parted(text)
    found = list(_found(draft, fields, said))
    if len(found) != 1:
        return None
    ((field, value),) = found
    before = draft.form.values[field.key]
    slip = is_slip(before, value)
    if _answers_another(draft, field, fields, said, slip=slip):
        return None
    if value == before:
        return None
    nature = type_of(field).nature
    taken_back = takes_back and field == _last(draft.form, fields)
    seen = not draft.form.asked and nature.role not in _WORDED  # in the summary, just before
    if taken_back or seen or slip:
        return draft.accept(field, value, How.CORRECTED)
    if nature.role is FieldRole.NAME and not takes_back:
        return None
    both = ", ".join(shown(field, one) for one in (value, before))
    several = Problem(ProblemCode.SEVERAL, both, value, others=(before,))
    return draft.refuse(field, several, How.BY_SHAPE)


def is_slip(before: str, value: str) -> bool:
    """Whether the second value is the first with a slip mended or more of it told."""
    old, new = before.casefold(), value.casefold()
    enlarged = set(words(old)) < set(words(new)) and not any(map(str.isdecimal, old + new))
    near = OSA.distance(old, new, score_cutoff=_SLIPS) <= _SLIPS
    return enlarged or (near and min(len(old), len(new)) >= _FEWEST_SIGNS)


def _parted(text: str) -> tuple[bool, str]:
    """Whether somebody takes the last answer back, and the words without those that do.

    *Eh Budi Santoso*, *budi santoso deh*, *28 februari 1991 maksudnya*; a last word with its
    capital is of the name.
    """
    given = text.split()
    begin, end = 0, len(given)
    while begin < end and only_starts_over(given[begin]):
        begin += 1
    while end > begin and _stands_behind(given[end - 1]):
        end -= 1
    taken = any(_TAKING.intersection(words(word)) for word in given[end:])
    return begin > 0 or taken, " ".join(given[begin:end])


def _stands_behind(word: str) -> bool:
    """Whether a word in small letters says nothing but that, or calls: *kak*, *maksudnya*."""
    said = words(word)
    behind = bool(said) and (is_colour(word.strip(_SIGNS)) or _TAKING.issuperset(said))
    return behind and word.islower()


def _found(draft: Draft, fields: tuple[Field, ...], text: str) -> Iterator[tuple[Field, str]]:
    """The known fields of which the text is a value and nothing else, with that value."""
    placed = exact(fields, text, draft.today)
    for one in placed if len(placed) == 1 else ():
        alone = leads_to(text[: one.start], one.field, fields) and says_nothing(text[one.end :])
        if alone:
            yield from _right(draft, one.field, one.text)
    for field in fields if not placed else ():
        worded = type_of(field).nature.role in _WORDED
        if worded and type_of(field).plainly(text):
            yield from _right(draft, field, text)


def _right(draft: Draft, field: Field, text: str) -> Iterator[tuple[Field, str]]:
    value = check(field, text, draft.today)
    if draft.is_right(field.key) and isinstance(value, str):
        yield field, value


def _answers_another(
    draft: Draft, field: Field, fields: Sequence[Field], text: str, *, slip: bool
) -> bool:
    """Whether the words are a right answer to what was asked, or to another field of the type.

    As a matter anything is, so that a slip of what is known counts for more.
    """
    for one in fields:
        asked = one.key == draft.form.asked
        if asked and one == field:
            return True
        possible = (asked or one.type is field.type) and one != field
        if not possible or (slip and type_of(one).nature.keeps_signs):
            continue
        right = isinstance(check(one, text, draft.today), str)
        if right and type_of(one).may_answer(one, text, FormShapes(fields)):
            return True
    return False


def _last(form: Form, fields: Sequence[Field]) -> Field | None:
    """The field that was answered before the one that is asked."""
    keys = [one.key for one in fields]
    asked = keys.index(form.asked) if form.asked in keys else len(keys)
    answered = [one for one in fields[:asked] if one.key in form.values]
    return answered[-1] if answered else None
