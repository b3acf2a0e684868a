"""The web chat carries words like any other channel, without a platform."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.web.channel import WebChannel
from core.errors import Undeliverable, Unreadable
from core.message import Address, Choice, Event, Inbound, Kind, Media, Outbound
from tests.channel_names import On

WEB = WebChannel()
AT = 1_790_000_000_123


def body(**said: Any) -> bytes:
    return json.dumps({"visitor": "ab12", "id": "m1", "at": AT, **said}).encode()


def read(**said: Any) -> Inbound:
    (event,) = WEB.split(body(**said))
    return WEB.read(event)


def test_words_come_from_the_page() -> None:
    (event,) = WEB.split(body(text="halo"))
    assert event.key == "web:ab12:m1"
    assert event.addresses == (Address(On.WEB, "visitor:ab12"),)
    at = datetime.fromtimestamp(AT / 1000, UTC)
    assert WEB.read(event) == Inbound(Kind.TEXT, "m1", at, text="halo")


def test_a_press_is_a_choice() -> None:
    found = read(choice={"id": "yes", "title": "Ya"})
    assert (found.kind, found.choice, found.text) == (Kind.CHOICE, "yes", "Ya")


@pytest.mark.parametrize(
    ("mime", "kind"),
    [
        ("image/png", Kind.IMAGE),
        ("video/mp4", Kind.VIDEO),
        ("audio/ogg", Kind.AUDIO),
        ("application/pdf", Kind.DOCUMENT),
        ("", Kind.DOCUMENT),
    ],
)
def test_a_file_is_kept_already(mime: str, kind: Kind) -> None:
    file = {"sha256": "ff", "mime": mime, "filename": "struk", "size": 3}
    found = read(file=file, text="ini struknya")
    assert (found.kind, found.text, found.media) == (kind, "ini struknya", None)
    assert found.detail == file


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"\xff",
        b"{}",
        body(visitor=""),
        body(id=""),
        body(visitor=3),
        body(at="x"),
        body(choice={}),
        b"[" * 100_000,
    ],
)
def test_what_our_page_would_not_write_is_kept_without_an_address(raw: bytes) -> None:
    (event,) = WEB.split(raw)
    assert event.key.startswith("web:x:")
    assert event.addresses == ()
    assert WEB.read(event).kind is Kind.UNKNOWN


@pytest.mark.parametrize("payload", [b"", b"{", b"\xff"])
def test_a_payload_that_is_not_json_is_unreadable(payload: bytes) -> None:
    with pytest.raises(Unreadable):
        WEB.read(Event(On.WEB, "web:a:b", payload))


def test_times_out_of_every_calendar_are_no_times() -> None:
    assert read(at=10**18, text="halo").detail == {"no_time": True}


@given(raw=st.binary(max_size=60))
def test_no_bytes_make_it_stumble(raw: bytes) -> None:
    assert all(WEB.read(event).id for event in WEB.split(raw))


@given(text=st.text(st.characters(codec=None)), visitor=st.text(st.characters(codec=None)))
def test_any_words_arrive_storable(text: str, visitor: str) -> None:
    for event in WEB.split(body(text=text, visitor=visitor)):
        assert event.payload.isascii()
        found = WEB.read(event)
        (found.text + event.key).encode("utf-8")
        assert "\x00" not in found.text


def test_nobody_else_is_believed() -> None:
    assert not WEB.is_authentic(body(text="halo"), {})


def test_long_words_and_many_choices_become_parts() -> None:
    to = Address(On.WEB, "visitor:ab12")
    choices = tuple(Choice(str(number), f"Pilihan {number}") for number in range(12))
    parts = WEB.cut(Outbound(to, "a b " * 2000, choices=choices))
    assert all(len(part.text) <= 4096 and len(part.choices) <= 10 for part in parts)
    assert sum(len(part.choices) for part in parts) == 12


async def test_sending_needs_nobody() -> None:
    to = Address(On.WEB, "visitor:ab12")
    assert (await WEB.send(Outbound(to, "halo", tracker="t1"))).id == "t1"
    first = await WEB.send(Outbound(to, "halo\ud800"))
    assert first.id == (await WEB.send(Outbound(to, "halo\ud800"))).id
    assert first.id != (await WEB.send(Outbound(to, "hai"))).id
    await WEB.aclose()


async def test_there_is_nothing_to_fetch() -> None:
    with pytest.raises(Undeliverable):
        await WEB.fetch(Media("x"))
