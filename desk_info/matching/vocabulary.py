"""The words of the entries in force: which are known, what is misspelt, what an entry is about."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from desk_info.entry import Entry
from desk_info.matching.asked import asked_words
from desk_info.matching.said import meaning_of, names_attribute, worth
from language.normalising import NO_OWN_WORDS, OwnWords

_SHORTEST_MISSPELT = 4
"""Letters below which another word is another word, not a misspelling."""
_LIKE_ENOUGH = 82.0
"""Likeness (0 to 100) from which a word is a misspelling: *kamar* and *kasar* are two words."""
_SHORTEST_SKELETON = 3
_VOWELS = str.maketrans("", "", "aeiou")
_REMEMBERED = 50_000


class Vocabulary:
    """Counts words and stems as entries come and go.

    A word that is not known is compared only with those that begin with the same letter, and with
    the skeletons of all (*pndftrn*: what is left without vowels).
    """

    def __init__(self) -> None:
        self._words: Counter[str] = Counter()
        self._stems: Counter[str] = Counter()
        self._by_letter: dict[str, dict[str, None]] = {}
        self._skeletons: dict[str, dict[str, None]] = {}
        self._meant: dict[str, str | None] = {}

    def add(self, words: Iterable[str]) -> None:
        """Words of a variant that is in force from now on."""
        for word in words:
            self._stems[meaning_of(word)] += 1
            self._words[word] += 1
            if self._words[word] == 1:
                self._list(word)

    def remove(self, words: Iterable[str]) -> None:
        """Words of a variant that is no longer in force."""
        for word in words:
            self._drop(self._stems, meaning_of(word))
            if self._drop(self._words, word):
                self._unlist(word)

    def knows(self, stem: str) -> bool:
        """Whether an entry in force uses the stem."""
        return stem in self._stems

    def has_nearly(self, word: str) -> bool:
        """Whether a known word is this one but for one slip of the finger."""
        alike = self._by_letter.get(word[:1], {})
        return any(OSA.distance(word, one, score_cutoff=1) <= 1 for one in alike)

    def meant(self, word: str) -> str:
        """The known word or stem that `word` is or is a misspelling of; itself where none is."""
        if word in self._words:
            return word
        if (stem := meaning_of(word)) in self._stems:
            return stem
        if word not in self._meant:
            if len(self._meant) >= _REMEMBERED:
                self._meant.clear()
            self._meant[word] = self._nearest(word)
        return self._meant[word] or word

    def _nearest(self, word: str) -> str | None:
        if len(word) < _SHORTEST_MISSPELT or word[0].isdigit() or worth(meaning_of(word)) < 1.0:
            return None
        alike = self._by_letter.get(word[0])
        if alike:
            found = process.extractOne(
                word, list(alike), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH
            )
            if found is not None:
                return found[0]
        skeleton = word.translate(_VOWELS)
        if len(skeleton) >= _SHORTEST_SKELETON:
            return next(iter(self._skeletons.get(skeleton, ())), None)
        return None

    def _list(self, word: str) -> None:
        self._meant.clear()
        if len(word) >= _SHORTEST_MISSPELT:
            self._by_letter.setdefault(word[0], {})[word] = None
        skeleton = word.translate(_VOWELS)
        if len(skeleton) >= _SHORTEST_SKELETON:
            self._skeletons.setdefault(skeleton, {})[word] = None

    def _unlist(self, word: str) -> None:
        self._meant.clear()
        self._by_letter.get(word[0], {}).pop(word, None)
        self._skeletons.get(word.translate(_VOWELS), {}).pop(word, None)

    @staticmethod
    def _drop(counts: Counter[str], key: str) -> bool:
        """Count one less; whether it was the last."""
        counts[key] -= 1
        if counts[key] > 0:
            return False
        del counts[key]
        return True


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
        said = asked_words(f"{entry.title}\n{entry.answer}", own, _READ_AT_MOST)
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

    def shares(self, stems: Iterable[str], entry_ids: Sequence[str]) -> list[float]:
        """How much of the topics that were said each answer says, 0 to 1; rare ones more.

        Words that name a side of a topic (*biaya*) do not count: an answer says the side itself.
        """
        rare = {
            stem: self._tells_apart(stem)
            for stem in stems
            if worth(stem) == 1.0 and not names_attribute(stem)
        }
        total = sum(rare.values()) or 1.0
        return [
            sum(rarity for stem, rarity in rare.items() if stem in mine) / total
            for mine in map(self.of, entry_ids)
        ]

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
        title = frozenset(meaning_of(word) for word in asked_words(entry.title, own))
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
