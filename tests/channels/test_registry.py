"""Every channel of the registry is what it says of itself, whatever platform it is."""

import itertools
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from app.channels_table import channels_table
from app.settings import ROOT, Settings, own_part
from channels.attaching import ReadFile
from channels.capabilities import Capabilities
from channels.driver import Driver
from channels.port import Acknowledging, Challenged, Channel, Receiving
from channels.registry import DRIVERS, by_hand, chat_page, drivers, named, strictest
from channels.settings import ChannelSettings
from channels.twins.files import PHOTO, STICKER, VOICE
from channels.twins.in_process import Arrived
from channels.twins.phones import Phone
from core.errors import NotFound, Undeliverable
from core.message import Address, Choice, Kind, Media, NumberRequest, Outbound

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
NO_FOLDERS = frozenset({"twins", "__pycache__"})
EVERY = tuple(drivers())
SENDING = tuple(one for one in EVERY if one.capabilities.sends)
LONG = "Kalimat yang panjang sekali. " * 400


def name_of(driver: Driver[Any]) -> str:
    return driver.name


async def nothing(sha256: str) -> bytes:
    raise NotFound(sha256)


READ: ReadFile = nothing


@pytest.fixture(params=SENDING, ids=name_of)
async def driver(request: pytest.FixtureRequest) -> Driver[Any]:
    found: Driver[Any] = request.param
    return found


@pytest.fixture
async def real(driver: Driver[Any]) -> AsyncIterator[Channel]:
    channel = driver.offline()
    yield channel
    await channel.aclose()


@pytest.fixture
def phone(driver: Driver[Any], real: Channel) -> Phone:
    held = driver.phone(real, hides_number=False)
    assert held is not None, f"channels/{driver.name} has no phone for its complainants"
    return held


def can(driver: Driver[Any]) -> Capabilities:
    return driver.capabilities


def test_every_folder_has_its_line_and_is_called_as_its_channel() -> None:
    folders = {path.name for path in (ROOT / "channels").iterdir() if path.is_dir()} - NO_FOLDERS
    assert folders == set(DRIVERS)
    assert all(type(one).__module__ == f"channels.{one.name}.driver" for one in EVERY)


def test_names_and_labels_are_its_own() -> None:
    assert len({can(one).label for one in EVERY}) == len(EVERY)
    assert all(named(one.name) == one.name for one in EVERY)
    with pytest.raises(ValueError, match="no channel"):
        named("faks")


def test_one_channel_is_written_by_hand_and_one_is_the_chat_page() -> None:
    assert [one.name for one in EVERY if not can(one).sends] == [by_hand()]
    assert [one.name for one in EVERY if can(one).own_page] == [chat_page()]
    assert can(DRIVERS[strictest()]).window is not None


@pytest.mark.parametrize("one", EVERY, ids=name_of)
def test_an_account_has_settings_of_its_own_and_is_missing_without(one: Driver[Any]) -> None:
    part = one.settings()
    own = set(part.model_fields) - set(ChannelSettings.model_fields)
    assert bool(own) is can(one).account
    assert all(name.startswith(f"{one.name}_") for name in own)
    assert all(part.model_fields[name].description for name in own)
    settings = Settings.model_construct()
    assert one.is_connected(own_part(settings, one)) is not can(one).account
    assert own <= set(Settings.model_fields)


@pytest.mark.parametrize("one", EVERY, ids=name_of)
async def test_a_channel_is_what_its_capabilities_say(one: Driver[Any]) -> None:
    channel, told = one.offline(), can(one)
    assert channel.name == one.name
    assert told.sends is (told.limits is not None)
    assert isinstance(channel, Receiving) is told.polls
    assert isinstance(channel, Challenged) is bool(told.hook and told.hook.challenges)
    if isinstance(channel, Acknowledging):
        assert told.account
    assert not channel.is_authentic(b"{}", {}), "a body that nobody signed"
    if told.largest_file is None:
        with pytest.raises(Undeliverable):
            await channel.fetch(Media("somewhere"))
    assert bool(one.phone(channel, hides_number=False)) is told.sends
    await channel.aclose()


