"""What the complainant was promised is one moment, wherever it is said or shown.

Every office, in every time zone of the country, is asked for every service at moments of all
kinds. What the complainant reads, what `loket talk` says of the case, the case's page, its line in
the queue, the status answer and the register are held against each other, while deadlines pass
and after a unit or a superior has the case.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.office.knowledge import Knowledge
from app.talks.played import PlayedTalk
from bot.dialogue.services import asks_no_matter
from core.time import ZONE_WORDS, moment_words
from handoff.accounts import Role
from handoff.calendar import WorkingCalendar
from handoff.case import Case, Verdict, Weight
from handoff.procedure import DutyKind
from handoff.service import Service
from handoff.stage import Reply, StageEvent
from tests.hotline.house import Clock, Visitor, knowledge
from tests.web.house import House, open_house

_MOMENT = r"\w+, \d{1,2} \w+ \d{4} pukul \d\d\.\d\d \w+"
PROMISE = re.compile(rf"(?:paling lambat|Waktu baru:) ({_MOMENT})")
SHOWN = re.compile(rf"Dijanjikan kepada pelapor: <strong>({_MOMENT})</strong>")
UNTOLD = re.compile(rf"Balasan berikutnya, belum dijanjikan: ({_MOMENT})")
ALSO_TOLD = re.compile(rf"Kepada pelapor disebut ({_MOMENT})")
TIMES = re.compile(r'<time datetime="([^"]+)">')
OFFICES = (
    "dinkes-batam",
    "itb-care-center",
    "poltekkes-jakarta-3",
    "rsjd-atma-husada",
    "rsud-haji",
)
MOMENTS = (  # in the office's own zone
    "2026-11-24 10:03",  # a working day
    "2026-12-01 12:20",  # its break
    "2026-12-04 15:50",  # shortly before a weekend
    "2026-12-17 23:59",  # night
    "2026-12-23 15:30",  # before Christmas and the leave beside it
    "2027-02-14 11:00",  # a Sunday in Ramadan, when it closes earlier
    "2027-03-08 05:00",  # before the holidays at its end
)
RINGS = 2


def at_home(office: str, zone: str) -> Knowledge:
    """The office as if it were in that zone."""
    known = knowledge(office)
    procedure = replace(known.office.procedure, zone=ZoneInfo(zone))
    calendar = WorkingCalendar(procedure.hours, procedure.zone)
    return replace(known, office=replace(known.office, procedure=procedure, calendar=calendar))


def only(texts: Sequence[str]) -> str:
    """The promise that these messages name last; empty where they name none."""
    named = [one for text in texts for one in PROMISE.findall(text)]
    return named[-1] if named else ""


async def asked(house: House, service: Service) -> tuple[Visitor, Case, str]:
    """Somebody who filled in the service's form, their case, and what they were promised."""
    visitor = house.talk.visitor()
    answers = [field.example for field in service.form]
    heard = await visitor.says(service.label)
    for answer in answers:
        heard = await visitor.says(answer)
    if asks_no_matter(service):
        await visitor.says("berkas saya belum dibaca petugas")
    if answers:
        heard = await visitor.presses("Benar")
    case = await house.case_of(visitor)
    assert case.service == service.key
    return visitor, case, only(heard)


async def agrees(house: House, visitor: Visitor, case: Case) -> str:
    """Everything that names the promise names this one; empty where there is none."""
    told = only(await visitor.says("status"))
    case, zone = await house.again(case), house.parts.office.zone
    played = PlayedTalk("", (), zone, case)
    staff = await house.staff(Role.AGENT)
    panel = (await staff.get(f"/inbox/{case.id}/case")).text
    queue = (await staff.get("/inbox/queue")).text
    if case.promised_at is None:
        assert "Dijanjikan kepada pelapor" not in panel
        return told
    words = moment_words(case.promised_at, zone)
    if told:  # an answer may be under way without anything new to say
        assert told == words
    assert SHOWN.findall(panel) == [words]
    assert set(ALSO_TOLD.findall(panel)) <= {words}
    assert played.due_at == case.promised_at
    line = queue.split(f'data-key="{case.id}"')[1].split("</li>")[0]
    head = line.split('class="last"')[0]
    assert head.count("data-due=") == 1  # one countdown, one state
    assert ("▲ terlambat" in head) == (" late" in line.split('">')[0])  # also before scripts run
    soonest = min(filter(None, (case.promised_at, case.due_at)))
    assert f'data-due="{soonest.isoformat()}"' in head
    assert TIMES.findall(head) == [case.promised_at.isoformat()] * (soonest != case.promised_at)
    assert ("late" in line.split('class="')[1].split('"')[0].split()) == (soonest <= house.clock())
    assert house.parts.calendar.in_hours(case.promised_at)
    assert case.promised_at >= house.clock()
    return words


