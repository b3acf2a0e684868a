"""A process killed in the middle of writing has lost nothing that it acknowledged."""

import asyncio
import subprocess
import sys
from pathlib import Path

from core.message import Address, ChannelName
from storage.store import Store, open_store

ROOT = Path(__file__).parents[2]


def acknowledged(place: str, word: str, lines: int) -> list[str]:
    """What a writing process acknowledged before it was killed after so many lines."""
    command = [sys.executable, "-m", "tests.storage.writing_process", place, word]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:  # noqa: S603  # ours
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        said += child.stdout.readlines()
    return [line.decode().strip() for line in said if line.endswith(b"\n")]


async def written(store: Store) -> set[str]:
    texts: set[str] = set()
    for number in range(8):
        chat = await store.desk.chat_of(Address(ChannelName.WEB, f"visitor:{number}"))
        if chat is not None:
            told = await store.desk.talk_since(chat, 0, 100_000)
            texts |= {str(line.fact.data["text"]) for line in told}
    return texts


async def test_everything_acknowledged_is_there_after_a_kill(place: str) -> None:
    said: set[str] = set()
    for word in ("first", "second"):
        lines = await asyncio.to_thread(acknowledged, place, word, 120)
        assert len(lines) >= 120
        said.update(lines)
        async with open_store(place) as store:
            there = await written(store)
            assert said <= there
            assert (await store.verification.verify()).broken == ()
            waiting = {stored.event.key for stored in await store.inbox.waiting(0, 1000)}
            assert not waiting & there
