"""The chats that were last talked in, as they were last committed.

Right on SQLite because one process owns the file; on PostgreSQL because whatever decides from a
chat checks its version when it commits, and a chat that was stale is thrown out.
"""

from collections import OrderedDict
from dataclasses import dataclass

from bot.unit_of_work import ChatRecord
from core.message import Address


@dataclass(frozen=True, slots=True)
class CachedChat:
    """A chat at a version, with its addresses, and those that its complainant has given up.

    `since` (microseconds UTC) is from when on every one of the former is surely theirs.
    """

    record: ChatRecord
    version: int
    addresses: frozenset[Address]
    given_up: frozenset[Address] = frozenset()
    since: int = 0


class ChatCache:
    """At most `size` chats by number and by address; the longest unused goes first."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._known: OrderedDict[int, CachedChat] = OrderedDict()
        self._chats: dict[Address, int] = {}

    def by_id(self, chat: int) -> CachedChat | None:
        """The chat, if it is known."""
        known = self._known.get(chat)
        if known is not None:
            self._known.move_to_end(chat)
        return known

    def by_address(self, address: Address) -> CachedChat | None:
        """The chat with that address, if it is known."""
        chat = self._chats.get(address)
        return None if chat is None else self.by_id(chat)

    def put(self, known: CachedChat) -> None:
        """Remember a chat, unless a newer version of it is here."""
        chat = known.record.id
        older = self._known.get(chat)
        if older is not None and older.version > known.version:
            return
        self._known[chat] = known
        self._known.move_to_end(chat)
        self._chats.update(dict.fromkeys(known.addresses, chat))
        if len(self._known) > self._size:
            self.forget(next(iter(self._known)))

    def forget(self, chat: int) -> None:
        """Have it read anew next time."""
        known = self._known.pop(chat, None)
        for address in () if known is None else known.addresses:
            self._chats.pop(address, None)

    def forget_older(self, chat: int, version: int) -> None:
        """Have it read anew next time, if others have brought it to that version meanwhile."""
        known = self._known.get(chat)
        if known is not None and known.version < version:
            self.forget(chat)
