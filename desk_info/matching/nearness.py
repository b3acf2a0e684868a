"""Which entries come near to a question that none surely answers: worth asking about, no more."""

from collections.abc import Set
from dataclasses import dataclass

from desk_info.entry import Scored
from desk_info.matching.index import Index
from desk_info.matching.outcomes import is_topical
from desk_info.matching.ranking import Query
from desk_info.matching.said import meaning_of, names_attribute, of_any_topic
from language.stemming import is_indonesian

_LIKELY, _LIKELY_TOPIC = 0.14, 0.03
"""How likely (0 to 1) an entry has to be meant, and one that is about a word that was said."""
_NEARLY_AS_LIKELY = 0.4
"""The share of that which makes another one worth its place beside it."""
_ENOUGH = 2
"""Words in common that say as much as being about one of them."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """What the entries that came first have in common with a question.

    Sides (*biaya*), words of any topic (*hari*) and real words that were taken for a slip (*kurs*,
    *kursi*) are no word in common. `near` are those that are worth asking about, `is_of_theirs`
    whether one of them is about a word, has two or all that were said.
    """

    near: tuple[Scored, ...]
    is_of_theirs: bool


NOTHING = Nearness((), is_of_theirs=False)


def nearness(index: Index, asked: Query, entries: tuple[Scored, ...]) -> Nearness:
    """How near the entries are that were found for a question."""
    topics = [
        (stem, _is_meant(meaning_of(typed), stem))
        for typed, stem in zip(asked.typed, asked.understood.stems, strict=True)
        if _is_a_topic(stem)
    ]
    said = {stem for stem, is_meant in topics if is_meant}
    shared = {one.entry.id: said & index.stems_of_entry(one.entry.id) for one in entries}
    with_one = tuple(one for one in entries if shared[one.entry.id])
    about = {one.entry.id for one in with_one if _is_about(index, one, said)}
    likely = [
        one.score
        for one in with_one
        if one.score >= (_LIKELY_TOPIC if one.entry.id in about else _LIKELY)
    ]
    least = max(_LIKELY_TOPIC, _NEARLY_AS_LIKELY * max(likely, default=1.0))
    near = tuple(one for one in with_one if one.score >= least) if likely else ()
    enough = min(_ENOUGH, len({stem for stem, _ in topics}))
    return Nearness(near, bool(about) or any(len(one) >= enough > 0 for one in shared.values()))


def _is_about(index: Index, one: Scored, said: Set[str]) -> bool:
    return any(one.entry.id in index.topics.about(stem) for stem in said)


def _is_a_topic(stem: str) -> bool:
    return is_topical(stem) and not names_attribute(stem) and not of_any_topic(stem)


def _is_meant(typed: str, stem: str) -> bool:
    return typed == stem or not is_indonesian(typed)
