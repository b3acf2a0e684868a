"""The desk's pages stand whatever a row holds: every member there is, and rows that are damaged."""

import logging
import sqlite3
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest

from channels.registry import drivers
from core.facts import BOT, Fact, NewFact
from desk.case_intake import Intake
from handoff.accounts import Role
from handoff.case import Case, CaseStatus, Source, Verdict, Weight
from handoff.desk import DeliveryState
from handoff.effects import Notify, RecordFact
from handoff.notices import SUPERIORS, Notice, NoticeKind
from handoff.service import Field, FieldType
from handoff.stage import DocumentKind
from reports.labels import STATUSES
from tests.hotline.house import MORNING
from tests.web.house import House, open_house

PROCEDURES = Path(__file__).parents[3] / "procedures"
OFFICES = sorted(path.parent.name for path in PROCEDURES.glob("*/procedure.yml"))
SPAN = "since=2026-11-01&until=2026-11-30"
REPORTS = (
    f"/reports/register.csv?{SPAN}",
    f"/reports/register.xlsx?{SPAN}",
    f"/reports/register.pdf?{SPAN}",
    "/reports/monthly?period=2026-11",
    "/reports/needs_analysis?period=2026-11",
    "/reports/scorecard?period=2026-11",
    "/reports/follow_up_plan?period=2026-triwulan-4",
    "/reports/daily_needs?period=2026-11-24",
)
GARBLED: Mapping[str, object] = {
    "text": 7, "label": ["x"], "files": 3, "media": "x", "choices": {"a": 1}, "deadline": "nothing",
    "due_at": "yesterday", "from": 5, "to": "?", "came_at": "x", "source": "pigeon", "mark": [],
    "verdict": "maybe", "weight": 9, "score": "high", "outcome": "odd", "further": [1, {"why": 2}],
    "said": "no", "entry": 4, "candidates": [{"score": "x"}], "why": "unheard", "way": "smoke",
    "templates": 3, "answers": [2], "emoji": 5, "agent_name": {"a": 1}, "seq": "one",
}  # fmt: skip


@dataclass
class Desk:
    """A desk with one complaint that Rina has claimed, and its database."""

    house: House
    case: Case
    boss: httpx.AsyncClient
    visitor: httpx.AsyncClient
    folder: Path

    def damage(self, statement: str, *values: object) -> None:
        """Write into the database by hand."""
        with sqlite3.connect(self.folder / "loket.db") as database:
            database.execute("DROP TRIGGER IF EXISTS fact_not_changed")
            assert database.execute(statement, values).rowcount > 0, statement
        database.close()

    async def record(self, *facts: NewFact) -> None:
        """Put facts into the talk."""
        await self.house.talk.put(self.case.chat, *map(RecordFact, facts))

    async def notify(self, *notices: Notice) -> None:
        """Tell people of the case."""
        await self.house.talk.put(self.case.chat, *map(Notify, notices))

    async def page(self, path: str) -> str:
        """A page, which has to stand."""
        answer = await self.boss.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:300]}"
        return answer.text

    async def stands(self) -> str:
        """Every page on which the case is; they are returned as one text."""
        case = f"/inbox/{self.case.id}"
        found = f"/inbox/search?q={self.case.number}"
        ours = ("/inbox", case, f"{case}/case", f"{case}/talk", "/inbox/head", found)
        others = ("/inbox/closed", "/overview", "/people", "/desk")
        shown = [await self.page(path) for path in (*ours, *others)]
        shown.append((await self.visitor.get("/")).raise_for_status().text)
        return "\n".join(shown)

    async def is_printed(self) -> str:
        """Every register, report and paper; the register's text is returned."""
        for path in (*REPORTS, *(f"/inbox/{self.case.id}/papers/{one}" for one in DocumentKind)):
            assert await self.page(path)
        return await self.page(REPORTS[0])


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_house(tmp_path) as house:
        yield await opened(house, tmp_path)


