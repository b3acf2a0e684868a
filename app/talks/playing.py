"""Plays one talk of a script in a hotline of its own, and tells what came of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.knowledge import Knowledge
from app.program import open_program
from app.settings import Settings
from app.talks import did
from app.talks.items import (
    Burst,
    Edit,
    Image,
    Item,
    Location,
    Press,
    Sticker,
    Talk,
    Voice,
    Wait,
    Words,
    said,
)
from app.talks.played import Played, Reply, Turn
from app.virtual.clock import Clock
from app.virtual.files import PHOTO, STICKER, VOICE
from app.virtual.hotline import Hotline
from app.virtual.in_process import Arrived
from app.virtual.phones import Phone
from bot.chat import Chat
from bot.deciding.services import identity, is_in_form
from core.facts import Fact, SealedFact
from core.message import Choice
from core.text import shortened
from handoff.case import Case
from handoff.desk import TalkLine

PAUSE = timedelta(seconds=30)
"""Between a line and the next one: what the office says in it belongs to the line."""
MOST_FACTS = 2_000


class NoSuchButton(Exception):
    """A press of a button that is not there; the message says which there are."""


@asynccontextmanager
async def open_talk(knowledge: Knowledge, phone: Phone, at: datetime) -> AsyncIterator["Playing"]:
    """A hotline that was opened a moment ago, at `at` (aware), and one complainant."""
    clock, channels = Clock(at), {phone.channel.name: phone.channel}
    with knowledge.lent() as lent, TemporaryDirectory(prefix="loket-talk-") as folder:
        settings = Settings.model_construct(data=Path(folder))
        async with open_program(
            settings, clock=clock, knowledge=lent, others=channels, passing=True
        ) as program:
            yield Playing(Hotline(program, clock), phone)


@dataclass
class Playing:
    """A talk on its way."""

    hotline: Hotline
    phone: Phone
    _shown: list[tuple[Arrived, SealedFact]] = field(default_factory=list)
    _seen: int = 0  # the number of the last fact that was told of
    _turn: did.Turn | None = None

    async def play(self, talk: Talk) -> Played:
        """Every item in order; what cannot be done is said in its turn, and the talk goes on."""
        turns = [await self.turn(item, talk.place) for item in talk.say]
        office, state = self.hotline.program.knowledge.office, await self._state()
        known = {}
        if is_in_form(state):
            known = identity(state.form, office.service(state))
        cases = await self._cases()
        return Played(talk.id, tuple(turns), office.procedure.zone, cases, known)

    async def turn(self, item: Item, place: str) -> Turn:
        """One item, and what follows it until the next."""
        now, words = self.hotline.clock(), said(item)
        try:
            if isinstance(item, Press):
                under, choice = self._pressed(item.button)
                words = choice.title
                await self._take(self.phone.presses(under, choice, now))
            elif not isinstance(item, Wait):
                await self._take(*await self._bodies(item))
        except NoSuchButton as error:
            return Turn(words, error=f"{place}: {error}")
        length = item.length if isinstance(item, Wait) else PAUSE
        await self.hotline.pass_time(now + length)
        await self.hotline.deliver()
        lines = await self._new_lines()
        reader = self._turn or did.Turn(self.hotline.program.knowledge.office.procedure, {})
        self._turn = reader
        done = reader.words(line.fact for line in lines)
        return Turn(words, tuple(self._replies(lines)), done)

    async def _take(self, *bodies: bytes) -> None:
        await self.hotline.take(self.phone.channel.name, *bodies)
        await self.hotline.deliver()

    async def _bodies(self, item: Item) -> tuple[bytes, ...]:
        """What the item sends, one body after another."""
        phone, now, keep = self.phone, self.hotline.clock(), self.hotline.program.files.keep
        match item:
            case Words(text):
                return (phone.says(text, now),)
            case Image(caption):
                return await phone.sends(PHOTO, caption, now, keep)
            case Voice():
                return await phone.sends(VOICE, "", now, keep)
            case Sticker():
                return await phone.sends(STICKER, "", now, keep)
            case Location(latitude, longitude):
                return (phone.is_at(latitude, longitude, now),)
            case Edit(back, text):
                return (phone.edits(back, text, now),)
            case Burst(items):
                return tuple([body for one in items for body in await self._bodies(one)])
            case Press() | Wait():
                return ()

    def _pressed(self, button: str | int) -> tuple[Arrived, Choice]:
        """The newest button with that title, or that number under the last that has any."""
        having = [(part, fact) for part, fact in reversed(self._shown) if part.message.choices]
        if not having:
            raise NoSuchButton(f"{button!r} cannot be pressed: there is no button yet")
        last, _ = having[0]
        if isinstance(button, int):
            if button > len(last.message.choices):
                raise NoSuchButton(f"there is no button {button}: {_titles(last)}")
            return last, last.message.choices[button - 1]
        wanted = _plain(button)
        for part, fact in having:
            whole = _whole_titles(fact)
            for choice in part.message.choices:
                if wanted in (_plain(choice.title), _plain(whole.get(choice.id, ""))):
                    return part, choice
        raise NoSuchButton(f"there is no button '{shortened(button, 60)}': {_titles(last)}")

    async def _new_lines(self) -> list[TalkLine]:
        desk = self.hotline.program.store.desk
        chat = await desk.chat_of(self.phone.address)
        if chat is None:
            return []
        lines = list(await desk.talk_since(chat, self._seen, MOST_FACTS))
        self._seen = lines[-1].fact.seq if lines else self._seen
        return lines

    def _replies(self, lines: list[TalkLine]) -> list[Reply]:
        """The messages that arrived, each with the facts of what it says."""
        replies = []
        spoken = [line for line in lines if line.fact.kind is Fact.MESSAGE_OUT]
        for line in spoken:
            start = len(self._shown)
            for part in self.phone.channel.arrived[start : start + len(line.parts)]:
                self._shown.append((part, line.fact))
                replies.append(_reply(part, line.fact))
        return replies

    async def _state(self) -> Chat:
        program = self.hotline.program
        chat = await program.store.desk.chat_of(self.phone.address)
        if chat is None:
            return Chat()
        async with program.store.works.on_chat(chat) as work:
            return work.chat.state

    async def _cases(self) -> Case | None:
        desk = self.hotline.program.store.desk
        chat = await desk.chat_of(self.phone.address)
        cases = [] if chat is None else await desk.cases_of_chat(chat, 1)
        return cases[0] if cases else None


def _reply(part: Arrived, fact: SealedFact) -> Reply:
    templates = fact.data.get("templates")
    entries = (*did.answered(fact), *did.offered(fact))
    return Reply(
        part.message.text,
        tuple(choice.title for choice in part.message.choices),
        tuple(map(str, templates)) if isinstance(templates, list) else (),
        tuple(dict.fromkeys(entries)),
    )


def _titles(part: Arrived) -> str:
    titles = (f"{number} {one.title}" for number, one in enumerate(part.message.choices, 1))
    return f"there are {', '.join(titles)}"


def _whole_titles(fact: SealedFact) -> dict[str, str]:
    """The titles as they were before the channel shortened them, by id."""
    choices = fact.data.get("choices")
    listed = choices if isinstance(choices, list) else ()
    return {str(one["id"]): str(one["title"]) for one in listed}


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
