"""Bodies of WhatsApp's webhooks, cut into events and read, whatever they hold."""

import base64
import copy
import hashlib
import hmac
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from channels.whatsapp import reading, wire
from channels.whatsapp.channel import WhatsAppChannel
from channels.whatsapp.payload import loads
from core.message import CallFate, Event, Inbound, Kind, Status
from core.text import storable
from tests.examples import examples

OURS = "100200300400"
SECRET = "app-secret"
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
STAMP = str(int(AT.timestamp()))
HASH = base64.b64encode(hashlib.sha256(b"file").digest()).decode()
CHANNEL = WhatsAppChannel(OURS, "token", SECRET, "verify")
SHARED = Path(os.environ.get("SHARED_FOLDER", Path(__file__).parents[3] / "shared"))
REAL = sorted((SHARED / "payloads" / "whatsapp").glob("*.json")) if SHARED.is_dir() else []


def value(**lists: Any) -> dict[str, Any]:
    about = {"display_phone_number": "62541123456", "phone_number_id": OURS}
    return {"messaging_product": "whatsapp", "metadata": about, **lists}


def body(*values: dict[str, Any], field: str = "messages") -> bytes:
    changes = [{"field": field, "value": one} for one in values]
    told = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": changes}]}
    return json.dumps(told).encode()


def message(kind: str, part: Any = None, **more: Any) -> dict[str, Any]:
    own = {} if part is None else {kind: part}
    head = {"id": "wamid.1", "from": "6281255443321", "timestamp": STAMP, "type": kind}
    return {**head, **own, **more}


def contact(phone: str = "6281255443321", user: str = "ID.1", name: str = "Siti") -> dict[str, Any]:
    ids = {key: part for key, part in (("wa_id", phone), ("user_id", user)) if part}
    return {"profile": {"name": name}, **ids}


def only(raw: bytes) -> Event:
    (event,) = CHANNEL.split(raw)
    return event


def heard(told: dict[str, Any], **around: Any) -> Inbound:
    return CHANNEL.read(only(body(value(messages=[told], **around))))


def named(event: Event) -> list[str]:
    return [address.value for address in event.addresses]


FILE = {"id": "7", "mime_type": "image/jpeg", "sha256": HASH}
REPLY = {"from": "62541123456", "id": "wamid.0"}
READINGS = [
    (message("text", {"body": "halo"}, context=REPLY), Kind.TEXT, "halo", "", "wamid.0"),
    (message("button", {"payload": "ya", "text": "Ya"}), Kind.CHOICE, "Ya", "ya", ""),
    (
        message(
            "interactive",
            {"type": "button_reply", "button_reply": {"id": "ya", "title": "Ya"}},
            context=REPLY,
        ),
        Kind.CHOICE, "Ya", "ya", "wamid.0",
    ),
    (
        message(
            "interactive",
            {"type": "list_reply", "list_reply": {"id": "a", "title": "A", "description": "B"}},
            context=REPLY,
        ),
        Kind.CHOICE, "A", "a", "wamid.0",
    ),
    (
        message(
            "interactive",
            {
                "type": "nfm_reply",
                "nfm_reply": {"response_json": '{"nama": "Siti", "flow_token": "x"}'},
            },
        ),
        Kind.TEXT, "nama: Siti", "", "",
    ),
    (message("image", {**FILE, "caption": "resep"}), Kind.IMAGE, "resep", "", ""),
    (message("video", FILE), Kind.VIDEO, "", "", ""),
    (message("document", {**FILE, "filename": "a.pdf"}), Kind.DOCUMENT, "", "", ""),
    (message("sticker", {**FILE, "animated": True}), Kind.STICKER, "", "", ""),
    (message("audio", {**FILE, "voice": False}), Kind.AUDIO, "", "", ""),
    (message("audio", {**FILE, "voice": True}), Kind.VOICE, "", "", ""),
    (
        message("location", {"latitude": -0.5, "longitude": 117.1, "name": "RSJD"}),
        Kind.LOCATION, "-0.5,117.1 RSJD", "", "",
    ),
    (
        message("contacts", [{"name": {"formatted_name": "Budi"}, "phones": [{"phone": "0812"}]}]),
        Kind.CONTACT, "Budi 0812", "", "",
    ),
    (
        message("location", {"latitude": -0.502106, "longitude": 117.153709}),
        Kind.LOCATION, "-0.502106,117.153709", "", "",
    ),
    (
        message("contacts", [{"name": {"formatted_name": "Budi"}, "phones": [{"wa_id": "62812"}]}]),
        Kind.CONTACT, "Budi +62812", "", "",
    ),
    (
        message("image", {"mime_type": "image/jpeg", "caption": "resep"}),
        Kind.UNSUPPORTED, "resep", "", "",
    ),
    (
        message("interactive", {"type": "hologram_reply", "hologram_reply": {"title": "Ya"}}),
        Kind.UNKNOWN, "Ya", "", "",
    ),
    (
        message("reaction", {"message_id": "wamid.0", "emoji": "👍"}),
        Kind.REACTION, "👍", "", "wamid.0",
    ),
    (message("reaction", {"message_id": "wamid.0"}), Kind.REACTION, "", "", "wamid.0"),
    (
        message(
            "edit",
            {
                "original_message_id": "wamid.0",
                "message": {"type": "text", "text": {"body": "baru"}, "context": {"id": "M0"}},
            },
        ),
        Kind.EDIT, "baru", "", "wamid.0",
    ),
    (message("revoke", {"original_message_id": "wamid.0"}), Kind.DELETION, "", "", "wamid.0"),
    (
        message("order", {"product_items": [{"product_retailer_id": "A", "quantity": 2}]}),
        Kind.TEXT, "2 × A", "", "",
    ),
    (
        message("system", {"type": "user_changed_number", "wa_id": "62811", "body": "pindah"}),
        Kind.SYSTEM, "pindah", "", "",
    ),
    (message("request_welcome"), Kind.SYSTEM, "", "", ""),
    (
        message("unsupported", {"type": "poll"}, errors=[{"code": 131051, "title": "Unknown"}]),
        Kind.UNSUPPORTED, "", "", "",
    ),
    (message("hologram", {"depth": 3}), Kind.UNKNOWN, "", "", ""),
    (message("text", {"body": 5}), Kind.UNKNOWN, "", "", ""),
    (message("reaction", {"message_id": 5}), Kind.REACTION, "", "", "5"),
]  # fmt: skip


