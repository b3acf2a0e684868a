"""A complainant's phone on the virtual clock: it stands where a platform's servers would."""

import itertools
import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from channels.capabilities import PHONE
from channels.cutting import PartLimits, cut
from channels.registry import strictest
from core.errors import Undeliverable, Unreadable
from core.message import (
    Address,
    Event,
    Inbound,
    Kind,
    Media,
    Outbound,
    Sent,
    Status,
)

LIMITS = PartLimits(text=4096, text_with_choices=1024, caption=1024, buttons=3, button_title=20)
ADDRESS = Address(strictest(), f"{PHONE}:6281255443321")
"""What works on the channel that allows least works on every other."""


class TalkPhone:
    """Carries words both ways, and says what became of ours.

    A body is JSON: `id`, `at` (ISO, with a zone) and either `text`, `choice` with `text` as its
    title, `file` (a name), or `about` and `status` for a message of ours, with `reason` and `code`
    where that failed.
    """

    name = ADDRESS.channel

    def __init__(self) -> None:
        self._ids = itertools.count(1)

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:  # noqa: ARG002
        """Never: nothing comes in from outside."""
        return False

    def split(self, raw: bytes) -> Sequence[Event]:
        """The one happening of a body."""
        told = json.loads(raw)
        about = str(told.get("about", ""))
        addresses = () if about else (ADDRESS,)
        return (Event(self.name, str(told["id"]), raw, addresses=addresses, about=about),)

    def read(self, event: Event) -> Inbound:
        """The happening in words."""
        told = json.loads(event.payload)
        number, at = str(told["id"]), datetime.fromisoformat(told["at"])
        if "status" in told:
            status = Status(told["status"])
            why = {key: told[key] for key in ("reason", "code") if key in told}
            return Inbound(Kind.STATUS, number, at, about=event.about, status=status, detail=why)
        if "choice" in told:
            return Inbound(Kind.CHOICE, number, at, text=told["text"], choice=told["choice"])
        if "file" in told:
            detail = {"sha256": told["sha256"], "mime": "image/png", "filename": told["file"]}
            return Inbound(Kind.IMAGE, number, at, detail=detail)
        if "text" not in told:
            raise Unreadable(f"{event.key} says nothing")
        return Inbound(Kind.TEXT, number, at, text=told["text"])

    def cut(self, message: Outbound) -> Sequence[Outbound]:
        """Parts as small as those of any channel; a list is several messages."""
        return cut(message, LIMITS)

    async def send(self, message: Outbound) -> Sent:  # noqa: ARG002
        """Taken; its fate is told by a body of its own."""
        return Sent(f"phone-{next(self._ids)}")

    async def fetch(self, media: Media) -> bytes:
        """Raises `Undeliverable`: files of this phone are kept before they are told of."""
        raise Undeliverable(f"{media.ref} is not on this phone")

    async def aclose(self) -> None:
        """There is nothing to give back."""
