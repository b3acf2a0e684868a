"""Which entries come near to a question that none surely answers: worth asking about, no more."""

from collections.abc import Iterable

from desk_info.matching.index import Index
from desk_info.matching.outcomes import topical
from desk_info.matching.ranking import Query
from desk_info.matching.said import meaning_of, names_attribute, of_any_topic
from language.stemming import is_indonesian

_ENOUGH = 2
"""Words in common that make an entry near which is about none of them."""


def worth_asking_about(index: Index, asked: Query, entries: Iterable[str]) -> frozenset[str]:
    """Those of the entries (ids) that have a word in common with a question; none if all are far.

    One of them has to be about a word that was said, or has two of them. Sides (*biaya*), words
    of any topic (*hari*) and real words that were taken for a slip (*kurs*, *kursi*) say nothing.
    """
    said = frozenset(
        stem
        for typed, stem in zip(asked.typed, asked.understood.stems, strict=True)
        if _is_meant(meaning_of(typed), stem) and _is_a_topic(stem)
    )
    shared = {one: said & index.stems_of_entry(one) for one in entries}
    is_near = any(
        len(stems) >= _ENOUGH or any(one in index.topics.about(stem) for stem in said)
        for one, stems in shared.items()
    )
    return frozenset(one for one, stems in shared.items() if stems) if is_near else frozenset()


def _is_a_topic(stem: str) -> bool:
    return bool(topical((stem,))) and not names_attribute(stem) and not of_any_topic(stem)


def _is_meant(typed: str, stem: str) -> bool:
    return typed == stem or not is_indonesian(typed)
