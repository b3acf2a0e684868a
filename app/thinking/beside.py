"""Messages are thought about in processes beside this one, which goes on with everything else."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import ParamSpec

from app.office.knowledge import Knowledge
from app.thinking import inside
from app.thinking.inside import Beginning
from app.thinking.packing import packed_message, thought_of
from app.thinking.process import ProcessEnded, ThinkingProcess
from bot.thinking import MessageInTalk, Thinking, Thought
from desk_info.entry import Entry
from desk_info.feedback import Feedback
from nlu.two_engines import TwoEngines

log = logging.getLogger("loket.thinking")
PAUSE = 1.0  # seconds before another process takes the place of one that ended
P = ParamSpec("P")


class ThinkingBeside(Thinking):
    """So many processes beside this one, each of which thinks about one message at a time.

    What changes in the desk information, or is learnt, changes here and in all of them. Until one
    is there, and when it ends before it has answered, this process thinks itself.
    """

    def __init__(self, processes: int, knowledge: Knowledge, engines: TwoEngines) -> None:
        self._knowledge = knowledge
        self._engines = engines
        self._here = knowledge.thinking(engines)
        self._entries = dict(knowledge.matcher.by_id)
        self._processes = [ThinkingProcess() for _ in range(processes)]

    @property
    def ready(self) -> int:
        """How many processes think by now."""
        return sum(one.is_ready for one in self._processes)

    @property
    def by_id(self) -> Mapping[str, Entry]:
        """The entries in force."""
        return self._knowledge.matcher.by_id

    async def run(self) -> None:
        """Have the processes until cancelled; at once over where there are to be none."""
        async with asyncio.TaskGroup() as tasks:
            for one in self._processes:
                tasks.create_task(self._keep(one))

    async def think(self, asked: MessageInTalk) -> Thought:
        """What it means, what it asks, and what to do about it."""
        one, entries = self._free(), self._entries
        if one is None:
            return await self._here.think(asked)
        try:
            engine, thought = await one.ask(inside.think, packed_message(asked))
        except ProcessEnded:
            return await self._here.think(asked)
        if engine is not None:
            self._engines.count(engine)
        return thought_of(thought, asked, entries)

    def publish(self, entry: Entry) -> None:
        """A new entry, or one that changed, is in force at once."""
        self._knowledge.matcher.publish(entry)
        self._take_in_entries()
        self._tell(inside.publish, entry)

    def withdraw(self, entry_id: str) -> None:
        """The entry is not in force any more."""
        self._knowledge.matcher.withdraw(entry_id)
        self._take_in_entries()
        self._tell(inside.withdraw, entry_id)

    def learn(self, judged: Sequence[Feedback]) -> None:
        """What people said about answers counts from now on."""
        self._knowledge.matcher.learn(judged)
        self._tell(inside.learn, judged)

    def _take_in_entries(self) -> None:
        """What is asked from now on knows them; what was asked before knew the others."""
        self._entries = dict(self._knowledge.matcher.by_id)

    def _tell(self, what: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> None:
        for one in self._processes:
            one.tell(what, *args, **kwargs).add_done_callback(_taken_in)

    def _free(self) -> ThinkingProcess | None:
        """The process that has least to do; None while none is there."""
        ready = (one for one in self._processes if one.is_ready)
        return min(ready, key=lambda one: one.waiting, default=None)

    async def _keep(self, one: ThinkingProcess) -> None:
        while True:
            await one.serve(self._beginning)
            log.error("a process that thinks about messages has ended; another takes its place")
            await asyncio.sleep(PAUSE)

    def _beginning(self) -> Beginning:
        knowledge = self._knowledge
        return Beginning(knowledge.office.procedure, knowledge.matcher, knowledge.interpreter)


def _taken_in(told: "asyncio.Future[None]") -> None:
    """One that has ended, or has not begun, knows of it when it begins."""
    error = None if told.cancelled() else told.exception()
    if error is not None and not isinstance(error, ProcessEnded):
        log.error("a process that thinks did not take in a change", exc_info=error)