async def opened(house: House, folder: Path) -> Desk:
    caller = house.talk.visitor()
    await caller.says("jam besuk")
    await caller.says("petugas")
    case = await house.case_of(caller)
    case = await house.program.desk.claim(case.id, house.people[Role.AGENT])
    boss, visitor = await house.staff(Role.ADMINISTRATOR), house.visitor(caller.hash)
    return Desk(house, case, boss, visitor, folder)


async def test_every_notice_has_its_words(desk: Desk) -> None:
    kinds = list(NoticeKind)
    every = [Notice(SUPERIORS, kind, MORNING, {"deadline": "first_reply"}) for kind in kinds]
    garbled = {"deadline": "nothing", "stage": "nowhere", "by": ""}
    await desk.notify(*every, *(Notice(SUPERIORS, kind, MORNING, garbled) for kind in kinds))
    await desk.notify(*(Notice(SUPERIORS, kind, MORNING) for kind in kinds))
    shown = await desk.stands()
    assert shown.count("data-notice=") >= 3 * len(kinds)
    assert "tidak dapat dikabari dari sini" in shown


async def test_every_fact_is_shown_or_shown_to_be_unreadable(desk: Desk) -> None:
    for data in ({}, GARBLED, {"kind": "text", "text": "halo", "author": "Rina", "mark": 4}):
        facts = (NewFact(one, MORNING, BOT, data, f"r{one}", desk.case.id) for one in Fact)
        await desk.record(*facts)
    shown = await desk.stands()
    assert "Pelapor membatalkan kasus ini" in shown
    assert "Catatan ini tidak dapat ditampilkan" in shown
    await desk.is_printed()


@pytest.mark.parametrize("status", list(CaseStatus))
async def test_every_status_has_its_word_and_its_pages(desk: Desk, status: CaseStatus) -> None:
    open_ = int(status in {CaseStatus.WAITING, CaseStatus.WITH_AGENT, CaseStatus.WITH_BOT})
    desk.damage("UPDATE desk_case SET status = ?, is_open = ?", status.value, open_)
    shown = await desk.stands()
    assert desk.case.number in shown
    assert STATUSES[status] in await desk.is_printed()


async def test_every_channel_source_verdict_weight_and_fate_of_a_message_is_shown(
    desk: Desk,
) -> None:
    for driver in drivers():
        channel, label = driver.name, driver.capabilities.label
        desk.damage("UPDATE chat SET channel = ?", channel)
        assert label in await desk.page(f"/inbox/{desk.case.id}")
        await desk.page("/inbox")
        assert label in await desk.page(REPORTS[0])
    desk.damage("UPDATE chat SET channel = 'manual'")
    for source in Source:
        desk.damage("UPDATE desk_case SET source = ?", source.value)
        await desk.page(f"/inbox/{desk.case.id}")
    for verdict in Verdict:
        desk.damage("UPDATE desk_case SET verdict = ?, found_verdict = ?", verdict, verdict)
        await desk.page(f"/inbox/{desk.case.id}")
    for weight in Weight:
        desk.damage("UPDATE desk_case SET weight = ?", weight.value)
        await desk.page(f"/inbox/{desk.case.id}")
    for state in DeliveryState:
        desk.damage("UPDATE outbox SET state = ?", state.value)
        await desk.page(f"/inbox/{desk.case.id}")
    await desk.is_printed()


@pytest.mark.parametrize("office", OFFICES)
async def test_every_stage_of_every_office_has_its_pages(tmp_path: Path, office: str) -> None:
    async with open_house(tmp_path, office) as house:
        procedure = house.parts.office
        entry = Intake(Source.VISIT, MORNING, procedure.talk_service, "Antre lama", "Siti Aminah")
        case = await house.program.desk.enter(house.people[Role.AGENT], entry, "k" * 16)
        boss = await house.staff(Role.ADMINISTRATOR)
        desk = Desk(house, case, boss, house.visitor(), tmp_path)
        for stage in procedure.stages.values():
            for service in procedure.services:
                desk.damage(
                    "UPDATE desk_case SET stage = ?, owner = ?, service = ?",
                    stage.key,
                    stage.owner,
                    service.key,
                )
                assert stage.label in await desk.page(f"/inbox/{desk.case.id}")
            for path in ("/inbox", "/overview", "/inbox/closed"):
                await desk.page(path)
        await desk.is_printed()


