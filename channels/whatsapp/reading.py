"""Turns one event of WhatsApp into words by a plain reading of its JSON, whatever it holds."""

from dataclasses import replace
from datetime import UTC, datetime

from channels.whatsapp import wire
from channels.whatsapp.messages import Content, content, reason
from channels.whatsapp.payload import Json, text_of
from channels.whatsapp.people import stated
from channels.whatsapp.wire import Happening
from core.message import CallFate, Inbound, Kind, Status
from core.text import storable, storable_value

STATUSES = {
    "sent": Status.SENT,
    "delivered": Status.DELIVERED,
    "read": Status.READ,
    "played": Status.READ,
    "failed": Status.FAILED,
}
# Fields that the platform documents for other things than messages.
_NEWS = frozenset(
    {
        "account_alerts", "account_offboarded", "account_reconnected", "account_review_update",
        "account_settings_update", "account_update", "automatic_events",
        "business_capability_update", "business_status_update", "calls", "consumer_profile",
        "flows", "group_lifecycle_update",
        "group_participants_update", "group_settings_update", "group_status_update", "groups",
        "history", "message_template_components_update", "message_template_quality_update",
        "message_template_status_update", "messaging_handovers", "partner_solutions",
        "payment_configuration_update", "phone_number_name_update", "phone_number_quality_update",
        "security", "smb_app_state_sync", "smb_message_echoes", "standby",
        "template_category_update", "template_correct_category_detection", "tracking_events",
        "user_id_update", "user_preferences",
    }
)  # fmt: skip
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_SECOND = 1_000_000_000  # September 2001: no WhatsApp before that
_MILLISECONDS_FROM = 100_000_000_000
_LAST_SECOND = 253_402_300_799  # the end of the year 9999


def read(happening: Happening, phone_id: str) -> Inbound:
    """The happening in words; every text is storable.

    `detail["no_time"]` says that the platform gave no time: `at` is 1970 then. What was written to
    another number than `phone_id` is `SYSTEM`, with that number's id as `detail["other_number"]`:
    it is kept, and not answered from a number that was never written to.
    """
    item = happening.item if isinstance(happening.item, dict) else {"item": happening.item}
    match happening.list:
        case wire.MESSAGES:
            return dressed(content(item, happening.value), happening, phone_id)
        case wire.ECHOES:
            inner = content(item, {})
            detail = {**inner.detail, "type": inner.kind}
            return dressed(replace(inner, kind=Kind.ECHO, detail=detail), happening, phone_id)
        case wire.STATUSES:
            return status(item, happening, phone_id)
        case _:
            return dressed(_news(item, happening), happening, phone_id)


def dressed(said: Content, happening: Happening, phone_id: str) -> Inbound:
    """What was said with its id, time and sender, and with what every kind may carry."""
    item = happening.item if isinstance(happening.item, dict) else {}
    at, timed = moment(item.get("timestamp"), happening.entry_time)
    detail = {**_extras(item), **said.detail}
    kind = said.kind
    if not timed:
        detail["no_time"] = True
    others = phone_id and happening.phone_id and happening.phone_id != phone_id
    if others and kind is not Kind.UNKNOWN:
        detail |= {"other_number": storable(happening.phone_id), "type": kind}
        kind = Kind.SYSTEM
    return Inbound(
        kind,
        storable(text_of(item.get("id"))) if happening.list else "",
        at,
        storable(said.text),
        storable(said.choice),
        storable(said.about),
        name_of(happening.contact),
        said.media,
        detail=detail,
        sender=stated(happening.list, item, happening.contact),
    )


def status(item: Json, happening: Happening, phone_id: str) -> Inbound:
    """The fate of a message of ours; a status that nobody documented is `SYSTEM`."""
    said = text_of(item.get("status"))
    known = STATUSES.get(said)
    detail: dict[str, object] = {"status": storable(said)}
    if tracker := text_of(item.get("biz_opaque_callback_data")):
        detail["tracker"] = storable(tracker)
    if item.get("recipient_type") == "group":
        detail["group"] = storable(text_of(item.get("recipient_id")))
    detail |= reason(item) or reason(happening.value)
    kind = Kind.STATUS if known else Kind.SYSTEM
    fate = Content(kind, about=text_of(item.get("id")), detail=detail)
    made = dressed(fate, happening, phone_id)
    # A message sent from another number of ours is not in our outbox, so its fate changes nothing.
    return replace(made, status=known if made.kind is Kind.STATUS else None)


def moment(*candidates: object) -> tuple[datetime, bool]:
    """The first candidate that is a Unix time in seconds or milliseconds, in UTC."""
    for candidate in candidates:
        written = text_of(candidate)
        if written.isascii() and written.isdigit() and len(written) <= len(str(_LAST_SECOND)) + 2:
            seconds = int(written)
            if seconds >= _MILLISECONDS_FROM:
                seconds //= 1000
            if _FIRST_SECOND <= seconds <= _LAST_SECOND:
                return datetime.fromtimestamp(seconds, UTC), True
    return _NO_TIME, False


def name_of(contact: Json) -> str:
    """What WhatsApp calls the sender: the profile's name, else the user name."""
    profile = contact.get("profile")
    if not isinstance(profile, dict):
        return ""
    return storable(text_of(profile.get("name")) or text_of(profile.get("username"))).strip()


def call_fate(item: Json) -> CallFate:
    """What became of a call; one that ended without a word between the two was missed.

    Nobody of ours answers over the Cloud API; somebody may on the office's own phone.
    """
    if text_of(item.get("direction")) == "BUSINESS_INITIATED":
        return CallFate.OURS
    if text_of(item.get("event")).lower() != "terminate":
        return CallFate.RINGING
    talked = text_of(item.get("duration")) not in ("", "0") or item.get("start_time")
    completed = text_of(item.get("status")).upper() == "COMPLETED"
    return CallFate.ANSWERED if talked or completed else CallFate.MISSED


def _extras(item: Json) -> dict[str, object]:
    found: dict[str, object] = {}
    context = item.get("context")
    if isinstance(context, dict):
        found |= {key: True for key in ("forwarded", "frequently_forwarded") if context.get(key)}
        if isinstance(context.get("referred_product"), dict):
            found["product"] = storable_value(context["referred_product"])
    if isinstance(item.get("referral"), dict):
        found["referral"] = storable_value(item["referral"])
    if item.get("group_id"):
        found["group"] = storable(text_of(item["group_id"]))
    return found


def _news(item: Json, happening: Happening) -> Content:
    detail: dict[str, object] = {"field": storable(happening.field), "item": storable_value(item)}
    match happening.list:
        case wire.PREFERENCES:
            return Content(Kind.SYSTEM, text_of(item.get("detail")), detail=detail)
        case wire.ERRORS:
            return Content(Kind.SYSTEM, detail=detail | reason({"errors": [item]}))
        case wire.CALLS:
            return Content(Kind.CALL, detail=detail | {"call": call_fate(item)})
        case _:
            known = happening.field in _NEWS
            return Content(Kind.SYSTEM if known else Kind.UNKNOWN, detail=detail)
