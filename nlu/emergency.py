"""Words of somebody in danger, found by rules alone: never left to statistics."""

from collections.abc import Mapping, Sequence

from language.normalising import POLITE
from nlu.danger.classes import CLASSES, COMMON
from nlu.danger.harmless import (
    ASKED_ABOUT,
    FIGURES,
    HABIT,
    JUST_NOW,
    LAUGHING,
    PAST,
    SCOLDING,
    STUDIED,
    TRIFLES,
)
from nlu.danger.kinds import KINDS, SICK_NOW
from nlu.danger.patterns import Phrases
from nlu.danger.typed import heard as heard_in

_HARMLESS = Phrases(FIGURES + STUDIED + SCOLDING, CLASSES, COMMON)
_ASKED_ABOUT = Phrases(ASKED_ABOUT, CLASSES, COMMON)
_SICK_NOW = Phrases(SICK_NOW, CLASSES, COMMON)
_DANGERS = {kind: Phrases(phrases, CLASSES, COMMON) for kind, phrases in KINDS.items()}
_ALONE = (CLASSES["sick"] | {"darurat", "gawat", "emergency"}) - {"kecelakaan", "stroke"}
PHRASES = (_HARMLESS, _ASKED_ABOUT, _SICK_NOW, *_DANGERS.values())
"""All that is looked for."""
_ILL = "is ill now"
_JOKE_OF = frozenset({"wants to die"})


def in_danger(text: str) -> bool:
    """Whether somebody speaks of dying, of hurting, or of a life at risk now.

    Reads the whole text, in time linear in its length. Rather one call too many: a person reads
    it. Never raises.
    """
    return danger_in(text) is not None


def danger_in(text: str) -> str | None:
    """The kind of danger (see `nlu.danger.kinds`), None when there is none. As `in_danger`."""
    said = heard_in(text)
    if not said:
        return None
    known = dict.fromkeys(said)
    line = _HARMLESS.without(f" {' '.join(said)} ", known)
    line = _ASKED_ABOUT.without(line, known)
    for kind, phrases in _DANGERS.items():
        if phrases.find(line, known) and not (kind in _JOKE_OF and _laughs(said)):
            return kind
    return _ILL if _is_ill(line, known) else None


def _is_ill(line: str, known: Mapping[str, None]) -> bool:
    own = [word for word in known if word not in POLITE]
    if len(own) == 1 and own[0] in _ALONE:
        return True
    now = not JUST_NOW.isdisjoint(known) or (PAST | HABIT).isdisjoint(known)
    return now and _SICK_NOW.find(line, known) is not None


def _laughs(said: Sequence[str]) -> bool:
    """Whether somebody laughs at a trifle: *tugas numpuk bikin pengen mati hahaha*."""
    return not LAUGHING.isdisjoint(said) and not TRIFLES.isdisjoint(said)
