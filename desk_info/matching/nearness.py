"""Which entries come near to a question that none surely answers: worth asking about, no more."""

from collections.abc import Sequence

from desk_info.entry import Scored
from desk_info.matching.index import Index
from desk_info.matching.outcomes import topical
from desk_info.matching.ranking import Query
from desk_info.matching.said import meaning_of, names_attribute, of_any_topic
from language.stemming import is_indonesian

_LIKELY = 0.15
"""How likely (0 to 1) the best of them has to be meant, measured on the saved questions of five
offices: of those that an entry answers and none surely, two thirds find it among the titles."""
_NEARLY_AS_LIKELY = 0.4
"""The share of that which makes another one worth its place beside it."""


def worth_asking_about(index: Index, asked: Query, entries: Sequence[Scored]) -> tuple[Scored, ...]:
    """Those of the entries that may be meant and have a word in common; none if all are far.

    Sides (*biaya*), words of any topic (*hari*) and real words that were taken for a slip (*kurs*,
    *kursi*) are no word in common.
    """
    said = frozenset(
        stem
        for typed, stem in zip(asked.typed, asked.understood.stems, strict=True)
        if _is_meant(meaning_of(typed), stem) and _is_a_topic(stem)
    )
    near = [one for one in entries if said & index.stems_of_entry(one.entry.id)]
    best = max((one.score for one in near), default=0.0)
    if best < _LIKELY:
        return ()
    return tuple(one for one in near if one.score >= _NEARLY_AS_LIKELY * best)


def _is_a_topic(stem: str) -> bool:
    return bool(topical((stem,))) and not names_attribute(stem) and not of_any_topic(stem)


def _is_meant(typed: str, stem: str) -> bool:
    return typed == stem or not is_indonesian(typed)
