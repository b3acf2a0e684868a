"""Wanting to stay unnamed, said alone or beside other things."""

import re
from collections.abc import Sequence
from itertools import takewhile

from language.normalising import POLITE, words
from language.slang import listed
from language.word_tables import table
from nlu.acts.message import Message
from nlu.acts.refusing import refuses_in

_WORDS = table("acts/unnamed")
_UNNAMED = _WORDS.words("unnamed")
_NAMING = _WORDS.words("naming")
_WITHOUT = listed("tanpa rahasiakan hapus")
_NAME = listed("nama identitas")
_SECRET = _WORDS.words("secret")
_ASKING = _WORDS.words("asking")
_DENYING = listed("tidak jangan bukan")
_TOGETHER = (listed("hamba allah"), listed("tidak pakai nama"))
_WISHING = _WORDS.words("wishing")
"""One of these is beside the wish where other words stand around it: *obat tanpa nama* is none."""
_AROUND = (
    POLITE
    | _UNNAMED
    | _NAMING
    | _WITHOUT
    | _NAME
    | _WISHING
    | _ASKING
    | frozenset().union(*_TOGETHER)
    | _WORDS.words("around")
)
_CLAUSE_END = re.compile(r"[,.;:!?()\n]")


def wants_no_name(message: Message) -> bool:
    """Whether nothing is said but that: *anonim aja*, *tanpa nama*, *hamba Allah*."""
    said = _untagged(message.said)
    return not message.pressed and _unnamed(said) and _AROUND.issuperset(said)


def wants_no_name_too(text: str) -> bool:
    """Whether a clause is that wish, or begins or ends with it: *lapor anonim, toilet bau*."""
    for clause in _CLAUSE_END.split(text):
        said = _untagged(words(clause))
        if not _unnamed(said):
            continue
        runs = (_run(said), _run(said[::-1]))
        if any(_unnamed(run) and (len(run) == len(said) or _wishes(run)) for run in runs):
            return True
    return False


def fears_for_secrecy(text: str) -> bool:
    """Whether a clause asks that who writes be kept secret: *identitas saya dirahasiakan ya*."""
    clauses = (one for one in _CLAUSE_END.split(text) if not _SECRET.isdisjoint(words(one)))
    return any(map(refuses_in, clauses))


def _untagged(said: Sequence[str]) -> tuple[str, ...]:
    """Without the *tidak* that makes a question: *eh bisa anonim gak*, *anonim boleh ga min?*"""
    bare = tuple(said)
    while bare and bare[-1] in POLITE:
        bare = bare[:-1]
    return bare[:-1] if bare[-1:] == ("tidak",) and not _ASKING.isdisjoint(bare) else tuple(said)


def _run(said: Sequence[str]) -> tuple[str, ...]:
    return tuple(takewhile(_AROUND.__contains__, said))


def _wishes(said: Sequence[str]) -> bool:
    return not _WISHING.isdisjoint(said)


def _unnamed(said: Sequence[str]) -> bool:
    heard = frozenset(said)
    alone = not heard.isdisjoint(_UNNAMED) and heard.isdisjoint(_DENYING)
    of_a_name = not heard.isdisjoint(_NAME)
    without = of_a_name and not heard.isdisjoint(_WITHOUT) and heard.isdisjoint(_DENYING)
    unwritten = of_a_name and "jangan" in heard and not heard.isdisjoint(_NAMING)
    return alone or without or unwritten or any(all_of <= heard for all_of in _TOGETHER)
