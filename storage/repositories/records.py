"""What registers, reports and papers are made of, read page by page from cases and facts."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import datetime

from channels.registry import by_hand, named
from core.errors import NotFound
from core.facts import SealedFact
from core.message import Address
from core.time import from_micros, to_micros
from core.unreadable import readable
from evidence.chain import GENESIS
from handoff.case import Case
from handoff.procedure import Procedure
from reports.records import CaseFile, CaseRecord, Evidence, RecordedQuestion
from storage.database.backend import Backend, rows_of
from storage.database.script import Row, Rows, ask
from storage.repositories.asking import Asking
from storage.repositories.records_sql import (
    CAME_OUT,
    CASE_BEFORE,
    ENDS,
    ENDS_OF_CASE,
    FACTS_BETWEEN,
    REGISTER,
    REGISTER_LINE,
    SPOKEN_SINCE,
)
from storage.rows.cases import CASE_COLUMNS
from storage.rows.cases import shown_case as case_of
from storage.rows.facts import shown_fact, shown_facts, when
from storage.rows.records import LED_TO_IT, Person, came_out, file, shown_record
from storage.rows.talk import LAST

CASES_AT_ONCE = 200
FACTS_AT_ONCE = 2000
_WIDTH = len(CASE_COLUMNS)


class StoredRecords:
    """Implements `reports.records.Records` with the words of one office.

    `titles` are those of the desk information's entries by id.
    """

    def __init__(self, backend: Backend, office: Procedure, titles: Mapping[str, str]) -> None:
        self._backend = backend
        self._office = office
        self._titles = titles

    async def cases(self, since: datetime, until: datetime) -> AsyncIterator[CaseRecord]:
        """See `Records.cases`; three questions for every 200 cases."""
        at, number = to_micros(since) - 1, LAST
        while True:
            span = {"at": at, "id": number, "until": to_micros(until), "limit": CASES_AT_ONCE}
            rows = await rows_of(self._backend, ask(REGISTER, **span))
            if not rows:
                return
            cases = [(case_of(row[:_WIDTH]), _person(row)) for row in rows]
            last, _ = cases[-1]
            page = {
                "at": at,
                "id": number,
                "last_at": to_micros(last.opened_at),
                "last_id": last.id,
            }
            ends, told = await self._backend.read(ask(ENDS, **page), ask(CAME_OUT, **page))
            evidence, facts = _ends(ends, cases), _by_case(told)
            for case, person in cases:
                yield shown_record(case, person, evidence[case.id], facts[case.id], self._office)
            at, number = page["last_at"], page["last_id"]

    async def case(self, case_id: int) -> CaseFile:
        """See `Records.case`.

        The talk begins up to 24 hours before the case, after the case before it: what was asked
        in vain belongs to the need (`PJ-3`). The evidence covers it.
        """
        lines, ends = await self._backend.read(
            ask(REGISTER_LINE, id=case_id), ask(ENDS_OF_CASE, id=case_id)
        )
        if not lines:
            raise NotFound(f"case {case_id}")
        case, person = case_of(lines[0][:_WIDTH]), _person(lines[0])
        evidence = _ends(ends, [(case, person)])[case.id]
        facts = await self._facts(case, evidence)
        if facts:
            evidence = replace(evidence, first=min(evidence.first, facts[0].seq))
        own = [fact for fact in facts if fact.case == case.id]
        said = shown_record(case, person, evidence, came_out(own), self._office)
        return file(said, case, facts, self._office)

    async def questions(self, since: datetime, until: datetime) -> AsyncIterator[RecordedQuestion]:
        """See `Records.questions`.

        Facts lie chat by chat; those of the span are held (some 400 bytes each) to be sorted.
        """
        found: list[RecordedQuestion] = []
        first, last = to_micros(since), to_micros(until)
        asking, chat, seq = Asking(self._titles), 0, 0
        while True:
            place = {"since": first, "chat": chat, "seq": seq, "limit": FACTS_AT_ONCE}
            rows = await rows_of(self._backend, ask(SPOKEN_SINCE, **place))
            for number, place, body in rows:
                if first <= when(number, place, body) < last:
                    found += asking.heard(number, shown_fact(number, place, body, since))
            if len(rows) < FACTS_AT_ONCE:
                break
            chat, seq, _ = rows[-1]
        for question in sorted([*found, *asking.rest()], key=lambda one: one.at):
            yield question

    async def _facts(self, case: Case, evidence: Evidence) -> list[SealedFact]:
        """The facts of a case, and those of no case that led to it."""
        before = ask(CASE_BEFORE, chat=case.chat, first=evidence.first)
        after = (await rows_of(self._backend, before))[0][0] or 0
        between = ask(FACTS_BETWEEN, chat=case.chat, after=after, last=evidence.last)
        facts = shown_facts(case.chat, await rows_of(self._backend, between))
        early = case.opened_at - LED_TO_IT
        return [
            fact
            for fact in facts
            if fact.case == case.id or (fact.case is None and fact.at >= early)
        ]


def _person(row: Row) -> Person:
    channel, name, address = row[_WIDTH:]
    nowhere = Address(by_hand(), "")
    number = row[CASE_COLUMNS.index("id")]
    reached = readable(
        "address of case", number, lambda: Address(named(channel), address), lambda: nowhere
    )
    return Person(name, reached)


def _ends(rows: Rows, cases: list[tuple[Case, Person]]) -> dict[int, Evidence]:
    """The evidence of every case, an empty one for a case without facts."""
    chats = {case.id: case.chat for case, _ in cases}
    none = {number: Evidence(chat, 0, 0, GENESIS) for number, chat in chats.items()}
    found = {
        number: Evidence(chats[number], first, last, digest) for number, first, last, digest in rows
    }
    return none | found


def _by_case(rows: Rows) -> Mapping[int, list[SealedFact]]:
    facts: dict[int, list[SealedFact]] = defaultdict(list)
    for case, chat, seq, body in rows:
        facts[case].append(shown_fact(chat, seq, body, from_micros(0)))
    return facts
