"""What complainants' phones write is read by the real channels as what it is."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from app.talks.running import phones
from channels.twins.files import PHOTO, STICKER, VOICE
from channels.twins.in_process import Arrived
from channels.twins.phones import Phone
from core.errors import Undeliverable
from core.message import Choice, Inbound, Kind, Media, Outbound
from tests.channel_names import On
from tests.played.theatre import CHANNELS

AT = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)


@pytest.fixture(params=CHANNELS)
async def phone(request: pytest.FixtureRequest) -> AsyncIterator[Phone]:
    """A complainant's, on each channel."""
    async with phones(request.param) as new_phone:
        yield new_phone()


async def keep(data: bytes, mime: str, filename: str) -> str:
    """Keeps nothing, and says under which hash."""
    return "ab" * 32


def read(phone: Phone, body: bytes) -> Inbound:
    """The one happening of a body, in words."""
    (event,) = phone.channel.split(body)
    assert event.addresses[0] == phone.address
    return phone.channel.read(event)


def test_words_carry_the_time_at_which_they_were_written(phone: Phone) -> None:
    heard = read(phone, phone.says("jam besuk?", AT))
    assert (heard.kind, heard.text, heard.at) == (Kind.TEXT, "jam besuk?", AT)


def test_every_body_is_an_event_of_its_own(phone: Phone) -> None:
    bodies = [phone.says("ya", AT), phone.says("ya", AT)]
    assert len({phone.channel.split(body)[0].key for body in bodies}) == 2


@pytest.mark.parametrize("title", ["Ya", "Persyaratan kunjungan rawat inap bagi keluarga"])
async def test_a_press_brings_back_the_id_of_the_choice(phone: Phone, title: str) -> None:
    offered = Outbound(phone.address, "Yang mana?", (Choice("entry:a", title),))
    (part,) = phone.channel.cut(offered)
    sent = await phone.channel.send(part)
    heard = read(phone, phone.presses(phone.channel.arrived[0], part.choices[0], AT))
    assert (heard.kind, heard.choice) == (Kind.CHOICE, "entry:a")
    assert heard.text == part.choices[0].title
    assert heard.about in ("", sent.id)


@pytest.mark.parametrize("file", [PHOTO, VOICE, STICKER], ids=lambda file: file.filename)
async def test_a_file_is_read_as_its_kind_or_as_the_nearest_that_the_page_has(
    phone: Phone, file: object
) -> None:
    assert isinstance(file, type(PHOTO))
    (body,) = await phone.sends(file, "", AT, keep)
    heard = read(phone, body)
    on_the_page = {Kind.VOICE: Kind.AUDIO, Kind.STICKER: Kind.IMAGE}
    is_page = phone.address.channel is On.WEB
    assert heard.kind is (on_the_page.get(file.kind, file.kind) if is_page else file.kind)
    if heard.media is not None:
        assert await phone.channel.fetch(heard.media) == file.content
    else:
        assert heard.detail["sha256"] == "ab" * 32


async def test_words_to_a_photo_come_with_it_or_after_it(phone: Phone) -> None:
    heard = [read(phone, body) for body in await phone.sends(PHOTO, "KTP saya", AT, keep)]
    assert heard[0].kind is Kind.IMAGE
    assert heard[-1].text == "KTP saya"


def test_a_place_south_of_the_equator_stays_there(phone: Phone) -> None:
    heard = read(phone, phone.is_at(-0.502106, 117.153709, AT))
    assert "-0.502106" in heard.text
    assert "117.153709" in heard.text


async def test_an_edit_names_what_it_changes(phone: Phone) -> None:
    first = read(phone, phone.says("Siti Amina", AT))
    await phone.sends(PHOTO, "KTP", AT, keep)
    heard = read(phone, phone.edits(2, "Siti Aminah", AT))
    assert heard.text == "Siti Aminah"
    if phone.address.channel is On.WEB:  # nothing can be changed there: said anew
        assert heard.kind is Kind.TEXT
    else:
        assert (heard.kind, heard.about) == (Kind.EDIT, first.id)


async def test_words_to_a_photo_are_edited_too(phone: Phone) -> None:
    await phone.sends(PHOTO, "KTP", AT, keep)
    heard = read(phone, phone.edits(1, "KTP saya", AT))
    assert heard.text == "KTP saya"


def test_nothing_comes_in_from_outside(phone: Phone) -> None:
    assert not phone.channel.is_authentic(b"{}", {})


async def test_a_file_that_nobody_sent_cannot_be_fetched(phone: Phone) -> None:
    with pytest.raises(Undeliverable):
        await phone.channel.fetch(Media("media-9"))


def test_what_arrives_is_numbered_with_what_is_sent(phone: Phone) -> None:
    assert len({phone.channel.next_id() for _ in range(3)}) == 3
    assert phone.channel.arrived == []
    assert isinstance(Arrived("1", Outbound(phone.address, "Halo")).message, Outbound)
