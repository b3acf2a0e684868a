"""A channel that nobody has heard of: a line in the registry, and a whole talk runs over it."""

import csv
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette

from app.platforms import what_is_wrong
from app.server.health import Health
from app.server.serving import parts_of
from app.settings import ROOT, Settings
from app.talks.items import TalkScript
from app.talks.running import Scene, knowledge_of, play, working_morning
from app.talks.script import read_script
from channels.registry import DRIVERS
from core.message import Choice, Outbound
from handoff.accounts import Role
from handoff.case import Case
from tests.channels import pigeon
from tests.channels.pigeon import DRIVER, LIMITS, NAME, PigeonChannel, PigeonSettings, letter
from tests.web.house import OFFICE, QUICK_HASHER, House, open_house
from web.app import build
from web.guards.cookies import SESSION_COOKIE
from web.showing.delivery_failures import reason

WORD = {"x-word": "kur"}
DOOR = f"/webhooks/{NAME}"


class WithPigeons(PigeonSettings, Settings):
    """What the settings are once the line stands in the registry."""


@dataclass
class Loft:
    """The hotline, and who writes to it by pigeon."""

    house: House
    site: Starlette
    channel: PigeonChannel
    _sent: int = 0
    _letters: int = 0

    def stranger(self) -> httpx.AsyncClient:
        """Whoever calls from outside."""
        return self.house.browser({}, self.site)

    async def staff(self, role: Role) -> httpx.AsyncClient:
        """Somebody of the office."""
        session = await self.house.session(self.house.people[role])
        return self.house.browser({SESSION_COOKIE: session}, self.site)

    async def writes(self, text: str, **more: str) -> list[Outbound]:
        """A letter through the door; the letters that came back."""
        self._letters += 1
        body = letter(f"n{self._letters}", self.house.clock(), text=text, **more)
        answer = await self.stranger().post(DOOR, content=body, headers=WORD)
        assert answer.status_code == 200
        await self.house.program.worker.settled()
        return await self.gets()

    async def presses(self, choice: Choice) -> list[Outbound]:
        """One of the buttons."""
        return await self.writes(choice.title, choice=choice.id)

    async def gets(self) -> list[Outbound]:
        """What has come since this was asked last."""
        await self.house.program.dispatcher.drain()
        fresh = self.channel.sent[self._sent :]
        self._sent += len(fresh)
        return fresh

    async def case(self) -> Case:
        """The newest case of the loft."""
        desk = self.house.program.store.desk
        chat = await desk.chat_of(pigeon.PigeonPhone(self.channel).address)
        assert chat is not None
        return (await desk.cases_of_chat(chat, 1))[0]


@pytest.fixture
async def loft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Loft]:
    """A hotline with one channel more."""
    monkeypatch.setitem(DRIVERS, NAME, DRIVER)
    settings = WithPigeons.model_construct(
        data=tmp_path, public_url="https://loket.test", merpati_word=SecretStr("kur")
    )
    async with open_house(tmp_path, settings=settings) as house:
        channel = house.program.channels.by_name[NAME]
        assert isinstance(channel, PigeonChannel)
        yield Loft(house, build(parts_of(house.program), QUICK_HASHER), channel)


async def test_its_door_is_there_checks_the_word_and_takes_only_small_bodies(loft: Loft) -> None:
    browser, body = loft.stranger(), letter("n1", loft.house.clock(), text="halo")
    assert (await browser.post(DOOR, content=body)).status_code == 401
    assert (await browser.post(DOOR, content=bytes(1025), headers=WORD)).status_code == 413
    assert (await browser.get(DOOR, params={"word": "?", "coo": "1"})).status_code == 403
    assert (await browser.get(DOOR, params={"word": "kur", "coo": "1"})).text == "1"
    assert loft.channel.sent == []


async def test_without_its_settings_the_door_is_shut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DRIVERS, NAME, DRIVER)
    settings = WithPigeons.model_construct(data=tmp_path)
    async with open_house(tmp_path, settings=settings) as house:
        site = build(parts_of(house.program), QUICK_HASHER)
        answer = await house.browser({}, site).post(DOOR, content=b"{}", headers=WORD)
    assert answer.status_code == 404


async def test_a_whole_talk_runs_over_it(loft: Loft) -> None:
    greeted = await loft.writes("halo")
    offered = [choice for part in greeted for choice in part.choices]
    assert len(offered) > LIMITS.buttons
    for part in greeted:
        assert len(part.text) <= (LIMITS.text_with_choices if part.choices else LIMITS.text)
        assert len(part.choices) <= LIMITS.buttons
        assert all(len(choice.title) <= LIMITS.button_title for choice in part.choices)
    assert await loft.presses(offered[0])
    assert any("petugas" in part.text for part in await loft.writes("petugas"))

    case, rina = await loft.case(), await loft.staff(Role.AGENT)
    await rina.post(f"/inbox/{case.id}/claim")
    page = (await rina.get(f"/inbox/{case.id}")).text
    assert "Pos merpati" in page
    assert 'data-window="7200" data-where="PM"' in page
    reply = {"text": "Selamat pagi, ada yang bisa dibantu?", "key": "key-0000-0001"}
    assert (await rina.post(f"/inbox/{case.id}/reply", json=reply)).status_code == 200
    told, *_, replied = [part.text for part in await loft.gets()]
    assert (told.startswith("Rina Wulandari"), replied) == (True, reply["text"])

    loft.house.talk.clock.move(hours=3)
    late = {"text": "Apakah sudah jelas?", "key": "key-0000-0002"}
    answer = await rina.post(f"/inbox/{case.id}/reply", json=late)
    assert answer.status_code == 409
    assert "Jendela 2 jam Pos merpati sudah tertutup" in answer.json()["error"]
    assert await loft.gets() == []


async def test_registers_and_the_health_page_name_it(loft: Loft) -> None:
    await loft.writes("petugas")
    span = {"since": "2026-11-01", "until": "2026-11-30"}
    answer = await (await loft.staff(Role.SUPERIOR)).get("/reports/register.csv", params=span)
    (line,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    assert line["Saluran"] == "Pos merpati"
    assert pigeon.LOFT in line.values(), "where they can be reached"
    program = loft.house.program
    told = await Health(program)()
    assert NAME in told["channels"]  # type: ignore[operator]
    assert told["platforms"] == {NAME: "not asked yet"}
    wrong = await what_is_wrong(program.settings)
    assert wrong == {NAME: f"no pigeon has come to https://loket.test{DOOR} yet"}


def test_a_talk_is_played_on_it_as_on_every_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DRIVERS, NAME, DRIVER)
    monkeypatch.setattr("app.talks.playing.Settings", WithPigeons)
    folder = ROOT / "procedures" / OFFICE
    talks: list[TalkScript] = list(
        read_script(b'{"id": "1", "say": ["halo", {"press": 1}]}', "script")
    )
    at = working_morning(knowledge_of(folder).office)
    (played,) = play(talks, Scene(folder, NAME, at))
    assert not played.errors
    replies = [reply for turn in played.turns for reply in turn.replies]
    assert all(len(title) <= LIMITS.button_title for reply in replies for title in reply.buttons)
    assert any(reply.buttons for reply in replies)


def test_what_keeps_a_pigeon_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "kehujanan" not in reason("heavy rain", "")
    monkeypatch.setitem(DRIVERS, NAME, DRIVER)
    assert reason("heavy rain", "") == "merpatinya kehujanan; kirim ulang nanti"
