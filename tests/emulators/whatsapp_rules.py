"""The limits that WhatsApp documents for messages, as the emulator holds callers to them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

TITLES = {
    0: "AuthException",
    1: "API Unknown",
    2: "API Service",
    4: "API Too Many Calls",
    10: "Permission Denied",
    100: "Invalid parameter",
    190: "Access token has expired",
    80007: "Rate limit issues",
    130429: "Rate limit hit",
    131000: "Something went wrong",
    131008: "Required parameter is missing",
    131009: "Parameter value is not valid",
    131016: "Service unavailable",
    131021: "Recipient cannot be sender",
    131026: "Message undeliverable",
    131030: "Recipient phone number not in allowed list",
    131047: "Re-engagement message",
    131051: "Unsupported message type",
    131053: "Media upload error",
    131056: "(Business Account, Consumer Account) pair rate limit hit",
}
STATUSES = {0: 401, 2: 503, 10: 403, 190: 401, 131000: 500, 131016: 503}
MEDIA_KINDS = frozenset({"image", "video", "audio", "document", "sticker"})
_CAPTIONED = frozenset({"image", "video", "document"})
_RECIPIENT = re.compile(r"\+?[\d\s()-]{5,25}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error of the platform; `status` is that of HTTP."""

    code: int
    details: str = ""
    status: int = 0
    subcode: int = 0
    retry_after: float = 0
    message: str = ""

    @property
    def http(self) -> int:
        """The HTTP status with which the platform sends this code."""
        return self.status or STATUSES.get(self.code, 400)

    def body(self, trace: str) -> Json:
        """The platform's JSON for it."""
        error: Json = {
            "message": self.message or f"(#{self.code}) {TITLES.get(self.code, 'Error')}",
            "type": "OAuthException",
            "code": self.code,
            "fbtrace_id": trace,
        }
        if self.details:
            error["error_data"] = {"messaging_product": "whatsapp", "details": self.details}
        if self.subcode:
            error["error_subcode"] = self.subcode
        return {"error": error}


def refusal_of(message: Json) -> Refusal | None:
    """What the platform has against a message, None when nothing."""
    if message.get("messaging_product") != "whatsapp":
        return Refusal(100, "The parameter messaging_product is required.")
    to, recipient = message.get("to"), message.get("recipient")
    if not to and not recipient:
        return Refusal(131008, "The parameter to is required.")
    if to and not (isinstance(to, str) and _RECIPIENT.fullmatch(to)):
        return Refusal(131009, "The parameter to is not a phone number.")
    if len(message.get("biz_opaque_callback_data") or "") > 512:
        return Refusal(131009, "biz_opaque_callback_data is longer than 512 characters")
    kind = message.get("type", "text")
    part = message.get(kind)
    check = _CHECKS.get(kind)
    if check is None:
        return Refusal(131051, f"Message type {kind} is not supported.")
    if not isinstance(part, dict):
        return Refusal(131008, f"The parameter {kind} is required.")
    wrong = check(part)
    return Refusal(*wrong) if wrong else None


Wrong = tuple[int, str] | None


def _length(name: str, value: object, longest: int, shortest: int = 1) -> Wrong:
    if not isinstance(value, str) or len(value.strip()) < shortest:
        return 131008, f"The parameter {name} is required."
    if len(value) > longest:
        return 131009, f"{name}: maximum length is {longest} characters."
    return None


def _first(*wrongs: Wrong) -> Wrong:
    return next((wrong for wrong in wrongs if wrong), None)


def _distinct(name: str, values: list[str]) -> Wrong:
    return None if len(set(values)) == len(values) else (131009, f"Duplicate {name}")


def _text(part: Json) -> Wrong:
    return _length("text.body", part.get("body"), 4096)


def _media(part: Json) -> Wrong:
    if not (part.get("id") or part.get("link")):
        return 131008, "Either id or link is required."
    return _length("caption", part.get("caption", ""), 1024, shortest=0)


def _uncaptioned(part: Json) -> Wrong:
    return (131009, "caption is not allowed here") if "caption" in part else _media(part)


def _interactive(part: Json) -> Wrong:
    kind, action = part.get("type"), part.get("action") or {}
    longest = 4096 if kind == "list" else 1024
    wrong = _first(
        _length("interactive.body.text", (part.get("body") or {}).get("text"), longest),
        _length("footer", (part.get("footer") or {}).get("text", ""), 60, shortest=0),
        _length("header", (part.get("header") or {}).get("text", ""), 60, shortest=0),
    )
    if wrong:
        return wrong
    match kind:
        case "button":
            return _buttons(action.get("buttons") or [])
        case "list":
            return _list(action)
        case "request_contact_info":
            return _number_request(action)
        case _:
            return 131009, f"interactive.type {kind} is not supported"


def _number_request(action: Json) -> Wrong:
    if action != {"name": "request_contact_info"}:
        return 131009, "action.name must be request_contact_info, and stands alone"
    return None


def _buttons(buttons: list[Json]) -> Wrong:
    if not 1 <= len(buttons) <= 3:
        return 131009, "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3"
    replies = [button.get("reply") or {} for button in buttons]
    return _first(
        *(_length("button.reply.title", reply.get("title"), 20) for reply in replies),
        *(_length("button.reply.id", reply.get("id"), 256) for reply in replies),
        _distinct("button.reply.title", [str(reply.get("title")) for reply in replies]),
        _distinct("button.reply.id", [str(reply.get("id")) for reply in replies]),
    )


def _list(action: Json) -> Wrong:
    sections = action.get("sections") or []
    rows = [row for section in sections for row in section.get("rows") or []]
    if not 1 <= len(rows) <= 10:
        return 131009, "Total row count exceeds max allowed count: 10"
    shortest = 1 if len(sections) > 1 else 0
    return _first(
        _length("action.button", action.get("button"), 20),
        *(_length("section.title", one.get("title", ""), 24, shortest) for one in sections),
        *(_length("row.title", row.get("title"), 24) for row in rows),
        *(_length("row.id", row.get("id"), 200) for row in rows),
        *(_length("row.description", row.get("description", ""), 72, shortest=0) for row in rows),
        _distinct("row.id", [str(row.get("id")) for row in rows]),
    )


def _template(part: Json) -> Wrong:
    language = part.get("language") or {}
    return _first(
        _length("template.name", part.get("name"), 512),
        _length("template.language.code", language.get("code"), 15),
    )


def _reaction(part: Json) -> Wrong:
    return _length("reaction.message_id", part.get("message_id"), 500)


def _location(part: Json) -> Wrong:
    found = all(part.get(key) is not None for key in ("latitude", "longitude"))
    return None if found else (131008, "latitude and longitude are required")


_CHECKS: Mapping[str, Callable[[Json], Wrong]] = {
    "text": _text,
    "interactive": _interactive,
    "template": _template,
    "reaction": _reaction,
    "location": _location,
    **{kind: _media if kind in _CAPTIONED else _uncaptioned for kind in MEDIA_KINDS},
}
