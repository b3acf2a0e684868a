"""The words that the entries in force use, and which of them a misspelt word is."""

from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from desk_info.matching.meaning import meaning_of, worth

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