@pytest.mark.parametrize("people", [[contact()], [contact(user="")], []])
@pytest.mark.parametrize(("told", "kind", "text", "choice", "about"), READINGS)
def test_each_documented_message_is_read(
    told: dict[str, Any],
    kind: Kind,
    text: str,
    choice: str,
    about: str,
    people: list[dict[str, Any]],
) -> None:
    said = heard(told, contacts=people)
    assert (said.kind, said.text, said.choice, said.about) == (kind, text, choice, about)
    assert (said.id, said.at) == ("wamid.1", AT)
    assert said.name == ("Siti" if people else "")
    if "id" in (told.get(told["type"]) or {}):
        assert said.media is not None
        assert (said.media.ref, said.media.mime) == ("7", "image/jpeg")
        assert said.media.sha256 == hashlib.sha256(b"file").hexdigest()


@pytest.mark.parametrize("told", [row[0] for row in READINGS])
def test_pywa_and_the_plain_reading_say_the_same(told: dict[str, Any]) -> None:
    event = only(body(value(messages=[told], contacts=[contact()])))
    plain = reading.read(wire.first(loads(event.payload)), OURS)
    assert CHANNEL.read(event) == plain


@pytest.mark.parametrize("said", ["sent", "delivered", "read", "played", "failed"])
@pytest.mark.parametrize("people", [[contact()], []])
def test_each_status_is_read_with_or_without_contacts(said: str, people: list[Any]) -> None:
    told: dict[str, Any] = {
        "id": "wamid.9",
        "status": said,
        "timestamp": STAMP,
        "recipient_id": "6281255443321",
        "biz_opaque_callback_data": "7",
    }
    if said == "failed":
        told["errors"] = [{"code": 131026, "error_data": {"details": "no such phone"}}]
    event = only(body(value(statuses=[told], contacts=people)))
    assert event.key == f"wa:s:wamid.9:{said}"
    assert event.about == "wamid.9"
    assert named(event)[0] == "phone:6281255443321"
    read = CHANNEL.read(event)
    assert (read.kind, read.about, read.detail["tracker"]) == (Kind.STATUS, "wamid.9", "7")
    assert read.status == (Status.READ if said == "played" else Status(said))
    if said == "failed":
        assert (read.detail["code"], read.detail["reason"]) == ("131026", "no such phone")


