"""A single word, *bpjs* or *kelas 3*: which entries it names, and whether it names one alone.

One word is no evidence for one entry among several that are about it, however the figures come
out: a clerk asks which is meant. Numbers beside it say nothing.
"""

from collections.abc import Iterable, Sequence

from desk_info.asking import Asked
from desk_info.entry import Entry
from desk_info.index import Index
from desk_info.meaning import meaning_of
from desk_info.outcomes import topical
from desk_info.ranking import Ranked
from desk_info.said import Said
from desk_info.signals import explained
from language.normalising import POLITE, words
from language.numbers import NUMBER
from language.stemming import is_indonesian

_SHORTEST = 2
_FEW = 3
"""Entries whose answers alone have a word: more of them, and the word is one of all answers."""

_CLEARLY = 0.28
"""How much better than the next entry with the word the only one that is about it has to fit."""


def only_word(asked: Said) -> str:
    """The stem of the one word with a topic that was said; empty where there are more, or none."""
    topics = topical(asked.stems)
    beside = {stem for stem in asked.stems if stem not in topics} - {NUMBER}
    return next(iter(topics)) if len(topics) == 1 and beside <= POLITE else ""


def named(index: Index, asked: Asked, stem: str, ranked: Ranked) -> Sequence[str]:
    """The ids of the ranked entries that the word names, best first.

    Those that are about it, and of those that merely have it the ones that fit about as well;
    where no variant has it, the few whose answers do or which have a near word. A real word that
    is not known is not taken for another one that looks like it.
    """
    if len(stem) < _SHORTEST or _is_another_word(asked, stem):
        return ()
    ids = [near.entry for near in ranked.entries]
    having, about = index.topics.having(stem), index.topics.about(stem)
    if having:
        near = _as_near_as(ranked, next((one for one in ids if one in about), ids[0]))
        return [one for one in ids if one in about or (one in having and one in near)]
    known = [
        one
        for one in ids
        if explained(stem, index.stems_of(index.rows_of[one]), index.answers.of(one))
    ]
    return known if len(known) <= _FEW else ()


def names_one(index: Index, asked: Asked, stem: str, ranked: Ranked, entry: Entry) -> bool:
    """Whether the word names that entry, the first one, and no other as well.

    It is one of its variants or its title, or no other entry is about it, and those that merely
    have it fit clearly less.
    """
    if _is_another_word(asked, stem):
        return False
    spoken = _bare(asked.understood.words)
    if any(_bare(words(one, own=index.own)) == spoken for one in (entry.title, *entry.variants)):
        return True
    having = index.topics.having(stem) - {entry.id}
    alone = having.isdisjoint(_as_near_as(ranked, entry.id))
    return index.topics.about(stem) == {entry.id} and alone


def _as_near_as(ranked: Ranked, entry: str) -> frozenset[str]:
    """The ids of the entries that fit better than that one, or not clearly less well."""
    fits = {one.entry: fit for one, fit in zip(ranked.entries, ranked.fits, strict=True)}
    return frozenset(one for one, fit in fits.items() if fits[entry] - fit < _CLEARLY)


def _is_another_word(asked: Asked, stem: str) -> bool:
    """Whether the word was read as a slip of the finger although it is one: *nyamuk*, *ngamuk*."""
    typed = (meaning_of(one) for one, word in zip(asked.typed, asked.understood.words, strict=True)
             if meaning_of(word) == stem and one != word)  # fmt: skip
    return any(one != stem and is_indonesian(one) for one in typed)


def _bare(spoken: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in spoken if word not in POLITE and word != NUMBER)