async def test_every_type_of_field_is_shown_right_or_wrong(desk: Desk) -> None:
    form = tuple(
        Field(f"f_{kind}", kind, f"Isian {kind}", (), "contoh", pattern="[A-Z]+", options=("a",))
        for kind in FieldType
    )
    office = desk.house.parts.office
    services = tuple(replace(one, form=form) for one in office.services)
    desk.house.changes["office"] = replace(office, services=services)
    desk.boss = await desk.house.staff(Role.ADMINISTRATOR)
    for value in ("", "1990-02-28", "+6281255443321", "bukan apa-apa", "3171015502900001"):
        identity = ",".join(f'"f_{kind}": "{value}"' for kind in FieldType)
        desk.damage("UPDATE desk_case SET identity = ?", f"{{{identity}}}".encode())
        shown = await desk.stands()
        for kind in FieldType:
            assert f"Isian {kind}" in shown


DAMAGED_CASES = {
    "an unknown status": ("status", "flying"),
    "an unknown priority": ("priority", "none"),
    "an unknown source": ("source", "pigeon"),
    "an unknown verdict": ("verdict", "maybe"),
    "an unknown weight": ("weight", "heavy"),
    "an unknown need": ("there", "nothing such"),
    "half an identity": ("identity", b'{"name": "Si'),
    "an identity of numbers": ("identity", b'{"name": 7}'),
    "half a deadline": ("deadlines", b'[{"kind": "first_reply"'),
    "a deadline without its times": ("deadlines", b'[{"kind": "first_reply"}]'),
    "a deadline of no kind": ("deadlines", b'[{"kind": "later", "since": "2026-11-24T00:00:00Z"}]'),
    "no time": ("opened_at", "yesterday"),
}


