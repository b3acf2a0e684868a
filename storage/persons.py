"""One person's addresses lead to one chat: what a platform states of an account, carried out.

Chains are never merged: each keeps its facts and its cases, and says with whom it belongs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat import Step
from bot.persons import Party, Resolution, given_up, resolve, whatsapp_of
from core.errors import Conflict
from core.facts import PLATFORM, Fact, NewFact
from core.message import Address, ChannelName, Sender
from core.text import storable
from core.time import to_micros
from handoff.notices import AGENTS, Notice, NoticeKind, to_agent
from storage.case_rows import notice_columns
from storage.chaining import Chain, chain_of
from storage.person_statements import (
    ADDRESS,
    GIVE_UP_ADDRESS,
    LINK,
    LINKED,
    MOVED,
    OPEN_CASE_OF,
    PARTY,
    TAKE_ADDRESS,
)
from storage.rows import chat_state, micros, moment
from storage.script import Question, Row, Rows, Script, ask
from storage.statements import CHANGE_HEAD, CHAT_ADDRESSES, CHAT_HEAD, NOTIFY

NOWHERE = "nowhere:"
"""Begins the address of a chat whose complainant cannot be reached under any that is known."""


@dataclass(slots=True)
class _Open:
    """A chat that is held: what it is, where it stood, and what is added to its chain."""

    party: Party
    address: Address
    chain: Chain
    case: Row | None

    @property
    def number(self) -> str:
        """The number of its open case, empty for none."""
        return str(self.case[1]) if self.case else ""


def recognised(sender: Sender, at: datetime) -> Script:
    """A script that does what the statement means; returns the numbers of the chats it changed.

    `at` (aware) is the platform's time of the statement. Once more it changes nothing. Raises
    `Conflict` when somebody else changes one of the chats at the same time.
    """
    names = _names(sender)
    chats = yield from _chats(names)
    if not chats:
        return ()
    yield [ask(CHAT_HEAD, chat=chat) for chat in sorted(chats)]  # held from here on
    if (yield from _chats(names)) != chats:
        raise Conflict("an address was moved meanwhile")
    held: dict[int, _Open] = {}
    for chat in sorted(chats):
        held[chat] = yield from _opened(chat)
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
    told = (*sender.before, *sender.now, *([whatsapp_of(sender.phone)] if sender.phone else []))
    return tuple(dict.fromkeys(Address(one.channel, storable(one.value)) for one in told))


def _chats(names: Sequence[Address]) -> Script:
    """The chats that the addresses lead to now, in their order."""
    answers: Sequence[Rows] = yield [
        ask(ADDRESS, channel=name.channel.value, value=name.value) for name in names
    ]
    return tuple(dict.fromkeys(chat for rows in answers for chat, until in rows if until is None))


def _opened(chat: int) -> Script:
    (head,), (row,), names, cases = yield [
        ask(CHAT_HEAD, chat=chat),
        ask(PARTY, chat=chat),
        ask(CHAT_ADDRESSES, chat=chat),
        ask(OPEN_CASE_OF, chat=chat),
    ]
    heard_at, channel, address, state = row
    in_form = chat_state(state).step in (Step.FORM, Step.CONFIRMING)
    own = frozenset(
        Address(ChannelName(kind), value) for kind, value, until in names if until is None
    )
    case = cases[0] if cases else None
    party = Party(chat, own, moment(heard_at), case[0] if case else None, in_form)
    return _Open(party, Address(ChannelName(channel), address), chain_of(head, chat), case)


def _changes(
    sender: Sender, found: Resolution, held: Mapping[int, _Open], at: datetime
) -> Iterator[Question]:
    for party in found.losing:
        yield from _lost(held[party.chat], sender, at)
    if found.kept is None:
        return
    kept, joined = held[found.kept.chat], [held[one.chat] for one in found.joined]
    before = [name for one in (kept, *joined) for name in given_up(sender, one.party)]
    known = kept.party.names
    new = [name for name in sender.now if name not in known]
    moved = [name for one in joined for name in one.party.names if name not in before]
    for name in dict.fromkeys((*moved, *new)):
        yield ask(TAKE_ADDRESS, channel=name.channel.value, value=name.value, chat=kept.party.chat)
    for name in before:
        yield _given_up(name, at)
    if new or before or joined:
        address = _best(sender.now, kept.address, (*known, *sender.now), before)
        heard = [one.party.heard_at for one in (kept, *joined) if one.party.heard_at]
        for one in (kept, *joined):
            yield _moved(one, address, max(heard, default=None))
        _record(kept, Fact.ADDRESS_CHANGED, at, _told(sender.now, before, joined))
        if before and (new or joined):
            yield from _tell(kept, NoticeKind.ADDRESS_CHANGED, at, _worded(sender.now))
    for one in joined:
        _record(one, Fact.ADDRESS_CHANGED, at, _told(sender.now, before, [kept]))
    for other in (*joined, *(held[one.chat] for one in found.linked)):
        yield from _linked(kept, other, at)


def _linked(kept: _Open, other: _Open, at: datetime) -> Iterator[Question]:
    for one, beside in ((kept, other), (other, kept)):
        data = {"other": beside.party.chat, "number": beside.number}
        _record(one, Fact.CHATS_LINKED, at, data)
        if beside.number:
            yield from _tell(one, NoticeKind.OTHER_TALK, at, beside.number)


def _lost(one: _Open, sender: Sender, at: datetime) -> Iterator[Question]:
    """Somebody else has an address of that chat: nothing may go there any more."""
    gone = [name for name in sender.now if name in one.party.names]
    for name in gone:
        yield _given_up(name, at)
    left = tuple(name for name in one.party.names if name not in gone)
    yield _moved(one, _best(left, one.address, left, gone), None)
    _record(one, Fact.ADDRESS_LOST, at, {"lost": [str(name) for name in gone]})
    yield from _tell(one, NoticeKind.ADDRESS_LOST, at, _worded(gone))


def _best(
    wanted: Sequence[Address], stored: Address, there: Iterable[Address], gone: Sequence[Address]
) -> Address:
    """Where answers go: the best of what is stated, what worked so far, or nowhere."""
    left = [name for name in there if name not in gone and name.channel is stored.channel]
    best = next((name for name in wanted if name in left), None)
    if best is None and stored not in gone:
        return stored
    nowhere = Address(stored.channel, f"{NOWHERE}{stored.value}")
    return best or next(iter(left), nowhere)


def _given_up(name: Address, at: datetime) -> Question:
    place = {"channel": name.channel.value, "value": name.value}
    return ask(GIVE_UP_ADDRESS, until=to_micros(at), **place)


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
