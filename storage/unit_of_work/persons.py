"""One person's addresses lead to one chat: what a platform states of an account, carried out.

Chains are never merged: each keeps its facts and its cases, and says with whom it belongs.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.chat import Step
from bot.persons import Party, resolve
from channels.registry import named, reached_by_phone
from core.errors import Conflict
from core.message import Address, Sender
from core.text import storable
from core.time import to_micros
from storage.database.script import Rows, Script, ask
from storage.rows.talk import chat_state, moment
from storage.unit_of_work.address_periods import (
    AddressPeriod,
    address_periods,
    giver,
    owner,
    periods_of_chat,
)
from storage.unit_of_work.chain_head import chain_of
from storage.unit_of_work.person_changes import HeldChat, changes, links
from storage.unit_of_work.persons_sql import (
    ADDRESS,
    CHAT_ADDRESSES,
    LINKED,
    OPEN_CASE_OF,
    PARTY,
)
from storage.unit_of_work.sql import CHANGE_HEAD, CHAT_HEAD


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
    held: dict[int, HeldChat] = {}
    for chat in sorted(chats):
        held[chat] = yield from _opened(chat, sender, when)
    found = resolve(sender, [held[chat].party for chat in chats], at)
    if found.kept is not None:
        told = yield from _linked_to(found.kept.chat)
        found = replace(found, linked=tuple(one for one in found.linked if one.chat not in told))
    questions = list(changes(sender, found, held, at))
    if found.kept is not None:
        others = {one.chat for one in (*found.joined, *found.linked)}
        for one in found.joined:
            others |= yield from _linked_to(one.chat)
        questions += links(found.kept.chat, others - {found.kept.chat})
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
        known = list(address_periods(name, rows))
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
    held = tuple(periods_of_chat(chat, names))
    own = frozenset(one.name for one in held if one.counts_at(at) or _is_met(one, sender))
    later = frozenset(one.name for one in held if one.until is not None and one.until >= at)
    case = cases[0] if cases else None
    party = Party(chat, own, moment(heard_at), case[0] if case else None, in_form, later)
    return HeldChat(party, Address(named(channel), address), chain_of(head, chat), case, held)


def _is_met(one: AddressPeriod, sender: Sender) -> bool:
    """Whether the sender has it since, also if somebody wrote from there first."""
    return one.is_current and one.name in sender.now
