"""What a statement about one person's addresses changes in the chats that it concerns."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.persons import Party, Resolution, given_up, had_before_its_time, rank
from core.facts import PLATFORM, Fact, NewFact
from core.message import Address, Sender
from core.time import to_micros
from handoff.notices import AGENTS, Notice, NoticeKind, to_agent
from storage.database.script import Question, Row, ask
from storage.rows.cases import notice_columns
from storage.rows.talk import micros
from storage.unit_of_work.address_periods import AddressPeriod
from storage.unit_of_work.chain_head import Chain
from storage.unit_of_work.persons_sql import (
    END_ADDRESS,
    GIVE_ADDRESSES,
    GIVE_PAST_ADDRESS,
    GIVE_PAST_ADDRESSES,
    LINK,
    MOVED,
    PAST_ADDRESS,
    TAKE_ADDRESS,
)
from storage.unit_of_work.sql import NOTIFY

NOWHERE = "nowhere:"
"""Begins the address of a chat whose complainant cannot be reached under any that is known."""


@dataclass(slots=True)
class HeldChat:
    """A chat that is held: what it is, where it stood, and what is added to its chain."""

    party: Party
    address: Address
    chain: Chain
    case: Row | None
    held: tuple[AddressPeriod, ...] = ()

    @property
    def current(self) -> tuple[AddressPeriod, ...]:
        """The addresses that lead to it now."""
        return tuple(one for one in self.held if one.is_current)

    @property
    def number(self) -> str:
        """The number of its open case, empty for none."""
        return str(self.case[1]) if self.case else ""


def changes(
    sender: Sender, found: Resolution, held: Mapping[int, HeldChat], at: datetime
) -> Iterator[Question]:
    kept = held[found.kept.chat] if found.kept is not None else None
    got: list[AddressPeriod] = []
    for party in found.losing:
        got += yield from _lost(held[party.chat], kept, sender, at)
    if kept is None:
        return
    joined = [held[one.chat] for one in found.joined]
    yield from _taken(sender, kept, joined, got, at)
    for other in (*joined, *(held[one.chat] for one in found.linked)):
        yield from _linked(kept, other, at)


def _taken(
    sender: Sender,
    kept: HeldChat,
    joined: Sequence[HeldChat],
    got: Sequence[AddressPeriod],
    at: datetime,
) -> Iterator[Question]:
    """The addresses of the chats that are one person's lead to the one that goes on.

    `got` are those that came from chats of others.
    """
    when, mine = to_micros(at), (kept, *joined)
    current = [one for every in mine for one in every.current]
    gone = {name for one in mine for name in given_up(sender, one.party)}
    ended = [one for one in current if one.name in gone and one.counts_at(when)]
    left = [one for one in current if one not in ended]
    past = {one.name for every in mine for one in every.held if (one.until or 0) >= when}
    known = {*past, *(one.name for one in (*left, *got))}
    new = [AddressPeriod(name, kept.party.chat, when) for name in sender.now if name not in known]
    # From then on it is surely theirs, also where they were met there earlier.
    surer = [replace(one, since=when) for one in left if _is_surer(one, sender, when)]
    yield from _handed_on(kept, joined)
    for name in dict.fromkeys((*sender.given_up, *(one.name for one in ended))):
        yield _past(name, when, kept)
    for one in ended:
        yield ask(END_ADDRESS, **_place(one.name))
    for one in (*surer, *got, *new):
        yield ask(TAKE_ADDRESS, chat=kept.party.chat, since=one.since, **_place(one.name))
    if new or ended or joined:
        address = _best(sender.now, kept.address, (*left, *got, *new), when)
        before = [one.name for one in ended]
        yield from _told_of(kept, joined, address, sender, before, at)
        if before and (new or joined):
            yield from _tell(kept, NoticeKind.ADDRESS_CHANGED, at, _worded(sender.now))


def _handed_on(kept: HeldChat, joined: Iterable[HeldChat]) -> Iterator[Question]:
    for one in joined:
        yield ask(GIVE_ADDRESSES, chat=kept.party.chat, before=one.party.chat)
        yield ask(GIVE_PAST_ADDRESSES, chat=kept.party.chat, before=one.party.chat)


def _told_of(
    kept: HeldChat,
    joined: Sequence[HeldChat],
    address: Address,
    sender: Sender,
    before: Sequence[Address],
    at: datetime,
) -> Iterator[Question]:
    mine = (kept, *joined)
    heard = [one.party.heard_at for one in mine if one.party.heard_at]
    for one in mine:
        yield _moved(one, address, max(heard, default=None))
        others = joined if one is kept else [kept]
        _record(one, Fact.ADDRESS_CHANGED, at, _told(sender.now, before, others))


def _is_surer(one: AddressPeriod, sender: Sender, at: int) -> bool:
    return one.name in sender.now and (one.since is None or one.since < at)


def _linked(kept: HeldChat, other: HeldChat, at: datetime) -> Iterator[Question]:
    for one, beside in ((kept, other), (other, kept)):
        data = {"other": beside.party.chat, "number": beside.number}
        _record(one, Fact.CHATS_LINKED, at, data)
        if beside.number:
            yield from _tell(one, NoticeKind.OTHER_TALK, at, beside.number)


def _lost(
    one: HeldChat, kept: HeldChat | None, sender: Sender, at: datetime
) -> Generator[Question, None, list[AddressPeriod]]:
    """Somebody else has an address of that chat: nothing may go there any more.

    What its chat was taken to have moved to later is the other's as well, and is returned.
    """
    when = to_micros(at)
    gone = [name for name in sender.now if name in one.party.names]
    moved: list[AddressPeriod] = []
    if kept is not None and had_before_its_time(one.party, sender):
        moved = [own for own in one.current if own.since is not None and own.since >= when]
    for own in one.held:
        if own.name not in gone:
            continue
        if own.until is None and own not in moved:
            yield ask(END_ADDRESS, **_place(own.name))
        elif own.until is not None and own.until >= when and kept is not None:
            chat = kept.party.chat
            yield ask(GIVE_PAST_ADDRESS, until=own.until, chat=chat, **_place(own.name))
    for name in gone:
        yield _past(name, when, one)
    left = [own for own in one.current if own.name not in gone and own not in moved]
    address = _best((), one.address, left, when)
    yield _moved(one, address, None)
    _record(one, Fact.ADDRESS_LOST, at, {"lost": [str(name) for name in gone]})
    yield from _tell(one, NoticeKind.ADDRESS_LOST, at, _worded(gone))
    return moved


def _best(
    wanted: Sequence[Address], stored: Address, there: Sequence[AddressPeriod], at: int
) -> Address:
    """Where answers go: where somebody went since, the best of what is stated, what worked so far.

    Nowhere where nothing is left.
    """
    left = {one.name: one.since or 0 for one in there if one.name.channel == stored.channel}
    newest = max((since for since in left.values() if since > at), default=None)
    if newest is not None:
        return min((name for name in left if left[name] == newest), key=rank)
    best = next((name for name in wanted if name in left), None)
    if best is None and stored in left:
        return stored
    nowhere = Address(stored.channel, f"{NOWHERE}{stored.value}")
    return best or next(iter(left), nowhere)


def _past(name: Address, until: int, one: HeldChat) -> Question:
    return ask(PAST_ADDRESS, until=until, chat=one.party.chat, **_place(name))


def _place(name: Address) -> Mapping[str, str]:
    return {"channel": name.channel, "value": name.value}


def _moved(one: HeldChat, address: Address, heard_at: datetime | None) -> Question:
    return ask(MOVED, chat=one.party.chat, address=address.value, heard_at=micros(heard_at))


def links(chat: int, others: Iterable[int]) -> Iterator[Question]:
    for other in sorted(others):
        yield ask(LINK, chat=chat, other=other)
        yield ask(LINK, chat=other, other=chat)


def _record(one: HeldChat, kind: Fact, at: datetime, data: Mapping[str, object]) -> None:
    one.chain.append(NewFact(kind, at, PLATFORM, data))


def _told(
    now: Sequence[Address], before: Sequence[Address], others: Sequence[HeldChat]
) -> Mapping[str, object]:
    data: dict[str, object] = {"now": list(map(str, now)), "before": list(map(str, before))}
    return {**data, "joined": [one.party.chat for one in others]} if others else data


def _tell(one: HeldChat, kind: NoticeKind, at: datetime, about: str) -> Iterator[Question]:
    """Whoever has the open case of a chat hears of it; all agents where nobody has."""
    if one.case is None:
        return
    number, name, agent = one.case
    notice = Notice(
        to_agent(agent) if agent else AGENTS, kind, at, {"number": name, "about": about}
    )
    yield ask(NOTIFY, case_id=number, chat=one.party.chat, **notice_columns(notice))


def _worded(names: Sequence[Address]) -> str:
    """The telephone among the addresses, as people write it; empty where there is none."""
    phones = (name.value.removeprefix("phone:") for name in names if "phone:" in name.value)
    return next((f"+{phone}" for phone in phones), "")
