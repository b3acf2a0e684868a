"""A database of 0.1 goes on where it was."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from alembic import command

from core.message import Address
from core.time import to_micros
from handoff.accounts import Account, Role
from handoff.allowance import DeadlineKind, Length
from handoff.case import Case, CaseStatus
from handoff.deadlines.deadline import Deadline, Ring
from handoff.progress.ringing import Alarm
from storage.database.migrating import _config
from storage.rows.talk import LAST
from storage.store import open_store
from tests.channel_names import On
from tests.servers.postgres import Server
from tests.storage.databases import tell
from tests.storage.people import NOON, minutes

DAY = timedelta(hours=24)
DUE = NOON + minutes(60)


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place with the tables of 0.1."""
    place = str(tmp_path)
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        place = server.url(server.create())
    upgrade(place, "0002")
    return place


def upgrade(place: str, revision: str) -> None:
    """Bring the tables there to that revision."""
    url = f"sqlite:///{place}/loket.db"
    if place.startswith("postgresql://"):
        url = place.replace("postgresql://", "postgresql+psycopg://", 1)
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        command.upgrade(_config(connection), revision)
    engine.dispose()


def chat_with_case(
    place: str, number: int, due: datetime | None, status: str = "with_agent", *rings: datetime
) -> None:
    """A chat with a case as 0.1 wrote it, and its reminders."""
    tell(
        place,
        "INSERT INTO chat (id, version, channel, address, state, name, case_id, chain_seq, "
        "chain_hash, seen_seq, unread, last_text, last_at) VALUES (:id, 1, 'web', 'visitor:1', "
        ":state, 'Siti', :case, 0, :hash, 0, 0, '', 0)",
        id=number,
        case=number if status != "closed" else None,
        state=b"{}",
        hash=bytes(32),
    )
    tell(
        place,
        "INSERT INTO desk_case (id, chat, number, subject, status, priority, identity, category, "
        "agent, agent_name, opened_at, due_at, is_open, rank, due_rank, search) VALUES (:id, :id, "
        ":number, 'Antrean', :status, 'normal', :identity, '', 1, 'Dewi', :at, :due, :open, 1, "
        ":rank, '')",
        id=number,
        number=f"ADU-{number}",
        status=status,
        identity=json.dumps({"name": "Siti"}).encode(),
        at=to_micros(NOON),
        due=due and to_micros(due),
        open=int(status != "closed"),
        rank=LAST if due is None else to_micros(due),
    )
    for due_kind, at in zip(("near", "limit")[-len(rings) :], rings, strict=False):
        tell(
            place,
            "INSERT INTO reminder (chat, case_id, due, at) VALUES (:id, :id, :due, :at)",
            id=number,
            due=due_kind,
            at=to_micros(at),
        )


async def carried_over(place: str, number: int) -> Case:
    async with open_store(place) as store:
        case = await store.desk.case(number)
    assert case is not None
    return case


def owed(rings_at: datetime | None) -> tuple[Deadline]:
    """What is owed by `DUE`; a deadline that goes on begins with its first ring."""
    ring = Ring.WARNING if rings_at else None
    kind, since = DeadlineKind.NEXT_REPLY, DUE - DAY
    owed = Deadline(kind, since, Length(time=DAY), DUE, rings_at, ring, 0)
    return (replace(owed, announced=DUE, announced_at=since),)


async def test_what_an_open_case_owed_goes_on_as_a_deadline(old: str) -> None:
    near = DUE - minutes(10)
    chat_with_case(old, 1, DUE, "with_agent", near, DUE)
    case = await carried_over(old, 1)
    assert case == Case(
        1,
        1,
        "ADU-1",
        "Antrean",
        NOON,
        CaseStatus.WITH_AGENT,
        identity={"name": "Siti"},
        agent=1,
        agent_name="Dewi",
        deadlines=owed(near),
    )
    async with open_store(old) as store:
        assert await store.timers.due(DUE, 10) == [Alarm(1, 1, near)]
        assert [line.case for line in await store.desk.queue(10)] == [case]


