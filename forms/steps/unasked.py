"""What people tell of themselves that no field of a form asks: *alamat saya Gubeng 5*."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from forms.definition import FieldRole, TypeDefinition
from forms.registry import TYPES
from forms.steps.labels import MOST_WORDS
from forms.writing import vocabulary
from forms.writing.plain import plain
from forms.writing.saying import names_a_place
from forms.writing.speech import is_nod, is_question, words
from handoff.service import Field
from language.word_tables import table

_JOINING = table("forms/speech").words("joining another")
_PARTING = re.compile(r"[,;\n]+ *|\.(?= )|(?<= )dan(?= )", re.IGNORECASE)
_SUFFIXES = ("nya", "ku")


def gives_unasked(text: str, fields: Sequence[Field]) -> bool:
    """Whether nothing is said but something of a person that `fields` do not ask.

    By its shape (*budi@mail.id*, *12 Mei 1990*, *jl. Manyar 12*), or under its label and with a
    value: *umur saya 34*. *KTP saya hilang* tells what happened and is none.
    """
    said = _without_nod(plain(text).strip())
    if not said or is_question(said):
        return False
    asked = {field.type for field in fields}
    others = [one for kind, one in TYPES.items() if kind not in asked and _is_of_person(one)]
    if _is_given(said, others):
        return True
    each = [_without_nod(one) for one in _PARTING.split(said) if one.strip()]
    return len(each) > 1 and all(_is_given(one, others) for one in each)


def _is_given(said: str, others: Sequence[TypeDefinition]) -> bool:
    if any(_is_alone(one, said) for one in others):
        return True
    return any(_is_value(label, value, others) for label, value in _under_labels(said))


@cache
def called_anywhere() -> frozenset[str]:
    """The words for what people have of their own, whether a form asks it or not: *hp*, *nim*."""
    owned = (one for one in TYPES.values() if _is_of_person(one))
    return frozenset({"nomor", *(label for one in owned for label in one.labels)})


def _without_nod(said: str) -> str:
    """The words behind a nod and what joins another to it: *ya benar, tambah email …*."""
    spoken = said.split()
    while len(spoken) > 1 and (is_nod(spoken[0]) or _JOINING.issuperset(words(spoken[0]) or ["-"])):
        spoken.pop(0)
    return " ".join(spoken)


def _is_of_person(definition: TypeDefinition) -> bool:
    return definition.labels_anywhere and not definition.nature.of_matter


def _is_alone(definition: TypeDefinition, said: str) -> bool:
    shape = definition.shape
    whole = shape is not None and shape.find(said) == (0, len(said))
    return whole or bool(definition.begins(said, False, False))  # neither asked nor put right


def _under_labels(said: str) -> Iterator[tuple[str, str]]:
    """Every word or words at the beginning that whoever writes calls their own, and the rest."""
    spoken = said.replace(":", " : ").replace("=", " : ").split()
    for length in range(1, min(MOST_WORDS, len(spoken) - 1) + 1):
        label = "".join(words(" ".join(spoken[:length])))
        then = spoken[length]
        if then.casefold() in {*vocabulary.SPEAKERS, ":"}:
            yield label, " ".join(spoken[length + 1 :]).lstrip(": ")
        for suffix in _SUFFIXES:
            if label.endswith(suffix):
                yield label.removesuffix(suffix), " ".join(spoken[length:])


def _is_value(label: str, value: str, others: Sequence[TypeDefinition]) -> bool:
    if label in vocabulary.IDENTITY_ELSE:
        return any(map(str.isdecimal, value))
    named = [one for one in others if label in one.labels]
    return any(_is_alone(one, value) or _is_written(one, value) for one in named)


def _is_written(definition: TypeDefinition, value: str) -> bool:
    """Whether it is one in words, which nothing but its label tells from others."""
    place = definition.nature.role is FieldRole.ADDRESS and names_a_place(value)
    return place or definition.plainly(value)
