"""What a complainant comes for, in their own words."""

import re
from datetime import date

from forms.definition import FieldRole, Nature, TypeDefinition, of_text, without_long_numbers
from forms.finding import After, Shapes
from forms.form import Problem, ProblemCode
from forms.naming import around_names
from forms.naming.word_kinds import Speaks, speaks
from forms.types import name
from forms.writing.clauses import clause
from forms.writing.plain import is_blank, line, plain, written
from forms.writing.saying import is_only_a_place, says_a_matter
from forms.writing.speech import is_courtesy, is_nod
from forms.writing.vocabulary import ALWAYS_LABELS
from handoff.service import Field
from language.word_tables import table

_LABEL_TABLE = table("forms/labels")

FEWEST_WORDS = 2
FEWEST_LETTERS = 8

_OF_SENTENCES = frozenset({Speaks.SELDOM, Speaks.WORD, Speaks.TALK})
_WORD = re.compile(r"[^\W_]+")

_LABELS = _LABEL_TABLE.words("purpose")


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """All the words as they stand there, or `PURPOSE_SHORT`: it needs two words or eight letters.

    And it has to say something: *seperti tadi*, *mau lapor* or a name alone tell no matter.
    """
    said = line(plain(text), ".")
    letters = sum(char.isalpha() for char in said)
    long_enough = letters >= FEWEST_LETTERS or len(_WORD.findall(said)) >= FEWEST_WORDS
    told = says_a_matter(said) and not is_only_a_place(said) and not _is_a_name(said)
    if long_enough and letters > 2 and told:
        return text.strip()
    return Problem(ProblemCode.PURPOSE_SHORT, written(text))


def _is_a_name(said: str) -> bool:
    """Whether nothing but somebody's name is given, one that is a name before anything else."""
    kinds = {speaks(word) for word in around_names.without_lead(said).casefold().split()}
    given = Speaks.GIVEN in kinds and kinds.isdisjoint(_OF_SENTENCES)
    return given and name.is_one(said)


def _follows(after: After) -> bool:
    said = clause(after.words)
    place = after.in_list or (after.opens and after.label in ALWAYS_LABELS)
    return place and bool(said.strip()) and not said.casefold().startswith("bukan")


def _may_answer(_: Field, text: str, shapes: Shapes) -> bool:
    return not shapes.is_answer(text) and not is_nod(text)


def _split(text: str, shapes: Shapes) -> tuple[str, str]:
    rows = text.split("\n")
    own = len(rows)
    while own > 1 and _is_apart(rows[own - 1], shapes):
        own -= 1
    if all(is_blank(row) for row in rows[own:]):
        own = len(rows)
    return "\n".join(rows[:own]), "\n".join(rows[own:])


def _is_apart(row: str, shapes: Shapes) -> bool:
    return is_blank(row) or shapes.is_whole(row) or is_courtesy(row)


TYPE = TypeDefinition(
    nature=Nature(
        of_matter=True,
        exact=False,
        owned=False,
        role=FieldRole.MATTER,
        tells_matter=True,
        in_words=True,
        keeps_signs=True,
        kept_whole=True,
    ),
    check=of_text(check),
    nothing=ProblemCode.PURPOSE_SHORT,
    labels=_LABELS,
    labels_anywhere=True,
    follows=_follows,
    may_answer=_may_answer,
    split=_split,
    example="Antrean obat 4 jam",
    shown=without_long_numbers,
)