async def finds_out(house: House, case: Case) -> None:
    """An agent takes the case, and asks a unit or, where there is none to ask, a superior."""
    desk, rina, office = house.program.desk, house.people[Role.AGENT], house.parts.office
    asked = {one.kind: one.key for one in reversed(list(office.duties.values()))}
    case = await desk.claim(case.id, rina)
    if office.identity_check:
        case = await desk.verdict(case.id, rina, Verdict.VALID)
    ways = {way.on for way in office.stages[case.stage].exits}
    if StageEvent.SORT_SERIOUS in ways:
        case = await desk.sort(case.id, rina, Weight.SERIOUS, office.categories[0].label)
        ways = {way.on for way in office.stages[case.stage].exits}
    if StageEvent.ASK_UNIT in ways:
        await desk.ask_unit(case.id, rina, asked[DutyKind.UNIT], "Mohon diperiksa.")
    else:
        await desk.ask_superior(case.id, rina, asked[DutyKind.SUPERIOR], "Mohon arahan.")


async def registered(house: House, case: Case) -> set[str]:
    """The promises by which the register judges the case."""
    browser = await house.staff(Role.SUPERIOR)
    span = "since=2026-11-01&until=2027-06-01"
    page = (await browser.get(f"/reports/register.csv?{span}")).text.lstrip("\ufeff")
    separator = ";" if ";" in page.splitlines()[0] else ","
    rows = csv.DictReader(io.StringIO(page), delimiter=separator)
    line = next(row for row in rows if row["Nomor"] == case.number)
    return {said for name, said in line.items() if name.startswith(("Batas bal", "Janji hub"))}


@pytest.mark.parametrize("office", OFFICES)
async def test_the_promise_is_the_same_wherever_it_is_said(tmp_path: Path, office: str) -> None:
    zones = list(ZONE_WORDS)
    zone = zones[OFFICES.index(office) % len(zones)]
    known = at_home(office, zone)
    clock = Clock()
    async with open_house(tmp_path, clock=clock, known=known) as house:
        for moment in MOMENTS:
            for service in known.office.procedure.services:
                clock.now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
                visitor, case, promised = await asked(house, service)
                assert promised
                assert await agrees(house, visitor, case) == promised
                assert case.promised_at is not None
                first = f"{case.promised_at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
                for _ in range(RINGS):
                    case = await house.again(case)
                    if case.rings_at is not None:
                        clock.now = max(clock.now, case.rings_at)
                    await house.talk.ring()
                    said = only(await visitor.hears())
                    assert said in ("", await agrees(house, visitor, case))
                assert await registered(house, case) >= {first}


@pytest.mark.parametrize("office", OFFICES)
async def test_it_is_the_same_once_a_unit_or_a_superior_has_the_case(
    tmp_path: Path, office: str
) -> None:
    known = at_home(office, "Asia/Jayapura")
    clock = Clock()
    async with open_house(tmp_path, clock=clock, known=known) as house:
        for moment in MOMENTS[1::4]:
            for service in known.office.procedure.services:
                clock.now = datetime.fromisoformat(moment).replace(
                    tzinfo=known.office.procedure.zone
                )
                visitor, case, _ = await asked(house, service)
                await finds_out(house, case)
                said = only(await visitor.hears())
                assert said in ("", await agrees(house, visitor, case))
                for _ in range(RINGS):
                    case = await house.again(case)
                    clock.now = max(clock.now, case.rings_at or clock.now)
                    await house.talk.ring()
                    said = only(await visitor.hears())
                    assert said in ("", await agrees(house, visitor, case))
                case = await house.again(case)
                if case.promise is not None and case.promise.promises:
                    judged = case.promise.judged_at
                    assert judged is not None
                    assert f"{judged:%Y-%m-%d %H:%M}" in await registered(house, case)


