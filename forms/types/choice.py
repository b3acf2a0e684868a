"""One of the options of a field, however it is written: its words, their beginning, its number."""

import re
from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from forms.definition import Nature, Trait, TypeDefinition
from forms.finding import After, Finder, SearchOrder, Setting, Shapes, Taken
from forms.form import Problem, ProblemCode
from forms.values import sex
from forms.writing.clauses import FEW_WORDS, clause
from forms.writing.plain import line, written
from forms.writing.speech import is_courtesy, is_nod, is_question
from handoff.service import Field
from language.word_tables import table

_TABLE = table("forms/values")

MOST_WORDS = 8
"""Longer answers are sentences about something else."""

_WORD = re.compile(r"[^\W_]+")
_LEADING = _TABLE.words("before a choice")
_TRAILING = _TABLE.words("after a choice")
_NEGATIONS = _TABLE.words("no choice")
_NUMBERS = _TABLE.numbers("counts", range(1, 11))
_ORDINAL = re.compile(r"(?:ke)?(\d{1,2})")
_ONE_SLIP, _TWO_SLIPS = 4, 8
_NEAR = 70
_CLEARLY = 10
_BY_FORM = 4


def check(field: Field, text: str) -> str | Problem:
    """The option as the field has it, or `NOT_AN_OPTION`; a near one is the suggestion."""
    options = field.options
    found = _exact(options, text) or _numbered(options, text) or _begun(options, text)
    found = found or _contained(options, text) or _misspelt(options, text)
    if found:
        return found
    return Problem(ProblemCode.NOT_AN_OPTION, written(text), _near(options, text))


def is_option(field: Field, text: str) -> bool:
    """Whether the text is nothing but an option, written out."""
    return len(line(text)) >= _BY_FORM and bool(_exact(field.options, text))


def _exact(options: Sequence[str], text: str) -> str:
    for said in (line(text), line(text, ".)(!"), " ".join(_bare(text))):
        bare = _joined(said)
        for option in options:
            if said == option or (bare and bare == _joined(option)):
                return option
        meant = sex.named(said)
        option = sex.of_options(options).get(meant, "") if meant else ""
        if option:
            return option
    return ""


def _numbered(options: Sequence[str], text: str) -> str:
    said = _bare(text)
    if len(said) == 2 and said[0] == "ke":
        said = said[1:]
    if len(said) != 1:
        return ""
    counted = _ORDINAL.fullmatch(said[0])
    number = int(counted[1]) if counted else _NUMBERS.get(said[0], 0)
    return options[number - 1] if 1 <= number <= len(options) else ""


def _begun(options: Sequence[str], text: str) -> str:
    said = _joined(" ".join(_bare(text)))
    found = [one for one in options if said and _joined(one).startswith(said)]
    return found[0] if len(found) == 1 else ""


def _contained(options: Sequence[str], text: str) -> str:
    """The one option whose words stand in the text, of options inside each other the longer."""
    said = _words(text)
    if len(said) > MOST_WORDS or not _NEGATIONS.isdisjoint(said):
        return ""
    found = [one for one in options if _stands(_words(one), said)]
    longest = [
        one
        for one in found
        if not any(one != other and _stands(_words(one), _words(other)) for other in found)
    ]
    return longest[0] if len(longest) == 1 else ""


def _misspelt(options: Sequence[str], text: str) -> str:
    """The one option of which the words are a small typo."""
    said = _joined(" ".join(_bare(text)))
    allowed = 2 if len(said) >= _TWO_SLIPS else 1 if len(said) >= _ONE_SLIP else 0
    if not allowed:
        return ""
    by_distance = sorted((OSA.distance(said, _joined(one)), one) for one in options)
    (least, best), *others = by_distance
    sure = least <= allowed and all(distance > least + 1 for distance, _ in others)
    return best if sure else ""


def _near(options: Sequence[str], text: str) -> str:
    """The option that was perhaps meant; empty when none is near or several are."""
    said = " ".join(_bare(text))
    if not said or len(_words(text)) > MOST_WORDS or not _NEGATIONS.isdisjoint(_words(text)):
        return ""
    marks = sorted(((fuzz.ratio(said, one.casefold()), one) for one in options), reverse=True)
    (best, option), *others = marks
    clear = all(best - mark >= _CLEARLY for mark, _ in others)
    return option if best >= _NEAR and clear else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _joined(text: str) -> str:
    return "".join(_words(text))


def _bare(text: str) -> list[str]:
    """The words without those that lead to an answer and without courtesy after it."""
    said = _words(text)
    start, end = 0, len(said)
    while start < end - 1 and said[start] in _LEADING:
        start += 1
    while end > start + 1 and said[end - 1] in _TRAILING:
        end -= 1
    return said[start:end]


def _stands(wanted: Sequence[str], said: Sequence[str]) -> bool:
    length = len(wanted)
    return any(
        said[at : at + length] == list(wanted) for at in range(len(said) - length + 1)
    ) and bool(wanted)


def _check(field: Field, text: str, _: date) -> str | Problem:
    return check(field, text)


def _follows(after: After) -> bool:
    if after.field is None or not (after.opens or after.in_list):
        return False
    return isinstance(check(after.field, clause(after.words)), str)


def _may_answer(field: Field, text: str, shapes: Shapes) -> bool:
    if isinstance(check(field, text), str):
        return True
    no_option = is_question(text) or is_nod(text) or is_courtesy(text) or shapes.is_answer(text)
    return len(text.split()) <= FEW_WORDS and not no_option


def _taken(field: Field, piece: str, setting: Setting) -> Taken | None:  # noqa: ARG001  # as all
    return Taken(piece, "", ends=True) if is_option(field, piece) else None


def _trait(field: Field) -> Trait | None:
    return Trait.SEX if sex.of_options(field.options) else None


def _told(value: str) -> str:
    named = sex.named(value)
    return str(named) if named else ""


TYPE = TypeDefinition(
    nature=Nature(of_matter=False, exact=False, owned=False, none_counts=True),
    check=_check,
    nothing=ProblemCode.NOT_AN_OPTION,
    labels=frozenset(),
    follows=_follows,
    finders=(Finder(SearchOrder.LAST, _taken),),
    may_answer=_may_answer,
    trait=_trait,
    told=_told,
)
