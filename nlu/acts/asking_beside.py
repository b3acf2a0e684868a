"""A question that stands beside a value: *Jl. Pramuka 6, kenapa harus alamat?*"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.normalising import POLITE, words
from language.word_tables import table
from nlu.acts.refusing import asks_why_in
from nlu.complaining import asks_in_words, ends_in_a_tag, grumble

_WORDS = table("acts/asking_beside")
_SIGN = re.compile(r"[,.;!?\n]+\s+|\n|\s[-–]\s|\s*\(")
_LEADS = re.compile(rf"(?<=\S)\s+(?=(?:{_WORDS.either('leading')})\b)", re.IGNORECASE)
_WHY = _WORDS.words("why")
_AROUND_WHY = POLITE | _WHY | _WORDS.words("around why")
_MARK = "?"


@dataclass(frozen=True, slots=True)
class Parting:
    """A message as a value and the question beside it.

    `why`: the question is what the value is wanted for; `signed`: a sign stands between the two.
    """

    value: str
    question: str
    why: bool
    signed: bool


def partings(text: str) -> Iterator[Parting]:
    """The ways in which the message may be a value and a question, the likeliest first."""
    signs = [(sign.start(), sign.end()) for sign in _SIGN.finditer(text)]
    leads = [(lead.start(), lead.end()) for lead in _LEADS.finditer(text)]
    for start, end in signs:
        mark = _MARK if _MARK in text[start:end] else ""
        before, after = f"{text[:start]}{mark}", text[end:]
        if not mark:
            yield from _parting(before, after, signed=True)
        if _MARK not in after:
            yield from _parting(after, before, signed=True)
    for start, end in leads:
        yield from _parting(text[:start], text[end:], signed=False)


def asks_what_for(question: str) -> bool:
    """Whether words beside a value ask what it is for: *kenapa harus alamat?*, *buat apa?*"""
    said = frozenset(words(question))
    only_why = not said.isdisjoint(_WHY) and said <= _AROUND_WHY
    return only_why or asks_why_in(question) or bool(question and grumble(question) == question)


def _parting(value: str, question: str, *, signed: bool) -> Iterator[Parting]:
    if not value.strip(" ,.!") or not question.strip():
        return
    why = asks_what_for(question)
    if why or _asks(question):
        yield Parting(value.strip(), question.strip(" )"), why, signed)


def _asks(question: str) -> bool:
    said = words(question)
    return question.rstrip(" )").endswith(_MARK) and (asks_in_words(said) or ends_in_a_tag(said))
