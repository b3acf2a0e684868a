"""Messages that are thought about in processes of their own."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.office.knowledge import Knowledge
from app.settings import ROOT
from app.thinking.beside import ThinkingBeside
from bot.chat import Chat, Step
from bot.decision import Heard
from bot.thinking import MessageInTalk, Thinking, Thought
from bot.understanding import NOTHING_ASKED, SAYS_NOTHING
from core.message import Inbound, Kind
from desk_info.entry import Outcome
from desk_info.feedback import Feedback, Judge
from nlu.two_engines import Engine, TwoEngines
from tests.hotline.house import MORNING, knowledge
from tests.waiting import until

SAID = (
    "jam besuk?", "halo", "mau komplain, perawatnya kasar banget", "tolong, bapak saya pingsan",
    "syarat rawat inap apa aja, terus parkirnya bayar?", "status ADU-2026-000012", "makasih",
    "saya Siti Aminah lahir 3 mei 1990 mau lapor antre obat lama", "🙏", "xyzzy", "a" * 3000,
    "biaya 💊 \u0000 \ud800",
)  # fmt: skip

NO_MESSAGE: Any = SimpleNamespace(kind=Kind.TEXT, choice="", text=None)


def engines(known: Knowledge) -> TwoEngines:
    """The embedded engine, counted."""
    return TwoEngines(known.interpreter, lambda: None, lambda: MORNING)


@asynccontextmanager
async def thinking(known: Knowledge, processes: int = 1) -> AsyncIterator[ThinkingBeside]:
    """So many processes that have begun; none of them is there afterwards."""
    beside = ThinkingBeside(processes, known, engines(known))
    running = asyncio.create_task(beside.run())
    await until(lambda: beside.ready == processes, "the processes begin")
    yield beside
    running.cancel()
    await asyncio.wait([running])
    assert beside.ready == 0


async def thought(mind: Thinking, text: str, chat: Chat | None = None) -> Thought:
    """What is thought about a message, by its meaning to what is done."""
    return await mind.think(MessageInTalk(chat or Chat(), heard(text), ()))


def heard(text: str) -> Heard:
    """A message before anything is known of it."""
    inbound = Inbound(Kind.TEXT, "m1", MORNING, text=text)
    return Heard(inbound, SAYS_NOTHING, NOTHING_ASKED, MORNING)


def found(one: Thought) -> Iterator[tuple[Outcome, str, list[tuple[str, float]]]]:
    """What each question found; sums differ in their last digits from process to process."""
    for match in one.heard.questions:
        near = [(scored.entry.id, round(scored.score, 6)) for scored in match.candidates]
        yield match.outcome, match.question, near


async def test_the_same_is_thought_beside_as_here() -> None:
    known = knowledge()
    here = known.thinking(known.interpreter)
    async with thinking(known) as beside:
        for step in (Step.TALKING, Step.FORM, Step.WAITING):
            for text in SAID:
                chat = replace(Chat(), step=step)
                there, at_home = (
                    await thought(beside, text, chat),
                    await thought(here, text, chat),
                )
                assert there.decision == at_home.decision, text
                assert there.heard.meaning.intent is at_home.heard.meaning.intent, text
                assert [*found(there)] == [*found(at_home)], text


async def test_what_is_published_withdrawn_and_learnt_is_known_in_every_process() -> None:
    known = knowledge().of_its_own()
    async with thinking(known, 2) as beside:
        entry = next(one for one in known.matcher.entries if one.id == "visiting-hours")

        async def outcomes() -> set[Outcome]:
            both = await asyncio.gather(*(thought(beside, "jam besuk?") for _ in range(6)))
            return {one.heard.match.outcome for one in both}

        assert await outcomes() == {Outcome.ANSWER}
        beside.withdraw(entry.id)
        assert Outcome.ANSWER not in await outcomes()
        beside.publish(replace(entry, answer="Tidak ada jam besuk."))
        both = await asyncio.gather(*(thought(beside, "jam besuk?") for _ in range(6)))
        found = {one.heard.match.candidates[0].entry.answer for one in both}
        assert found == {"Tidak ada jam besuk."}
        beside.learn([Feedback("zzz qqq besuk", "parking", True, Judge.AGENT)])
        both = await asyncio.gather(*(thought(beside, "zzz qqq besuk") for _ in range(6)))
        assert {one.heard.match.candidates[0].entry.id for one in both} == {"parking"}


async def test_an_answer_names_the_entry_that_was_in_force_when_it_was_thought() -> None:
    known = knowledge().of_its_own()
    async with thinking(known) as beside:
        entry = next(one for one in known.matcher.entries if one.id == "visiting-hours")
        before = asyncio.create_task(thought(beside, "jam besuk?"))
        gone = asyncio.create_task(thought(beside, "jam berkunjung?"))
        await asyncio.sleep(0)
        beside.publish(replace(entry, answer="Tidak ada jam besuk."))
        after = asyncio.create_task(thought(beside, "jam besuk?"))
        await asyncio.sleep(0)
        beside.withdraw(entry.id)
        found = [(await one).heard.match.candidates[0].entry for one in (before, gone, after)]
        assert found == [entry, entry, replace(entry, answer="Tidak ada jam besuk.")]


async def test_messages_are_answered_while_there_is_no_process() -> None:
    known = knowledge()
    beside = ThinkingBeside(1, known, engines(known))
    assert (await thought(beside, "jam besuk?")).heard.match.outcome is Outcome.ANSWER


async def test_another_takes_the_place_of_one_that_ended_and_nothing_is_lost() -> None:
    async with thinking(knowledge()) as beside:
        (pid,) = children()
        asked = [asyncio.create_task(thought(beside, f"jam besuk {one}?")) for one in range(30)]
        await asyncio.sleep(0)
        os.kill(pid, signal.SIGKILL)
        answers = await asyncio.gather(*asked)
        assert {one.heard.match.outcome for one in answers} == {Outcome.ANSWER}
        await until(lambda: beside.ready == 1 and children() != [pid], "another one begins")
        assert (await thought(beside, "jam besuk?")).heard.match.outcome is Outcome.ANSWER
    assert children() == []


async def test_what_cannot_be_thought_is_raised_and_the_process_goes_on() -> None:
    async with thinking(knowledge()) as beside:
        nothing = MessageInTalk(Chat(), replace(heard("?"), inbound=NO_MESSAGE), ())
        with pytest.raises(AttributeError):
            await beside.think(nothing)
        assert (await thought(beside, "jam besuk?")).heard.match.outcome is Outcome.ANSWER
        assert len(children()) == 1


async def test_who_answered_is_counted_as_here() -> None:
    known = knowledge()
    counted = engines(known)
    beside = ThinkingBeside(1, known, counted)
    running = asyncio.create_task(beside.run())
    await until(lambda: beside.ready == 1, "the process begins")
    await thought(beside, "menu")
    await thought(beside, "kemarin antre lama dan petugasnya tidak ramah")
    await thought(beside, " ")
    running.cancel()
    await asyncio.wait([running])
    assert counted.answered == {Engine.RULES: 1, Engine.RASA: 0, Engine.EMBEDDED: 1}


async def test_no_process_outlives_the_program_however_it_ends(tmp_path: Path) -> None:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _BEGIN_AND_WAIT),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert await program.stdout.readline() == b"begun\n"
    (pid,) = children(program.pid)
    program.kill()
    await program.wait()
    await until(lambda: not thinks(pid), "the process ends with its program")


async def test_an_administrators_own_words_are_read_there_too(tmp_path: Path) -> None:
    (tmp_path / "commands.txt").write_text("[ask human]\njuruladen\n", encoding="utf-8")
    done = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _READ_OWN_WORDS, str(tmp_path)),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    said, _ = await done.communicate()
    assert said.split() == [b"ask_human"]


_READ_OWN_WORDS = """
import asyncio, sys
from pathlib import Path
from language.word_tables import add_own
add_own(Path(sys.argv[1]))
from tests.app.thinking.test_beside import knowledge, thinking, thought

async def main():
    async with thinking(knowledge()) as beside:
        print((await thought(beside, "juruladen")).heard.meaning.intent)

asyncio.run(main())
"""
_BEGIN_AND_WAIT = """
import asyncio
from tests.app.thinking.test_beside import knowledge, thinking

async def main():
    async with thinking(knowledge()):
        print("begun", flush=True)
        await asyncio.sleep(600)

asyncio.run(main())
"""


def children(of: int | None = None) -> list[int]:
    """The processes that think for one, by their numbers."""
    numbers = (int(one.name) for one in Path("/proc").glob("[0-9]*"))
    return [one for one in numbers if thinks(one, of or os.getpid())]


def thinks(pid: int, of: int = 0) -> bool:
    """Whether a process is there that thinks, for that one where it is named."""
    folder = Path(f"/proc/{pid}")
    try:
        state, parent, *_ = (folder / "stat").read_text().rpartition(")")[2].split()
        command = (folder / "cmdline").read_text()
    except OSError:  # it has ended meanwhile
        return False
    return state != "Z" and "app.thinking" in command and of in (0, int(parent))
