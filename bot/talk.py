"""The talk with complainants: what came in is understood, decided and carried out."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot import bursts, own_number
from bot.chat import ANSWERING, FOLLOWED_WITHIN, Chat, Step
from bot.choices import MARK, REOPEN
from bot.decision import Earlier, Heard
from bot.dialogue.steps.rating import home
from bot.earlier import earlier
from bot.effects.effect import FinishEvent
from bot.effects.handler import EffectHandler
from bot.events import Events
from bot.number_again import SAID, with_the_number
from bot.quoting import Quoted, quoted
from bot.reach import can_speak
from bot.recording import fact_of_decision, fact_of_inbound, late_by, written_at
from bot.thinking import MessageInTalk, Thinking, Thought
from bot.undelivered import Undelivered
from bot.understanding import NOTHING_ASKED, SAYS_NOTHING
from bot.unit_of_work import Committed, UnitOfWork, UnitsOfWork, again, run
from channels.port import read
from channels.registry import capabilities_of
from core.errors import Unreadable
from core.facts import CLOCK, COMPLAINANT
from core.message import MEDIA_KINDS, Address, CallFate, ChannelName, Inbound, Kind, StoredEvent
from core.versions import as_heard, numbered
from handoff.case import Case, CaseStatus, Source
from handoff.effects import EndNotices
from handoff.notices import NoticeKind
from handoff.procedure import Category
from handoff.progress.ringing import Alarm, rang
from handoff.stage import COMPLAINANT as THE_COMPLAINANT
from nlu.meaning import Intent, Meaning

_RUNG = frozenset({CallFate.RINGING, CallFate.MISSED, CallFate.ANSWERED})
"""A call of the complainant opens WhatsApp's window as words do."""
CASES_LOOKED_AT = 20
MOST_AHEAD = 8
"""So many messages of which only the change has come are remembered."""
LOOKED_BACK = 400
"""So many facts a quoted message may lie back to be found."""
_QUOTING = MEDIA_KINDS | {Kind.TEXT, Kind.LOCATION, Kind.CONTACT}
SILENCE = timedelta(hours=12)  # after it, whoever writes begins something new


def _is_only_a_line(case: Case, channel: ChannelName, praise: Category | None) -> bool:
    """Whether a case only says that somebody rang or praised; its number was never told to them."""
    rang = case.source is Source.PHONE and capabilities_of(channel).sends
    noted = praise is not None and case.category == praise.label
    return not case.is_open and (rang or (noted and case.closed_at == case.opened_at))


def _ahead(state: Chat, message: str) -> Chat:
    """With a message of which only the change has come so far."""
    return replace(state, ahead=(*state.ahead, message)[-MOST_AHEAD:])


def _begun(
    state: Chat, heard_at: datetime | None, case: Case | None, written: datetime, now: datetime
) -> Chat:
    """With when this request began: after a long silence a new one does."""
    silent = heard_at is None or written - heard_at > SILENCE
    if case is None and (state.began is None or silent):
        late = late_by(written, now)
        return replace(state, began=written, received=now if late else None)
    return state


def _without_remark(
    state: Chat, heard_at: datetime | None, case: Case | None, at: datetime
) -> Chat:
    """Where the talk stood before a mark whose reason nobody gave in so long."""
    silent = heard_at is not None and at - heard_at > SILENCE
    return home(state, case) if silent and state.step is Step.REMARKING else state