async def test_one_that_was_near_already_begins_again_at_once(old: str) -> None:
    chat_with_case(old, 1, DUE, "waiting", DUE)
    assert (await carried_over(old, 1)).deadlines == owed(DUE - DAY)


async def test_one_that_has_rung_for_good_is_silent(old: str) -> None:
    chat_with_case(old, 1, DUE)
    case = await carried_over(old, 1)
    assert case.deadlines == owed(None)
    async with open_store(old) as store:
        assert await store.timers.next_at() is None


async def test_who_owed_nothing_owes_nothing(old: str) -> None:
    chat_with_case(old, 1, None)
    chat_with_case(old, 2, DUE, "closed")
    for number in (1, 2):
        assert (await carried_over(old, number)).deadlines == ()
    async with open_store(old) as store:
        assert await store.timers.next_at() is None
        assert [case.id for case in await store.desk.open_cases(0, 10)] == [1]
        assert [line.case.id for line in await store.desk.closed(10)] == [2]


async def test_accounts_are_carried_over_without_duties(old: str) -> None:
    tell(
        old,
        "INSERT INTO account (username, username_key, name, role, active, password_hash) "
        "VALUES ('Dewi', 'dewi', 'Dewi Lestari', 'agent', 1, 'hash')",
    )
    async with open_store(old) as store:
        login = await store.accounts.login("dewi")
        assert login is not None
        assert login.account == Account(1, "Dewi", "Dewi Lestari", Role.AGENT)
        assert login.password_hash == "hash"
        assert await store.accounts.present(NOON) == []


async def test_addresses_that_were_given_up_stay_theirs_until_then(old: str) -> None:
    chat_with_case(old, 1, None, "closed")
    tell(old, "INSERT INTO chat_address (channel, value, chat) VALUES ('whatsapp', 'phone:1', 1)")
    upgrade(old, "0007")
    given_up = "UPDATE chat_address SET until = :until WHERE value = 'phone:1'"
    tell(old, given_up, until=to_micros(NOON))
    tell(old, "INSERT INTO chat_address (channel, value, chat) VALUES ('whatsapp', 'phone:2', 1)")
    one, two = (Address(On.WHATSAPP, f"phone:{number}") for number in (1, 2))
    async with open_store(old) as store:
        assert await store.desk.chat_of(one) is None
        assert await store.desk.chat_of(two) == 1
        async with store.works.on_addresses([one], NOON - minutes(1)) as work:
            assert work.chat.id == 1
        async with store.works.on_addresses([one], NOON + minutes(1)) as work:
            assert work.chat.id == 0


async def test_whose_the_next_step_is_is_known_of_every_case(old: str) -> None:
    upgrade(old, "0011")
    owing = owed(None)[0]
    deadlines = [
        (),
        (owing,),
        (replace(owing, due_at=None),),
        (replace(owing, due_at=None, promised_at=DUE),),
        (replace(owing, kind=DeadlineKind.WHOLE),),
        (replace(owing, kind=DeadlineKind.WHOLE), replace(owing, kind=DeadlineKind.CALL_BACK)),
        (replace(owing, kind=DeadlineKind.STAGE),),
        (replace(owing, kind=DeadlineKind.STAGE, promises=True),),
    ]
    states = product(("agent", "complainant"), (0, 1), ("with_agent", "closed"), deadlines)
    for number, (owner, awaited, status, runs) in enumerate(states, 1):
        chat_with_case(old, number, None, status)
        stands = "SET owner = :owner, awaited = :awaited, deadlines = :runs WHERE id = :id"
        runs_json = msgspec.json.encode(runs)
        tell(old, f"UPDATE desk_case {stands}", owner=owner, awaited=awaited, runs=runs_json,
             id=number)  # fmt: skip
    async with open_store(old) as store:
        for case_id, stored in tell(old, "SELECT id, complainants_step FROM desk_case"):
            case = await store.desk.case(case_id)
            assert case is not None
            assert (case.deadlines, stored) == (case.deadlines, int(case.complainants_step))
        assert (await store.desk.counts(NOON)).awaited == 3 * 4
