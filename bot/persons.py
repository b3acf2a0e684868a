"""Whose chats the addresses of one sender are: one person is one talk, whatever their addresses.

Only what a platform itself states makes two addresses one person's, never a name and never what
somebody typed. A telephone that was given up goes to somebody else one day, who must not find the
talk of whoever had it before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from channels.capabilities import PHONE
from core.message import Address, Sender

ALIVE = timedelta(days=45)
"""After so long without a word a telephone may have another owner (WhatsApp's own measure)."""
_KINDS = ("user", "parent")
"""Kinds of addresses that are an account's id."""


@dataclass(frozen=True, slots=True)
class Party:
    """A chat that some of a sender's addresses lead to.

    `names` are its addresses that counted at the time that is looked at, `later` those of them that
    its complainant gave up after it; `heard_at` (aware) is when they wrote last; `case` the number
    of its open case in the table, None for none; `in_form` that its form is being filled in.
    """

    chat: int
    names: frozenset[Address]
    heard_at: datetime | None = None
    case: int | None = None
    in_form: bool = False
    later: frozenset[Address] = frozenset()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What becomes of the chats that a sender's addresses lead to.

    The talk goes on in `kept`, None for a new one. `joined` are the same person's: their
    addresses lead to `kept` from now on. `linked` are the same person's on another channel, where
    the talk stays two. `losing` are somebody else's, and lose the sender's addresses.
    """

    kept: Party | None
    joined: tuple[Party, ...] = ()
    linked: tuple[Party, ...] = ()
    losing: tuple[Party, ...] = ()


def fits(known: Iterable[Address], met: Sequence[Address]) -> bool:
    """Whether addresses that came together may be those of one chat, by what is known of it.

    An account has one telephone, and one id of each kind.
    """
    there = tuple(known)
    if _other_account(there, met):
        return False
    phones, own = _phones(met), _phones(there)
    return not phones or not own or bool(phones & own)


def resolve(sender: Sender, parties: Sequence[Party], at: datetime) -> Resolution:
    """Whose the chats are, by what the platform states at that time (aware)."""
    channel = sender.now[0].channel
    elsewhere = [one for one in parties if all(name.channel != channel for name in one.names)]
    here = [one for one in parties if one not in elsewhere]
    known = [one for one in here if _is_known(one, sender, at)]
    by_phone = [
        one
        for one in here
        if one not in known
        and not _other_account(one.names, sender.now)
        # Of a telephone that was moved to, somebody else may have been the owner until a while ago.
        and (_is_alive(one, at) or not (known or sender.before))
    ]
    own = [*known, *by_phone]
    own.sort(
        key=lambda one: (
            not _asked_for_the_number(one, sender),
            one.case is None,
            not one.names & set(sender.before),
        )
    )
    return Resolution(
        own[0] if own else None,
        tuple(own[1:]),
        tuple(one for one in elsewhere if own and _is_alive(one, at)),
        tuple(one for one in here if one not in own),
    )


def given_up(sender: Sender, party: Party) -> tuple[Address, ...]:
    """Which of a chat's addresses are the sender's no more.

    An account has one telephone. With another telephone it has other ids, also where the platform
    names none of them.
    """
    now = frozenset(sender.now)
    gone = {name for name in sender.given_up if name in party.names}
    if _phones(now):
        gone |= _phones(party.names) - now
    if _phones(sender.given_up) & party.names:
        gone |= _ids(party.names, *_KINDS) - now
    return tuple(sorted(gone, key=str))


def is_id(name: Address) -> bool:
    """Whether an address is an account's id, which says by itself whose it is."""
    return bool(_ids((name,), *_KINDS))


def rank(name: Address) -> tuple[int, str]:
    """Sorts addresses by where answers go first: the telephone, then ids."""
    kind = name.value.partition(":")[0]
    kinds = (PHONE, *_KINDS)
    return kinds.index(kind) if kind in kinds else len(kinds), name.value


def phone_of(names: Iterable[Address]) -> str:
    """The telephone among addresses, in digits; empty where there is none."""
    phones = (name.value for name in names if name.value.partition(":")[0] == PHONE)
    return next(phones, "").removeprefix(f"{PHONE}:")


def _asked_for_the_number(party: Party, sender: Sender) -> bool:
    """Whether the number answers the form that is open there, which is not to be lost by it."""
    return bool(sender.phone) and party.in_form and _same_account(party.names, sender.now)


def had_before_its_time(party: Party, sender: Sender) -> bool:
    """Whether what came from the sender's addresses afterwards is known there already.

    Statements come out of order: whoever gave such an address up after the sender got it is the
    sender.
    """
    return bool(party.later & set(sender.now))


def _is_known(party: Party, sender: Sender, at: datetime) -> bool:
    """Whether the platform's statement, or the account's own id, makes it the sender's."""
    if party.names & set(sender.before) or _same_account(party.names, sender.now):
        return True
    unsaid = party.heard_at is None or _is_alive(party, at)
    return unsaid and had_before_its_time(party, sender)


def _is_alive(party: Party, at: datetime) -> bool:
    return party.heard_at is not None and at - party.heard_at <= ALIVE


def _same_account(there: Iterable[Address], met: Iterable[Address]) -> bool:
    return bool(_ids(there, *_KINDS) & _ids(met, *_KINDS))


def _other_account(there: Iterable[Address], met: Iterable[Address]) -> bool:
    """Whether both have an id of one kind, and no id is the same."""
    compared = any(_ids(there, kind) and _ids(met, kind) for kind in _KINDS)
    return compared and not _same_account(there, met)


def _ids(names: Iterable[Address], *kinds: str) -> frozenset[Address]:
    return frozenset(name for name in names if name.value.partition(":")[0] in kinds)


def _phones(names: Iterable[Address]) -> frozenset[Address]:
    return _ids(names, PHONE)
