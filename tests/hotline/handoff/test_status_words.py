"""What somebody hears of a case: who has it, and no promise that nobody made."""

from dataclasses import replace
from datetime import timedelta

from handoff.allowance import Allowance, Clock, Consequence, DeadlineKind, Length
from tests.hotline import offices
from tests.hotline.memory import AGENT, Caller


async def taken() -> Caller:
    """A case with an agent."""
    caller = Caller("hospital")
    await caller.says("petugas")
    await caller.desk.claim(1, AGENT)
    return caller


async def test_the_unit_that_looks_into_it_is_named_with_the_time_that_was_promised() -> None:
    caller = await taken()
    await caller.desk.ask_unit(1, AGENT, "medicine", "Mohon dicek")
    await caller.desk.give_back(1, AGENT)
    reply = await caller.says("status")
    assert "Instalasi farmasi" in reply
    assert "Rabu, 25 November 2026 pukul 09.00 WIB" in reply


async def test_once_it_was_answered_no_time_is_promised() -> None:
    rules = offices.procedure(offices.COMPLAINT, offices.TALK)
    stages = {**rules.stages, "answering": replace(rules.stages["answering"], exits=())}
    caller = Caller(offices.knowing(replace(rules, stages=stages)))
    await caller.says("petugas")
    await caller.desk.claim(1, AGENT)
    await caller.desk.reply(1, AGENT, "Obatnya sudah siap", "k1")
    await caller.desk.give_back(1, AGENT)
    reply = await caller.says("status")
    assert "jawab" in reply
    assert "paling lambat" not in reply


async def test_a_promise_that_will_not_hold_is_moved_with_an_apology_and_a_time() -> None:
    allowed = Allowance(
        Length(time=timedelta(hours=2)),
        Clock.WALL,
        warn=(Length(time=timedelta(minutes=30)),),
        at_warning=frozenset({Consequence.TELL_COMPLAINANT}),
        extend=Length(time=timedelta(hours=4)),
    )
    rules = offices.procedure(offices.COMPLAINT, offices.TALK)
    caller = Caller(
        offices.knowing(
            replace(rules, deadlines={**rules.deadlines, DeadlineKind.FIRST_REPLY: allowed})
        )
    )
    await caller.says("petugas")
    moved = await caller.waits(minutes=91)
    assert "mohon maaf" in moved
    assert "pukul 11.00 WIB" in moved
    assert "Waktu baru: Selasa, 24 November 2026 pukul 15.00 WIB" in moved
    assert "15.00" in await caller.says("status")
