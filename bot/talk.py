"""The talk with complainants: what came in is understood, decided and carried out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.carrying_out import Hands
from bot.deciding import decide
from bot.decision import Heard
from bot.inbox import Inbox, StoredEvent
from bot.obligations import owe
from bot.recording import record_decision, record_inbound
from bot.timers import Reminder
from bot.units import run
from bot.work import Committed, Due, Work, Works
from core.facts import CLOCK, PLATFORM, Fact, NewFact
from core.message import MEDIA_KINDS, ChannelName, Inbound, Kind, Status
from desk_info.entry import Match, Outcome
from handoff.case import Case, CaseStatus
from nlu.meaning import Intent, Interpreter, Meaning

_WRITTEN = frozenset({Kind.TEXT, Kind.CHOICE, Kind.LOCATION, Kind.CONTACT, Kind.UNSUPPORTED})
_SAID = _WRITTEN | MEDIA_KINDS
_REPORTS = {
    Status.DELIVERED: Fact.DELIVERED,
    Status.READ: Fact.READ,
    Status.FAILED: Fact.FAILED,
}


class Knowledge(Protocol):
    """The desk information that is in force."""

    def match(self, text: str) -> Match:
        """What it has to say to a question; never raises."""
        ...


@dataclass(frozen=True, slots=True)
class Talk:
    """One for the whole program. `committed` hears what every unit of work left behind."""

    works: Works
    inbox: Inbox
    hands: Hands
    interpreter: Interpreter
    knowledge: Knowledge
    clock: Callable[[], datetime]
    committed: Callable[[Committed], None]

    async def deal_with(self, stored: StoredEvent) -> Inbound:
        """Deal with one event, once. Raises `Unreadable` for what no reading understands.

        Returns the event in words. Whatever it does is in one transaction with marking the event.
        """
        event = stored.event
        inbound = self.hands.channels[event.channel].read(event)
        if "no_time" in inbound.detail:
            inbound = replace(inbound, at=self.clock())
        if inbound.kind is Kind.STATUS:
            await self._report(stored, inbound)
        elif not event.addresses:
            await self.inbox.finish(stored.id)
        else:
            await self._hear(stored, inbound)
        return inbound

    async def remind(self, reminder: Reminder) -> None:
        """A deadline is near or has passed: a fact, shown at once."""

        async def act(work: Work) -> None:
            work.fired(reminder.id)
            case = work.chat.case
            if case is None or case.id != reminder.case or case.due_at is None:
                return
            fact = Fact.DEADLINE_NEAR if reminder.due is Due.NEAR else Fact.DEADLINE_PASSED
            data = {"due_at": case.due_at.isoformat(), "number": case.number}
            work.record(NewFact(fact, self.clock(), CLOCK, data))

        await run(lambda: self.works.on_chat(reminder.chat), act, self.committed)

    async def _report(self, stored: StoredEvent, inbound: Inbound) -> None:
        """What became of a message of ours, as the platform says."""
        chat, about = await self._spoken_of(stored.event.channel, inbound)
        status = inbound.status
        if chat is None or status is None:
            await self.inbox.finish(stored.id)
            return
        why, code = (str(inbound.detail.get(key, "")) for key in ("reason", "code"))

        async def act(work: Work) -> None:
            data: dict[str, object] = {"sent_at": inbound.at.isoformat()}
            if status is Status.FAILED:
                data.update(why=why, code=code)
            if status in _REPORTS:
                fact = NewFact(_REPORTS[status], self.clock(), PLATFORM, data, inbound.about)
                work.record(fact)
            work.report(about, status, inbound.at, why)
            work.done(stored.id)

        await run(lambda: self.works.on_chat(chat), act, self.committed)

    async def _spoken_of(self, channel: ChannelName, report: Inbound) -> tuple[int | None, str]:
        """The chat of the message that a report is about, and the name under which it is known.

        A report may overtake the answer that tells us the message's id, and where that answer
        never came it is all we hear: then the message is known by its tracker.
        """
        tracker = str(report.detail.get("tracker", ""))
        for name in filter(None, (report.about, tracker)):
            chat = await self.inbox.chat_about(channel, name)
            if chat is not None:
                return chat, name
        return None, ""

    async def _hear(self, stored: StoredEvent, inbound: Inbound) -> None:
        meaning, match = await self._understand(inbound)

        async def act(work: Work) -> None:
            await self._turn(work, inbound, meaning, match)
            work.done(stored.id)

        addresses = stored.event.addresses
        await run(lambda: self.works.on_addresses(addresses), act, self.committed)

    async def _understand(self, inbound: Inbound) -> tuple[Meaning, Match]:
        if inbound.kind is Kind.CHOICE or not inbound.text.strip():
            return Meaning(Intent.OUT_OF_SCOPE, 0.0), Match(Outcome.UNKNOWN)
        return await self.interpreter.parse(inbound.text), self.knowledge.match(inbound.text)

    async def _turn(self, work: Work, inbound: Inbound, meaning: Meaning, match: Match) -> None:
        now, case, office = self.clock(), work.chat.case, self.hands.office
        record_inbound(work, inbound, now)
        if inbound.kind in _SAID:
            # A platform's clock that is ahead must not hold the window open.
            work.heard(min(inbound.at, now), inbound.name)
            if case is not None and case.status is CaseStatus.WITH_AGENT:
                case = owe(work, case, office, now)
                work.change_case(case)
        about = await self._case_asked_about(work, meaning)
        heard = Heard(inbound, meaning, match, now, case, about)
        decision = decide(work.chat.state, heard, office)
        record_decision(work, heard, decision, now)
        await self.hands.carry_out(work, decision, heard, now)

    async def _case_asked_about(self, work: Work, meaning: Meaning) -> Case | None:
        number = meaning.entities.get("case_number", "")
        if not number:
            return work.chat.case or work.chat.last_case
        return await self.hands.queue.case_by_number(work.chat.id, number)