@pytest.mark.parametrize("one", [one for one in EVERY if not can(one).account], ids=name_of)
async def test_without_an_account_it_is_there_at_once(one: Driver[Any]) -> None:
    channel = one.connect(own_part(Settings.model_construct(), one), READ)
    assert channel.name == one.name
    await channel.aclose()


def test_words_come_from_an_address_of_a_kind_that_it_names(
    driver: Driver[Any], real: Channel, phone: Phone
) -> None:
    (event,) = real.split(phone.says("jam besuk?", AT))
    said = real.read(event)
    assert (said.kind, said.text) == (Kind.TEXT, "jam besuk?")
    assert phone.address in event.addresses
    assert {name.channel for name in event.addresses} == {driver.name}
    kinds = [name.value.partition(":")[0] for name in event.addresses]
    assert kinds == sorted(kinds, key=can(driver).addresses.index), "best first"


async def test_files_come_as_kinds_that_it_names(
    driver: Driver[Any], real: Channel, phone: Phone
) -> None:
    async def keep(content: bytes, mime: str, filename: str) -> str:
        return "0" * 64

    for file in (PHOTO, VOICE, STICKER):
        first, *_ = await phone.sends(file, "ini", AT, keep)
        (event,) = real.split(first)
        said = real.read(event)
        assert said.kind in can(driver).media
        assert (said.media is not None) is (can(driver).largest_file is not None)


def test_an_edit_is_told_as_one_where_edits_are_heard_of(
    driver: Driver[Any], real: Channel, phone: Phone
) -> None:
    phone.says("Siti Amina", AT)
    (event,) = real.split(phone.edits(1, "Siti Aminah", AT))
    assert (real.read(event).kind is Kind.EDIT) is can(driver).edits


def test_parts_hold_what_the_limits_allow(driver: Driver[Any], real: Channel) -> None:
    limits = can(driver).limits
    assert limits is not None
    to = Address(driver.name, f"{can(driver).addresses[0]}:1")
    titles = ("Ya", "Bicara dengan petugas di kantor", "Tidak", "Nanti", *map(str, range(20)))
    choices = tuple(Choice(f"c{place}", title) for place, title in enumerate(titles))
    parts = real.cut(Outbound(to, LONG, choices))
    assert "".join(part.text for part in parts).count("Kalimat") == LONG.count("Kalimat")
    assert [one.id for part in parts for one in part.choices] == [one.id for one in choices]
    for part in parts:
        assert limits.length(part.text) <= limits.text
        if part.choices:
            assert limits.length(part.text) <= limits.text_with_choices
            assert len(part.choices) <= max(limits.buttons, limits.rows)
    assert all(tuple(real.cut(part)) == (part,) for part in parts)


def test_a_telephone_is_asked_for_where_it_can_be(driver: Driver[Any], real: Channel) -> None:
    to = Address(driver.name, f"{can(driver).addresses[0]}:1")
    parts = real.cut(Outbound(to, "Nomor telepon?", number=NumberRequest.ASK))
    assert (parts[-1].number is NumberRequest.ASK) is can(driver).asks_number


def test_a_press_comes_back_as_what_was_pressed(real: Channel, phone: Phone) -> None:
    message = Outbound(phone.address, "Menjawab?", (Choice("yes", "Ya"), Choice("no", "Tidak")))
    (part,) = real.cut(message)
    arrived = Arrived(phone.channel.next_id(), part)
    (event,) = real.split(phone.presses(arrived, part.choices[0], AT))
    said = real.read(event)
    assert (said.kind, said.choice) == (Kind.CHOICE, "yes")


def test_no_two_channels_name_the_same_thing_or_library() -> None:
    for one, other in itertools.combinations(EVERY, 2):
        assert not set(one.things) & set(other.things)
        assert not set(one.marks) & set(other.marks)
        assert not set(one.loggers) & set(other.loggers)


def test_the_documented_table_is_made_of_the_registry() -> None:
    page = (ROOT / "docs" / "channels.md").read_text(encoding="utf-8")
    assert channels_table() in page
