"""Phrases in a small language of their own, found among standard words in linear time.

Blanks part the elements of a phrase:

    mati            this word
    mati|tewas      one of these words
    <die>           one word of the class that has this name
    saja?           may be there (also `<i>?`, `mau|ingin?`)
    ..2             up to two words of any kind
    ^               nothing comes before
    $               nothing more comes

A phrase is looked for only in a text that has its rarest words, so that what is harmless costs
next to nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

_GAP = re.compile(r"\.\.(\d)")
_CLASS = re.compile(r"<(\w+)>")
_START, _END = "^", "$"
_SIGN = re.compile(rf"{_GAP.pattern}|{_CLASS.pattern}|\{_START}|\{_END}")
_EDGES = {_START: r"(?<=\A )", _END: r"\Z"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: the pattern that it matches, and the words of which one must be in the text."""

    written: str
    pattern: str
    needs: frozenset[str]

    @property
    def found(self) -> re.Pattern[str]:
        """The pattern, compiled when it is looked for first: a start would spend 0.1 s on all."""
        return _compiled(self.pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class Phrases:
    """Many phrases, of which any may be found."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.all = tuple(phrases)
        self._by_word: dict[str, list[Phrase]] = {}
        for one in self.all:
            for word in one.needs:
                self._by_word.setdefault(word, []).append(one)
        self.words = frozenset(self._by_word)
        """Without one of these nothing is found."""

    def find(self, said: str, heard: Iterable[str]) -> Phrase | None:
        """A phrase in `said`, standard words with one blank around each; `heard` are these."""
        for one in self._possible(heard):
            if one.found.search(said):
                return one
        return None

    def without(self, said: str, heard: Iterable[str], unless: frozenset[str] = frozenset()) -> str:
        """`said` without what the phrases match; one with a word of `unless` further on stays."""
        for one in self._possible(heard):
            said = one.found.sub(
                lambda found: " " if unless.isdisjoint(found[0].split()[2:]) else found[0], said
            )
        return said

    def _possible(self, heard: Iterable[str]) -> Iterable[Phrase]:
        possible: dict[str, Phrase] = {}
        if self.words.isdisjoint(heard):
            return ()
        for word in heard:
            for one in self._by_word.get(word, ()):
                possible[one.written] = one
        return possible.values()


def phrase(written: str, classes: Mapping[str, frozenset[str]], common: frozenset[str]) -> Phrase:
    """What one line looks for.

    `classes` are the words behind each `<name>`, `common` those too frequent to look by. Raises
    `ValueError` saying why it is no phrase.
    """
    parts, needed = [], []
    for element in written.split():
        gap = _GAP.fullmatch(element)
        if gap:
            parts.append(rf"(?:\S+ ){{0,{gap[1]}}}?")
            continue
        if element in _EDGES:
            parts.append(_EDGES[element])
            continue
        words = _words(element.removesuffix("?"), classes)
        one = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
        parts.append(f"(?:(?:{one}) )?" if element.endswith("?") else f"(?:{one}) ")
        if not element.endswith("?"):
            needed.append(words)
    if not needed:
        raise ValueError("has no word that must be there")
    rarest = min(needed, key=lambda words: (not words.isdisjoint(common), len(words)))
    return Phrase(written, f" {''.join(parts)}", rarest)


def plain_words(written: str) -> tuple[str, ...]:
    """The words of a phrase that stand there themselves, without classes and signs."""
    elements = (one for element in written.split() for one in element.removesuffix("?").split("|"))
    return tuple(one for one in elements if not _SIGN.fullmatch(one))


def _words(element: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    words: set[str] = set()
    for one in element.split("|"):
        named = _CLASS.fullmatch(one)
        if named and named[1] not in classes:
            raise ValueError(f"there is no class {one}")
        words |= classes[named[1]] if named else {one}
    return frozenset(words)
