"""A name that is put right, in whatever slang: *nama gw salah woy, yg bner Dwi Septiani*.

What takes back, what leads to the right one and what only colours is read word by word from its
standard form; the name is what is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from forms.definition import FieldRole
from forms.form import Form, How, ProblemCode
from forms.naming.likeness import Likeness
from forms.naming.titles import settled
from forms.registry import of_role
from forms.steps.draft import Draft
from forms.types import name
from forms.writing.speech import is_question
from handoff.service import Field
from language.colour import is_colour
from language.normalising import words
from language.word_tables import table

_TABLE = table("forms/corrections")

_LONGEST = 120
_WRONG = _TABLE.words("wrong name")
_RIGHT = _TABLE.words("right name")
_NAMING = _TABLE.words("naming")
_AROUND = _TABLE.words("around a name")
_CHANGING = _TABLE.words("changing")
_SIGNS = " .,!?:;=~^()\"'-"


class _Part(StrEnum):
    """What one word is to a name that is put right."""

    WRONG = "wrong"
    RIGHT = "right"
    NAMING = "naming"
    AROUND = "around"
    VALUE = "value"


_TAKING = frozenset({_Part.WRONG, _Part.RIGHT})
_LEADS = frozenset({_Part.WRONG, _Part.RIGHT, _Part.NAMING})


@dataclass(frozen=True, slots=True)
class Renaming:
    """The field of a name that is put right, and its new words; empty where none are given.

    Not `sure` is one that has to be asked about.
    """

    field: Field
    name: str
    sure: bool = True


def renaming(text: str, form: Form, fields: Sequence[Field]) -> Renaming | None:
    """What the message says against a name that was given or asked; None where it says nothing."""
    field = next(of_role(fields, FieldRole.NAME), None)
    if field is None or len(text) > _LONGEST or "\n" in text or is_question(text):
        return None
    if field.key not in form.values and field.key not in form.problems:
        return None
    given = text.split()
    parts = _parts(given)
    takes_back = _Part.WRONG in parts or _Part.RIGHT in parts
    if not takes_back or (_Part.NAMING not in parts and not _was_last(field, form, fields)):
        return None
    if _may_command(given, parts):
        chosen = all(word[0].isupper() for word in given)
        return Renaming(field, " ".join(given if chosen else given[1:]).strip(_SIGNS), sure=False)
    before = _before(field, form)
    begin = next(at for at, part in enumerate(parts) if part in _LEADS)
    tells_more = _values(given[:begin], parts) - before  # *perawat salah panggil, harusnya Siti*
    said = _name(given, parts)
    looks = name.looks(said) if said else Likeness.NONE
    named = _Part.NAMING in parts
    if looks is Likeness.NAME or (named and looks is Likeness.UNSURE):
        of_it = {word.strip(_SIGNS) for word in said.casefold().split()}
        return Renaming(field, said) if tells_more <= of_it else None
    nothing_else = _values(given, parts) <= before
    return Renaming(field, "") if nothing_else and named and _Part.WRONG in parts else None


def renamed(draft: Draft, meant: Renaming) -> Draft:
    """With the name as it was put right or as it is asked about; as it was where none is given."""
    if not meant.name:
        return draft
    if meant.sure:
        return draft.settle(meant.field, meant.name, How.CORRECTED)
    return draft.wonder(meant.field, settled(meant.name), ProblemCode.NAME_UNSURE, How.CORRECTED)


def _parts(given: Sequence[str]) -> list[_Part]:
    """What each word is; one that takes back is of a name that it stands in or ends."""
    parts = [_part(word) for word in given]
    taking = [at for at, part in enumerate(parts) if part in _TAKING]
    for at in taking:
        before = at > 0 and parts[at - 1] is _Part.VALUE and given[at - 1][-1].isalpha()
        ends = before and taking == [at] == [len(given) - 1]
        if ends or _has_its_capital(given, at, before=before):
            parts[at] = _Part.VALUE
    return parts


def _has_its_capital(given: Sequence[str], at: int, *, before: bool) -> bool:
    """Whether a capital inside the sentence says that the word is of a name: *nama: Ubah Aji*."""
    if not given[at][0].isupper() or " ".join(given).isupper():
        return False
    if before:
        return given[at - 1][0].isupper()
    inside = at > 0 and (given[at - 1][0].islower() or given[at - 1][-1] in ":=-")
    return inside and given[at][-1].isalpha() and at + 1 < len(given) and given[at + 1][0].isupper()


def _may_command(given: Sequence[str], parts: Sequence[_Part]) -> bool:
    """Whether a word to change something stands right before others: *ubah Prasetyo*.

    It may be of the name itself, or change a part of it alone.
    """
    changes = not _CHANGING.isdisjoint(words(given[0]))
    return changes and given[0].isalpha() and set(parts[1:]) == {_Part.VALUE}


def _part(word: str) -> _Part:
    meant = set(words(word.strip(_SIGNS)))
    for kind, known in ((_Part.NAMING, _NAMING), (_Part.WRONG, _WRONG), (_Part.RIGHT, _RIGHT)):
        if not meant.isdisjoint(known):
            return kind
    colour = not meant or is_colour(word.strip(_SIGNS)) or meant <= _AROUND
    return _Part.AROUND if colour else _Part.VALUE


def _was_last(field: Field, form: Form, fields: Sequence[Field]) -> bool:
    """Whether the name is what was answered last: the field after it is asked, or it is itself."""
    keys = [one.key for one in fields]
    asked = keys.index(form.asked) if form.asked in keys else len(keys)
    answered = [key for key in keys[:asked] if key in form.values]
    return form.asked == field.key or answered[-1:] == [field.key]


def _name(given: Sequence[str], parts: Sequence[_Part]) -> str:
    """The words behind the last one that leads to the right name, or in front of all of these."""
    leads = [at for at, part in enumerate(parts) if part in _LEADS]
    for at in reversed(leads):
        behind = [place for place in range(at + 1, len(parts)) if parts[place] is _Part.VALUE]
        if not behind:
            continue
        if behind[0] == at + 1 and "bukan" in words(given[at].strip(_SIGNS)):
            break  # *bukan Rudi* says what it is not
        end = next((place for place in leads if place > behind[0]), len(given))
        return " ".join(given[behind[0] : end]).strip(_SIGNS)
    first = [given[at] for at in range(leads[0]) if parts[at] is _Part.VALUE]
    return " ".join(first).strip(_SIGNS) if _Part.RIGHT in parts else ""


def _values(given: Sequence[str], parts: Sequence[_Part]) -> set[str]:
    """The words among the first ones that are neither a lead nor colour."""
    pairs = zip(given, parts, strict=False)
    return {word.strip(_SIGNS).casefold() for word, part in pairs if part is _Part.VALUE}


def _before(field: Field, form: Form) -> set[str]:
    """The words of the name that was taken or is in question."""
    problem = form.problems.get(field.key)
    written = f"{form.values.get(field.key, '')} {problem.written if problem else ''}"
    return set(written.casefold().split())
