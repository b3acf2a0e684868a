"""A number of the office's own kind, such as a passport or a family card: what its pattern says.

Unlike a receipt it is of a person and stays known. An office may have it masked, and several
fields of a form may be such numbers; digits alone are taken only where nobody can mean another
number by them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from core.text import last_signs
from forms.definition import Nature, TypeDefinition
from forms.finding import Finder, SearchOrder, Setting, Taken
from forms.form import Problem, ProblemCode
from forms.types import codes, name, nik, phone
from forms.writing.clauses import without
from forms.writing.plain import is_blank, line, written
from forms.writing.speech import words
from forms.writing.vocabulary import IDENTITY_ELSE
from handoff.service import Field
from language.word_tables import table

_TABLE = table("forms/values")

_FEWEST_DIGITS = 4
_UNSURE = ProblemCode.CODE_UNSURE
_LOOK_BACK = 60
_MOST_WORDS = 4
_AROUND = _TABLE.words("around a code")
"""May stand between what a number is called and the number."""
_NUMBER = re.compile(r"(?=[^\W_]*\d)[^\W_]{5,}")
_NUMBERS = ("no", "nomor", "nomer", "nmr")
_OTHERS = IDENTITY_ELSE | nik.LABELS | phone.LABELS


def check(field: Field, text: str) -> str | Problem:
    """The number as the pattern writes it, or why it was not taken.

    Blanks, hyphens and capitals are those of the pattern and the example. A number that its own
    words call another one (*nik saya …*) is none. What is masked is never said back whole.
    """
    found = codes.find(field, text)
    if found is not None and _is_called_otherwise(field, text[: found.start]):
        return _hidden(field, Problem(ProblemCode.NOT_A_CODE, written(line(text, "."))))
    verdict = codes.check(field, text, ProblemCode.NOT_A_CODE, ProblemCode.NOT_A_CODE)
    if isinstance(verdict, Problem):
        suggestion, *others = (_cased(field, one) for one in (verdict.suggestion, *verdict.others))
        cased = replace(verdict, suggestion=suggestion, others=tuple(others))
        return _hidden(field, cased)
    return _cased(field, verdict)


@lru_cache(maxsize=256)
def labels_of(field: Field) -> frozenset[str]:
    """What the number is called, each as one word, with *no* or *nomor* before it or without."""
    named = (words(label) for label in (field.label, *field.aliases))
    bare = {"".join(said[1:] if said[0] in _NUMBERS else said) for said in named if said}
    return frozenset(f"{prefix}{called}" for called in bare if called for prefix in ("", *_NUMBERS))


def _cased(field: Field, value: str) -> str:
    """With the capitals that the pattern asks for; capitals where it does not matter."""
    ways = (value.upper(), value.lower())
    return next((way for way in ways if re.fullmatch(field.pattern, way)), value.upper())


def _hidden(field: Field, problem: Problem) -> Problem:
    """With nothing but the last signs of what was written, where a number stands in it."""
    digits = sum(map(str.isdecimal, problem.written))
    if not field.masked or digits < _FEWEST_DIGITS:
        return problem
    if problem.others:
        values = map(last_signs, (problem.suggestion, *problem.others))
        return replace(problem, written=", ".join(values))
    if "•" in problem.written:  # a long number is hidden already
        rest = _NUMBER.sub(lambda found: last_signs(found[0]), problem.written)
        return replace(problem, written=rest)
    return replace(problem, written=last_signs(problem.written))


def _is_called_otherwise(field: Field, before: str) -> bool:
    """Whether the words before a number say that it is another one: *nik saya*, *no bpjs*."""
    return _called(before, _OTHERS - labels_of(field)) and not _is_called_so(field, before)


def _is_called_so(field: Field, before: str) -> bool:
    return _called(before, labels_of(field))


def _called(before: str, names: frozenset[str]) -> bool:
    return any(name in names for name in _names_before(before))


def _names_before(text: str) -> Iterator[str]:
    """The last words as one word each way: *no kk saya* → *kk*, *nokk*."""
    said = words(text[-_LOOK_BACK:].rpartition("\n")[2])
    while said and said[-1] in _AROUND:
        said.pop()
    for length in range(1, min(_MOST_WORDS, len(said)) + 1):
        yield "".join(said[-length:])


def _check(field: Field, text: str, _: date) -> str | Problem:
    return check(field, text)


def _surely(field: Field, piece: str, setting: Setting) -> Taken | None:
    return _own(field, piece, codes.surely(field, piece, setting))


def _at_last(field: Field, piece: str, setting: Setting) -> Taken | None:
    """Digits that may be another number have to be asked about, where they stand for themselves."""
    found = codes.find(field, piece)
    if found is None:
        return None
    if found.lettered or _is_called_so(field, piece[: found.start]):
        return _own(field, piece, codes.at_last(field, piece, setting))
    alone = piece[found.start : found.end]
    if next(phone.find(alone), None) is None and next(nik.find(alone), None) is None:
        return _own(field, piece, codes.at_last(field, piece, setting))
    rest = without(piece, found.start, found.end)
    asked_about = is_blank(rest) or name.is_likely(rest)
    return Taken(_cased(field, found.value), rest, unsure=_UNSURE) if asked_about else None


def _own(field: Field, piece: str, taken: Taken | None) -> Taken | None:
    found = codes.find(field, piece)
    if found is not None and _is_called_otherwise(field, piece[: found.start]):
        return None
    return taken


def _shown(field: Field, value: str) -> str:
    return last_signs(value) if field.masked else value


def _until_asked(field: Field, value: str) -> str:
    return last_signs(value) if field.masked and value else ""


TYPE = TypeDefinition(
    nature=Nature(of_matter=False, exact=True, owned=True, numbered=True, apart=True),
    check=_check,
    nothing=ProblemCode.NOT_A_CODE,
    labels=frozenset(),
    labels_of=labels_of,
    follows=codes.follows,
    finders=(Finder(SearchOrder.CODE, _surely), Finder(SearchOrder.LAST, _at_last)),
    may_answer=codes.may_answer,
    claims=codes.claims,
    own_shape=codes.shape,
    end=codes.end,
    is_another=bool,
    shown=_shown,
    hidden=_until_asked,
)
