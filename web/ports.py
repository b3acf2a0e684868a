"""What the pages need of the rest of the house; `app/` fills it in."""

from collections.abc import Mapping
from typing import Protocol

from handoff.case import Case
from handoff.desk import Account


class Webhook(Protocol):
    """The door of one platform."""

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the body came from the platform; `headers` have lower-case names."""
        ...

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """What the platform wants to hear when it checks the address; None when it is not it."""
        ...

    async def keep(self, raw: bytes) -> None:
        """Store the body durably. Whatever it raises makes the platform send the body again."""
        ...


class ChatPage(Protocol):
    """The way of a web visitor's message into the house."""

    async def keep(self, raw: bytes) -> None:
        """Store one message durably.

        `raw` is JSON with `visitor`, `id`, `at` (milliseconds since 1970, UTC) and one of `text`,
        `choice` (an object of `id` and `title`) or `file` (an object of `sha256`, `mime`,
        `filename`, `size`).
        The same `id` of the same visitor counts once.
        """
        ...


class Desk(Protocol):
    """What an agent can do to a case.

    Raises `AlreadyClaimed`, `IllegalMove`, `NotAllowed`, `NotFound`, `WindowClosed`, `AlreadySaid`
    or `Conflict`. A `key` is unique over all time, so that a retried request is said once.
    """

    async def claim(self, case_id: int, agent: Account) -> Case:
        """Take the case; the bot falls silent."""
        ...

    async def reply(self, case_id: int, agent: Account, text: str, key: str) -> None:
        """Write to the complainant."""
        ...

    async def note(self, case_id: int, agent: Account, text: str, key: str) -> None:
        """Leave a note that only colleagues read."""
        ...

    async def give_back(self, case_id: int, agent: Account) -> None:
        """Let the bot talk again; the case stays open."""
        ...

    async def close(
        self, case_id: int, agent: Account, category: str, farewell: bool = True
    ) -> None:
        """End the case under a category of the procedure."""
        ...

    async def categorise(self, case_id: int, agent: Account, category: str) -> None:
        """Give the case a category."""
        ...

    async def resend(self, case_id: int, agent: Account, seq: int) -> None:
        """Send the parts of message `seq` again that failed or are unknown."""
        ...

    async def send_file(
        self,
        case_id: int,
        agent: Account,
        sha256: str,
        filename: str,
        mime: str,
        caption: str,
        key: str,
    ) -> None:
        """Send one of the office's files."""
        ...


class Files(Protocol):
    """The office's files, by content hash."""

    async def keep(self, data: bytes, mime: str, filename: str) -> str:
        """Store the bytes; returns their SHA-256 in hexadecimal."""
        ...

    async def read(self, sha256: str) -> bytes:
        """The bytes. Raises `NotFound`."""
        ...


class Health(Protocol):
    """How the house is."""

    async def __call__(self) -> Mapping[str, object]:
        """Facts for the operator, without secrets; raises when the store does not answer."""
        ...
