"""Whether a question is about another place: one of a name or a kind of which nobody here speaks.

*Jam besuk rs siloam* is none of ours, however like our own visiting hours it sounds, nor is *nomor
telepon samsat*; whoever comes *dari puskesmas sidotopo* asks about us.
"""

import re

from desk_info.matching.index import Index
from desk_info.matching.ranking import Query
from desk_info.matching.said import meaning_of, worth
from language.stemming import is_indonesian
from language.word_tables import table

AT_MOST_OURS = 0.62
"""How likely an entry is meant at most where another place is named: it is offered."""
_SHORTEST_NAME = 3
_TABLE = table("questions/elsewhere")
_OTHERS, _COMING_FROM = _TABLE.words("others"), _TABLE.words("coming from")
_LAST_OF_PLACES = frozenset(place.split()[-1] for place in _TABLE.phrases("places"))
_CLAUSE_END = re.compile(r"[.,;:!?\n]+")
_NAMED = re.compile(
    rf"(?:\b(\w+) )?\b(?:{'|'.join(_TABLE.phrases('places'))})"
    rf"(?: (?:{_TABLE.either('between')}))* ([^\W\d_]+)\b"
)


def names_another_place(index: Index, text: str, asked: Query, entry: str) -> bool:
    """Whether the question is about a place that nobody here calls by that name, or about another
    office of which the entry, which came first, never speaks."""
    return _names_one(index, text, asked) or _is_of_others(index, asked, entry)


def _names_one(index: Index, text: str, asked: Query) -> bool:
    if _LAST_OF_PLACES.isdisjoint(asked.typed):
        return False
    return any(
        before not in _COMING_FROM and _is_a_name(index, name)
        for clause in _CLAUSE_END.split(text)
        for before, name in _NAMED.findall(" ".join(index.words(clause)))
    )


def _is_a_name(index: Index, word: str) -> bool:
    """Whether a word is none that anybody here uses, none of the language, and no slip of either:
    *rs hjai* is *rs haji*, and *rs siloam* is not *rs selama*, the likest word."""
    stem = meaning_of(word)
    known = worth(stem) < 1.0 or index.vocabulary.knows(stem) or is_indonesian(stem)
    return not (known or len(word) < _SHORTEST_NAME or index.vocabulary.has_nearly(word))


def _is_of_others(index: Index, asked: Query, entry: str) -> bool:
    said = asked.typed
    others = (
        word
        for place, word in enumerate(said)
        if word in _OTHERS and said[max(0, place - 1)] not in _COMING_FROM
    )
    spoken = index.stems_of_entry(entry) | index.answers.of(entry)
    return any(meaning_of(word) not in spoken for word in others)
