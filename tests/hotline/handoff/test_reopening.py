"""A closed case is taken up again as the same case, for as long as the office says."""

import pytest

from handoff.case import CaseStatus
from handoff.procedure import Survey
from tests.hotline import offices
from tests.hotline.memory import AGENT, Caller


async def closed(caller: Caller | None = None) -> Caller:
    """A case that was settled a moment ago; the office asks for no mark then."""
    rules = offices.procedure(offices.COMPLAINT, offices.TALK, survey=Survey())
    caller = caller or Caller(offices.knowing(rules))
    await caller.says("petugas")
    await caller.desk.claim(1, AGENT)
    await caller.desk.close(1, AGENT, "Lain-lain")
    return caller


@pytest.mark.parametrize(
    "words", ["belum selesai", "masih blm beres min", "buka lagi dong", "kok belum kelar ya"]
)
async def test_who_says_that_it_is_not_settled_opens_it_again(words: str) -> None:
    caller = await closed()
    assert "Belum selesai" in caller.buttons
    reply = await caller.says(words)
    assert "buka kembali" in reply
    assert "Rabu, 25 November 2026 pukul 09.00 WIB" in reply
    assert caller.case is not None
    assert (caller.case.status, caller.case.reopened) == (CaseStatus.WAITING, 1)
    assert "dibaca petugas" in await caller.says("obatnya belum ada di loket tiga")


async def test_the_button_opens_it_again_also_from_the_status() -> None:
    caller = await closed()
    await caller.says("status")
    await caller.presses("Belum selesai")
    assert caller.case is not None
    assert caller.case.status is CaseStatus.WAITING


async def test_after_the_offices_limit_a_new_one_is_offered() -> None:
    caller = await closed()
    await caller.waits(days=15)
    assert "baru" in await caller.presses("Belum selesai")
    assert "Buat pengaduan" in caller.buttons
    assert "baru" in await caller.says("belum selesai")
    await caller.says("status")
    assert caller.buttons == []


async def test_an_office_that_opens_nothing_again_offers_no_button() -> None:
    rules = offices.procedure(offices.COMPLAINT, offices.TALK, survey=Survey(), reopen_within=None)
    caller = await closed(Caller(offices.knowing(rules)))
    assert caller.buttons == []


@pytest.mark.parametrize("words", ["buka lagi jam berapa?", "kapan buka lagi", "jam besuk?"])
async def test_a_question_opens_nothing_again(words: str) -> None:
    caller = await closed()
    await caller.says(words)
    assert caller.case is not None
    assert caller.case.status is CaseStatus.CLOSED


async def test_pressing_it_twice_says_that_it_waits() -> None:
    caller = await closed()
    await caller.presses_id("reopen:CTH-2026-000001")
    reply = await caller.presses_id("reopen:CTH-2026-000001")
    assert "antrean" in reply
    assert caller.case is not None
    assert caller.case.reopened == 1