def test_every_entry_change_message_and_status_is_one_event() -> None:
    first = value(
        messages=[message("text", {"body": str(number)}, id=f"m{number}") for number in range(3)],
        statuses=[{"id": "s1", "status": "sent"}, {"id": "s1", "status": "read"}],
        errors=[{"code": 1}],
        surprise=[1, 2],
    )
    told = json.loads(body(first, value(message_echoes=[{"id": "e1", "to": "62811"}])))
    told["entry"].append(copy.deepcopy(told["entry"][0]))
    told["entry"][1]["changes"][0]["value"]["messages"][0]["id"] = "m9"
    events = CHANNEL.split(json.dumps(told).encode())
    keys = [event.key for event in events]
    assert keys[:5] == ["wa:m:m0", "wa:m:m1", "wa:m:m2", "wa:s:s1:sent", "wa:s:s1:read"]
    assert [key[:5] for key in keys[5:8]] == ["wa:x:", "wa:x:", "wa:e:"]
    assert len(events) == 16
    assert keys[8] == "wa:m:m9"
    assert keys[9:] == keys[1:8]


def test_the_same_happening_told_twice_has_the_same_key() -> None:
    told = value(user_preferences=[{"wa_id": "62811", "value": "stop", "timestamp": 1}])
    again = dict(reversed(told.items()))
    assert only(body(told)).key == only(body(again)).key
    assert only(body(told)).key != only(body(told, field="other")).key


def test_each_sender_has_their_own_contact() -> None:
    told = value(
        contacts=[contact("62811", "ID.1", "Ani"), contact("62822", "ID.2", "Budi")],
        messages=[
            message("text", {"body": "a"}, id="1", **{"from": "62822"}),
            message("text", {"body": "b"}, id="2", **{"from": "", "from_user_id": "ID.1"}),
            message("text", {"body": "c"}, id="3", **{"from": "62833"}),
        ],
    )
    events = CHANNEL.split(body(told))
    assert [CHANNEL.read(event).name for event in events] == ["Budi", "Ani", ""]
    assert [named(event) for event in events] == [
        ["phone:62822", "user:ID.2"],
        ["phone:62811", "user:ID.1"],
        ["phone:62833"],
    ]


def test_what_is_said_in_a_group_belongs_to_no_complainant() -> None:
    event = only(body(value(messages=[message("text", {"body": "a"}, group_id="g")])))
    assert event.addresses == ()
    assert CHANNEL.read(event).detail["group"] == "g"
    told = {"id": "s", "status": "read", "recipient_type": "group", "recipient_id": "g"}
    people = [{"recipient_participant_id": "62811"}, {"recipient_participant_id": "62822"}]
    events = CHANNEL.split(body(value(statuses=[told | one for one in people])))
    assert [event.key for event in events] == ["wa:s:s:read:62811", "wa:s:s:read:62822"]
    assert [event.addresses for event in events] == [(), ()]


def test_what_is_written_to_another_number_of_ours_is_kept_and_not_answered() -> None:
    told = value(messages=[message("text", {"body": "halo"})])
    told["metadata"]["phone_number_id"] = "999"
    event = only(body(told))
    assert named(event) == ["phone:6281255443321"]
    said = CHANNEL.read(event)
    assert (said.kind, said.text) == (Kind.SYSTEM, "halo")
    assert (said.detail["other_number"], said.detail["type"]) == ("999", Kind.TEXT)


def test_an_echo_belongs_to_whom_it_was_written() -> None:
    told = message("text", {"body": "dari HP kantor"}, id="e1", to="6281255443321")
    event = only(body(value(message_echoes=[told]), field="smb_message_echoes"))
    assert named(event) == ["phone:6281255443321"]
    assert (CHANNEL.read(event).kind, CHANNEL.read(event).text) == (Kind.ECHO, "dari HP kantor")


def test_a_call_belongs_to_the_caller() -> None:
    told = {"id": "c1", "from": "62811", "to": "62541123456", "event": "connect"}
    event = only(body(value(calls=[told]), field="calls"))
    assert named(event) == ["phone:62811"]
    assert CHANNEL.read(event).kind is Kind.CALL


