"""An office's own entries, asked as questions: how sure one may be of an answer here.

Each variant of a sample is asked as it is written and as it is typed in a hurry: once without
itself, so that its entry must be found by its other variants, and once without its entry, so that
no answer is right. An office whose entries are near to one another learns to be more careful.
"""

from collections.abc import Iterator, Mapping
from random import Random
from types import MappingProxyType

from desk_info.matching.confidence import Lesson
from desk_info.matching.index import Index
from desk_info.matching.ranking import first_right
from language.slang import SLANG

SAMPLE = 60
"""Variants that are rehearsed when everything is read anew; less than a second of work."""
SAMPLE_BESIDE_SAVED = 20
"""Where saved questions say more."""
A_FEW = 3
"""Variants of an entry that is published later."""
_UNANSWERABLE = 0.5
"""What a question without a right answer weighs beside one that has one."""


def rehearse(index: Index, rows: list[int], most: int) -> Iterator[tuple[str, Lesson]]:
    """Lessons from at most `most` of these rows, each with the entry that it came from.

    The same rows give the same lessons: chance is drawn from the texts alone.
    """
    drawn = sorted(rows, key=lambda row: _draw(index.variant(row).written))[:most]
    for row in drawn:
        variant = index.variant(row)
        family = frozenset(index.rows_of[variant.entry])
        chance = Random(variant.written)  # noqa: S311  # nothing secret hangs on it
        for text in (variant.written, in_a_hurry(variant.written, chance)):
            if len(family) > 1:
                found = first_right(index, text, variant.entry, frozenset([row]))
                if found is not None:
                    yield variant.entry, Lesson(*found, 1.0)
            found = first_right(index, text, "", family)
            if found is not None:
                yield variant.entry, Lesson(*found, _UNANSWERABLE)


def _draw(text: str) -> float:
    return Random(text).random()  # noqa: S311  # nothing secret hangs on it


_BESIDE = dict(zip("abcdefghijklmnopqrstuvwxyz", "svvswdfguhjknmiowtarybeztx", strict=True))
"""A key beside each on a phone's keyboard."""
_AFTER = (" kak", " min", " ya", " dong")
_SLANG_SHARE, _BARE_SHARE, _SLIP_SHARE = 0.45, 0.6, 0.75
_SHOUTING_SHARE, _ADDRESSING_SHARE = 0.12, 0.3
_KEPT_VOWELS = 0.35
_SHORTEST_BARE, _SHORTEST_SLIP = 5, 4


def _ways_of_writing() -> Mapping[str, tuple[str, ...]]:
    ways: dict[str, list[str]] = {}
    for written, meant in SLANG.items():
        if len(meant) == 1:
            ways.setdefault(meant[0], []).append(written)
    return MappingProxyType({word: tuple(found) for word, found in ways.items()})


_WRITTEN = _ways_of_writing()


def in_a_hurry(text: str, chance: Random) -> str:
    """`text` with slang, dropped vowels and slips of the finger in about two of three words."""
    typed = " ".join(_typed(word, chance) for word in text.split())
    drawn = chance.random()
    if drawn < _SHOUTING_SHARE:
        return typed.upper()
    return typed + chance.choice(_AFTER) if drawn < _ADDRESSING_SHARE else typed


def _typed(word: str, chance: Random) -> str:
    bare = word.lower().strip("?.,!")
    drawn = chance.random()
    if bare in _WRITTEN and drawn < _SLANG_SHARE:
        return chance.choice(_WRITTEN[bare])
    if len(bare) >= _SHORTEST_BARE and drawn < _BARE_SHARE:
        kept = (one for one in bare[1:] if one not in "aeiou" or chance.random() < _KEPT_VOWELS)
        return bare[0] + "".join(kept)
    if len(bare) >= _SHORTEST_SLIP and drawn < _SLIP_SHARE:
        return _slipped(bare, chance)
    return word


def _slipped(word: str, chance: Random) -> str:
    at = chance.randrange(len(word) - 1)
    before, here, rest = word[:at], word[at], word[at + 1 :]
    return chance.choice(
        (
            before + rest[0] + here + rest[1:],
            before + rest,
            before + _BESIDE.get(here, here) + rest,
            before + here * 2 + rest,
        )
    )
