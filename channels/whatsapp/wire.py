"""Cuts the bodies of WhatsApp's webhooks into events, by a plain reading of their JSON.

The payload of an event is a webhook body of its own, with one entry, one change and one happening,
so that whatever reads webhook bodies reads events too.
"""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from channels.nesting import shallow
from channels.whatsapp.capabilities import NAME
from channels.whatsapp.payload import (
    Json,
    digits,
    dumps,
    listed,
    loads,
    objects,
    part_of,
    safe_id,
    text_of,
)
from channels.whatsapp.people import Contacts, addresses
from core.message import Address, Event
from core.text import storable

MESSAGES = "messages"
STATUSES = "statuses"
ECHOES = "message_echoes"
PREFERENCES = "user_preferences"
CALLS = "calls"
ERRORS = "errors"
USER_IDS = "user_id_update"
LISTS = (MESSAGES, STATUSES, ECHOES, PREFERENCES, CALLS, USER_IDS, ERRORS)
RAW = "raw_base64"
_AROUND = frozenset({"messaging_product", "metadata", "contacts", *LISTS})
_OBJECT = "whatsapp_business_account"


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening of a body: an item of one of `LISTS`, or whatever stands beside them.

    `list` is empty for the latter, and `item` then holds it. `value` is what surrounds the item:
    metadata, the contact that belongs to it, errors of the whole value.
    """

    field: str
    list: str
    item: Any
    value: Mapping[str, Any]
    entry_id: str
    entry_time: object

    @property
    def contact(self) -> Json:
        """The contact that belongs to the item, empty when there is none."""
        return next(iter(objects(self.value.get("contacts"))), {})

    @property
    def number(self) -> str:
        """The digits of our number that it happened to, empty when the platform does not say."""
        return digits(part_of(self.value, "metadata").get("display_phone_number"))

    @property
    def phone_id(self) -> str:
        """Our number that it happened to, empty when the platform does not say."""
        return text_of(part_of(self.value, "metadata").get("phone_number_id"))


def split(raw: bytes) -> tuple[Event, ...]:
    """Every happening of a raw body, in its order; never raises.

    A body that cannot be read is one event whose payload holds the bytes as base64.
    """
    try:
        return _events(raw) or (_whole(raw),)
    except RecursionError:
        return _of_deep(raw)
    except ValueError:
        return (_whole(raw),)


def happenings(body: Any) -> Iterator[Happening]:
    """Every happening of a body that was read: of every entry, of every change."""
    if not isinstance(body, dict):
        return
    beside = {key: part for key, part in body.items() if key not in ("object", "entry")}
    for entry in listed(body.get("entry")):
        if not isinstance(entry, dict):
            yield Happening("", "", entry, {}, "", None)
            continue
        about = (text_of(entry.get("id")), entry.get("time"))
        for change in listed(entry.get("changes")):
            yield from _of_change(change, *about)
        rest = {key: part for key, part in entry.items() if key not in ("id", "time", "changes")}
        if rest or not entry.get("changes"):
            yield Happening("", "", rest, {}, *about)
    if beside:
        yield Happening("", "", beside, {}, "", None)


def _of_change(change: Any, entry_id: str, time: object) -> Iterator[Happening]:
    value = change.get("value") if isinstance(change, dict) else None
    if not isinstance(value, dict):
        yield Happening("", "", {"change": change}, {}, entry_id, time)
        return
    field = text_of(change.get("field"))
    around = {key: value[key] for key in ("messaging_product", "metadata") if key in value}
    found = False
    for name in LISTS:
        if not (items := listed(value[name]) if name in value else ()):
            continue
        contacts = Contacts(name, value.get("contacts"), items)
        for item in items:
            found = True
            own = {**around, "contacts": contacts.of(item)}
            if name != ERRORS and value.get(ERRORS):
                own[ERRORS] = value[ERRORS]
            yield Happening(field, name, item, own, entry_id, time)
    rest = {key: part for key, part in value.items() if key not in _AROUND}
    if rest or not found:
        yield Happening(field, "", rest, around, entry_id, time)
    beside = {key: part for key, part in change.items() if key not in ("field", "value")}
    if beside:
        yield Happening(field, "", {"change": beside}, {}, entry_id, time)


def _events(raw: bytes) -> tuple[Event, ...]:
    return tuple(_event(happening) for happening in happenings(loads(raw)))


def _of_deep(raw: bytes) -> tuple[Event, ...]:
    """The events of a body that is nested too deep, where it tells of any complainant."""
    try:
        events = _events(shallow(raw))
    except (ValueError, RecursionError):
        events = ()
    return events if any(event.addresses for event in events) else (_whole(raw),)


def _event(happening: Happening) -> Event:
    payload = dumps(_body(happening))
    key = _key(happening) or f"wa:x:{sha256(payload).hexdigest()}"
    about = ""
    if happening.list == STATUSES and isinstance(happening.item, dict):
        about = storable(text_of(happening.item.get("id")))
    return Event(NAME, key, payload, _addresses(happening), about)


def _addresses(happening: Happening) -> tuple[Address, ...]:
    item = happening.item
    if not isinstance(item, dict) or happening.list in ("", ERRORS):
        return ()
    if happening.list == ECHOES and digits(item.get("to")) in ("", happening.number):
        # Some echoes of changes name the complainant as who they are from.
        item = {**item, **{f"to{end}": item.get(f"from{end}") for end in ("", "_user_id")}}
        if digits(item.get("to")) == happening.number:
            del item["to"]
    return addresses(happening.list, item, happening.contact)


def _key(happening: Happening) -> str:
    item = happening.item
    said = safe_id(item.get("id")) if isinstance(item, dict) and happening.list else ""
    if not said:
        return ""
    match happening.list:
        case "messages":
            return f"wa:m:{said}"
        case "message_echoes":
            return f"wa:e:{said}"
        case "calls":
            return f"wa:c:{said}:{safe_id(item.get('event') or item.get('status'))}"
        case "statuses":
            who = item.get("recipient_participant_user_id") or item.get("recipient_participant_id")
            parts = (said, safe_id(item.get("status")), safe_id(who))
            return "wa:s:" + ":".join(part for part in parts if part)
        case _:
            return ""


def _body(happening: Happening) -> Json:
    value = dict(happening.value)
    if happening.list:
        value[happening.list] = [happening.item]
        if not value["contacts"]:
            del value["contacts"]
    elif isinstance(happening.item, dict):
        value |= happening.item
    else:
        value["entry"] = happening.item
    entry: Json = {"id": happening.entry_id}
    if happening.entry_time is not None:
        entry["time"] = happening.entry_time
    entry["changes"] = [{"field": happening.field, "value": value}]
    return {"object": _OBJECT, "entry": [entry]}


def first(body: Any) -> Happening:
    """The one happening of an event's payload that was read."""
    for happening in happenings(body):
        return happening
    return Happening("", "", body, {}, "", None)


def _whole(raw: bytes) -> Event:
    payload = dumps(_body(Happening("", "", {RAW: base64.b64encode(raw).decode()}, {}, "", None)))
    return Event(NAME, f"wa:x:{sha256(raw).hexdigest()}", payload)
