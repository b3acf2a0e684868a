"""The same message told again: a key says which happening it is, only its content what it says.

Platforms bring a message twice, and now and then bring a placeholder first and the message under
the same key later; an update's number may come again for another update. What says more than all
that was heard before is heard, whatever its key; what says the same or less changes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from core.message import MEDIA_KINDS, Event, Inbound, Kind

MOST = 4
"""How many versions of one happening are heard at most; no platform is known to send three."""
_MARK = "~"
_NOT_READ = frozenset({Kind.UNSUPPORTED, Kind.UNKNOWN})
_WRITTEN = MEDIA_KINDS | {Kind.TEXT}

Version: TypeAlias = tuple[Event, Inbound]
"""An event with its reading."""


def keys(key: str) -> tuple[str, ...]:
    """The keys of every version of a happening, the first one first."""
    return (key, *(f"{key}{_MARK}{number}" for number in range(2, MOST + 1)))


def first_key(key: str) -> str:
    """The key of the first version of what may be a later one."""
    before, mark, number = key.rpartition(_MARK)
    return before if mark and number.isdecimal() and key in keys(before) else key


def is_news(new: Version, known: Sequence[Version]) -> bool:
    """Whether a version says more than each of those before it, or something else as clearly."""
    best = max((_worth(*one) for one in known), default=(False, -1, False))
    worth = _worth(*new)
    if worth != best:
        return worth > best
    return worth[1] > 0 and all(_said(new[1]) != _said(one) for _, one in known)


def as_heard(new: Version, known: Sequence[Version]) -> Inbound:
    """A later version as the talk hears it: words that were heard already are changed by it."""
    event, said = new
    was_heard = any(
        one.id == said.id and before.addresses and one.kind in _WRITTEN and _clarity(one) > 0
        for before, one in known
    )
    if not event.addresses or said.kind not in _WRITTEN or not was_heard:
        return said
    return replace(said, kind=Kind.EDIT, about=said.id, detail={**said.detail, "type": said.kind})


def _worth(event: Event, said: Inbound) -> tuple[bool, int, bool]:
    """How much a version says: to whom it belongs first, then its words, then whose account."""
    return bool(event.addresses or event.about), _clarity(said), said.sender is not None


def _clarity(said: Inbound) -> int:
    """How much can be read: nothing, some words of it, all of it."""
    if said.kind is Kind.STATUS:
        return int("reason" in said.detail)
    if said.kind in _NOT_READ:
        return int(bool(said.text))
    if said.kind is Kind.TEXT and not said.text.strip():
        return 0
    return 2


def _said(said: Inbound) -> tuple[object, ...]:
    # A file is known by its content alone: ids and addresses of the same file differ.
    sha256 = said.media.sha256 if said.media else ""
    return said.id, said.kind, said.text, said.choice, said.about, sha256
