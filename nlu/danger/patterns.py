"""Phrases in a small language of their own, found among standard words in linear time.

Blanks part the elements of a phrase:

    mati            this word
    mati|tewas      one of these words
    <die>           one word of the class that has this name
    saja?           may be there (also `<i>?`, `mau|ingin?`)
    ..2             up to two words of any kind
    $               nothing more comes

One phrase a line; a line that begins with blanks goes on with the one before.

A phrase is looked for only in a text that has its rarest words, so that what is harmless costs
next to nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_GAP = re.compile(r"\.\.(\d)")
_CLASS = re.compile(r"<(\w+)>")
_GOES_ON = re.compile(r"\n +(\|?)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: what it matches, and the words of which one must be in the text."""

    written: str
    found: re.Pattern[str]
    needs: frozenset[str]


class Phrases:
    """Many phrases, of which any may be found."""

    def __init__(
        self, written: str, classes: Mapping[str, frozenset[str]], common: frozenset[str]
    ) -> None:
        """`classes` are the words behind each `<name>`, `common` those too frequent to look by."""
        self.all = tuple(_phrase(one, classes, common) for one in _lines(written))
        self._by_word: dict[str, list[Phrase]] = {}
        for phrase in self.all:
            for word in phrase.needs:
                self._by_word.setdefault(word, []).append(phrase)

    def find(self, said: str, heard: Iterable[str]) -> Phrase | None:
        """A phrase in `said`, standard words with one blank around each; `heard` are these."""
        for phrase in self._possible(heard):
            if phrase.found.search(said):
                return phrase
        return None

    def without(self, said: str, heard: Iterable[str]) -> str:
        """`said` without whatever the phrases match."""
        for phrase in self._possible(heard):
            said = phrase.found.sub(" ", said)
        return said

    def _possible(self, heard: Iterable[str]) -> Iterable[Phrase]:
        possible: dict[str, Phrase] = {}
        for word in heard:
            for phrase in self._by_word.get(word, ()):
                possible[phrase.written] = phrase
        return possible.values()


def _lines(written: str) -> list[str]:
    """The phrases, each with the lines that go on with it."""
    whole = _GOES_ON.sub(lambda found: "|" if found[1] else " ", written)
    return [line for line in whole.splitlines() if line.strip()]


def _phrase(written: str, classes: Mapping[str, frozenset[str]], common: frozenset[str]) -> Phrase:
    parts, needed = [], []
    for element in written.split():
        gap = _GAP.fullmatch(element)
        if gap:
            parts.append(rf"(?:\S+ ){{0,{gap[1]}}}?")
            continue
        if element == "$":
            parts.append(r"\Z")
            continue
        words = _words(element.removesuffix("?"), classes)
        one = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
        parts.append(f"(?:(?:{one}) )?" if element.endswith("?") else f"(?:{one}) ")
        if not element.endswith("?"):
            needed.append(words)
    rarest = min(needed, key=lambda words: (not words.isdisjoint(common), len(words)))
    return Phrase(written, re.compile(f" {''.join(parts)}"), rarest)


def _words(element: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    words: set[str] = set()
    for one in element.split("|"):
        named = _CLASS.fullmatch(one)
        words |= classes[named[1]] if named else {one}
    return frozenset(words)