@pytest.mark.parametrize(
    ("told", "fate"),
    [
        ({"event": "connect"}, CallFate.RINGING),
        ({"event": "terminate", "status": "FAILED"}, CallFate.MISSED),
        ({"event": "terminate"}, CallFate.MISSED),
        ({"event": "terminate", "status": "COMPLETED", "duration": 40}, CallFate.ANSWERED),
        ({"event": "terminate", "status": "FAILED", "duration": "12"}, CallFate.ANSWERED),
        ({"event": "terminate", "direction": "BUSINESS_INITIATED"}, CallFate.OURS),
    ],
)
def test_a_call_that_ended_without_a_word_was_missed(told: dict[str, Any], fate: CallFate) -> None:
    call = {"id": "c1", "from": "62811", "to": "62541123456", **told}
    assert CHANNEL.read(only(body(value(calls=[call]), field="calls"))).detail["call"] is fate


def test_news_of_templates_is_system_and_a_field_nobody_documented_unknown() -> None:
    news = {"event": "APPROVED", "message_template_id": 1}
    known = only(body(news, field="message_template_status_update"))
    assert CHANNEL.read(known).kind is Kind.SYSTEM
    assert CHANNEL.read(only(body(news, field="telepathy"))).kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    ("stamp", "at"),
    [
        (STAMP, AT),
        (int(STAMP), AT),
        (f"{STAMP}000", AT),
        ("0", None),
        ("-5", None),
        ("9" * 60, None),
        ("besok", None),
        (None, None),
        (True, None),
    ],
)
def test_a_time_that_is_none_is_said_to_be_none(stamp: object, at: datetime | None) -> None:
    said = heard(message("text", {"body": "a"}, timestamp=stamp))
    assert said.detail.get("no_time", False) is (at is None)
    assert said.at.tzinfo is UTC
    if at is not None:
        assert said.at == at


STRANGE = [
    (rb'"\u0000 \ud83d"', "\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER}"),
    (json.dumps("😀" * 4096).encode(), "😀" * 4096),
    (json.dumps("مرحبا \u202e abc").encode(), "مرحبا \u202e abc"),
    (b'"caf\xe9"', "caf\N{REPLACEMENT CHARACTER}"),
]


@pytest.mark.parametrize(("written", "text"), STRANGE)
def test_strange_text_is_read_and_can_be_stored(written: bytes, text: str) -> None:
    raw = body(value(messages=[message("text", {"body": "HERE"})])).replace(b'"HERE"', written)
    event = only(raw)
    assert event.payload.isascii()
    assert CHANNEL.read(event).text == text


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"nothing",
        b"[]",
        b"7",
        b"{}",
        b'{"entry": null}',
        b'{"entry": []}',
        b"\xff\xfe\x00",
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b"[" * 100_000,
    ],
)
def test_a_body_that_says_nothing_is_one_event_that_keeps_its_bytes(raw: bytes) -> None:
    event = only(raw)
    assert event.key == f"wa:x:{hashlib.sha256(raw).hexdigest()}"
    kept = wire.first(loads(event.payload)).item[wire.RAW]
    assert base64.b64decode(kept) == raw
    assert CHANNEL.read(event).kind is Kind.UNKNOWN


def test_repeated_keys_and_numbers_that_are_none_lose_no_message() -> None:
    one = json.dumps(message("text", {"body": "a"}, id="1"))
    two = json.dumps(message("text", {"body": "b"}, id="2"))
    raw = (
        f'{{"entry": [{{"changes": [{{"field": "messages", "value": {{"messages": [{one}],'
        f' "messages": [{two}], "huge": {"9" * 5000}, "nan": NaN, "far": 1e999}}}}]}}]}}'
    ).encode()
    keys = [event.key for event in CHANNEL.split(raw)]
    assert keys[:2] == ["wa:m:1", "wa:m:2"]
    assert len(keys) == 3


def test_ids_that_no_table_takes_become_digests() -> None:
    told = value(messages=[message("text", {"body": "a"}, id="a\x00b", from_user_id="\ud83d")])
    event = only(body(told))
    assert event.key.startswith("wa:m:")
    for name in (event.key, event.about, *named(event)):
        assert storable(name) == name