@dataclass(frozen=True, slots=True)
class Talk:
    """One for the whole program. `committed` hears what every unit of work left behind."""

    works: UnitsOfWork
    events: Events
    handler: EffectHandler
    thinking: Thinking
    clock: Callable[[], datetime]
    committed: Callable[[Committed], None]
    pause: timedelta = timedelta()
    """So long after a message the next one is more of it."""
    at_once: set[Address] = field(default_factory=set)
    """Whose messages nobody waits behind, as far as the last one told."""

    @property
    def undelivered(self) -> Undelivered:
        """What follows where a message of ours does not arrive."""
        handler = self.handler
        return Undelivered(self.works, handler.queue, handler, self.clock, self.committed)

    async def deal_with(self, stored: StoredEvent, following: StoredEvent | None = None) -> Inbound:
        """Deal with one event, once. Raises `Unreadable` for what no reading understands.

        `following` is the one that waits behind it, where there is one already. Returns the event
        in words. Whatever it does is in one transaction with marking the event.
        """
        event = stored.event
        channel = self.handler.channels[event.channel]
        inbound = channel.read(event)
        first, version = numbered(event.key)
        if version > 1:
            told = await self.events.versions(event.channel, [first])
            before = [read(channel, one) for one in told if numbered(one.key)[1] < version]
            inbound = as_heard((event, inbound), before)
        if "no_time" in inbound.detail:
            inbound = replace(inbound, at=self.clock())
        if inbound.kind is Kind.STATUS:
            await self.undelivered.report(stored, inbound, self.events)
        elif not event.addresses:
            await self.events.finish(stored.id)
        else:
            goes_on = version == 1 and self._goes_on(inbound, following)
            await self._hear(stored, inbound, goes_on=goes_on)
        return inbound

    def patience(self, stored: StoredEvent) -> float:
        """For how many seconds from now more of a message is waited for."""
        if not self.at_once.isdisjoint(stored.event.addresses):
            return 0.0
        try:
            inbound = self.handler.channels[stored.event.channel].read(stored.event)
        except Unreadable:
            return 0.0
        return bursts.until(inbound, self.pause, self.clock())

    def _goes_on(self, inbound: Inbound, following: StoredEvent | None) -> bool:
        """Whether what waits behind a message is more of it."""
        if following is None or not self.pause:
            return False
        try:
            after = self.handler.channels[following.event.channel].read(following.event)
        except Unreadable:
            return False
        return bursts.goes_on(inbound, after, self.pause)

    async def ring(self, alarm: Alarm) -> None:
        """A deadline of a case is near or has passed: what the procedure says follows at once.

        However often this is called, each ring happens once: it is stored with the case.
        """

        async def act(work: UnitOfWork) -> None:
            case, at = work.chat.case, self.clock()
            if case is None or case.id != alarm.case:
                return
            reachable = can_speak(work, at)
            progress = self.handler.progress(case, at, CLOCK, reachable=reachable)
            if rang(progress):
                state = work.chat.state
                after = await self.handler.follow(work, progress, state)
                if after != state:
                    work.remember(after)

        await run(lambda: self.works.on_chat(alarm.chat), act, self.committed)

    async def _hear(self, stored: StoredEvent, inbound: Inbound, *, goes_on: bool) -> None:
        async def act(work: UnitOfWork) -> None:
            if goes_on and bursts.is_kept(work.chat.state):
                self._keep(work, inbound)
            else:
                await self._turn(work, inbound)
            work.add(FinishEvent(stored.id))
            one_by_one = work.chat.state.step in bursts.ANSWERED_ONE_BY_ONE
            (self.at_once.update if one_by_one else self.at_once.difference_update)(addresses)

        addresses, at = stored.event.addresses, min(inbound.at, self.clock())
        former = inbound.sender.given_up if inbound.sender else ()
        if (sender := inbound.sender) is not None:
            addresses = sender.now
            for chat in await again(lambda: self.works.recognise(sender, at)):
                self.committed(Committed(chat))
        await run(lambda: self.works.on_addresses(addresses, at, former), act, self.committed)

    def _keep(self, work: UnitOfWork, inbound: Inbound) -> None:
        """A message that is answered with the next one."""
        now, chat = self.clock(), work.chat
        written = written_at(inbound.at, now)
        state = _begun(chat.state, chat.heard_at, chat.case, written, now)
        work.heard(written, inbound.name)
        work.add(fact_of_inbound(inbound, chat.address.channel, now))
        work.remember(bursts.kept(state, inbound))

    async def _turn(self, work: UnitOfWork, inbound: Inbound) -> None:
        now, case = self.clock(), work.chat.case
        state, written = work.chat.state, written_at(inbound.at, now)
        quote = await self._quoted(work, inbound)
        edits = inbound.kind is Kind.EDIT
        inbound, changed = await self._changed(work, inbound)
        came_first = edits and inbound.kind is Kind.TEXT
        after = state.spoken_of(now)  # known only here, where no transaction is open yet
        if changed is not None and changed.newest:
            after = changed.spoken_of
        if quote is not None:
            inbound = replace(inbound, detail={"quoted": quote.text, **inbound.detail})
            after = quote.entries or after
            state = replace(state, buttons=quote.buttons or state.buttons)
        if inbound.kind in SAID or inbound.detail.get("call") in _RUNG:
            work.heard(written, inbound.name)
        state = own_number.remembered(state, work.chat, inbound)
        number, spoken = own_number.known(work.chat, state, inbound), inbound
        if state.burst and inbound.kind in bursts.JOINS:
            state, inbound = bursts.joined(state, inbound)
        can_give = own_number.can_be_given(work.chat, state) and not number
        heard = Heard(
            inbound,
            SAYS_NOTHING,
            NOTHING_ASKED,
            now,
            case,
            await self._case_asked_about(work, inbound, SAYS_NOTHING),
            number,
            written,
            changed,
            can_give,
        )
        if inbound.kind in SAID:
            state = _begun(state, work.chat.heard_at, case, written, now)
            state = _without_remark(state, work.chat.heard_at, case, written)
        thought = await self._thought(work, MessageInTalk(state, heard, tuple(after)))
        heard, decision = thought.heard, thought.decision
        if decision.chat.untold:
            decision = with_the_number(decision, heard, self.handler.replies)
        if came_first:
            decision = replace(decision, chat=_ahead(decision.chat, inbound.id))
        if state.untold and not decision.chat.untold:
            work.add(EndNotices(state.untold, frozenset({NoticeKind.NUMBER_UNTOLD})))
        work.add(
            fact_of_inbound(spoken, work.chat.address.channel, now),
            fact_of_decision(work.chat.state, heard, decision, now),
        )
        if case is not None and inbound.kind in SAID and not decision.answered:
            owed = self._owed_to(work, case, heard)
            same = heard.about is not None and heard.about.id == owed.id
            heard = replace(heard, case=owed, about=owed if same else heard.about)
        await self.handler.carry_out(work, decision, heard, now)

    async def _thought(self, work: UnitOfWork, asked: MessageInTalk) -> Thought:
        """What is thought of a message; again where its words turn out to be of another case."""
        thought = await self.thinking.think(asked)
        heard, meaning = asked.heard, thought.heard.meaning
        if meaning.intent is not Intent.STATUS and "case_number" not in meaning.entities:
            return thought
        about = await self._case_asked_about(work, heard.inbound, meaning)
        if about == heard.about:
            return thought
        return await self.thinking.think(replace(asked, heard=replace(heard, about=about)))

    async def _quoted(self, work: UnitOfWork, inbound: Inbound) -> Quoted | None:
        """The message that is quoted, where it is not too far back to be remembered."""
        if not inbound.about or inbound.kind not in _QUOTING or not work.chat.id:
            return None
        lines = (await self.handler.queue.talk(work.chat.id, None, LOOKED_BACK)).lines
        return quoted((line.fact for line in lines), inbound.about)

    async def _changed(self, work: UnitOfWork, inbound: Inbound) -> tuple[Inbound, Earlier | None]:
        """An edit with the message that it changes; of one that never came it is the message."""
        if inbound.kind is not Kind.EDIT or inbound.detail.get("type") == Kind.LOCATION:
            return inbound, None
        further, found = False, None
        if work.chat.id:
            talk = await self.handler.queue.talk(work.chat.id, None, LOOKED_BACK)
            found = earlier((line.fact for line in talk.lines), inbound.about, FOLLOWED_WITHIN)
            further = talk.earlier
        if found is None and not further and inbound.text.strip():
            return replace(inbound, kind=Kind.TEXT, id=inbound.about, about=""), None
        return inbound, found

    def _owed_to(self, work: UnitOfWork, case: Case, heard: Heard) -> Case:
        """The open case after its complainant wrote; people who had the word owe an answer."""
        by_phone = work.chat.state.by_phone is not None
        theirs = case.awaited or case.owner == THE_COMPLAINANT
        if case.status is not CaseStatus.WITH_AGENT and not theirs and not by_phone:
            return case
        progress = self.handler.progress(case, heard.at, COMPLAINANT, since=heard.written)
        progress.heard()
        work.add(*progress.writes)
        return progress.case

    async def _open_elsewhere(self, work: UnitOfWork) -> Case | None:
        """The open case that the same complainant has in another talk."""
        known = await self.handler.queue.cases_of_chat(work.chat.id, CASES_LOOKED_AT)
        return next((case for case in known if case.is_open), None)

    async def _closed_last(self, work: UnitOfWork, inbound: Inbound) -> Case | None:
        """The case that a mark is about: an older one may have been taken up after the newest."""
        newest, chat = work.chat.last_case, work.chat
        channel, praise = chat.address.channel, self.handler.office.procedure.praise
        if newest is not None and _is_only_a_line(newest, channel, praise):
            earlier = await self.handler.queue.cases_of_chat(chat.id, CASES_LOOKED_AT)
            told = (one for one in earlier if not _is_only_a_line(one, channel, praise))
            newest = next(told, None)
        marks = chat.state.step in ANSWERING or inbound.choice.startswith(MARK)
        if newest is None or not marks:
            return newest
        known = await self.handler.queue.cases_of_chat(chat.id, CASES_LOOKED_AT)
        closed = [case for case in known if case.closed_at is not None]
        return max(closed, default=newest, key=lambda case: case.closed_at or case.opened_at)

    async def _case_asked_about(
        self, work: UnitOfWork, inbound: Inbound, meaning: Meaning
    ) -> Case | None:
        """The case that is named, by words or by what was pressed; else the newest."""
        number = meaning.entities.get("case_number", "")
        if inbound.choice.startswith(REOPEN):
            number = inbound.choice.removeprefix(REOPEN)
        if not number and work.chat.case is None and meaning.intent is Intent.STATUS:
            return await self._open_elsewhere(work) or await self._closed_last(work, inbound)
        if not number:
            return work.chat.case or await self._closed_last(work, inbound)
        return await self.handler.queue.case_by_number(work.chat.id, number)
