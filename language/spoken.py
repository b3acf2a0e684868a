"""Affixes as people say them: *nebus*, *ngisi*, *nyiapin*, *dibolehin*, *nginepin*."""

import re
from collections.abc import Callable, Iterator

from language.word_tables import table

_BEGINNINGS = (
    ("", ""),
    ("di", ""),
    ("nge", ""),
    ("ng", ""),
    ("ng", "k"),
    ("ny", "s"),
    ("ny", "c"),
    ("n", "t"),
    ("m", "p"),
    ("nd", "d"),
    ("nj", "j"),
    ("mb", "b"),
)
"""What stands before a root, often in place of *me-*, and the sound that it took the place of
(*nebus* is *tebus*, *nyuci* is *cuci*); the likelier first."""
_ENDINGS = re.compile(r"(?P<rest>.+?)(?P<ending>in)?(?:nya|lah|kah)?\Z")
"""*-in* is *-kan* or *-i*."""
_DARK = re.compile(r"e(?=[^aeiou]{1,2}\Z)")
"""The vowel that becomes *e* where it is said: *simpen*, *anter*."""
_SHORTEST = 4
_SHORT = table("spelling").words("short roots")


def spoken_root(word: str, root: Callable[[str], str]) -> str:
    """The root of a word with such an affix, empty where there is none.

    `root` is the root of a word with written affixes, empty for what is no word.
    """
    bare = [one for one in dict.fromkeys(_bare(word)) if len(one) >= _SHORTEST or one in _SHORT]
    found = {one: root(one) for one in bare}
    exact = next((one for one in bare if found[one] == one), "")
    return exact or next(filter(None, found.values()), "")


def _bare(word: str) -> Iterator[str]:
    """What may be left of it, the likelier first."""
    for rest in _without_an_ending(word):
        for beginning, sound in _BEGINNINGS:
            bare = sound + rest.removeprefix(beginning)
            if rest.startswith(beginning) and bare != word:
                yield from (bare, _DARK.sub("a", bare))


def _without_an_ending(word: str) -> Iterator[str]:
    """Without *-in*, where it stands there, then the word itself."""
    match = _ENDINGS.match(word)
    if match is not None and match["ending"]:
        yield match["rest"]
    yield word
