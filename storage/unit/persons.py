"""One person's addresses lead to one chat: what a platform states of an account, carried out.

Chains are never merged: each keeps its facts and its cases, and says with whom it belongs.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat import Step
from bot.persons import Party, Resolution, given_up, had_before_its_time, rank, resolve
from channels.registry import named, reached_by_phone
from core.errors import Conflict
from core.facts import PLATFORM, Fact, NewFact
from core.message import Address, Sender
from core.text import storable
from core.time import to_micros
from handoff.notices import AGENTS, Notice, NoticeKind, to_agent
from storage.database.script import Question, Row, Rows, Script, ask
from storage.rows.cases import notice_columns
from storage.rows.talk import chat_state, micros, moment
from storage.unit.chaining import Chain, chain_of
from storage.unit.holdings import Holding, giver, holdings, holdings_of, owner
from storage.unit.persons_sql import (
    ADDRESS,
    CHAT_ADDRESSES,
    END_ADDRESS,
    GIVE_ADDRESSES,
    GIVE_PAST_ADDRESS,
    GIVE_PAST_ADDRESSES,
    LINK,
    LINKED,
    MOVED,
    OPEN_CASE_OF,
    PARTY,
    PAST_ADDRESS,
    TAKE_ADDRESS,
)
from storage.unit.sql import CHANGE_HEAD, CHAT_HEAD, NOTIFY

NOWHERE = "nowhere:"
"""Begins the address of a chat whose complainant cannot be reached under any that is known."""


@dataclass(slots=True)
class _Open:
    """A chat that is held: what it is, where it stood, and what is added to its chain."""

    party: Party
    address: Address
    chain: Chain
    case: Row | None
    held: tuple[Holding, ...] = ()

    @property
    def current(self) -> tuple[Holding, ...]:
        """The addresses that lead to it now."""
        return tuple(one for one in self.held if one.is_current)

    @property
    def number(self) -> str:
        """The number of its open case, empty for none."""
        return str(self.case[1]) if self.case else ""


def recognised(sender: Sender, at: datetime) -> Script:
    """A script that does what the statement means; returns the numbers of the chats it changed.

    `at` (aware) is the platform's time of the statement. Once more it changes nothing. Raises
    `Conflict` when somebody else changes one of the chats at the same time.
    """
    names, when = _names(sender), to_micros(at)
    chats = yield from _chats(names, sender, when)
    if not chats:
        return ()
    yield [ask(CHAT_HEAD, chat=chat) for chat in sorted(chats)]  # held from here on
    if (yield from _chats(names, sender, when)) != chats:
        raise Conflict("an address was moved meanwhile")
    held: dict[int, _Open] = {}
    for chat in sorted(chats):
        held[chat] = yield from _opened(chat, sender, when)
    found = resolve(sender, [held[chat].party for chat in chats], at)
    if found.kept is not None:
        told = yield from _linked_to(found.kept.chat)
        found = replace(found, linked=tuple(one for one in found.linked if one.chat not in told))
    questions = list(_changes(sender, found, held, at))
    if found.kept is not None:
        others = {one.chat for one in (*found.joined, *found.linked)}
        for one in found.joined:
            others |= yield from _linked_to(one.chat)
        questions += _links(found.kept.chat, others - {found.kept.chat})
    for opened in held.values():
        if facts := opened.chain.facts():
            questions += [*facts, ask(CHANGE_HEAD, **opened.chain.head())]
    if questions:
        yield questions
    return tuple(chat for chat, opened in held.items() if opened.chain.facts())


def _linked_to(chat: int) -> Script:
    (rows,) = yield [ask(LINKED, chat=chat)]
    return {other for (other,) in rows}


def _names(sender: Sender) -> tuple[Address, ...]:
    told = (*sender.before, *sender.now, *(reached_by_phone(sender.phone) if sender.phone else ()))
    return tuple(dict.fromkeys(Address(one.channel, storable(one.value)) for one in told))


def _chats(names: Sequence[Address], sender: Sender, at: int) -> Script:
    """The chats that the addresses led to at that time (microseconds UTC), in their order."""
    answers: Sequence[Rows] = yield [
        ask(ADDRESS, channel=name.channel, value=name.value) for name in names
    ]
    found: list[int] = []
    for name, rows in zip(names, answers, strict=True):
        known = list(holdings(name, rows))
        one = giver(known, at) if name in sender.given_up else owner(known, at)
        if one is not None:
            found.append(one.chat)
    return tuple(dict.fromkeys(found))


def _opened(chat: int, sender: Sender, at: int) -> Script:
    (head,), (row,), names, cases = yield [
        ask(CHAT_HEAD, chat=chat),
        ask(PARTY, chat=chat),
        ask(CHAT_ADDRESSES, chat=chat),
        ask(OPEN_CASE_OF, chat=chat),
    ]
    heard_at, channel, address, state = row
    in_form = chat_state(state).step in (Step.FORM, Step.CONFIRMING)
    held = tuple(holdings_of(chat, names))
    own = frozenset(one.name for one in held if one.counts_at(at) or _is_met(one, sender))
    later = frozenset(one.name for one in held if one.until is not None and one.until >= at)
    case = cases[0] if cases else None
    party = Party(chat, own, moment(heard_at), case[0] if case else None, in_form, later)
    return _Open(party, Address(named(channel), address), chain_of(head, chat), case, held)


def _is_met(one: Holding, sender: Sender) -> bool:
    """Whether the sender has it since, also if somebody wrote from there first."""
    return one.is_current and one.name in sender.now


def _changes(
    sender: Sender, found: Resolution, held: Mapping[int, _Open], at: datetime
) -> Iterator[Question]:
    kept = held[found.kept.chat] if found.kept is not None else None
    got: list[Holding] = []
    for party in found.losing:
        got += yield from _lost(held[party.chat], kept, sender, at)
    if kept is None:
        return
    joined = [held[one.chat] for one in found.joined]
    yield from _taken(sender, kept, joined, got, at)
    for other in (*joined, *(held[one.chat] for one in found.linked)):
        yield from _linked(kept, other, at)


def _taken(
    sender: Sender, kept: _Open, joined: Sequence[_Open], got: Sequence[Holding], at: datetime
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
    new = [Holding(name, kept.party.chat, when) for name in sender.now if name not in known]
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


def _handed_on(kept: _Open, joined: Iterable[_Open]) -> Iterator[Question]:
    for one in joined:
        yield ask(GIVE_ADDRESSES, chat=kept.party.chat, before=one.party.chat)
        yield ask(GIVE_PAST_ADDRESSES, chat=kept.party.chat, before=one.party.chat)


def _told_of(
    kept: _Open,
    joined: Sequence[_Open],
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


def _is_surer(one: Holding, sender: Sender, at: int) -> bool:
    return one.name in sender.now and (one.since is None or one.since < at)


def _linked(kept: _Open, other: _Open, at: datetime) -> Iterator[Question]:
    for one, beside in ((kept, other), (other, kept)):
        data = {"other": beside.party.chat, "number": beside.number}
        _record(one, Fact.CHATS_LINKED, at, data)
        if beside.number:
            yield from _tell(one, NoticeKind.OTHER_TALK, at, beside.number)


def _lost(
    one: _Open, kept: _Open | None, sender: Sender, at: datetime
) -> Generator[Question, None, list[Holding]]:
    """Somebody else has an address of that chat: nothing may go there any more.

    What its chat was taken to have moved to later is the other's as well, and is returned.
    """
    when = to_micros(at)
    gone = [name for name in sender.now if name in one.party.names]
    moved: list[Holding] = []
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


def _best(wanted: Sequence[Address], stored: Address, there: Sequence[Holding], at: int) -> Address:
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


def _past(name: Address, until: int, one: _Open) -> Question:
    return ask(PAST_ADDRESS, until=until, chat=one.party.chat, **_place(name))


def _place(name: Address) -> Mapping[str, str]:
    return {"channel": name.channel, "value": name.value}


def _moved(one: _Open, address: Address, heard_at: datetime | None) -> Question:
    return ask(MOVED, chat=one.party.chat, address=address.value, heard_at=micros(heard_at))


def _links(chat: int, others: Iterable[int]) -> Iterator[Question]:
    for other in sorted(others):
        yield ask(LINK, chat=chat, other=other)
        yield ask(LINK, chat=other, other=chat)


def _record(one: _Open, kind: Fact, at: datetime, data: Mapping[str, object]) -> None:
    one.chain.append(NewFact(kind, at, PLATFORM, data))


def _told(
    now: Sequence[Address], before: Sequence[Address], others: Sequence[_Open]
) -> Mapping[str, object]:
    data: dict[str, object] = {"now": list(map(str, now)), "before": list(map(str, before))}
    return {**data, "joined": [one.party.chat for one in others]} if others else data


def _tell(one: _Open, kind: NoticeKind, at: datetime, about: str) -> Iterator[Question]:
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
