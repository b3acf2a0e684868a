"""Variants as vectors of weighted terms, and which of them have a term."""

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from desk_info.matching.said import letters_of

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int32]
Places: TypeAlias = npt.NDArray[np.int64]

_SPELT_AT_MOST = 8_192


@dataclass(frozen=True, slots=True)
class RowTerms:
    """The terms of one row by number, each once, and how much each counts before its rarity."""

    ids: Ints
    counts: Floats


@dataclass(frozen=True, slots=True)
class Vectors:
    """A question as vectors of length 1; what no variant has lengthens them and matches nothing."""

    meanings: RowTerms
    letters: RowTerms


def damped(counts: Mapping[str, int]) -> dict[str, float]:
    """What is said twice counts more than once, and less than double."""
    return {term: 1.0 + math.log(count) if count > 1 else 1.0 for term, count in counts.items()}


class Postings:
    """Terms of rows. A row is a number that its owner chooses; numbers may be used again."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows: list[array[int]] = []
        self._weights: list[array[float]] = []
        self._having = np.zeros(1024, np.int32)
        self._read: dict[int, tuple[Ints, Floats]] = {}
        self._spelt: dict[str, tuple[Sequence[int], Sequence[str]]] = {}
        self.size = 0

    def terms(self, counted: Mapping[str, float]) -> RowTerms:
        """Terms by number, for a row that is about to be added; new terms get a number."""
        ids = self.numbered(counted)
        return RowTerms(ids, np.fromiter(counted.values(), np.float32, len(ids)))

    def numbered(self, terms: Collection[str]) -> Ints:
        """The numbers of terms; new ones get one."""
        numbers = self._numbers
        ids = [numbers.setdefault(term, len(numbers)) for term in terms]
        self._spelt.clear()
        while len(self._rows) < len(numbers):
            self._rows.append(array("i"))
            self._weights.append(array("f"))
        if len(numbers) > len(self._having):
            grown = np.zeros(2 * len(numbers), np.int32)
            grown[: len(self._having)] = self._having
            self._having = grown
        return np.fromiter(ids, np.int32, len(ids))

    def vector(self, counted: Mapping[str, float]) -> RowTerms:
        """A question as a vector of length 1; terms that no row has only lengthen it."""
        return self._weighed(*self._known(counted))

    def spelling(self, words: Sequence[str]) -> RowTerms:
        """Words as a vector of length 1, of which the terms are sequences of letters."""
        known, others = Counter[int](), Counter[str]()
        for word in words:
            numbers, strange = self._spelt.get(word) or self._spell(word)
            known.update(numbers)
            if strange:
                others.update(strange)
        ids = np.fromiter(known, np.int32, len(known))
        counts = np.log(np.fromiter(known.values(), np.float32, len(known))).astype(np.float32) + 1
        alone = sum(weight * weight for weight in damped(others).values())
        return self._weighed(RowTerms(ids, counts), alone)

    def _spell(self, word: str) -> tuple[Sequence[int], Sequence[str]]:
        """The letters of a word that rows have, by number, and the others; people repeat words."""
        if len(self._spelt) >= _SPELT_AT_MOST:
            self._spelt.clear()
        letters, numbers = letters_of(word), self._numbers
        known = [numbers[one] for one in letters if one in numbers]
        spelt = known, [one for one in letters if one not in numbers]
        self._spelt[word] = spelt
        return spelt

    def _weighed(self, terms: RowTerms, strange: float) -> RowTerms:
        """Known terms at length 1; `strange` are the squared counts of others, and lengthen it."""
        weights = terms.counts * self.rarity(terms.ids)
        length = np.sqrt(float(weights @ weights) + strange * self._rarity_of_strange**2)
        return RowTerms(terms.ids, (weights / length if length else weights).astype(np.float32))

    def _known(self, counted: Mapping[str, float]) -> tuple[RowTerms, float]:
        """The known terms of a question, and the sum of the squared counts of the others."""
        numbers = self._numbers
        ids, counts, strange = [], [], 0.0
        for term, count in counted.items():
            number = numbers.get(term)
            if number is None:
                strange += count * count
            else:
                ids.append(number)
                counts.append(count)
        return RowTerms(np.array(ids, np.int32), np.array(counts, np.float32)), strange

    def add(self, rows: Sequence[int], of_rows: Sequence[RowTerms]) -> None:
        """Rows join. Many at once cost far less than one by one."""
        if not rows:
            return
        self.size += len(rows)
        self._read.clear()
        ids = np.concatenate([terms.ids for terms in of_rows])
        lengths = [len(terms.ids) for terms in of_rows]
        self._having += np.bincount(ids, minlength=len(self._having)).astype(np.int32)
        weights = np.concatenate([terms.counts for terms in of_rows]) * self.rarity(ids)
        places = np.repeat(np.arange(len(rows)), lengths)
        sizes = np.sqrt(np.bincount(places, weights * weights))
        weights = (weights / sizes[places]).astype(np.float32)
        owners = np.array(rows, np.int32)[places]
        order = np.lexsort((owners, ids))
        ids, owners, weights = ids[order], owners[order], weights[order]
        starts = np.flatnonzero(np.r_[True, ids[1:] != ids[:-1]])
        ends = np.r_[starts[1:], len(ids)]
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            self._join(int(ids[start]), owners[start:end], weights[start:end])

    def remove(self, row: int, terms: RowTerms) -> None:
        """A row leaves."""
        self.size -= 1
        self._read.clear()
        self._having[terms.ids] -= 1
        for number in terms.ids:
            held = self._rows[number]
            at = bisect_left(held, row)
            del held[at], self._weights[number][at]

    def rarity(self, ids: Ints) -> Floats:
        """How much it says that a row has a term, from the number of rows that have it now."""
        having = self._having[ids]
        return (np.log((1 + self.size) / (1 + having)) + 1).astype(np.float32)

    @property
    def _rarity_of_strange(self) -> float:
        """The same for a term that no row has."""
        return float(np.log(1 + self.size) + 1)

    def like(self, asked: RowTerms, size: int) -> Floats:
        """How like each of `size` rows is to a question, 0 to 1."""
        if not len(asked.ids):
            return np.zeros(size, np.float32)
        rows, weights = zip(*map(self._having_term, asked.ids.tolist()), strict=True)
        each = np.concatenate(weights) * np.repeat(asked.counts, [len(one) for one in rows])
        return np.bincount(np.concatenate(rows), each, size).astype(np.float32)

    def _having_term(self, number: int) -> tuple[Ints, Floats]:
        """The rows that have a term, and its weight in each; to be read only."""
        if number not in self._read:
            self._read[number] = (
                np.array(self._rows[number], np.int32),
                np.array(self._weights[number], np.float32),
            )
        return self._read[number]

    @property
    def known_terms(self) -> int:
        """How many terms have a number; the numbers are all below it."""
        return len(self._numbers)

    def how_many(self, ids: Ints) -> Ints:
        """How many rows have each term."""
        return self._having[ids]

    def _join(self, number: int, rows: Ints, weights: Floats) -> None:
        held, weighed = self._rows[number], self._weights[number]
        if not held or held[-1] < rows[0]:
            held.frombytes(rows.tobytes())
            weighed.frombytes(weights.tobytes())
            return
        for row, weight in zip(rows.tolist(), weights.tolist(), strict=True):
            at = bisect_left(held, row)
            held.insert(at, row)
            weighed.insert(at, weight)
