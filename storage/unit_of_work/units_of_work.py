"""Opens units of work: reads the chat, lets the caller collect, writes it all at the end."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import datetime

from bot.chat import Chat
from bot.persons import fits, is_id, phone_of
from bot.unit_of_work import ChatRecord, UnitOfWork
from channels.registry import named
from core.errors import NotFound
from core.message import Address, Sender
from core.text import storable
from storage.database.backend import Backend, rows_of
from storage.database.script import ask
from storage.rows.cases import case
from storage.rows.talk import LAST, chat_state, micros, moment
from storage.unit_of_work.address_periods import address_periods, owner, periods_of_chat
from storage.unit_of_work.cache import CachedChat, ChatCache
from storage.unit_of_work.persons import recognised
from storage.unit_of_work.persons_sql import ADDRESS, CHAT_ADDRESSES
from storage.unit_of_work.sql import CASE, CASES_OF_CHAT, CHAT
from storage.unit_of_work.transaction import WrittenUnit, transaction
from storage.unit_of_work.unit import Unit


class StoredUnitsOfWork:
    """Implements `bot.unit_of_work.UnitsOfWork`."""

    def __init__(self, backend: Backend, cache: ChatCache) -> None:
        self._backend = backend
        self._cache = cache
        self._numbers = asyncio.Lock()  # one server gives them, so nobody else does

    @asynccontextmanager
    async def on_addresses(
        self,
        addresses: Sequence[Address],
        written_at: datetime | None = None,
        former: Sequence[Address] = (),
    ) -> AsyncIterator[UnitOfWork]:
        """See `UnitsOfWork.on_addresses`. Raises `ValueError` without any address."""
        if not addresses:
            raise ValueError("a chat has at least one address")
        written, names = micros(written_at), _stored(addresses)
        known = await self._found(names, written_at, written)
        if known is None:
            nobody = ChatRecord(0, names[0], Chat(), phone=phone_of(names))
            unit = Unit(nobody, None, names[0], self._backend, self._numbers)
            unit.unknown, unit.former = tuple(dict.fromkeys(names)), _stored(former)
        else:
            met = _counting(names, known)
            unit = self._unit(known, best_address(known.record.address, met))
            unit.unknown = tuple(name for name in met if name not in known.addresses)
            if (phone := phone_of(met)) and phone != unit.chat.phone:
                unit.chat = replace(unit.chat, phone=phone)
        unit.since = written
        with closing(unit):
            yield unit
            await self._commit(unit, known)

    async def recognise(self, sender: Sender, at: datetime) -> Sequence[int]:
        """See `UnitsOfWork.recognise`. Raises `Conflict`."""
        chats: Sequence[int] = await self._backend.run(recognised(sender, at))
        for chat in chats:
            self._cache.forget(chat)
        return chats

    @asynccontextmanager
    async def on_chat(self, chat: int) -> AsyncIterator[UnitOfWork]:
        """See `UnitsOfWork.on_chat`."""
        known = self._cache.by_id(chat) or await self._read(chat)
        if known is None:
            raise NotFound(f"chat {chat}")
        unit = self._unit(known, known.record.address)
        with closing(unit):
            yield unit
            await self._commit(unit, known)

    def _unit(self, known: CachedChat, address: Address) -> Unit:
        return Unit(known.record, known.version, address, self._backend, self._numbers)

    async def _commit(self, unit: Unit, known: CachedChat | None) -> None:
        if unit.is_empty:
            return
        try:
            written: WrittenUnit = await self._backend.run(transaction(unit))
        except BaseException:
            # Also after a cancellation: the commit goes on, and nobody here learns what it left.
            self._cache.forget(unit.chat.id)
            raise
        unit.committed = written.committed
        unit.chat = written.record or unit.chat
        addresses, given_up = frozenset(unit.unknown), frozenset[Address](unit.former)
        since = unit.since or 0
        if known is None:
            pass
        elif unit.unknown or written.record is None:
            self._cache.forget(unit.chat.id)  # what is stored by now has to be read
            return
        else:
            addresses, given_up, since = known.addresses, known.given_up, known.since
        self._cache.put(CachedChat(unit.chat, written.version, addresses, given_up, since))

    async def _found(
        self, names: Sequence[Address], written_at: datetime | None, written: int | None
    ) -> CachedChat | None:
        """The chat of whoever wrote then from these addresses; `written` is that in microseconds.

        Addresses that cannot all be one person's by what is known so far are looked into first.
        """
        for name in names:
            known = self._cache.by_address(name)
            counts = known is not None and (written is None or written >= known.since)
            if known is not None and counts and known.addresses.issuperset(names):
                return known
        chats = await self._leading_to(names, written)
        if not chats:
            return None
        known = self._cache.by_id(chats[0]) or await self._read(chats[0])
        alone = len(chats) == 1 and known is not None and fits(known.addresses, names)
        if alone or written_at is None:
            return known
        await self.recognise(Sender(tuple(names)), written_at)
        for chat in await self._leading_to(names, written):
            return await self._read(chat)
        return None

    async def _leading_to(self, names: Sequence[Address], written: int | None) -> Sequence[int]:
        """The chats that the addresses lead to, or led to when something was written from them."""
        answers = await self._backend.read(
            *(ask(ADDRESS, channel=name.channel, value=name.value) for name in names)
        )
        # What was written in the very microsecond in which an address was given up comes after it.
        written = LAST if written is None else written + 1
        owners = (
            owner(list(address_periods(name, rows)), written)
            for name, rows in zip(names, answers, strict=True)
        )
        return tuple(dict.fromkeys(one.chat for one in owners if one is not None))

    async def _read(self, chat: int) -> CachedChat | None:
        chats, addresses, newest = await self._backend.read(
            ask(CHAT, chat=chat),
            ask(CHAT_ADDRESSES, chat=chat),
            ask(CASES_OF_CHAT, chat=chat, limit=1),
        )
        if not chats:
            return None
        number, version, channel, address, state, name, heard_at, case_id = chats[0]
        last = case(newest[0]) if newest else None
        current = None
        if last is not None and last.id == case_id:
            current = last
        elif case_id is not None:
            current = case((await rows_of(self._backend, ask(CASE, id=case_id)))[0])
        every = list(periods_of_chat(chat, addresses))
        names = frozenset(one.name for one in every if one.is_current)
        since = max((one.since or 0 for one in every), default=0)
        record = ChatRecord(
            number,
            Address(named(channel), address),
            chat_state(state),
            name,
            moment(heard_at),
            current,
            last,
            phone_of(names),
        )
        known = CachedChat(
            record, version, names, frozenset(one.name for one in every) - names, since
        )
        self._cache.put(known)
        return known


def _stored(names: Sequence[Address]) -> tuple[Address, ...]:
    """The addresses as the tables keep them."""
    return tuple([Address(name.channel, storable(name.value)) for name in names])


def _counting(names: Sequence[Address], known: CachedChat) -> tuple[Address, ...]:
    """Those of the names that are the complainant's, or turn out to be so still.

    An id that was taken for given up with its telephone, and comes with one that counts, is theirs.
    """
    if not known.given_up:
        return tuple(names)
    still = any(name in known.addresses for name in names)
    return tuple(name for name in names if name not in known.given_up or (still and is_id(name)))


def best_address(stored: Address, met: Sequence[Address]) -> Address:
    """Where answers go from now on; `met` are the addresses of an event, best first.

    The best of them, unless they are of another kind than the one that has worked so far.
    """
    best = met[0] if met else stored
    if stored in met or _kind(best) == _kind(stored):
        return best
    return stored


def _kind(address: Address) -> str:
    return address.value.partition(":")[0]
