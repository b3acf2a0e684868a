"""Whether a question is about another place, which it calls by a name that nobody here uses.

*Parkir di bandara juanda* is none of ours, however like our own car park it sounds; whoever comes
*dari puskesmas sidotopo* asks about us.
"""

import re

from desk_info.matching.index import Index
from desk_info.matching.ranking import Query
from desk_info.matching.said import meaning_of, worth
from language.stemming import is_indonesian
from language.word_tables import table

AT_MOST_OURS = 0.6
"""How likely an entry is meant at most where another place is named: it is offered."""
_SHORTEST_NAME = 3
_TABLE = table("questions/elsewhere")
_COMING_FROM = _TABLE.words("coming from")
_NAMED = re.compile(
    rf"(?:\b(\w+) )?\b(?:{'|'.join(_TABLE.phrases('places'))}) ([^\W\d_]{{{_SHORTEST_NAME},}})\b"
)


def names_another_place(index: Index, asked: Query) -> bool:
    """Whether the question calls a place by a name that no entry has, and does not come from it."""
    return any(
        before not in _COMING_FROM and _is_a_name(index, name)
        for before, name in _NAMED.findall(asked.understood.text)
    )


def _is_a_name(index: Index, word: str) -> bool:
    """Whether a word is none that anybody here uses, and none of the language."""
    stem = meaning_of(word)
    known = worth(stem) < 1.0 or index.vocabulary.knows(stem) or is_indonesian(stem)
    return not known
