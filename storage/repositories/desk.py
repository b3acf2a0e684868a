"""What the desk reads: the queue, talks, history, files."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import cast

from bot.queue import Spoken
from core.errors import NotFound
from core.facts import SealedFact
from core.message import Address, ChannelName
from core.text import storable
from core.time import to_micros
from core.unreadable import readable
from handoff.case import Case, CaseStatus
from handoff.desk import (
    Counts,
    DeliveryState,
    Owed,
    Part,
    QueueLine,
    Reader,
    StoredFile,
    TalkLine,
    TalkPage,
    ToldNotice,
    View,
)
from storage.database.backend import Backend, rows_of
from storage.database.script import Question, Row, Script, ask
from storage.repositories.desk_sql import (
    CASE_BY_NUMBER,
    CASE_CHAT,
    CASE_NUMBERED,
    CHAT_BY_ADDRESS,
    CLOSED,
    COUNTS,
    DEALT,
    FACTS_OF_CASE,
    FILE,
    HELD_BY,
    HOLDERS,
    LINE,
    LOCK_CHAT,
    NOTICE_OF,
    NOTICE_SEEN,
    NOTICES,
    NOTICES_OF_CASE,
    OPEN_CASES,
    OUTBOX_SPOKEN_ABOUT,
    OUTBOX_SPOKEN_LAST,
    OUTBOX_SPOKEN_TRACKED,
    OWED,
    OWNED_BY,
    OWNERS,
    PARTS,
    SEARCH,
    SEEN,
    TALK_AFTER,
    TALK_BEFORE,
    TO_DEAL,
    WAITING,
    WAITING_AHEAD,
)
from storage.repositories.owing import owed
from storage.repositories.queue import page_of
from storage.repositories.searching import patterns
from storage.repositories.told_once import makes_needless, once_each
from storage.rows.cases import queue_line, shown_case, told_notice
from storage.rows.facts import shown_facts
from storage.rows.talk import LAST, spoken, tracked
from storage.unit_of_work.persons_sql import LINKED
from storage.unit_of_work.sql import CASE, CASES_OF_CHAT

_SOON = timedelta(hours=1)


class StoredDesk:
    """Implements `handoff.desk.DeskView`."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def queue(
        self,
        limit: int,
        after: int | None = None,
        view: View = View.ALL,
        reader: Reader | None = None,
    ) -> Sequence[QueueLine]:
        """See `DeskView.queue`; without a reader no case is `MINE`."""
        return await page_of(self._backend, limit, after, view, reader)

    async def notices(self, reader: Reader, limit: int) -> Sequence[ToldNotice]:
        """See `DeskView.notices`."""
        names = sorted(reader.names)
        answers = await self._backend.read(
            *(ask(NOTICES, recipient=name, limit=limit) for name in names)
        )
        found = [told_notice(row) for rows in answers for row in rows]
        return once_each(sorted(found, key=lambda told: -told.id))[:limit]

    async def notice_seen(self, notice_id: int, reader: Reader, at: datetime) -> None:
        """See `DeskView.notice_seen`; one that was seen already stays as it is."""
        rows = await rows_of(self._backend, ask(NOTICE_OF, id=notice_id))
        if not rows or rows[0][3] not in reader.names:
            raise NotFound(f"notice {notice_id}")
        told = told_notice(rows[0])
        questions = (ask(NOTICES_OF_CASE, case_id=told.case, until=told.id, recipient=name)
                     for name in sorted(reader.names))  # fmt: skip
        answers = await self._backend.read(*questions)
        others = (told_notice(row) for rows in answers for row in rows)
        same = [told.id, *(one.id for one in others if makes_needless(told, one))]
        now = to_micros(at)
        for number in dict.fromkeys(same):
            await self._backend.tell(ask(NOTICE_SEEN, id=number, account=reader.account, at=now))

    async def counts(self, now: datetime) -> Counts:
        """See `DeskView.counts`."""
        question = ask(COUNTS, now=to_micros(now), soon=to_micros(now + _SOON))
        return Counts(*(await rows_of(self._backend, question))[0])

    async def owed(self, now: datetime, agents: Collection[str] = ()) -> Sequence[Owed]:
        """See `DeskView.owed`; what the complainant owes is nobody's."""
        return owed(await rows_of(self._backend, ask(OWED, now=to_micros(now))), agents)

    async def open_cases(self, after: int, limit: int) -> Sequence[Case]:
        """See `DeskView.open_cases`."""
        rows = await rows_of(self._backend, ask(OPEN_CASES, after=after, limit=limit))
        return _readable(rows)

    async def dealt(self, limit: int) -> Sequence[Case]:
        """See `DeskView.dealt`."""
        return _readable(await rows_of(self._backend, ask(DEALT, limit=limit)))

    async def unassigned(self, limit: int) -> Sequence[Case]:
        """See `DeskView.unassigned`."""
        rows = await rows_of(self._backend, ask(TO_DEAL, limit=limit))
        return _readable(rows)

    async def holders(self) -> Sequence[int]:
        """See `jobs.relieving.Work`."""
        return [cast("int", row[0]) for row in await rows_of(self._backend, ask(HOLDERS))]

    async def held_by(self, account: int, limit: int) -> Sequence[Case]:
        """See `jobs.relieving.Work`."""
        rows = await rows_of(self._backend, ask(HELD_BY, agent=account, limit=limit))
        return _readable(rows)

    async def owners(self) -> Sequence[str]:
        """See `jobs.relieving.Work`."""
        return [cast("str", row[0]) for row in await rows_of(self._backend, ask(OWNERS))]

    async def owned_by(self, owner: str, *, unattended: bool, limit: int) -> Sequence[Case]:
        """See `jobs.relieving.Work`."""
        asked = ask(OWNED_BY, owner=owner, unattended=int(unattended), limit=limit)
        return _readable(await rows_of(self._backend, asked))

    async def closed(self, limit: int, before: int | None = None) -> Sequence[QueueLine]:
        """See `DeskView.closed`."""
        top = LAST if before is None else before
        return await self._lines(ask(CLOSED, before=top, limit=limit))

    async def case(self, case_id: int) -> Case | None:
        """See `DeskView.case`."""
        rows = await rows_of(self._backend, ask(CASE, id=case_id))
        return shown_case(rows[0]) if rows else None

    async def case_by_number(self, chat: int, number: str) -> Case | None:
        """See `DeskView.case_by_number`."""
        wanted = storable(number).strip().upper()
        rows = await rows_of(self._backend, ask(CASE_BY_NUMBER, chat=chat, number=wanted))
        return shown_case(rows[0]) if rows else None

    async def case_numbered(self, number: str) -> Case | None:
        """The case with that number, whoever asks: for who runs the hotline."""
        wanted = storable(number).strip().upper()
        rows = await rows_of(self._backend, ask(CASE_NUMBERED, number=wanted))
        return shown_case(rows[0]) if rows else None

    async def facts_of(self, case: Case) -> Sequence[SealedFact]:
        """Every fact of that case, oldest first."""
        question = ask(FACTS_OF_CASE, chat=case.chat, case_id=case.id)
        return shown_facts(case.chat, await rows_of(self._backend, question))

    async def cases_of_chat(self, chat: int, limit: int) -> Sequence[Case]:
        """See `DeskView.cases_of_chat`."""
        own, linked = await self._backend.read(
            ask(CASES_OF_CHAT, chat=chat, limit=limit), ask(LINKED, chat=chat)
        )
        others = (ask(CASES_OF_CHAT, chat=other, limit=limit) for (other,) in linked)
        more = await self._backend.read(*others) if linked else ()
        known = [shown_case(row) for rows in (own, *more) for row in rows]
        return sorted(known, key=lambda one: -one.id)[:limit]

    async def line(self, case_id: int) -> QueueLine | None:
        """See `DeskView.line`."""
        lines = await self._lines(ask(LINE, id=case_id))
        return lines[0] if lines else None

    async def search(self, text: str, limit: int) -> Sequence[QueueLine]:
        """See `DeskView.search`; nothing is found by no text."""
        pattern, number = patterns(text)
        if not pattern:
            return []
        return await self._lines(ask(SEARCH, pattern=pattern, number=number, limit=limit))

    async def waiting_ahead(self, case_id: int) -> int:
        """See `DeskView.waiting_ahead`."""
        question = ask(WAITING_AHEAD, id=case_id) if case_id else ask(WAITING)
        rows = await rows_of(self._backend, question)
        return cast("int", rows[0][0])

    async def talk(self, chat: int, before_seq: int | None, limit: int) -> TalkPage:
        """See `DeskView.talk`."""
        top = LAST if before_seq is None else before_seq
        question = ask(TALK_BEFORE, chat=chat, seq=top, limit=limit + 1)
        rows = await rows_of(self._backend, question)
        return TalkPage(await self._told(chat, rows[:limit][::-1]), len(rows) > limit)

    async def talk_since(self, chat: int, after_seq: int, limit: int) -> Sequence[TalkLine]:
        """See `DeskView.talk_since`."""
        question = ask(TALK_AFTER, chat=chat, seq=after_seq, limit=limit)
        return await self._told(chat, await rows_of(self._backend, question))

    async def seen(self, case_id: int, seq: int) -> None:
        """See `DeskView.seen`; an earlier fact than before changes nothing."""
        await self._backend.run(_seen(case_id, seq))

    async def chat_of(self, address: Address) -> int | None:
        """See `DeskView.chat_of`."""
        question = ask(CHAT_BY_ADDRESS, channel=address.channel, value=storable(address.value))
        rows = await rows_of(self._backend, question)
        return rows[0][0] if rows else None

    async def spoken(self, channel: ChannelName, about: str) -> Spoken | None:
        """See `jobs.outbox.Sayings`; `about` may also be the tracker of a delivery."""
        number = tracked(about)
        question = ask(OUTBOX_SPOKEN_TRACKED, id=number, channel=channel)
        if number is None:
            question = ask(OUTBOX_SPOKEN_ABOUT, about=storable(about), channel=channel)
        rows = await rows_of(self._backend, question)
        return spoken(rows[0]) if rows else None

    async def settling(self, chat: int, case_id: int, limit: int) -> Sequence[Spoken]:
        """See `jobs.outbox.Sayings`."""
        question = ask(OUTBOX_SPOKEN_LAST, chat=chat, case_id=case_id, limit=limit)
        return [spoken(row) for row in await rows_of(self._backend, question)]

    async def file(self, sha256: str) -> StoredFile | None:
        """See `DeskView.file`."""
        rows = await rows_of(self._backend, ask(FILE, sha256=storable(sha256)))
        if not rows:
            return None
        mime, filename, _, _ = rows[0]
        size = max(row[2] for row in rows)
        return StoredFile(sha256, mime, filename, size, frozenset(row[3] for row in rows))

    async def _lines(self, question: Question) -> Sequence[QueueLine]:
        return [queue_line(row) for row in await rows_of(self._backend, question)]

    async def _told(self, chat: int, facts: Sequence[Row]) -> Sequence[TalkLine]:
        if not facts:
            return []
        question = ask(PARTS, chat=chat, first=facts[0][0], last=facts[-1][0])
        parts = {
            seq: tuple(Part(_state_of(state, chat, seq), why, code) for _, state, why, code in rows)
            for seq, rows in groupby(await rows_of(self._backend, question), lambda row: row[0])
        }
        told = shown_facts(chat, facts)
        return [TalkLine(fact, parts.get(fact.seq, ())) for fact in told]


def _readable(rows: Sequence[Row]) -> list[Case]:
    """Cases that something can be done with by itself; the others are people's."""
    found = map(shown_case, rows)
    return [one for one in found if one.status is not CaseStatus.UNREADABLE]


def _state_of(stored: str, chat: int, seq: int) -> DeliveryState:
    """How far a part has come; what cannot be read is as good as unknown."""
    number = f"{chat}/{seq}"
    unknown = DeliveryState.UNKNOWN
    return readable("part of message", number, lambda: DeliveryState(stored), lambda: unknown)


def _seen(case_id: int, seq: int) -> Script:
    (rows,) = yield [ask(CASE_CHAT, id=case_id)]
    if not rows:
        raise NotFound(f"case {case_id}")
    chat = rows[0][0]
    # PostgreSQL counts what was committed before the statement began: begin it with the lock held.
    yield [ask(LOCK_CHAT, chat=chat)]
    yield [ask(SEEN, chat=chat, seq=seq)]
