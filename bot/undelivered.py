"""What became of our words on the platform; and what follows where they did not arrive."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat import Step
from bot.dialogue import own_phone
from bot.effects.effect import FinishEvent, ReportDelivery
from bot.effects.handler import EffectHandler
from bot.effects.messages import NAMES_THE_NUMBER
from bot.events import Events
from bot.queue import Queue, Spoken
from bot.unanswered import FACTS_LOOKED_AT, left_to_people
from bot.unit_of_work import Committed, Delivery, UnitOfWork, UnitsOfWork, run
from core.errors import IllegalMove
from core.facts import BOT, PLATFORM, Fact, NewFact, SealedFact
from core.message import ChannelName, Inbound, Status, StoredEvent
from core.replies import ReplyKey
from core.tables import Partial
from core.text import storable
from handoff.case import Case, CaseStatus
from handoff.desk import DeliveryState
from handoff.effects import RecordFact
from handoff.notices import SUPERIORS, NoticeKind
from handoff.progress.progress import Progress
from handoff.progress.undoing import answer_lost, apology_lost
from handoff.standing import Standing, Words

log = logging.getLogger("loket.undelivered")
LOOKED_BACK = 50
CASES_LOOKED_AT = 20
_ON_ITS_WAY = frozenset(
    {DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNKNOWN}
)
"""A platform that says *failed* says something new only of these."""


_REPORTS: Mapping[Status, Fact | None] = {
    Status.SENT: None,  # recorded when the platform took it
    Status.DELIVERED: Fact.DELIVERED,
    Status.READ: Fact.READ,
    Status.FAILED: Fact.FAILED,
}


_STEPS: Partial[CaseStatus, Step | None] = Partial(
    {CaseStatus.WITH_AGENT: Step.WITH_AGENT, CaseStatus.WAITING: Step.WAITING}, None
)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a part did not arrive, in the platform's own words and code."""

    spoken: Spoken
    why: str
    code: str


