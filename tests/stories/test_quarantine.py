"""An event that nobody can read is set aside, seen by the operator, and stops nobody else."""

from pathlib import Path

import pytest

from core.facts import Fact
from core.message import Address, Event
from tests.channel_names import On
from tests.servers.loket import Loket
from tests.stories.street import SITI, Street, open_street
from tests.waiting import PATIENCE

TO_SITI = Address(On.WHATSAPP, f"phone:{SITI}")
POISON = Event(On.WHATSAPP, "poison", b"3271046512900001 {", (TO_SITI,))


async def swallow(street: Street) -> int:
    """Let the poison arrive; returns its number."""
    inbox = street.program.store.events
    kept = await inbox.keep(On.WHATSAPP, b"a poisoned body", [POISON])
    street.program.worker.offer(kept.events)
    return kept.events[0].id


async def test_poison_is_set_aside_and_both_its_chat_and_others_go_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    operator = Loket(tmp_path, {})
    async with open_street(operator.place) as street:
        number = await swallow(street)
        siti, budi = street.whatsapp.user(SITI), street.whatsapp.user("6281255440001")
        siti.says("jam besuk?")
        budi.says("jam besuk?")
        for user in (budi, siti):
            assert "11.00" in (await user.receives(PATIENCE)).text

        code, told = await operator.command("quarantine")
        assert code == 0, told
        assert "1 in quarantine" in told
        assert f"{number}  " in told
        assert "•••• 0001" in told
        assert "3271046512900001" not in told
        code, told = await operator.command("quarantine", "--retry", str(number))
        assert (code, told.strip()) == (0, "1 of 1 wait to be tried again")
        await street.program.worker.take_up()
        await street.program.worker.settled()
        (again,) = await street.program.store.events.quarantined(10)
        assert again.id == number
        assert caplog.messages.count(f"event {number} is in quarantine: {again.why}") == 2

        siti.says("terima kasih")
        await siti.receives(PATIENCE)
        assert len(await street.facts(Fact.MESSAGE_IN)) == 2
        assert await street.is_whole()