def test_an_unexplained_message_is_explained_by_the_errors_beside_it() -> None:
    told = value(messages=[message("interactive")], errors=[{"code": 131000, "message": "wrong"}])
    events = CHANNEL.split(body(told))
    assert [CHANNEL.read(event).kind for event in events] == [Kind.UNSUPPORTED, Kind.SYSTEM]
    assert CHANNEL.read(events[0]).detail["reason"] == "wrong"


def test_only_meta_can_sign() -> None:
    raw = b'{"entry": []}'
    right = "sha256=" + hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
    assert CHANNEL.is_authentic(raw, {"x-hub-signature-256": right})
    assert not CHANNEL.is_authentic(raw + b" ", {"x-hub-signature-256": right})
    for wrong in ("", "sha256=", right.removeprefix("sha256="), "sha256=é", right.upper()):
        assert not CHANNEL.is_authentic(raw, {"x-hub-signature-256": wrong})
    assert not CHANNEL.is_authentic(raw, {})
    unset = WhatsAppChannel(OURS, "token", "", "")
    empty = "sha256=" + hmac.new(b"", raw, hashlib.sha256).hexdigest()
    assert not unset.is_authentic(raw, {"x-hub-signature-256": empty})
    assert unset.challenge({"hub.mode": "subscribe", "hub.verify_token": ""}) is None


def test_the_challenge_is_answered_to_who_knows_the_word() -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": "verify", "hub.challenge": "42"}
    assert CHANNEL.challenge(asked) == "42"
    assert CHANNEL.challenge(asked | {"hub.verify_token": "guess"}) is None
    assert CHANNEL.challenge(asked | {"hub.mode": "unsubscribe"}) is None
    assert CHANNEL.challenge({}) is None


@pytest.mark.skipif(not REAL, reason="the recorded bodies are not here")
def test_bodies_that_others_recorded_are_understood() -> None:
    for path in REAL:
        raw = path.read_bytes()
        told = json.loads(raw)
        events = CHANNEL.split(raw)
        happened = [one for entry in told["entry"] for change in entry["changes"]
                    for name in wire.LISTS for one in change["value"].get(name, [])]  # fmt: skip
        assert len(events) >= max(1, len(happened)), path.name
        for event in events:
            happening = wire.first(loads(event.payload))
            said = CHANNEL.read(event)
            assert said.kind is not Kind.UNKNOWN or not happening.field, path.name
        assert said == reading.read(happening, OURS)
        if happening.list:
            assert happening.item in happened


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)
kinds = st.sampled_from([row[0]["type"] for row in READINGS] + ["sent", "failed"])
items = st.one_of(
    json_values,
    st.fixed_dictionaries(
        {"type": kinds},
        optional={
            **{row[0]["type"]: json_values for row in READINGS},
            **dict.fromkeys(
                ("id", "from", "timestamp", "status", "context", "errors"), json_values
            ),
        },
    ),
    st.sampled_from([row[0] for row in READINGS]),
)
values = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.lists(items, max_size=3) for name in wire.LISTS},
        **dict.fromkeys(("contacts", "metadata", "other"), json_values),
    },
)
changes = st.lists(st.fixed_dictionaries({"field": json_values, "value": values}), max_size=2)
bodies = st.fixed_dictionaries({"entry": st.lists(st.fixed_dictionaries({"changes": changes}))})


@settings(max_examples=examples(60), deadline=None)
@given(bodies)
def test_no_body_breaks_anything_and_every_happening_is_an_event(told: dict[str, Any]) -> None:
    events = CHANNEL.split(json.dumps(told).encode())
    happened = sum(
        len(change["value"].get(name, []))
        for entry in told["entry"]
        for change in entry["changes"]
        for name in wire.LISTS
    )
    assert len(events) >= max(1, happened)
    for event in events:
        said = CHANNEL.read(event)
        json.dumps(said.detail)
        for text in (event.key, event.about, *named(event), said.id, said.text, said.choice):
            assert storable(text) == text
        again = CHANNEL.split(event.payload)[0]
        assert (again.payload, again.addresses) == (event.payload, event.addresses)


@settings(max_examples=200, deadline=None)
@given(st.binary() | json_values.map(lambda told: json.dumps(told).encode()))
@example(b'{"entry": {"changes": {"value": {"messages": {"id": 1}}}}}')
def test_no_bytes_break_anything(raw: bytes) -> None:
    for event in CHANNEL.split(raw):
        assert CHANNEL.read(event).at.tzinfo is UTC
