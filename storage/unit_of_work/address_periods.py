"""From when until when an address leads to a chat: what is stated of a time is looked up as of it.

Statements of a platform come late and out of order. A period that ended keeps its end for good, so
that whatever concerns a time before it finds whoever had the address then.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from channels.registry import named
from core.message import Address
from storage.database.script import Row


@dataclass(frozen=True, slots=True)
class AddressPeriod:
    """An address that leads, or led, to a chat.

    `since` and `until` are microseconds UTC: None for a start that nobody knows, and for an end
    that has not come.
    """

    name: Address
    chat: int
    since: int | None = None
    until: int | None = None

    @property
    def is_current(self) -> bool:
        """Whether it leads there now."""
        return self.until is None

    def counts_at(self, at: int) -> bool:
        """Whether it was theirs then, as far as is known."""
        if self.until is not None:
            return self.until >= at
        return self.since is None or self.since <= at


def address_periods(name: Address, rows: Iterable[Row]) -> Iterator[AddressPeriod]:
    """From the columns `chat, since, until`."""
    return (AddressPeriod(name, chat, since, until) for chat, since, until in rows)


def periods_of_chat(chat: int, rows: Iterable[Row]) -> Iterator[AddressPeriod]:
    """From the columns `channel, value, since, until`."""
    for channel, value, since, until in rows:
        yield AddressPeriod(Address(named(channel), value), chat, since, until)


def giver(known: Sequence[AddressPeriod], at: int) -> AddressPeriod | None:
    """Whose one address was that was given up then; the current one only if it began before."""
    found = owner(known, at)
    return found if found is not None and found.counts_at(at) else None


def owner(known: Sequence[AddressPeriod], at: int) -> AddressPeriod | None:
    """Whose one address is from then on: of those that ended later the first, else the current."""
    ended = [one for one in known if one.until is not None and one.until >= at]
    if ended:
        return min(ended, key=lambda one: one.until or 0)
    return next((one for one in known if one.is_current), None)
