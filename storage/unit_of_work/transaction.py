"""Writing one unit of work: its one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.unit_of_work import ChatRecord, Committed
from core.errors import Conflict
from core.text import storable
from core.time import to_micros
from evidence.chain import GENESIS
from handoff.case import Case
from storage.database.script import Question, Script, ask
from storage.rows.cases import case_columns, register_digest
from storage.rows.talk import micros, packed
from storage.unit_of_work.chain_head import Chain, chain_of
from storage.unit_of_work.effect_writer import EffectWriter
from storage.unit_of_work.persons_sql import PAST_ADDRESS
from storage.unit_of_work.sql import (
    CHANGE_CHAT,
    CHANGE_HEAD,
    CHAT_HEAD,
    HEARD,
    NEW_ADDRESS,
    NEW_CHAT,
    OPEN_CASE,
    USE_NUMBER,
)
from storage.unit_of_work.unit import Unit


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """What a unit left: for the caller, and for the cache.

    `record` is None when others changed the chat since it was read, so that it must be read anew.
    """

    committed: Committed
    record: ChatRecord | None
    version: int


def transaction(unit: Unit) -> Script:
    """A script that writes the unit; returns `WrittenUnit`.

    Raises `Conflict` when the unit decides something and the chat is not as it was read.
    """
    if unit.version is None:
        version, chain = 0, (yield from _created(unit))
        fresh = True
    else:
        version, chain = yield from _held(unit)
        fresh = version == unit.version
        if unit.decides and not fresh:
            raise Conflict(f"chat {chain.chat} changed since it was read")
    opened = yield from _opened(unit, chain)
    writing = EffectWriter(chain, unit.address.channel, unit.chat.name or unit.name, opened)
    for effect in unit.effects:
        yield from writing.take(effect)
    for case in _ended(unit, opened, writing.changed):
        writing.end(case)
    record = _after(unit, chain.chat, opened, writing.changed)
    changed = _changed(unit, record, chain)
    yield from writing.write([*chain.facts(), *changed] if changed else chain.questions())
    committed = Committed(
        chain.chat,
        tuple(writing.deliveries),
        tuple(writing.downloads),
        chain.case if writing.case is None else writing.case.id,
        tuple(writing.notices),
        tuple(writing.judgements),
    )
    return WrittenUnit(committed, record if fresh else None, version + bool(changed))


def _held(unit: Unit) -> Script:
    chat = unit.chat.id
    asked = [ask(CHAT_HEAD, chat=chat)]
    (head, *_) = yield [*asked, *_addresses(unit, chat)]
    if not head:
        raise Conflict(f"chat {chat} is not there")
    return head[0][0], chain_of(head[0], chat)


def _created(unit: Unit) -> Script:
    """Insert the chat and its addresses. Raises `Conflict` when one of them is taken by now."""
    ((row,),) = yield [
        ask(
            NEW_CHAT,
            version=0,
            channel=unit.address.channel,
            address=unit.address.value,
            state=packed(unit.state or unit.chat.state),
            name=storable(unit.name),
            heard_at=micros(unit.heard_at),
            case_id=None,
            chain_seq=0,
            chain_hash=GENESIS,
            seen_seq=0,
            unread=0,
            last_text="",
            last_at=0 if unit.heard_at is None else to_micros(unit.heard_at),
        )
    ]
    chat = row[0]
    answers = yield _addresses(unit, chat)
    if not all(answers):
        raise Conflict(f"{unit.address} belongs to a chat by now")
    if former := _former(unit, chat):
        yield former
    return Chain(chat, 0, GENESIS, None)


def _addresses(unit: Unit, chat: int) -> list[Question]:
    return [
        ask(
            NEW_ADDRESS,
            channel=name.channel,
            value=name.value,
            chat=chat,
            since=unit.since,
        )
        for name in unit.unknown
    ]


def _former(unit: Unit, chat: int) -> list[Question]:
    """What a new chat's complainant had until then: words from there may come later."""
    return [
        ask(
            PAST_ADDRESS,
            channel=name.channel,
            value=name.value,
            until=unit.since,
            chat=chat,
        )
        for name in unit.former
        if unit.since is not None
    ]


def _opened(unit: Unit, chain: Chain) -> Script:
    """Store the case that the unit opens, so that the facts can carry its number in the table."""
    if unit.opened is None:
        return None
    case = replace(unit.opened, chat=chain.chat)
    if unit.taken is not None:
        prefix, year, number = unit.taken
        (used,) = yield [ask(USE_NUMBER, prefix=prefix, year=year, number=number)]
        if not used:
            raise Conflict(f"{case.number} was given meanwhile")
    columns = case_columns(case, unit.name or unit.chat.name)
    (rows,) = yield [ask(OPEN_CASE, **columns)]
    if not rows:
        raise Conflict(f"chat {chain.chat} has an open case, or {case.number} is taken")
    chain.case = rows[0][0]
    chain.cases[rows[0][0]] = register_digest({**columns, "id": rows[0][0]})
    return replace(case, id=rows[0][0])


def _ended(unit: Unit, opened: Case | None, changed: Mapping[int, Case]) -> list[Case]:
    before = {case.id for case in (unit.chat.case, opened) if case is not None}
    return [case for case in changed.values() if case.id in before and not case.is_open]


def _after(unit: Unit, chat: int, opened: Case | None, changed: Mapping[int, Case]) -> ChatRecord:
    """The chat as it is after the unit, if nobody else changed it."""
    before = unit.chat
    newest = opened or before.last_case
    if newest is None:
        newest = max(changed.values(), default=None, key=lambda case: case.id)
    else:
        newest = changed.get(newest.id, newest)
    current = opened or before.case
    if current is not None:
        current = changed.get(current.id, current)
    # At most one of them is open: the database itself refuses a second one.
    current = next((case for case in changed.values() if case.is_open), current)
    heard_now = unit.heard_at is not None
    heard = [at for at in (before.heard_at, unit.heard_at) if at is not None]
    return ChatRecord(
        chat,
        # A known chat's own row is left alone by a unit that only adds facts.
        unit.address if unit.version is None or unit.decides or heard_now else before.address,
        unit.state or before.state,
        storable(unit.name) or before.name,
        max(heard, default=None),
        current if current is not None and current.is_open else None,
        newest,
        before.phone,
    )


def _changed(unit: Unit, record: ChatRecord, chain: Chain) -> list[Question]:
    """How the chat's own row changes, the head of its chain included; empty when it does not.

    A new chat was inserted as it is, but for its case.
    """
    if unit.decides and (unit.version is not None or unit.opened is not None):
        change = ask(
            CHANGE_CHAT,
            address=record.address.value,
            state=packed(record.state),
            name=record.name,
            heard_at=micros(record.heard_at),
            case_id=None if record.case is None else record.case.id,
            **chain.head(),
        )
        return [change]
    if unit.version is not None and unit.heard_at is not None:
        change = ask(
            HEARD,
            chat=record.id,
            address=record.address.value,
            name=record.name,
            heard_at=micros(unit.heard_at),
        )
        return [change, ask(CHANGE_HEAD, **chain.head())]
    return []
