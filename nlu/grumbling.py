"""Grumbling about being asked, before what somebody wants to know: *knp nanya mulu, jam besuk?*"""

import re

from language.normalising import POLITE, normalised, words
from language.word_tables import table

_WORDS = table("grumbling")
_WORDS.refuse_unheard(normalised)

_CLAUSE_END = re.compile(r"[,.;!?\n]+\s*|\s+-+\s+")
_ASKED = _WORDS.words("asked")
_WHY = _WORDS.words("why")
_AROUND = POLITE | _ASKED | _WHY | _WORDS.words("around")


def grumble(text: str) -> str:
    """The clauses at the beginning that only grumble about being asked; empty for none.

    What stands behind them is what is wanted, if anything is.
    """
    end = 0
    while end < len(text):
        sign = _CLAUSE_END.search(text, end)
        until = sign.end() if sign else len(text)
        if not _grumbles(text[end : sign.start() if sign else len(text)]):
            break
        end = until
    return text[:end]


def _grumbles(clause: str) -> bool:
    said = frozenset(words(clause))
    return said <= _AROUND and not said.isdisjoint(_ASKED) and not said.isdisjoint(_WHY)
