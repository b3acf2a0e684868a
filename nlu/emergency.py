"""Words of somebody in danger, found by rules alone: never left to statistics."""

from collections.abc import Mapping, Sequence

from language.normalising import POLITE
from language.word_tables import table
from nlu.danger.classes import CLASSES
from nlu.danger.kinds import HARM, ILL, KINDS
from nlu.danger.phrases import phrases
from nlu.danger.typed import heard as heard_in

_HARMLESS_TABLE = table("danger/harmless")
_HARMLESS = phrases(_HARMLESS_TABLE, "figures", "studied", "scolding")
_ASKED_ABOUT = phrases(_HARMLESS_TABLE, "asked about")
_PAST_OR_HABIT = _HARMLESS_TABLE.words("past") | _HARMLESS_TABLE.words("habit")
_JUST_NOW = _HARMLESS_TABLE.words("just now")
_LAUGHING = _HARMLESS_TABLE.words("laughing")
_TRIFLES = _HARMLESS_TABLE.words("trifles")
_SICK_NOW = phrases(HARM, ILL)
_DANGERS = {kind: phrases(where, kind) for kind, where in KINDS.items()}
_ALONE = (CLASSES["sick"] | HARM.words("ill alone")) - HARM.words("not ill alone")
PHRASES = (_HARMLESS, _ASKED_ABOUT, _SICK_NOW, *_DANGERS.values())
"""All that is looked for."""
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
    for kind, spoken in _DANGERS.items():
        if spoken.find(line, known) and not (kind in _JOKE_OF and _laughs(said)):
            return kind
    return ILL if _is_ill(line, known) else None


def _is_ill(line: str, known: Mapping[str, None]) -> bool:
    own = [word for word in known if word not in POLITE]
    if len(own) == 1 and own[0] in _ALONE:
        return True
    now = not _JUST_NOW.isdisjoint(known) or _PAST_OR_HABIT.isdisjoint(known)
    return now and _SICK_NOW.find(line, known) is not None


def _laughs(said: Sequence[str]) -> bool:
    """Whether somebody laughs at a trifle: *tugas numpuk bikin pengen mati hahaha*."""
    return not _LAUGHING.isdisjoint(said) and not _TRIFLES.isdisjoint(said)
