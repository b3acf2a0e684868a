"""Whom a happening of WhatsApp concerns, and what the platform itself states of their account.

An account has a telephone (`phone`), an id within our business (`user`) and maybe one within a
group of businesses (`parent`); any of them may be missing. A new telephone gives a new id.
"""

import re
from collections.abc import Sequence

from channels.whatsapp.capabilities import NAME
from channels.whatsapp.payload import Json, digits, objects, part_of, safe_id, text_of
from core.message import Address, Sender

CHANGED_NUMBER = frozenset({"user_changed_number", "customer_changed_number"})
CHANGED_ID = frozenset({"user_changed_user_id"})
CHANGED_IDENTITY = frozenset({"user_identity_changed", "customer_identity_changed"})
_FROM_TO = re.compile(r" changed from \+?(\d+) to \+?(\d+)\.?\Z")

Ids = tuple[str, str, str]
"""A telephone, an id and a parent's id, each empty where it is not told."""
_NAMES = {
    "statuses": ("recipient_id", "recipient_user_id", "recipient_parent_user_id"),
    "user_preferences": ("wa_id", "user_id", "parent_user_id"),
    "user_id_update": ("wa_id", "", ""),
    "message_echoes": ("to", "to_user_id", "to_parent_user_id"),
}
_TO_THEM = _NAMES["message_echoes"]
_FROM_THEM = ("from", "from_user_id", "from_parent_user_id")


class Contacts:
    """Finds the contact that belongs to an item of a list."""

    def __init__(self, name: str, contacts: object, items: Sequence[object]) -> None:
        self._name = name
        self._all = list(objects(contacts))
        self._alone = len(self._all) == 1 and (len(items) < 2 or _is_of_one(name, items))

    def of(self, item: object) -> list[Json]:
        """A list of the one contact, empty when none is known to belong."""
        if self._alone:
            return self._all
        phone, user, _ = ids(self._name, item) if isinstance(item, dict) else ("", "", "")
        for contact in self._all:
            if user and contact.get("user_id") == user:
                return [contact]
        for contact in self._all:
            other = user and contact.get("user_id") not in (None, "", user)
            if phone and digits(contact.get("wa_id")) == phone and not other:
                return [contact]
        return []


def _is_of_one(name: str, items: Sequence[object]) -> bool:
    """Whether no two items concern different people."""
    return len({ids(name, item) for item in items if isinstance(item, dict)}) <= 1


def ids(name: str, item: Json) -> Ids:
    """The ids of the complainant whom an item of the list `name` concerns."""
    if name == "calls" and item.get("direction") == "BUSINESS_INITIATED":
        return _ids(item, *_TO_THEM)
    return _ids(item, *_NAMES.get(name, _FROM_THEM))


def addresses(name: str, item: Json, contact: Json) -> tuple[Address, ...]:
    """The addresses of the complainant whom an item of the list `name` concerns, best first.

    A statement of the platform names the addresses before and after it, so that whatever comes
    from either waits for it. Nobody for what happens in a group.
    """
    if item.get("group_id") or item.get("recipient_type") == "group":
        return ()
    known = stated(name, item, contact)
    if known is not None:
        return tuple(dict.fromkeys((*known.before, *known.now)))
    return _addresses(_filled(ids(name, item), _ids(contact, "wa_id", "user_id", "parent_user_id")))


def stated(name: str, item: Json, contact: Json) -> Sender | None:
    """What the platform states of an account, None where it only brings a message.

    Its word alone counts: a number that was typed, a card of somebody else's or a name is none.
    """
    match name, text_of(item.get("type")):
        case "user_id_update", _:
            user, parent = part_of(item, "user_id"), part_of(item, "parent_user_id")
            phone = digits(item.get("wa_id")) or digits(contact.get("wa_id"))
            before, now = (
                (phone, safe_id(user.get(when)), safe_id(parent.get(when)))
                for when in ("previous", "current")
            )
            return _moved(before, now)
        case "messages", "system":
            return _changed(item, part_of(item, "system"), contact)
        case "messages", "contacts":
            return _shared(item, contact)
        case _:
            return None


def _changed(item: Json, system: Json, contact: Json) -> Sender | None:
    kind = text_of(system.get("type"))
    if kind not in CHANGED_NUMBER | CHANGED_ID:
        return None
    own, listed_as = ids("messages", item), _ids(contact, "wa_id", "user_id", "parent_user_id")
    old = digits(system.get("customer")) or own[0]
    new = digits(system.get("wa_id")) or digits(system.get("new_wa_id"))
    found = _FROM_TO.search(text_of(system.get("body")))
    if kind in CHANGED_NUMBER and not new and found and found[1] == old:
        new = found[2]
    after = (new, safe_id(system.get("user_id")), safe_id(system.get("parent_user_id")))
    previous = (
        old,
        safe_id(system.get("previous_user_id")) or own[1],
        safe_id(system.get("previous_parent_user_id")) or own[2],
    )
    if kind in CHANGED_ID and not new:
        after = (old, *after[1:])  # the id alone is another one
    if listed_as[0] in ("", old) and listed_as[0] != new:
        previous = _filled(previous, listed_as)
    elif listed_as[0] == new:
        after = _filled(after, listed_as)
    return _moved(previous, after)


def _shared(item: Json, contact: Json) -> Sender | None:
    """The sender's own telephone, given at our request: the platform fills it in, not the sender.

    A card that is sent in any other way says `other`, and proves nothing.
    """
    people = list(objects(item.get("contacts")))
    origins = (item.get("origin"), *(person.get("origin") for person in people))
    if len(people) != 1 or "contact_request" not in origins or "other" in origins:
        return None
    numbers = {
        digits(way.get("wa_id")) or digits(way.get("phone"))
        for way in objects(people[0].get("phones"))
    } - {""}
    if len(numbers) != 1:
        return None
    (phone,) = numbers
    own = _filled(ids("messages", item), _ids(contact, "wa_id", "user_id", "parent_user_id"))
    if own[0] not in ("", phone) or not any(own):
        return None
    return Sender(_addresses((phone, *own[1:])), phone=phone)


def _moved(before: Ids, now: Ids) -> Sender | None:
    return Sender(_addresses(now), _addresses(before)) if any(before) and any(now) else None


def _filled(known: Ids, more: Ids) -> Ids:
    phone, user, parent = (one or other for one, other in zip(known, more, strict=True))
    return phone, user, parent


def _ids(holder: Json, phone: str, user: str, parent: str) -> Ids:
    return digits(holder.get(phone)), safe_id(holder.get(user)), safe_id(holder.get(parent))


def _addresses(known: Ids) -> tuple[Address, ...]:
    return tuple(
        Address(NAME, f"{kind}:{value}")
        for kind, value in zip(("phone", "user", "parent"), known, strict=True)
        if value
    )
