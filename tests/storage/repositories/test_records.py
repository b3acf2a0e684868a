"""Registers, papers and analyses come out of the same cases and facts, page by page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.effects.handler import EffectHandler
from bot.talk import Talk
from core.errors import NotFound
from core.facts import BOT, CLOCK, COMPLAINANT, Fact, NewFact, agent_actor
from core.message import Address, Event, Inbound, Kind, Outbound, StoredEvent
from core.text import masked
from desk_info.entry import Outcome
from handoff.allowance import DeadlineKind
from handoff.case import Case, CaseStatus, Source, Verdict, Weight
from handoff.effects import RecordFact
from reports.records import (
    CaseFile,
    CaseRecord,
    Evidence,
    JudgedDeadline,
    OfficeWriting,
    RecordedQuestion,
    Records,
    StageEntry,
    TranscriptLine,
    TranscriptSpeaker,
    WritingKind,
)
from storage.repositories import records
from storage.store import Store
from tests.channel_names import On
from tests.hotline.offices import HOSPITAL, known
from tests.storage.people import (
    NOON,
    RUDI,
    SITI,
    change,
    closed,
    heard,
    minutes,
    new_case,
    open_case,
    owed,
    talk,
)

MORNING, EVENING = NOON - minutes(600), NOON + minutes(600)
DEWI = agent_actor(7)
HERE = Address(On.WEB, "visitor:1")


def of(store: Store) -> Records:
    return store.records(HOSPITAL, {"jam-besuk": "Jam besuk"})


async def register(
    store: Store, since: datetime = NOON, until: datetime = EVENING
) -> list[CaseRecord]:
    return [one async for one in of(store).cases(since, until)]


async def questions(
    store: Store, since: datetime = MORNING, until: datetime = EVENING
) -> list[RecordedQuestion]:
    return [one async for one in of(store).questions(since, until)]


def deadline(kind: Fact, about: str, due: datetime, at: datetime, **data: object) -> NewFact:
    """What became of a deadline."""
    return NewFact(kind, at, CLOCK, {"deadline": about, "due_at": due.isoformat(), **data})


def wrote(kind: Fact, at: datetime, **data: object) -> NewFact:
    """Something that Dewi wrote into the case."""
    return NewFact(kind, at, DEWI, {"agent_name": "Dewi", **data})


async def test_cases_come_oldest_first_of_a_half_open_span_over_many_pages(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "CASES_AT_ONCE", 2)
    times = [3, 1, 1, 1, 5, 0, 10]
    for number, after in enumerate(times):
        who = Address(On.WEB, f"visitor:{number}")
        await open_case(store, f"ADU-{number}", who, NOON + minutes(after))
    found = await register(store, NOON, NOON + minutes(10))
    assert [one.number for one in found] == [f"ADU-{n}" for n in (5, 1, 2, 3, 0, 4)]
    assert await register(store, NOON + minutes(11)) == []
    assert [one.number for one in await register(store, NOON + minutes(10))] == ["ADU-6"]


async def test_a_line_of_the_register_says_everything_in_the_words_of_the_office(
    store: Store,
) -> None:
    case = await open_case(store, "ADU-1")
    whole = replace(
        case,
        service="complaint",
        identity={"full_name": "Siti Aminah", "phone": "081255443321"},
        source=Source.MESSAGE,
        came_at=NOON - minutes(30),
        stage="unit",
        unit="medicine",
        superior="head",
        category="Lain-lain",
        weight=Weight.SERIOUS,
        verdict=Verdict.VALID,
        agent=7,
        agent_name="Dewi",
        status=CaseStatus.WITH_AGENT,
        replied_at=NOON + minutes(20),
        satisfaction=4,
        remark="cukup",
        reopened=1,
        deadlines=(owed(NOON, NOON + minutes(60), kind=DeadlineKind.WHOLE),),
    )
    first = deadline(Fact.DEADLINE_MET, "first_reply", NOON + minutes(10), NOON, late=True)
    late = deadline(Fact.DEADLINE_PASSED, "stage", NOON, NOON, stage="answering")
    met = deadline(Fact.DEADLINE_MET, "stage", NOON, NOON, stage="answering", late=True)
    await change(store, whole, first, late, met)
    (line,) = await register(store)
    digest = line.evidence.digest
    assert len(digest) == 32
    assert line == CaseRecord(
        "ADU-1",
        On.WHATSAPP,
        Source.MESSAGE,
        "Pengaduan",
        "Siti Aminah",
        "081255443321",
        "Antrean obat",
        "Lain-lain",
        "Menunggu unit",
        CaseStatus.WITH_AGENT,
        NOON - minutes(30),
        NOON,
        Evidence(case.chat, 1, 5, digest),
        Weight.SERIOUS,
        NOON + minutes(20),
        None,
        JudgedDeadline(NOON + minutes(10), late=True),
        JudgedDeadline(NOON + minutes(60)),
        ("Menjawab",),
        "Dewi",
        "Instalasi farmasi",
        "Kepala bagian",
        Verdict.VALID,
        4,
        "cukup",
        1,
    )
    assert line.is_late


async def test_who_gave_no_identity_is_named_as_the_channel_does(store: Store) -> None:
    await open_case(store, "ADU-1")
    await open_case(store, "ADU-2", HERE)
    siti, visitor = await register(store)
    assert (siti.name, siti.contact) == ("Siti", "6281255443321")
    assert (visitor.name, visitor.contact) == ("Siti", "")
    assert (siti.came_at, siti.stage, siti.unit, siti.whole) == (NOON, "", "", None)


async def test_a_deadline_that_passes_while_it_runs_is_late_and_a_new_one_is_not(
    store: Store,
) -> None:
    case = await open_case(store, "ADU-1")
    running = owed(NOON, NOON + minutes(60), kind=DeadlineKind.WHOLE)
    passed = deadline(Fact.DEADLINE_PASSED, "whole", NOON + minutes(60), NOON + minutes(60))
    await change(store, replace(case, deadlines=(running,)), passed)
    (line,) = await register(store)
    assert line.whole == JudgedDeadline(NOON + minutes(60), late=True)
    met = deadline(Fact.DEADLINE_MET, "whole", NOON + minutes(60), NOON + minutes(61), late=True)
    again = owed(NOON, NOON + minutes(500), kind=DeadlineKind.WHOLE)
    await change(store, replace(case, deadlines=(again,)), met)
    (line,) = await register(store)
    assert line.whole == JudgedDeadline(NOON + minutes(500))


async def test_each_case_of_a_chat_rests_on_its_own_facts(store: Store) -> None:
    first = await closed(store, await open_case(store, "ADU-1"))
    await talk(store, "terima kasih")
    await open_case(store, "ADU-2", at=NOON + minutes(5))
    one, two = await register(store)
    assert (one.evidence.first, one.evidence.last) == (1, 2)
    assert (two.evidence.first, two.evidence.last) == (4, 5)
    await change(store, first, NewFact(Fact.NOTE_ADDED, NOON, DEWI, {}, case=first.id))
    one, two = await register(store)
    assert (one.evidence.first, one.evidence.last) == (1, 6)


async def test_a_case_without_facts_is_a_line_all_the_same(store: Store) -> None:
    async with store.works.on_addresses([SITI]) as work:
        work.open_case(new_case("ADU-1"))
    (line,) = await register(store)
    assert (line.evidence.first, line.evidence.last) == (0, 0)
    case = work.chat.case
    assert case is not None
    assert (await of(store).case(case.id)).talk == ()


async def test_the_papers_of_a_case_say_what_was_written_by_whom_and_in_which_duty(
    store: Store,
) -> None:
    await talk(store, "jam besuk?")
    case = await open_case(store, "ADU-1", at=NOON + minutes(1))
    whole = replace(
        case,
        service="complaint",
        identity={"problem": "Antre", "full_name": "Siti Aminah", "other": "x"},
        unit="medicine",
        superior="head",
    )
    due = NOON + minutes(90)
    facts = [
        NewFact(Fact.STAGE_ENTERED, NOON, BOT, {"stage": "answering", "owner": "officers"}),
        NewFact(Fact.MESSAGE_OUT, NOON + minutes(2), BOT, {"text": "Baik.", "author": "bot"}),
        NewFact(
            Fact.MESSAGE_OUT,
            NOON + minutes(3),
            DEWI,
            {"text": "", "author": "Dewi", "attachment": {"filename": "surat.pdf"}},
        ),
        NewFact(Fact.MESSAGE_IN, NOON + minutes(4), COMPLAINANT, {"text": "", "kind": "location"}),
        wrote(Fact.UNIT_ASKED, NOON + minutes(5), text="Mengapa?", unit="medicine", label="Obat"),
        NewFact(Fact.STAGE_ENTERED, NOON, BOT, {"stage": "unit", "owner": "medicine"}),
        deadline(Fact.DEADLINE_SET, "stage", due, NOON, stage="unit"),
        wrote(Fact.FINDING_GIVEN, NOON + minutes(6), text="Cuti.", unit="medicine"),
        wrote(Fact.FINDING_GIVEN, NOON + minutes(7), text="Lagi.", unit="medicine", on_behalf=True),
        wrote(Fact.SUPERIOR_ASKED, NOON + minutes(8), text="Mohon", superior="head", label="K"),
        wrote(Fact.SHEET_GIVEN, NOON + minutes(9), text="Jawab", superior="head"),
        NewFact(Fact.STAGE_ENTERED, NOON, BOT, {"stage": "gone", "owner": "head"}),
        wrote(Fact.MINUTES_SENT_BACK, NOON + minutes(10), remark="Kurang"),
        wrote(Fact.MINUTES_APPROVED, NOON + minutes(11), remark=""),
        NewFact(Fact.STAGE_ENTERED, NOON, BOT, {"stage": "answering", "owner": "officers"}),
        wrote(Fact.MINUTES_DRAWN, NOON + minutes(12), text="Telah"),
        wrote(Fact.LETTER_GIVEN, NOON + minutes(13), text="Kepada"),
    ]
    await change(store, whole, *facts)
    made: CaseFile = await of(store).case(case.id)
    officers, unit, head = "Petugas", "Instalasi farmasi", "Kepala bagian"
    assert made.written == (
        OfficeWriting(
            WritingKind.UNIT_ASKED, "Mengapa?", NOON + minutes(5), "Dewi", officers, "Obat", due
        ),
        OfficeWriting(WritingKind.FINDING, "Cuti.", NOON + minutes(6), "Dewi", unit),
        OfficeWriting(WritingKind.FINDING, "Lagi.", NOON + minutes(7), "Dewi"),
        OfficeWriting(WritingKind.NEED, "Mohon", NOON + minutes(8), "Dewi", "", "K"),
        OfficeWriting(WritingKind.SHEET, "Jawab", NOON + minutes(9), "Dewi", head),
        OfficeWriting(WritingKind.SENT_BACK, "Kurang", NOON + minutes(10), "Dewi", head),
        OfficeWriting(WritingKind.APPROVAL, "", NOON + minutes(11), "Dewi", head),
        OfficeWriting(WritingKind.MINUTES, "Telah", NOON + minutes(12), "Dewi", officers),
        OfficeWriting(WritingKind.LETTER, "Kepada", NOON + minutes(13), "Dewi", officers),
    )
    assert made.identity == (
        ("Nama lengkap", "Siti Aminah"),
        ("Masalah", "Antre"),
        ("other", "x"),
    )
    assert made.talk == (
        TranscriptLine(TranscriptSpeaker.COMPLAINANT, "Siti Aminah", NOON, "jam besuk?"),
        TranscriptLine(
            TranscriptSpeaker.COMPLAINANT, "Siti Aminah", NOON + minutes(1), "mau komplain"
        ),
        TranscriptLine(TranscriptSpeaker.BOT, HOSPITAL.short_name, NOON + minutes(2), "Baik."),
        TranscriptLine(TranscriptSpeaker.OFFICE, "Dewi", NOON + minutes(3), "", ("surat.pdf",)),
        TranscriptLine(TranscriptSpeaker.COMPLAINANT, "Siti Aminah", NOON + minutes(4), "Lokasi"),
    )
    stages = ("Menjawab", "Menunggu unit", "gone", "Menjawab")
    assert made.steps == tuple(StageEntry(stage, NOON) for stage in stages)
    evidence = made.record.evidence
    assert (evidence.first, evidence.last) == (1, 20)
    with pytest.raises(NotFound):
        await of(store).case(404)


async def test_talk_of_another_day_or_another_case_is_not_in_the_papers(store: Store) -> None:
    async with store.works.on_addresses([SITI]) as work:
        work.add(RecordFact(heard("kemarin", NOON - timedelta(hours=25))))
    await closed(store, await open_case(store, "ADU-1"))
    await talk(store, "hari ini")
    second: Case = await open_case(store, "ADU-2", at=NOON + minutes(1))
    said = [line.text for line in (await of(store).case(second.id)).talk]
    assert said == ["hari ini", "mau komplain"]
    first = (await store.desk.cases_of_chat(second.chat, 5))[1]
    assert [line.text for line in (await of(store).case(first.id)).talk] == ["mau komplain"]


class Wire:
    """A channel that cuts nothing and reads what the test put there."""

    def __init__(self) -> None:
        self.inbound: dict[str, Inbound] = {}

    def read(self, event: Event) -> Inbound:
        return self.inbound[event.key]

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        return (message,)


class Caller:
    """Somebody who talks with the bot, on a store."""

    def __init__(self, store: Store) -> None:
        office = known("hospital")
        self.store, self.wire, self.now = store, Wire(), NOON
        wires: Any = {On.WEB: self.wire}
        self.talk = Talk(
            store.works,
            store.events,
            EffectHandler(store.desk, wires, office.office, office.replies),
            office.thinking(office.interpreter),
            lambda: self.now,
            lambda _: None,
        )

    async def says(self, text: str, kind: Kind = Kind.TEXT, choice: str = "") -> None:
        self.now += minutes(1)
        key = f"m{len(self.wire.inbound)}"
        self.wire.inbound[key] = Inbound(kind, key, self.now, text=text, choice=choice)
        event = Event(On.WEB, key, b"{}", (HERE,))
        (kept,) = (await self.store.events.keep(On.WEB, key.encode(), [event])).events
        await self.talk.deal_with(StoredEvent(kept.id, event))


async def test_what_was_asked_is_a_question_and_small_talk_and_forms_are_not(store: Store) -> None:
    caller = Caller(store)
    entry = next(iter(known("hospital").office.entries.values()))
    nik = "6472014502900001"
    for text in ("halo", entry.variants[0], f"apakah {nik} bisa operasi plastik?", "terima kasih"):
        await caller.says(text)
    await caller.says(entry.title, Kind.CHOICE, f"entry:{entry.id}")
    await caller.says("mau komplain")
    await caller.says("Siti Aminah")
    answered, unknown = await questions(store)
    assert answered == RecordedQuestion(
        entry.variants[0], NOON + minutes(2), Outcome.ANSWER, entry.id, entry.title
    )
    assert unknown.text == masked(f"apakah {nik} bisa operasi plastik?")
    assert (unknown.outcome, unknown.entry) == (Outcome.UNKNOWN, "")
    assert await questions(store, NOON + minutes(3)) == [unknown]
    assert await questions(store, until=NOON + minutes(3)) == [answered]


async def test_each_question_of_one_message_counts_by_itself(store: Store) -> None:
    caller = Caller(store)
    await caller.says("min jam besuk brp? parkir dimana? harga iphone 15 berapa?")
    visits, parking, unknown = await questions(store)
    assert (visits.text, visits.entry) == ("jam besuk brp?", "visiting-hours")
    assert (parking.text, parking.entry) == ("parkir dimana?", "parking")
    assert (unknown.text, unknown.outcome) == ("harga iphone 15 berapa?", Outcome.UNKNOWN)
    await caller.says("jam besuk? syarat daftar?")
    assert [one.outcome for one in await questions(store)][3:] == [Outcome.ANSWER, Outcome.CHOOSE]


async def test_a_question_to_which_the_nearest_were_offered_has_no_answer_and_says_so(
    store: Store,
) -> None:
    caller = Caller(store)
    await caller.says("kantinnya jual bakso sama soto ayam kah")
    (one,) = await questions(store)
    assert (one.outcome, one.guessed) == (Outcome.UNKNOWN, True)


async def test_questions_of_many_chats_come_oldest_first_page_by_page(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "FACTS_AT_ONCE", 2)
    data = {"intent": "question", "outcome": "answer", "candidates": [{"entry": "jam-besuk"}]}
    for turn, who in enumerate((SITI, RUDI, SITI, HERE, RUDI)):
        at = NOON + minutes(turn)
        async with store.works.on_addresses([who]) as work:
            work.add(RecordFact(heard(f"jam {turn}?", at)))
            work.add(RecordFact(NewFact(Fact.BOT_DECIDED, at, BOT, data)))
            work.add(RecordFact(NewFact(Fact.MESSAGE_OUT, at, BOT, {"entry": "jam-besuk"})))
            work.heard(at, "")
    assert await questions(store) == [
        RecordedQuestion(
            f"jam {turn}?", NOON + minutes(turn), Outcome.ANSWER, "jam-besuk", "Jam besuk"
        )
        for turn in range(5)
    ]
    assert len(await questions(store, NOON + minutes(2))) == 3
