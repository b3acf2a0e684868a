"""While an alarm stands nobody is promised a time, at any office and at any hour."""

import re
from datetime import datetime

import pytest

from core.time import MONTHS, moment_words
from handoff.case import Priority
from tests.hotline.cells import OFFICES, SOMEBODY
from tests.hotline.house import knowledge
from tests.hotline.memory import Caller

ALARMS = ("saya minum racun", "temen saya ngurung diri bawa pisau")
MOMENTS = {
    "morning": "2026-11-30T10:00+07:00",
    "night": "2026-12-01T23:20+07:00",
    "weekend": "2026-12-05T14:00+07:00",
}
LATER = (
    "status",
    "oke",
    "kapan dibalas?",
    "lama banget",
    "petugas",
    "masih di sini",
    "saya mau komplain, antrenya lama",
    "makasih",
    "nama: Siti Aminah",
    "081255443321",
)
ORDINARY = re.compile(rf"paling lambat|antrean|saat buka|\d{{1,2}} (?:{'|'.join(MONTHS)}) 20\d\d")


async def alarmed(office: str, moment: str, words: str) -> Caller:
    """Somebody by whose words people were called at that time."""
    caller = Caller(knowledge(office))
    caller.memory.now = datetime.fromisoformat(moment)
    said = await caller.says(words)
    assert caller.knowledge.office.procedure.emergency.national in said
    return caller


def promised(caller: Caller, said: str) -> str:
    """What the words hold of the ordinary promise; when the office opens next is none."""
    office = caller.knowledge.office
    opens = office.calendar.next_opening(caller.memory.now)
    found = ORDINARY.search(said.replace(moment_words(opens, office.procedure.zone), ""))
    return found[0] if found else ""


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("office", OFFICES)
async def test_no_reply_promises_a_time(office: str, moment: str) -> None:
    for alarm in ALARMS:
        caller = await alarmed(office, MOMENTS[moment], alarm)
        for words in LATER:
            said = await caller.says(words)
            assert not promised(caller, said), f"{alarm}, {words}: {said}"
        assert caller.knowledge.office.procedure.emergency.own in await caller.says("status")


@pytest.mark.parametrize("office", OFFICES)
async def test_a_case_that_was_promised_a_time_is_promised_none_from_then_on(office: str) -> None:
    caller = Caller(knowledge(office))
    caller.memory.now = datetime.fromisoformat(MOMENTS["morning"])
    await caller.says("petugas", "mau bicara saja", "petugas", "petugas")
    assert caller.case is not None
    assert promised(caller, await caller.says("status"))
    await caller.says(ALARMS[0])
    assert not promised(caller, await caller.says("status"))


@pytest.mark.parametrize("office", OFFICES)
async def test_what_was_no_alarm_is_promised_its_time_again(office: str) -> None:
    caller = Caller(knowledge(office))
    caller.memory.now = datetime.fromisoformat(MOMENTS["morning"])
    await caller.says("petugas", "mau bicara saja", "petugas", "petugas", ALARMS[0])
    assert caller.case is not None
    assert caller.case.priority is Priority.URGENT
    assert promised(caller, await caller.says("becanda kok"))


@pytest.mark.parametrize("office", OFFICES)
async def test_beside_an_agent_no_time_is_promised_either(office: str) -> None:
    caller = await alarmed(office, MOMENTS["morning"], ALARMS[0])
    assert caller.case is not None
    before = len(caller.memory.said)
    await caller.desk.claim(caller.case.id, SOMEBODY)
    await caller.says("status", "oke")
    said = "\n".join(one.text for one in caller.memory.said[before:])
    assert not promised(caller, said)


@pytest.mark.parametrize("office", OFFICES)
async def test_who_gets_no_answer_in_time_reads_no_new_time(office: str) -> None:
    caller = await alarmed(office, MOMENTS["morning"], ALARMS[0])
    heard = [await caller.waits(hours=6) for _ in range(40)]
    said = [one for one in heard if one]
    assert said
    assert not any(promised(caller, one) for one in said)
    assert all(caller.knowledge.office.procedure.emergency.own in one for one in said)