@pytest.mark.parametrize("what", sorted(DAMAGED_CASES))
async def test_a_case_that_cannot_be_read_is_shown_as_such_beside_the_others(
    desk: Desk, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    column, value = DAMAGED_CASES[what]
    other = await desk.house.complaint()
    desk.damage(f"UPDATE desk_case SET {column} = ? WHERE id = ?", value, desk.case.id)  # noqa: S608
    with caplog.at_level(logging.ERROR, "loket.unreadable"):
        queue = await desk.page("/inbox")
        assert desk.case.number in queue
        assert STATUSES[CaseStatus.UNREADABLE].lower() in queue
        assert other.number in queue
        assert "tidak dapat ditampilkan" in await desk.page(f"/inbox/{desk.case.id}")
        assert "petugas" in await desk.page(f"/inbox/{desk.case.id}/talk")
        assert "rusak di penyimpanan" not in await desk.page(f"/inbox/{other.id}")
        await desk.stands()
        register = await desk.is_printed()
    if column != "opened_at":
        assert desk.case.number in register
    assert other.number in register


async def test_a_notice_that_cannot_be_read_is_shown_as_such_beside_the_others(desk: Desk) -> None:
    good = Notice(SUPERIORS, NoticeKind.REOPENED, MORNING)
    await desk.notify(*(good for _ in range(4)))
    ids = "SELECT id FROM notice WHERE kind = 'reopened' ORDER BY id LIMIT 1 OFFSET"
    desk.damage(f"UPDATE notice SET kind = 'mystery' WHERE id = ({ids} 0)")  # noqa: S608
    desk.damage(f"UPDATE notice SET data = '{{' WHERE id = ({ids} 0)")  # noqa: S608
    desk.damage(f"UPDATE notice SET data = '[1]' WHERE id = ({ids} 1)")  # noqa: S608
    shown = await desk.page("/inbox/head")
    assert shown.count("Kabar ini tidak dapat ditampilkan") == 3
    assert "Kasus ini dibuka kembali" in shown
    await desk.stands()


DAMAGED_FACTS = {
    "a kind that a later version wrote": b'{"chat":1,"seq":2,"kind":"teleported","at":1,"actor":'
    b'"bot","ref":"","case":null,"data":{}}',
    "half its text": b'{"chat":1,"seq":2,"ki',
    "a missing key": b'{"chat":1,"kind":"echo"}',
    "no text at all": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("what", sorted(DAMAGED_FACTS))
async def test_a_fact_that_cannot_be_read_is_shown_as_such_beside_the_others(
    desk: Desk, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.record(NewFact(Fact.ECHO, MORNING, BOT, {"text": "dari telepon"}))
    place = "(SELECT max(seq) FROM fact)"
    desk.damage(
        f"UPDATE fact SET body = ? WHERE seq = {place} AND chat = ?",  # noqa: S608
        DAMAGED_FACTS[what],
        desk.case.chat,
    )
    with caplog.at_level(logging.ERROR, "loket.unreadable"):
        shown = await desk.page(f"/inbox/{desk.case.id}")
        await desk.stands()
        await desk.is_printed()
    assert shown.count("Catatan ini tidak dapat ditampilkan") == 1
    assert "petugas" in shown
    said = [one.getMessage() for one in caplog.records if "time" not in one.getMessage()]
    assert len(said) <= 1


async def test_what_is_unreadable_is_said_once_in_the_log_with_its_number(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    number = 987_654_321
    await desk.notify(Notice(SUPERIORS, NoticeKind.NEAR, MORNING))
    desk.damage("UPDATE notice SET id = ?, kind = 'mystery 3171015502900001'", number)
    with caplog.at_level(logging.ERROR, "loket.unreadable"):
        for _ in range(3):
            await desk.page("/inbox")
    (said,) = [one.getMessage() for one in caplog.records if str(number) in one.getMessage()]
    assert said.startswith(f"notice {number} cannot be read")
    assert "3171015502900001" not in said


async def test_a_message_of_ours_that_cannot_be_read_holds_up_nothing(desk: Desk) -> None:
    desk.damage("UPDATE outbox SET state = 'lost in space'")
    assert "belum pasti sampai" in await desk.page(f"/inbox/{desk.case.id}")
    desk.damage("UPDATE outbox SET state = 'waiting', payload = '{', not_before = 0")
    assert await desk.house.program.store.outbox.waiting(desk.house.clock(), 10) == []
    shown = await desk.page(f"/inbox/{desk.case.id}")
    assert "gagal dikirim" in shown
    assert "rusak di penyimpanan" in shown


@pytest.mark.parametrize(
    ("column", "value"), [("role", "ghost"), ("duties", "{"), ("integrity_pact", "soon")]
)
async def test_an_account_that_cannot_be_read_is_shown_as_such_and_may_do_nothing(
    desk: Desk, column: str, value: str
) -> None:
    rina = await desk.house.staff(Role.AGENT)
    assert (await rina.get("/inbox")).status_code == 200
    desk.damage(f"UPDATE account SET {column} = ? WHERE username = 'rina'", value)  # noqa: S608
    assert "rusak dan tidak dapat ditampilkan" in await desk.page("/people")
    assert (await rina.get("/inbox")).status_code in {303, 401, 403}
    await desk.stands()
    number = desk.house.people[Role.AGENT].id
    form = {"role": "agent", "decree": "SK-1", "pact": "2026-01-05", "degree": "S1"}
    for action in ("duties", "credentials"):
        assert (await desk.boss.post(f"/people/{number}/{action}", data=form)).status_code == 303
    assert "rusak dan tidak dapat" not in await desk.page("/people")
    assert (await rina.get("/inbox")).status_code == 200


async def test_a_judgement_that_cannot_be_read_is_left_out(desk: Desk) -> None:
    with sqlite3.connect(desk.folder / "loket.db") as database:
        database.execute(
            "INSERT INTO desk_feedback (chat, seq, question, entry, correct, judge, who, at) "
            "VALUES (?, 2, 'q', 'e', 1, 'oracle', 0, 0)",
            (desk.case.chat,),
        )
    database.close()
    assert await desk.house.program.store.feedback.newest(10) == []
    await desk.stands()
