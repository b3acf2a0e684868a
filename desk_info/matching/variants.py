"""The phrasings of entries, read into what a question is compared with."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from desk_info.entry import Entry
from desk_info.matching.said import Attribute, letters_of, said
from desk_info.matching.vectors import Ints, Postings, RowTerms, damped
from language.numbers import without_numbers


@dataclass(frozen=True, slots=True)
class Variant:
    """One phrasing of an entry: as it was written, its words, stems and terms.

    `said` are its stems, each once.
    """

    entry: str
    written: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    said: frozenset[str]
    attributes: frozenset[Attribute]
    meanings: RowTerms
    letters: RowTerms


ReadEntry: TypeAlias = tuple[Entry, list[Variant]]


@dataclass(frozen=True, slots=True)
class VariantReader:
    """Reads variants with the standard `words` of an office, as terms of two indexes."""

    words: Callable[[str], tuple[str, ...]]
    meanings: Postings
    letters: Postings

    def read(self, entries: Iterable[Entry]) -> Iterator[ReadEntry]:
        """The variants of each entry; those that say the same once. Many cost less at once."""
        texts = [(entry, self._spoken(entry)) for entry in entries]
        letters = iter(self._spelled([spoken for _, of in texts for spoken in of]))
        for entry, of in texts:
            variants = [
                self._variant(entry.id, written, spoken, next(letters))
                for spoken, written in of.items()
            ]
            yield entry, variants

    def _spoken(self, entry: Entry) -> dict[tuple[str, ...], str]:
        """The words of an entry's variants, without numbers, and how they were written first."""
        found: dict[tuple[str, ...], str] = {}
        for written in entry.variants:
            spoken = without_numbers(self.words(written), written)
            if spoken:
                found.setdefault(spoken, written)
        return found

    def _variant(
        self, entry: str, written: str, spoken: tuple[str, ...], letters: RowTerms
    ) -> Variant:
        what = said(spoken)
        terms = self.meanings.terms(damped(what.meanings))
        stems, sides = what.stems, what.attributes
        return Variant(entry, written, spoken, stems, frozenset(stems), sides, terms, letters)

    def _spelled(self, of_variants: Sequence[tuple[str, ...]]) -> list[RowTerms]:
        """The letters of each variant's words as terms, all counted at once."""
        if not of_variants:
            return []
        numbers: dict[str, Ints] = {}
        for word in (word for spoken in of_variants for word in spoken):
            if word not in numbers:
                numbers[word] = self.letters.numbered(letters_of(word))
        sizes = [sum(len(numbers[word]) for word in spoken) for spoken in of_variants]
        known = self.letters.known_terms
        before = np.repeat(np.arange(len(sizes)) * known, sizes)
        all_of_them = np.concatenate([numbers[word] for spoken in of_variants for word in spoken])
        cells, counts = np.unique(before + all_of_them, return_counts=True)
        ends = np.searchsorted(cells, np.arange(1, len(sizes)) * known)
        ids = np.split((cells % known).astype(np.int32), ends)
        weights = np.split((1.0 + np.log(counts)).astype(np.float32), ends)
        return [RowTerms(*terms) for terms in zip(ids, weights, strict=True)]
