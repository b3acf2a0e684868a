"""Which entry of the desk information a question means, and how sure that is."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz, process

from desk_info.entry import Entry, Match, Outcome, Scored, Why
from desk_info.feedback import Feedback
from desk_info.weighing import MATCHING, Constants, aspects, logistic, meaning_of, prior, topical
from language.normalising import words

MOST_OFFERED = 3
_FEWEST_OFFERED = 2
_FEWEST_TOPICS = 2
_SHORTEST_SKELETON = 3


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question in stems: what each is worth, and the known stems that it may be."""

    text: str
    weights: Mapping[str, float]
    known: Mapping[str, tuple[str, float]]
    size: float
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A variant in the form that questions are compared with."""

    entry: int
    text: str
    written: str
    stems: frozenset[str]
    size: float


@dataclass(frozen=True, slots=True)
class _Ranked:
    """An entry's fit, its best variant, and how much of that variant was heard (0 to 1)."""

    fit: float
    heard: float
    variant: _Prepared

    @property
    def place(self) -> int:
        return self.variant.entry


class Matcher:
    """Finds the entry that a question means among `entries`; prepared once, never changes.

    A match takes about 0.1 ms over 300 variants. Entries without any readable variant are never
    found. Safe to share between threads.
    """

    def __init__(self, entries: Sequence[Entry], constants: Constants = MATCHING) -> None:
        self._constants = constants
        self._by_id: dict[str, Entry] = {}
        self.by_id: Mapping[str, Entry] = MappingProxyType(self._by_id)
        self.learned: list[Feedback] = []
        self._prepare(entries)

    def publish(self, entry: Entry) -> None:
        """A new entry, or one that changed, is in force at once."""
        self._prepare(tuple({**self._by_id, entry.id: entry}.values()))

    def withdraw(self, entry_id: str) -> None:
        """The entry is not in force any more."""
        self._prepare([entry for entry in self.entries if entry.id != entry_id])

    def learn(self, feedback: Sequence[Feedback]) -> None:
        """What people said about answers."""
        self.learned.extend(feedback)

    def _prepare(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_id.clear()
        self._by_id.update((entry.id, entry) for entry in self.entries)
        read = [
            (place, variant, words(variant))
            for place, entry in enumerate(self.entries)
            for variant in entry.variants
        ]
        self._weights = self._informative([(place, said) for place, _, said in read])
        self._written = {word: meaning_of(word) for _, _, said in read for word in said}
        self._choices = [word for word in self._written if len(word) >= self._constants.fuzzy_from]
        self._skeletons = _skeletons(self._written)
        self._variants = [
            _Prepared(place, " ".join(said), variant, stems, self._size(stems))
            for place, variant, said in read
            if (stems := frozenset(map(meaning_of, said)))
        ]
        self._stems: dict[int, frozenset[str]] = {}
        for prepared in self._variants:
            known = self._stems.get(prepared.entry, frozenset())
            self._stems[prepared.entry] = known | prepared.stems
        self._sizes = [prepared.size for prepared in self._variants]
        self._postings: dict[str, list[int]] = {}
        for number, prepared in enumerate(self._variants):
            for stem in prepared.stems:
                self._postings.setdefault(stem, []).append(number)
        self._nearest_known = lru_cache(maxsize=16_384)(self._find_known)

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with that id, or None."""
        return self._by_id.get(entry_id)

    def match(self, text: str) -> Match:
        """What the desk information has to say to one question; never raises for any string."""
        asked = self._ask(text)
        ranked = self._rank(asked)
        if not ranked or not asked.topics:
            return Match(Outcome.UNKNOWN, why=Why.WORDLESS, question=text)
        return self._decide(asked, ranked)

    def _informative(self, read: Iterable[tuple[int, Sequence[str]]]) -> dict[str, float]:
        """How much each stem tells the entries apart, 0 to 1."""
        entries_with: dict[str, set[int]] = {}
        for place, said in read:
            for word in said:
                entries_with.setdefault(meaning_of(word), set()).add(place)
        most = math.log(len(self.entries) + 1)
        return {
            stem: prior(stem) * math.log((len(self.entries) + 1) / len(found)) / most
            + self._constants.least_weight
            for stem, found in entries_with.items()
        }

    def _size(self, stems: Iterable[str]) -> float:
        return sum(self._weights[stem] for stem in stems)

    def _ask(self, text: str) -> _Asked:
        said = words(text)
        weights: dict[str, float] = {}
        known: dict[str, tuple[str, float]] = {}
        for word in said:
            stem = meaning_of(word)
            if stem in weights:
                continue
            near = self._nearest_known(word)
            if near is None:
                weights[stem] = prior(stem) * self._constants.strange_weight
            else:
                weights[stem] = self._weights[near[0]]
                known[stem] = near
        topics = topical(known[stem][0] if stem in known else stem for stem in weights)
        return _Asked(" ".join(said), weights, known, sum(weights.values()), topics)

    def _find_known(self, word: str) -> tuple[str, float] | None:
        """The stem of ours that `word` is or is a misspelling of, and how alike (0 to 1)."""
        stem = meaning_of(word)
        if stem in self._weights:
            return stem, 1.0
        if prior(stem) < 1.0 or word[0].isdigit() or len(word) < self._constants.fuzzy_from:
            return None
        found = process.extractOne(
            word, self._choices, scorer=fuzz.ratio, score_cutoff=self._constants.fuzzy_cutoff
        )
        if found is not None and found[0][0] == word[0]:
            return self._written[found[0]], found[1] / 100
        if skeleton := self._skeletons.get(_consonants(word)):
            return skeleton, self._constants.skeleton_likeness
        return None

    def _rank(self, asked: _Asked) -> list[_Ranked]:
        """Entries by their best variants, best first."""
        constants = self._constants
        by_entry: dict[int, list[_Ranked]] = {}
        for overlap, number, shared in self._roughly(asked):
            variant = self._variants[number]
            spelled = fuzz.ratio(asked.text, variant.text) / 100
            fit = constants.overlap_share * overlap + (1 - constants.overlap_share) * spelled
            found = _Ranked(fit, shared / variant.size, variant)
            by_entry.setdefault(variant.entry, []).append(found)
        ranked = [self._together(found) for found in by_entry.values()]
        ranked.sort(key=lambda one: one.fit, reverse=True)
        return ranked

    def _roughly(self, asked: _Asked) -> list[tuple[float, int, float]]:
        """The variants with most in common: overlap (0 to 1), number, weight shared."""
        shared: dict[int, float] = {}
        for near, alike in asked.known.values():
            worth = self._weights[near] * alike
            for number in self._postings[near]:
                shared[number] = shared.get(number, 0.0) + worth
        size, sizes = asked.size, self._sizes
        overlaps = [
            (2 * worth / (size + sizes[number]), number, worth) for number, worth in shared.items()
        ]
        overlaps.sort(reverse=True)
        return overlaps[: self._constants.looked_at_closely]

    def _together(self, found: list[_Ranked]) -> _Ranked:
        """The best variant's fit, upheld by the next two of the same entry."""
        found.sort(key=lambda one: one.fit, reverse=True)
        best = found[0]
        support = sum(one.fit for one in found[1:3]) / 2
        share = self._constants.support_share
        return _Ranked((1 - share) * best.fit + share * support, best.heard, best.variant)

    def _decide(self, asked: _Asked, ranked: Sequence[_Ranked]) -> Match:
        best = ranked[0]
        covered = self._covered(asked, best)
        sure = self._sureness(asked, ranked, covered)
        candidates = tuple(
            Scored(self.entries[one.place], sure * one.fit / best.fit, one.variant.written)
            for one in ranked[:MOST_OFFERED]
        )
        constants = self._constants
        if (
            sure >= constants.answer_from
            and covered >= constants.answer_covers
            and not self._about_something_else(asked)
            and not _names_a_topic_only(asked, best)
        ):
            said_so = asked.text == best.variant.text
            return Match(Outcome.ANSWER, candidates, Why.SAID_SO if said_so else Why.CLEAR)
        offered = tuple(one for one in candidates if one.score >= sure * constants.offer_share)
        if (
            sure >= constants.choose_from
            and covered >= constants.choose_covers
            and len(offered) >= _FEWEST_OFFERED
        ):
            return Match(Outcome.CHOOSE, offered, Why.RIVALS)
        return Match(Outcome.UNKNOWN, candidates)

    def _covered(self, asked: _Asked, best: _Ranked) -> float:
        """How much of what was said the best entry's variants say too, 0 to 1."""
        ours = self._stems[best.place]
        heard = sum(
            self._weights[near] * alike for near, alike in asked.known.values() if near in ours
        )
        return heard / asked.size

    def _about_something_else(self, asked: _Asked) -> bool:
        """Whether too many of the topical words are ones that no entry knows."""
        strange = sum(1 for one in asked.topics if one not in self._weights)
        return strange >= self._constants.most_strange * len(asked.topics)

    def _sureness(self, asked: _Asked, ranked: Sequence[_Ranked], covered: float) -> float:
        """The likelihood that the best entry is the one that is meant, 0 to 1."""
        best = ranked[0]
        runner_up = ranked[1].fit if len(ranked) > 1 else 0.0
        constants = self._constants
        if self._said_in_full(asked, best) and best.fit > runner_up:
            return constants.sure_of_a_variant
        if self._only_here(asked, best):
            return constants.sure_of_the_only
        wanted = aspects(asked.weights)
        amiss = bool(wanted) and wanted.isdisjoint(aspects(self._stems[best.place]))
        return logistic(
            constants.from_nothing
            + constants.from_margin * (best.fit - runner_up)
            + constants.from_covered * covered
            + constants.from_heard * best.heard
            - constants.from_wrong_aspect * amiss
        )

    def _said_in_full(self, asked: _Asked, best: _Ranked) -> bool:
        """Whether nothing with a topic was said but what a variant says, and all of that."""
        return asked.topics == topical(best.variant.stems) != frozenset()

    def _only_here(self, asked: _Asked, best: _Ranked) -> bool:
        """Whether one entry alone knows every topical word said, and has them in one variant."""
        return (
            len(asked.topics) >= _FEWEST_TOPICS
            and asked.topics <= best.variant.stems
            and not any(
                asked.topics <= stems for place, stems in self._stems.items() if place != best.place
            )
        )


def _names_a_topic_only(asked: _Asked, best: _Ranked) -> bool:
    """Whether one word was said of which the variant asks one side: *komplain*, not *cara …*."""
    return (
        len(asked.topics) == 1
        and not aspects(asked.topics)
        and bool(aspects(best.variant.stems))
        and asked.topics != topical(best.variant.stems)
    )


_VOWELS = str.maketrans("", "", "aeiou")


def _consonants(word: str) -> str:
    return word.translate(_VOWELS)


def _skeletons(written: Mapping[str, str]) -> dict[str, str]:
    """Stems by the consonants of a word, where those are enough to know it."""
    found: dict[str, str] = {}
    for word, stem in written.items():
        skeleton = _consonants(word)
        if len(skeleton) >= _SHORTEST_SKELETON:
            found.setdefault(skeleton, stem)
    return found
