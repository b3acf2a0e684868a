"""The variants of the entries in force, and which of them are nearest to a question."""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np

from desk_info.entry import Entry
from desk_info.matching import likeness
from desk_info.matching.asked import asked_words
from desk_info.matching.likeness import Kept, QuestionLikeness, WorkedOut
from desk_info.matching.said import StemmedWords
from desk_info.matching.variants import Variant, VariantReader
from desk_info.matching.vectors import Floats, Postings, Vectors, damped
from desk_info.matching.vocabulary import EntryTopics, Topics, Vocabulary
from language.normalising import NO_OWN_WORDS, OwnWords

_CONSIDERED = 20
"""Entries that are compared exactly; the right one is hardly ever further down."""
_ROWS_SEEN = 400
_VARIANTS_SEEN = 12
"""Variants of one entry that are compared exactly: its nearest."""
_COMPARED = 120
"""Variants that are compared exactly: the cost of a question grows with their square."""


@dataclass(frozen=True, slots=True)
class NearEntry:
    """An entry that may be meant, and the rows of its variants that are nearest."""

    entry: str
    rows: tuple[int, ...]


class Index:
    """Entries join and leave one by one, or many at once; nothing else is built anew.

    Rows of variants that left are used again, so that memory follows what is in force.
    """

    def __init__(self, own: OwnWords = NO_OWN_WORDS) -> None:
        """`own` are the office's ways of writing."""
        self.own = own
        self.words: Callable[[str], tuple[str, ...]] = partial(asked_words, own=own)
        """The standard words of a text, as this office writes."""
        self.vocabulary = Vocabulary()
        self.answers = EntryTopics()
        self.topics = Topics()
        self.rows_of: dict[str, tuple[int, ...]] = {}
        self._variants: list[Variant | None] = []
        self._free: list[int] = []
        self._meanings = Postings()
        self._letters = Postings()
        self._reader = VariantReader(self.words, self._meanings, self._letters)
        self._entries_with: Counter[str] = Counter()
        self._stems: dict[str, frozenset[str]] = {}
        self._rarity: dict[str, float] = {}
        self._kept: Kept | None = None

    def variant(self, row: int) -> Variant:
        """The variant in a row that is taken."""
        found = self._variants[row]
        assert found is not None  # noqa: S101  # rows come from `rows_of` and `near` alone
        return found

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.rows_of)

    def add(self, entries: Iterable[Entry]) -> None:
        """Entries that are not there yet. Variants that say the same are kept once."""
        self._forget()
        rows: list[int] = []
        for entry, variants in self._reader.read(entries):
            taken = []
            for variant in variants:
                row = self._free.pop() if self._free else len(self._variants)
                if row == len(self._variants):
                    self._variants.append(variant)
                else:
                    self._variants[row] = variant
                taken.append(row)
                self.vocabulary.add(variant.words)
            self.rows_of[entry.id] = tuple(taken)
            self._stems[entry.id] = self.stems_of(taken)
            self._entries_with.update(self._stems[entry.id])
            self.answers.add(entry, self.own)
            self.topics.add(entry, [self.variant(row).stems for row in taken], self.own)
            rows.extend(taken)
        rows.sort()
        self._meanings.add(rows, [self.variant(row).meanings for row in rows])
        self._letters.add(rows, [self.variant(row).letters for row in rows])

    def remove(self, entry_id: str) -> None:
        """An entry that is there leaves."""
        self._forget()
        rows = self.rows_of.pop(entry_id)
        self.answers.remove(entry_id)
        self.topics.remove(entry_id)
        for stem in self._stems.pop(entry_id):
            self._entries_with[stem] -= 1
            if not self._entries_with[stem]:
                del self._entries_with[stem]
        for row in rows:
            variant = self.variant(row)
            self._meanings.remove(row, variant.meanings)
            self._letters.remove(row, variant.letters)
            self.vocabulary.remove(variant.words)
            self._variants[row] = None
            self._free.append(row)

    def _forget(self) -> None:
        """What was worked out holds no more: something changes."""
        self._kept = None
        self._rarity.clear()

    def stems_of(self, rows: Iterable[int]) -> frozenset[str]:
        """Every stem that these variants say."""
        return frozenset().union(*(self.variant(row).said for row in rows))

    def stems_of_entry(
        self, entry_id: str, without: frozenset[int] = frozenset()
    ) -> frozenset[str]:
        """Every stem that the variants of an entry say; `without` these rows."""
        rows = self.rows_of[entry_id]
        if without.isdisjoint(rows):
            return self._stems[entry_id]
        return self.stems_of(row for row in rows if row not in without)

    def tells_apart(self, stem: str) -> float:
        """How rare a stem is among the entries, from about 0.1 for one that all of them have."""
        rarity = self._rarity.get(stem)
        if rarity is not None:
            return rarity
        having = self._entries_with.get(stem)
        rarity = math.log((self.size + 1) / (having + 0.5 if having else 1.0)) + 0.1
        if having:
            self._rarity[stem] = rarity
        return rarity

    def vectors(self, asked: StemmedWords) -> Vectors:
        """A question in the terms of the variants."""
        return Vectors(
            self._meanings.vector(damped(asked.meanings)),
            self._letters.spelling(asked.words),
        )

    def likeness(self, asked: Vectors) -> QuestionLikeness:
        """How like the variants are to a question, and those that are chosen to one another."""
        size = len(self._variants)
        if not 0 < size <= likeness.KEPT_AT_MOST:
            return WorkedOut.of(asked, self._meanings, self._letters, self.variant, size)
        if self._kept is None:
            self._kept = Kept(self._meanings, self._letters, self._variants)
        return self._kept.to(asked)

    def near(self, scores: Floats, without: frozenset[int] = frozenset()) -> list[NearEntry]:
        """The entries with a variant like the question, nearest first; `without` these rows.

        `scores` say how like each row is to it.
        """
        if without:
            scores = scores.copy()
            scores[list(without)] = 0.0
        seen = min(_ROWS_SEEN, len(scores))
        top = np.argpartition(-scores, seen - 1)[:seen] if seen else np.array([], np.int64)
        top = top[np.argsort(-scores[top], kind="stable")]
        found: dict[str, NearEntry] = {}
        compared = 0
        for row in top.tolist():
            if scores[row] <= 0.0 or len(found) == _CONSIDERED or compared >= _COMPARED:
                break  # rows that nobody has taken score nothing
            entry = self.variant(row).entry
            if entry not in found:
                found[entry] = NearEntry(entry, self._nearest_rows(entry, scores, without))
                compared += len(found[entry].rows)
        return list(found.values())

    def _nearest_rows(self, entry: str, scores: Floats, without: frozenset[int]) -> tuple[int, ...]:
        rows = [row for row in self.rows_of[entry] if row not in without]
        if len(rows) > _VARIANTS_SEEN:
            rows.sort(key=lambda row: -scores[row])
        return tuple(rows[:_VARIANTS_SEEN])
