"""Plays one talk in a hotline of its own, and tells what came of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.office.knowledge import Knowledge
from app.program import open_program
from app.settings import Settings
from app.talks import retelling
from app.talks.buttons import ShownMessage, pressed
from app.talks.items import (
    Burst,
    Edit,
    Image,
    Item,
    Location,
    Press,
    Sticker,
    TalkScript,
    TextItem,
    Voice,
    Wait,
    said,
)
from app.talks.played import PlayedReply, PlayedTalk, PlayedTurn
from app.virtual.clock import ClockStuck, VirtualClock
from app.virtual.hotline import Hotline
from bot.chat import Chat
from bot.decision import Office
from bot.dialogue.services import identity, is_in_form
from channels.twins.files import PHOTO, STICKER, VOICE, PhoneFile
from channels.twins.phones import Phone
from core.errors import NotFound
from core.facts import Fact
from handoff.case import Case
from handoff.desk import TalkLine

PAUSE = timedelta(seconds=30)
"""Between a line and the next one: what the office says in it belongs to the line."""
MOST_FACTS = 2_000
MOST_FAILED = 100


@asynccontextmanager
async def open_talk(
    knowledge: Knowledge, phone: Phone, at: datetime
) -> AsyncIterator["Conversation"]:
    """A hotline that was opened a moment ago, at `at` (aware), and one complainant."""
    clock, channels = VirtualClock(at), {phone.channel.name: phone.channel}
    with knowledge.lent() as lent, TemporaryDirectory(prefix="loket-talk-") as folder:
        settings = Settings.model_construct(data=Path(folder))
        program = open_program(settings, clock=clock, knowledge=lent, others=channels, passing=True)
        async with program as opened:
            yield Conversation(Hotline(opened, clock), phone)


@dataclass
class Conversation:
    """A talk on its way."""

    hotline: Hotline
    phone: Phone
    _chat: int | None = None
    _shown: list[ShownMessage] = field(default_factory=list)
    _told: int = 0  # the number of the last fact that a turn has told of
    _failed: int = 0
    _retelling: retelling.Retelling = field(init=False)

    def __post_init__(self) -> None:
        """A retelling of its own, which remembers what was asked last."""
        self._retelling = retelling.Retelling(self.office.procedure)

    @property
    def office(self) -> Office:
        """Whose hotline it is."""
        return self.hotline.program.knowledge.office

    async def play(self, talk: TalkScript) -> PlayedTalk:
        """Every item in order; what cannot be done is said in its turn, and the talk goes on."""
        turns = [await self.turn(item, talk.place) for item in talk.say]
        state, case = await self._state(), await self._case()
        known = identity(state.form, self.office.service(state)) if is_in_form(state) else {}
        zone = self.office.procedure.zone
        return PlayedTalk(talk.id, tuple(turns), zone, case, known)

    async def turn(self, item: Item, place: str) -> PlayedTurn:
        """One item, and what follows it until the next; `place` begins what is said of an error."""
        began, words, error = self.hotline.clock(), said(item), ""
        try:
            if isinstance(item, Press):
                under, choice = pressed(item.button, self._shown)
                words = choice.title
                await self._take(self.phone.presses(under, choice, began))
            elif not isinstance(item, Wait):
                await self._take(*await self._bodies(item))
            length = item.length if isinstance(item, Wait) else PAUSE
            if await self.hotline.pass_time(began + length):
                await self.hotline.deliver()
            error = await self._failure()
        except (NotFound, ClockStuck) as wrong:
            error = str(wrong)
        lines = await self._new_lines()
        done = self._retelling.words(line.fact for line in lines)
        return PlayedTurn(words, self._replies(lines), done, f"{place}: {error}" if error else "")

    async def _take(self, *bodies: bytes) -> None:
        await self.hotline.take(self.phone.channel.name, *bodies)
        if self.phone.channel.files:
            await self.hotline.program.fetcher.take_up()
        await self.hotline.deliver()

    async def _bodies(self, item: Item) -> tuple[bytes, ...]:
        """What the item sends, one body after another."""
        phone, now = self.phone, self.hotline.clock()
        match item:
            case TextItem(text):
                return (phone.says(text, now),)
            case Image(caption):
                return await self._file(PHOTO, caption)
            case Voice():
                return await self._file(VOICE)
            case Sticker():
                return await self._file(STICKER)
            case Location(latitude, longitude):
                return (phone.is_at(latitude, longitude, now),)
            case Edit(back, text):
                return (phone.edits(back, text, now),)
            case Burst(items):
                return tuple([body for one in items for body in await self._bodies(one)])
            case Press() | Wait():
                return ()

    async def _file(self, file: PhoneFile, caption: str = "") -> tuple[bytes, ...]:
        keep = self.hotline.program.files.keep
        return await self.phone.sends(file, caption, self.hotline.clock(), keep)

    async def _failure(self) -> str:
        """Why something that was sent could not be dealt with; empty when all of it was."""
        failed = await self.hotline.program.store.events.quarantined(MOST_FAILED)
        news, self._failed = len(failed) - self._failed, len(failed)
        return f"the program failed: {failed[-1].why}" if news else ""

    async def _new_lines(self) -> list[TalkLine]:
        desk = self.hotline.program.store.desk
        self._chat = self._chat or await desk.chat_of(self.phone.address)
        if self._chat is None:
            return []
        lines = list(await desk.talk_since(self._chat, self._told, MOST_FACTS))
        self._told = lines[-1].fact.seq if lines else self._told
        return lines

    def _replies(self, lines: list[TalkLine]) -> tuple[PlayedReply, ...]:
        """The messages that arrived, each with the fact of what it says."""
        new = []
        for line in lines:
            if line.fact.kind is Fact.MESSAGE_OUT:
                start = len(self._shown)
                parts = self.phone.channel.arrived[start : start + len(line.parts)]
                self._shown += [ShownMessage(part, line.fact) for part in parts]
                new += self._shown[start:]
        return tuple(_reply(one) for one in new)

    async def _state(self) -> Chat:
        if self._chat is None:
            return Chat()
        async with self.hotline.program.store.works.on_chat(self._chat) as work:
            return work.chat.state

    async def _case(self) -> Case | None:
        if self._chat is None:
            return None
        cases = await self.hotline.program.store.desk.cases_of_chat(self._chat, 1)
        return cases[0] if cases else None


def _reply(one: ShownMessage) -> PlayedReply:
    templates = one.fact.data.get("templates")
    entries = (*retelling.answered(one.fact), *retelling.offered(one.fact))
    return PlayedReply(
        one.part.message.text,
        tuple(choice.title for choice in one.choices),
        tuple(map(str, templates)) if isinstance(templates, list) else (),
        tuple(dict.fromkeys(entries)),
    )