@pytest.mark.parametrize("office", OFFICES)
async def test_what_they_read_last_stands_when_the_unit_has_answered_early(
    tmp_path: Path, office: str
) -> None:
    clock = Clock()
    async with open_house(tmp_path, clock=clock, known=knowledge(office)) as house:
        zone, desk = house.parts.office.zone, house.program.desk
        clock.now = datetime.fromisoformat(MOMENTS[0]).replace(tzinfo=zone)
        visitor, case, told = await asked(house, house.parts.office.services[0])
        await finds_out(house, case)
        told = only(await visitor.hears()) or told
        case = await house.again(case)
        if case.unit:
            await desk.finding(case.id, house.people[Role.AGENT], "Sudah dibetulkan.")
        told = only(await visitor.hears()) or told
        case = await house.again(case)
        assert case.promised_at is not None
        assert moment_words(case.promised_at, zone) == told
        await agrees(house, visitor, case)


@pytest.mark.parametrize("office", OFFICES)
async def test_it_is_the_same_once_whoever_had_the_case_cannot_work_any_more(
    tmp_path: Path, office: str
) -> None:
    known = at_home(office, "Asia/Pontianak")
    clock = Clock()
    async with open_house(tmp_path, clock=clock, known=known) as house:
        clock.now = datetime.fromisoformat(MOMENTS[0]).replace(tzinfo=known.office.procedure.zone)
        service = known.office.procedure.services[0]
        visitor, case, promised = await asked(house, service)
        rina = house.people[Role.AGENT]
        await house.program.desk.claim(case.id, rina)
        assert await agrees(house, visitor, case) == promised
        await visitor.hears()
        clock.move(minutes=5)
        other = await house.add("sari", "Sari Dewi", Role.AGENT, rina.duties)
        house.people[Role.AGENT] = other
        await house.program.store.accounts.set_active(rina.id, False)
        assert await house.program.relief.relieve() == 1
        assert only(await visitor.hears()) == promised
        assert await agrees(house, visitor, case) == promised


@pytest.mark.parametrize("office", OFFICES)
async def test_a_reply_of_which_they_were_told_no_time_is_not_called_promised(
    tmp_path: Path, office: str
) -> None:
    clock = Clock()
    async with open_house(tmp_path, clock=clock, known=knowledge(office)) as house:
        zone, desk = house.parts.office.zone, house.program.desk
        clock.now = datetime.fromisoformat(MOMENTS[0]).replace(tzinfo=zone)
        rina = house.people[Role.AGENT]
        for service in house.parts.office.services:
            visitor, case, _ = await asked(house, service)
            await desk.claim(case.id, rina)
            await desk.reply(case.id, rina, "Kami cek.", str(case.id), kind=Reply.ON_THE_WAY)
            await visitor.hears()
            staff = await house.staff(Role.AGENT)
            for words in ("status", "jadi gmn?", ""):  # an agent has the case: nothing is answered
                clock.move(minutes=1)
                if words:
                    assert await visitor.says(words) == []
                case = await house.again(case)
                panel = (await staff.get(f"/inbox/{case.id}/case")).text
                owed = case.reply_unannounced_at
                assert owed is not None
                assert UNTOLD.findall(panel) == [moment_words(owed, zone)]
                assert SHOWN.findall(panel) == []
            await desk.give_back(case.id, rina)
            told = only(await visitor.says("status"))
            panel = (await staff.get(f"/inbox/{case.id}/case")).text
            assert SHOWN.findall(panel) == [told]
            assert UNTOLD.findall(panel) == []


@pytest.mark.parametrize("office", OFFICES)
async def test_whoever_hears_a_new_time_hears_once_that_the_earlier_one_was_not_kept(
    tmp_path: Path, office: str
) -> None:
    clock = Clock()
    async with open_house(tmp_path, clock=clock, known=knowledge(office)) as house:
        zone = house.parts.office.zone
        clock.now = datetime.fromisoformat(MOMENTS[0]).replace(tzinfo=zone)
        service = house.parts.office.services[0]
        visitor, case, told = await asked(house, service)
        for _ in range(3):
            case = await house.again(case)
            clock.now = max(clock.now, case.rings_at or clock.now)
            await house.talk.ring()
            told = only(await visitor.hears()) or told
        for _ in range(3):  # twice on one day, and on another
            broken = (await house.again(case)).promised_at
            assert broken is not None
            assert told == moment_words(broken, zone)
            clock.now = max(clock.now, broken) + timedelta(minutes=1)
            heard = await visitor.says("status")
            assert sum(text.count(told) for text in heard) == 1
            was, told = told, only(heard)
            assert told not in ("", was)
            assert not any(was in text for text in await visitor.says("status"))
