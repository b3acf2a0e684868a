"""A process killed in the middle of writing has lost nothing that it acknowledged."""

import asyncio
import subprocess
import sys
from pathlib import Path

from core.message import Address
from storage.store import Store, open_store
from tests.channel_names import On
from tests.servers.tied import tied
from tests.storage.ringing import RUNG, due_cases, ring, rings_heard

ROOT = Path(__file__).parents[3]


def acknowledged(lines: int, process: str, *arguments: str) -> list[str]:
    """What a process of ours said before it was killed after so many lines."""
    command = tied(sys.executable, "-m", f"tests.storage.unit_of_work.{process}", *arguments)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:  # noqa: S603  # ours
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        said += child.stdout.readlines()
    return [line.decode().strip() for line in said if line.endswith(b"\n")]


async def written(store: Store) -> set[str]:
    texts: set[str] = set()
    for number in range(8):
        chat = await store.desk.chat_of(Address(On.WEB, f"visitor:{number}"))
        if chat is not None:
            told = await store.desk.talk_since(chat, 0, 100_000)
            texts |= {str(line.fact.data["text"]) for line in told}
    return texts


async def test_everything_acknowledged_is_there_after_a_kill(place: str) -> None:
    said: set[str] = set()
    for word in ("first", "second"):
        lines = await asyncio.to_thread(acknowledged, 120, "writing_process", place, word)
        assert len(lines) >= 120
        said.update(lines)
        async with open_store(place) as store:
            there = await written(store)
            assert said <= there
            assert (await store.verification.verify()).broken == ()
            waiting = {stored.event.key for stored in await store.events.waiting(0, 1000)}
            assert not waiting & there


async def test_who_is_killed_between_ringing_and_commit_has_rung_once_in_the_end(
    place: str,
) -> None:
    async with open_store(place) as store:
        chats = await due_cases(store, 60)
    said: list[str] = []
    for _ in range(4):
        lines = await asyncio.to_thread(acknowledged, 15, "ringing_process", place)
        said += lines
        begun = {line for line in lines if line.startswith("rings ")}
        assert begun
        rang = {int(line.removeprefix("rang ")) for line in said if line.startswith("rang ")}
        async with open_store(place, read_only=True) as store:
            assert {await rings_heard(store, chat) for chat in rang} <= {1}
    async with open_store(place) as store:
        for alarm in await store.timers.due(RUNG, 100):
            await ring(store, alarm, RUNG)
        assert [await rings_heard(store, chat) for chat in chats] == [1] * 60
        assert await store.timers.next_at() is None
        assert (await store.verification.verify()).broken == ()
