"""How a question looks when typed in a hurry on a cheap phone; for rehearsing, never shown."""

from collections.abc import Mapping
from random import Random
from types import MappingProxyType

from language.slang import SLANG

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
