"""Who drew up the minutes that are there."""

from typing import Protocol

from core.facts import Fact
from handoff.case import Case
from handoff.desk import TalkPage

FACTS_AT_ONCE = 500


class Talks(Protocol):
    """What happened to a case."""

    async def talk(self, chat: int, before_seq: int | None, limit: int) -> TalkPage:
        """The last `limit` facts before `before_seq`, or of all."""
        ...


async def drawn_by(talks: Talks, case: Case) -> str:
    """The actor who did, empty for nobody: the case may have another agent by now (`BT-10`)."""
    before: int | None = None
    while True:
        talk = await talks.talk(case.chat, before, FACTS_AT_ONCE)
        for fact in (line.fact for line in reversed(talk.lines)):
            if fact.kind is Fact.MINUTES_DRAWN and fact.case == case.id:
                return fact.actor
        if not talk.earlier or not talk.lines:
            return ""
        before = talk.lines[0].fact.seq
