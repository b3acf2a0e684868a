"""Which entries are about a word, and which merely have it."""

from collections import Counter
from collections.abc import Collection, Sequence, Set

from desk_info.entry import Entry
from desk_info.meaning import meaning_of
from language.normalising import NO_OWN_WORDS, OwnWords, words

_NONE: frozenset[str] = frozenset()


class Topics:
    """Stems of the entries in force; entries join and leave one by one.

    An entry is about what its title says, and what at least half of its variants say.
    """

    def __init__(self) -> None:
        self._about: dict[str, set[str]] = {}
        self._having: dict[str, set[str]] = {}
        self._of: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def add(
        self, entry: Entry, variants: Sequence[Collection[str]], own: OwnWords = NO_OWN_WORDS
    ) -> None:
        """An entry that is not there yet, and the stems of each of its variants."""
        title = frozenset(meaning_of(word) for word in words(entry.title, own=own))
        counts = Counter(stem for stems in variants for stem in set(stems))
        often = frozenset(stem for stem, count in counts.items() if 2 * count >= len(variants))
        about, having = title | often, title | frozenset(counts)
        self._of[entry.id] = about, having
        for table, stems in ((self._about, about), (self._having, having)):
            for stem in stems:
                table.setdefault(stem, set()).add(entry.id)

    def remove(self, entry_id: str) -> None:
        """An entry that is there leaves."""
        for table, stems in zip((self._about, self._having), self._of.pop(entry_id), strict=True):
            for stem in stems:
                table[stem].discard(entry_id)
                if not table[stem]:
                    del table[stem]

    def about(self, stem: str) -> Set[str]:
        """The ids of the entries that are about a stem."""
        return self._about.get(stem, _NONE)

    def having(self, stem: str) -> Set[str]:
        """The ids of the entries with a variant or a title that has a stem."""
        return self._having.get(stem, _NONE)
