"""What entries say beside the ways of asking for them: their answers, and what they are about."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set

from desk_info.entry import Entry
from desk_info.matching.meaning import meaning_of, worth
from desk_info.matching.said import names_attribute
from language.normalising import NO_OWN_WORDS, OwnWords, words

_READ_AT_MOST = 1_000
"""Characters of an answer that are looked at: all of one that fits an office's file."""
_NONE: frozenset[str] = frozenset()


class EntryTopics:
    """The stems with a topic in each entry's title and answer; entries join and leave one by one.

    An answer says more than is ever asked about it, and not in the words of those who ask. So its
    words never find an entry by themselves: they speak for one among those that variants found.
    """

    def __init__(self) -> None:
        self._stems: dict[str, frozenset[str]] = {}
        self._entries_with: Counter[str] = Counter()

    def add(self, entry: Entry, own: OwnWords = NO_OWN_WORDS) -> None:
        """An entry that is not there yet; `own` are the office's ways of writing."""
        said = words(f"{entry.title}\n{entry.answer}", _READ_AT_MOST, own)
        stems = frozenset(stem for word in said if worth(stem := meaning_of(word)) == 1.0)
        self._stems[entry.id] = stems
        self._entries_with.update(stems)

    def remove(self, entry_id: str) -> None:
        """An entry that is there leaves."""
        for stem in self._stems.pop(entry_id):
            self._entries_with[stem] -= 1
            if not self._entries_with[stem]:
                del self._entries_with[stem]

    def of(self, entry_id: str) -> frozenset[str]:
        """The stems of an entry's title and answer; none for an entry that is not there."""
        return self._stems.get(entry_id, _NONE)

    def share(self, stems: Iterable[str], entry_id: str) -> float:
        """How much of the topics that were said an entry's answer says, 0 to 1; rare ones more.

        Words that name a side of a topic (*biaya*) do not count: an answer says the side itself.
        """
        mine = self.of(entry_id)
        total = said = 0.0
        for stem in stems:
            if worth(stem) == 1.0 and not names_attribute(stem):
                rarity = self._tells_apart(stem)
                total += rarity
                said += rarity if stem in mine else 0.0
        return said / total if total else 0.0

    def _tells_apart(self, stem: str) -> float:
        """How rare a stem is among the answers."""
        return math.log((len(self._stems) + 1) / (self._entries_with[stem] + 0.5)) + 0.1


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
