"""Cuts the bodies of WhatsApp's webhooks into events, by a plain reading of their JSON.

The payload of an event is a webhook body of its own, with one entry, one change and one happening,
so that whatever reads webhook bodies reads events too.
"""

import base64
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from bot.channels.nesting import shallow
from core.message import Address, ChannelName, Event
from core.text import storable

MESSAGES = "messages"
STATUSES = "statuses"
ECHOES = "message_echoes"
PREFERENCES = "user_preferences"
CALLS = "calls"
ERRORS = "errors"
LISTS = (MESSAGES, STATUSES, ECHOES, PREFERENCES, CALLS, ERRORS)
RAW = "raw_base64"
_AROUND = frozenset({"messaging_product", "metadata", "contacts", *LISTS})
_OBJECT = "whatsapp_business_account"
_WRITTEN = str.maketrans("", "", "+ -()")
_LONGEST_NUMBER = 40
_LONGEST_ID = 200

Json = dict[str, Any]


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
    def phone_id(self) -> str:
        """Our number that it happened to, empty when the platform does not say."""
        metadata = self.value.get("metadata")
        return text_of(metadata.get("phone_number_id")) if isinstance(metadata, dict) else ""


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


def loads(raw: bytes) -> Any:
    """The JSON of a body. Raises `ValueError` or `RecursionError`.

    Bytes that are not UTF-8 become lone surrogates. Lists under one repeated key become one list.
    Numbers that JSON or a table could not hold stay as they are written.
    """
    return json.loads(
        raw.decode("utf-8-sig", "surrogateescape"),
        object_pairs_hook=_object,
        parse_constant=str,
        parse_float=_float,
        parse_int=_int,
    )


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


def text_of(value: object) -> str:
    """A string or a whole number as it stands; anything else is no text."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def listed(value: object) -> Sequence[Any]:
    """A list as it is, nothing as an empty one, anything else as a list of one."""
    if isinstance(value, list):
        return value
    return () if value is None else (value,)


def objects(value: object) -> Iterator[Json]:
    """Those parts of a list that are objects."""
    return (part for part in listed(value) if isinstance(part, dict))


def _of_change(change: Any, entry_id: str, time: object) -> Iterator[Happening]:
    value = change.get("value") if isinstance(change, dict) else None
    if not isinstance(value, dict):
        yield Happening("", "", {"change": change}, {}, entry_id, time)
        return
    field = text_of(change.get("field"))
    around = {key: value[key] for key in ("messaging_product", "metadata") if key in value}
    found = False
    for name in LISTS:
        items = listed(value.get(name))
        contacts = _Contacts(name, value, items)
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


class _Contacts:
    """Finds the contact that belongs to an item of a list."""

    def __init__(self, name: str, value: Json, items: Sequence[Any]) -> None:
        self._name = name
        self._all = list(objects(value.get("contacts")))
        senders = {_ids(name, item) for item in items if isinstance(item, dict)}
        self._alone = len(self._all) == 1 and len(senders) <= 1

    def of(self, item: Any) -> list[Json]:
        phone, user = _ids(self._name, item) if isinstance(item, dict) else ("", "")
        for contact in self._all:
            if user and contact.get("user_id") == user:
                return [contact]
        for contact in self._all:
            other = user and contact.get("user_id") not in (None, "", user)
            if phone and digits(contact.get("wa_id")) == phone and not other:
                return [contact]
        return self._all if self._alone else []


def _ids(name: str, item: Json) -> tuple[str, str]:
    """The phone number and the business-scoped id of the complainant whom an item concerns."""
    match name:
        case "statuses":
            phone, user = "recipient_id", "recipient_user_id"
        case "user_preferences":
            phone, user = "wa_id", "user_id"
        case "message_echoes":
            phone, user = "to", "to_user_id"
        case "calls" if item.get("direction") == "BUSINESS_INITIATED":
            phone, user = "to", "to_user_id"
        case _:
            phone, user = "from", "from_user_id"
    return digits(item.get(phone)), text_of(item.get(user))


def digits(value: object) -> str:
    """A phone number's digits; empty when it holds anything else than a written number."""
    kept = text_of(value).translate(_WRITTEN)
    return kept if kept.isascii() and kept.isdigit() else ""


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
    payload = _dumps(_body(happening))
    key = _key(happening) or f"wa:x:{sha256(payload).hexdigest()}"
    about = ""
    if happening.list == STATUSES and isinstance(happening.item, dict):
        about = storable(text_of(happening.item.get("id")))
    return Event(ChannelName.WHATSAPP, key, payload, _addresses(happening), about)


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
        case "statuses":
            who = item.get("recipient_participant_user_id") or item.get("recipient_participant_id")
            parts = (said, safe_id(item.get("status")), safe_id(who))
            return "wa:s:" + ":".join(part for part in parts if part)
        case _:
            return ""


def safe_id(value: object) -> str:
    """An id that every table takes: itself, or its digest where it is no ordinary id."""
    said = text_of(value)
    if len(said) <= _LONGEST_ID and storable(said) == said:
        return said
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _addresses(happening: Happening) -> tuple[Address, ...]:
    item, contact = happening.item, happening.contact
    if not isinstance(item, dict) or happening.list in ("", ERRORS):
        return ()
    if item.get("group_id") or item.get("recipient_type") == "group":
        return ()
    phone, user = _ids(happening.list, item)
    names = (
        ("phone", phone or digits(contact.get("wa_id"))),
        ("user", safe_id(user or contact.get("user_id"))),
    )
    return tuple(Address(ChannelName.WHATSAPP, f"{kind}:{value}") for kind, value in names if value)


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
    payload = _dumps(_body(Happening("", "", {RAW: base64.b64encode(raw).decode()}, {}, "", None)))
    return Event(ChannelName.WHATSAPP, f"wa:x:{sha256(raw).hexdigest()}", payload)


def _dumps(value: object) -> bytes:
    # ASCII escapes carry NUL and lone surrogates through; sorted keys make digests repeatable.
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def _object(pairs: list[tuple[str, Any]]) -> Json:
    made = dict(pairs)
    if len(made) != len(pairs):
        gathered: Json = {}
        for key, value in pairs:
            before = gathered.get(key)
            both = isinstance(before, list) and isinstance(value, list)
            gathered[key] = [*before, *value] if both else value  # type: ignore[misc]  # both lists
        return gathered
    return made


def _float(written: str) -> float | str:
    number = float(written)
    return number if math.isfinite(number) else written


def _int(written: str) -> int | str:
    return int(written) if len(written) <= _LONGEST_NUMBER else written
