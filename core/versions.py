"""The same message told again: a key says which happening it is, only its content what it says.

Platforms bring a message twice, and now and then bring a placeholder first and the message under
the same key later; an update's number may come again for another update, and an id for another
sender's message. What says more than all that was heard of the message before, or something else,
is heard, whatever its key and however often; what says the same or less changes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from core.message import MEDIA_KINDS, Address, Event, Inbound, Kind

PAGE = 4
"""So many versions are looked up together."""
_MARK = "~"
_NOT_READ = frozenset({Kind.UNSUPPORTED, Kind.UNKNOWN})
_WRITTEN = MEDIA_KINDS | {Kind.TEXT}
_ABOUT_ANOTHER = frozenset({Kind.REACTION, Kind.EDIT, Kind.DELETION, Kind.STATUS})
"""Kinds that say nothing without the message that they are about."""

_TOLD = ("member", "notice", "status")

Version: TypeAlias = tuple[Event, Inbound]
"""An event with its reading."""


def key_of(first: str, number: int) -> str:
    """The key of a version of a happening, counted from 1; `first` is that of the first."""
    return first if number == 1 else f"{first}{_MARK}{number}"


def page(first: str, number: int) -> tuple[str, ...]:
    """The keys of `PAGE` versions, the page counted from 0."""
    start = number * PAGE + 1
    return tuple(key_of(first, version) for version in range(start, start + PAGE))


def numbered(key: str) -> tuple[str, int]:
    """The key of the first version of what may be a later one, and which version it is."""
    before, mark, number = key.rpartition(_MARK)
    counts = number.isascii() and number.isdigit() and number[0] != "0" and int(number) > 1
    return (before, int(number)) if before and mark and counts else (key, 1)


def first_key(key: str) -> str:
    """The key of the first version of what may be a later one."""
    return numbered(key)[0]


def is_news(new: Version, known: Sequence[Version]) -> bool:
    """Whether a version says more than each of the same message before it, or something else."""
    same = [one for one in known if _is_same_message(new, one)]
    if not same:
        return True
    best, worth = max(_worth(*one) for one in same), _worth(*new)
    if worth > best:
        return True
    if worth < best:
        return worth[0] == best[0] and _has_words_of_its_own(new[1], same)
    return worth[1] > 0 and not any(_says_the_same(new[1], one) for _, one in same)


def as_heard(new: Version, known: Sequence[Version]) -> Inbound:
    """A later version as the talk hears it: words that were heard already are changed by it.

    A message of another kind is one of its own.
    """
    event, said = new
    was_heard = any(
        _is_same_message(new, (before, one)) and before.addresses and one.kind is said.kind
        for before, one in known
    )
    if not event.addresses or said.kind not in _WRITTEN or not was_heard:
        return said
    return replace(said, kind=Kind.EDIT, about=said.id, detail={**said.detail, "type": said.kind})


def _is_same_message(new: Version, known: Version) -> bool:
    """Whether both are one message of one sender, as far as is told."""
    (event, said), (before, one) = new, known
    return said.id == one.id and not _contradict(event.addresses, before.addresses)


def _contradict(these: Sequence[Address], those: Sequence[Address]) -> bool:
    """Whether the addresses are those of two accounts: each has another one of the same kind."""
    kinds = {name.value.partition(":")[0] for name in these}
    return set(these).isdisjoint(those) and any(
        name.value.partition(":")[0] in kinds for name in those
    )


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


def _has_words_of_its_own(said: Inbound, known: Sequence[Version]) -> bool:
    words = _words(said)
    return bool(words) and not any(words in _words(one) for _, one in known)


def _says_the_same(new: Inbound, one: Inbound) -> bool:
    """Whether nothing but what surrounds the words differs: blanks, titles, names, times."""
    if new.media and one.media and new.media.sha256 and one.media.sha256:
        # A file is known by its content alone: ids and addresses of the same file differ.
        return new.media.sha256 == one.media.sha256 and _words(new) == _words(one)
    if _kind(new) != _kind(one):
        return False
    match new.kind:
        case Kind.CHOICE:
            press = new.detail.get("callback_id") == one.detail.get("callback_id")
            return press and new.choice == one.choice
        case Kind.SYSTEM:
            told = all(new.detail.get(key) == one.detail.get(key) for key in _TOLD)
            return told and _words(new) == _words(one) and _states_the_same(new, one)
        case kind:
            about = kind not in _ABOUT_ANOTHER or new.about == one.about
            return about and _words(new) == _words(one)


def _kind(said: Inbound) -> object:
    """What it is, also where it was sent to another number of the office."""
    return said.detail.get("type", said.kind) if "other_number" in said.detail else said.kind


def _states_the_same(new: Inbound, one: Inbound) -> bool:
    """Whether one statement about an account only names more of its addresses than the other."""
    if new.sender is None or one.sender is None:
        return new.sender is one.sender
    pairs = ((new.sender.now, one.sender.now), (new.sender.before, one.sender.before))
    return not any(_contradict(these, those) for these, those in pairs)


def _words(said: Inbound) -> str:
    return " ".join(said.text.split())