@dataclass(frozen=True, slots=True)
class Undelivered:
    """An answer that failed is owed again, and whoever has the case hears of it."""

    works: UnitsOfWork
    sayings: Queue
    handler: EffectHandler
    clock: Callable[[], datetime]
    committed: Callable[[Committed], None]

    async def given_up(self, delivery: Delivery, why: str, code: str, at: datetime) -> None:
        """The dispatcher may not try this message again: one unit of work on its chat.

        Nothing where the platform has said meanwhile what became of it.
        """
        channel = delivery.message.to.channel

        async def failed(work: UnitOfWork) -> Spoken | None:
            spoken = await self.sayings.spoken(channel, delivery.message.tracker)
            if spoken is None or spoken.state not in _ON_ITS_WAY:
                return None
            data = {"seq": delivery.seq, "why": storable(why), "code": storable(code)}
            work.add(
                RecordFact(NewFact(Fact.FAILED, at, PLATFORM, data, case=spoken.case)),
                ReportDelivery(delivery.message.tracker, Status.FAILED, at, why, code),
            )
            return spoken

        async def with_what_follows(work: UnitOfWork) -> None:
            spoken = await failed(work)
            if spoken is not None:
                await self.follow(work, Failure(spoken, why, code))

        async def alone(work: UnitOfWork) -> None:
            await failed(work)

        try:
            await self._on(delivery.chat, with_what_follows)
        except IllegalMove:
            # Everything behind it in its chat waits until it is settled, so it is all the same.
            log.exception("nothing follows in the case of message %d, which failed", delivery.id)
            await self._on(delivery.chat, alone)

    async def _on(self, chat: int, act: Callable[[UnitOfWork], Awaitable[None]]) -> None:
        await run(lambda: self.works.on_chat(chat), act, self.committed)

    async def report(self, stored: StoredEvent, inbound: Inbound, events: Events) -> None:
        """What became of a message of ours, as the platform says."""
        chat, about = await _spoken_of(events, stored.event.channel, inbound)
        status = inbound.status
        if chat is None or status is None:
            await events.finish(stored.id)
            return
        why, code = (str(inbound.detail.get(key, "")) for key in ("reason", "code"))

        async def act(work: UnitOfWork) -> None:
            data: dict[str, object] = {"sent_at": inbound.at.isoformat()}
            lost = None
            if status is Status.FAILED:
                data.update(why=why, code=code)
                lost = await self.reported(stored.event.channel, about)
            kind = _REPORTS[status]
            if kind is not None:
                fact = NewFact(kind, self.clock(), PLATFORM, data, inbound.about)
                work.add(RecordFact(fact))
            work.add(ReportDelivery(about, status, inbound.at, why, code))
            if lost is not None:
                await self.follow(work, Failure(lost, why, code))
            work.add(FinishEvent(stored.id))

        await run(lambda: self.works.on_chat(chat), act, self.committed)

    async def reported(self, channel: ChannelName, about: str) -> Spoken | None:
        """The part that a platform's *failed* is about; None where that is no news."""
        spoken = await self.sayings.spoken(channel, about)
        return spoken if spoken is not None and spoken.state in _ON_ITS_WAY else None

    async def follow(self, work: UnitOfWork, failure: Failure) -> None:
        """What follows in the case of the message, in the unit of work at hand."""
        spoken = failure.spoken
        said = await self._fact(spoken)
        case = await self._case(work, spoken)
        if said is None or await self._known(spoken):
            return
        if case is None:
            if said.actor == BOT and spoken.case is None:
                await left_to_people(work, self.handler, self.sayings, said, self.clock())
            return
        progress = self.handler.progress(case, self.clock(), PLATFORM)
        state = work.chat.state
        if said.actor == BOT:
            self._bot_failed(progress, said, failure)
            templates = _templates(said)
            if templates & NAMES_THE_NUMBER and case.is_open:
                state = replace(state, untold=case.id)
            if ReplyKey.SURVEY in templates and state.step is Step.RATING and not case.is_open:
                state = state.to(Step.TALKING)
        elif await self._answer_failed(work, progress, failure):
            state = state.to(_STEPS[progress.case.status] or state.step)
        state = await self.handler.follow(work, progress, state)
        if state != work.chat.state:
            work.remember(state)

    def _bot_failed(self, progress: Progress, said: SealedFact, failure: Failure) -> None:
        """The program's own words: who has the case knows what the complainant did not hear."""
        before = failure.spoken.undo
        if before is not None and before.words is Words.APOLOGY:
            apology_lost(progress, before)
        if not progress.case.is_open:
            return
        untold = _templates(said) & NAMES_THE_NUMBER
        kind = NoticeKind.NUMBER_UNTOLD if untold else NoticeKind.NOT_DELIVERED
        progress.notify(progress.to_agent, kind, what="bot", why=failure.why, code=failure.code)

    async def _answer_failed(self, work: UnitOfWork, progress: Progress, failure: Failure) -> bool:
        """Somebody's words at the office; whether the answer is owed again."""
        spoken, case = failure.spoken, progress.case
        tells = {"what": "answer", "why": failure.why, "code": failure.code}
        before = (
            None if await self._said_otherwise(spoken) else await self._settled_by(spoken, case)
        )
        others = work.chat.case is not None and work.chat.case.id != case.id
        if case.status is CaseStatus.WITHDRAWN:
            return False  # whoever wrote it off waits for nothing
        if before is None or (not case.is_open and others):
            progress.notify(progress.to_agent, NoticeKind.NOT_DELIVERED, **tells)
            return False
        was_open = case.is_open
        answer_lost(progress, before)
        data: dict[str, object] = {"number": case.number, "seq": spoken.seq, **tells}
        progress.record(Fact.ANSWER_LOST, data)
        progress.notify(progress.to_agent, NoticeKind.NOT_DELIVERED, **tells)
        if not was_open:
            progress.notify(SUPERIORS, NoticeKind.NOT_DELIVERED, **tells)
        return True

    async def _settled_by(self, failed: Spoken, case: Case) -> Standing | None:
        """How the case stood before the first of the answers of which none arrived."""
        found = await self.sayings.settling(failed.chat, case.id, LOOKED_BACK)
        states: dict[int, bool] = {}
        before: dict[int, Standing] = {}
        for one in found:
            if one.undo is None or one.undo.words is not Words.ANSWER:
                continue
            lost = one.seq == failed.seq or one.state is DeliveryState.FAILED
            states[one.seq] = states.get(one.seq, False) or lost
            before[one.seq] = one.undo
        first = None
        for seq in sorted(states, reverse=True):
            if not states[seq]:
                break
            first = seq
        return None if first is None or first > failed.seq else before[first]

    async def _said_otherwise(self, failed: Spoken) -> bool:
        """Whether somebody answered since then by telephone, on paper or from the office's phone.

        No platform carried it for us, so none can say that it did not arrive.
        """
        lines = (await self.sayings.talk(failed.chat, None, FACTS_LOOKED_AT)).lines
        since = (line.fact for line in lines if line.fact.seq > failed.seq)
        return any(fact.case == failed.case and _arrived_otherwise(fact) for fact in since)

    async def _known(self, spoken: Spoken) -> bool:
        """Whether another part of the message has failed before, and all of this followed."""
        found = await self.sayings.talk(spoken.chat, spoken.seq + 1, 1)
        states = [part.state for line in found.lines for part in line.parts]
        return DeliveryState.FAILED in states

    async def _fact(self, spoken: Spoken) -> SealedFact | None:
        found = await self.sayings.talk(spoken.chat, spoken.seq + 1, 1)
        return next((line.fact for line in found.lines if line.fact.seq == spoken.seq), None)

    async def _case(self, work: UnitOfWork, spoken: Spoken) -> Case | None:
        current = work.chat.case
        if current is not None and current.id == spoken.case:
            return current
        known = await self.sayings.cases_of_chat(spoken.chat, CASES_LOOKED_AT)
        return next((case for case in known if case.id == spoken.case), None)


async def _spoken_of(
    events: Events, channel: ChannelName, report: Inbound
) -> tuple[int | None, str]:
    """The chat of the message that a report is about, and the name under which it is known.

    A report may overtake the answer that tells us the message's id, and where that answer
    never came it is all we hear: then the message is known by its tracker.
    """
    tracker = str(report.detail.get("tracker", ""))
    for name in filter(None, (report.about, tracker)):
        chat = await events.chat_about(channel, name)
        if chat is not None:
            return chat, name
    return None, ""


def _arrived_otherwise(fact: SealedFact) -> bool:
    if fact.kind is Fact.ECHO:
        detail = fact.data.get("detail")
        return isinstance(detail, Mapping) and detail.get("type") in own_phone.ANSWERS
    return fact.kind is Fact.MESSAGE_OUT and bool(fact.data.get("way"))


def _templates(said: SealedFact) -> frozenset[str]:
    found = said.data.get("templates")
    return frozenset(map(str, found)) if isinstance(found, list | tuple) else frozenset()
