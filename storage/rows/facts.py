"""The facts of a chat as they are shown: also those that cannot be read."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from core.facts import PLATFORM, Fact, SealedFact
from core.time import from_micros
from core.unreadable import readable
from evidence.chain import opened
from storage.database.script import Row


class _When(msgspec.Struct):
    """The word of a fact that says whether the rest is worth reading, and is left most often."""

    at: int


_WHEN = msgspec.json.Decoder(_When)


def shown_facts(chat: int, rows: Sequence[Row]) -> list[SealedFact]:
    """Facts from columns `seq, body`, in order; one that cannot be read is `UNREADABLE`.

    Where its time cannot be read either, it has that of the fact before it.
    """
    found: list[SealedFact] = []
    at = from_micros(0)
    for seq, body in rows:
        fact = shown_fact(chat, seq, body, at)
        found.append(fact)
        at = fact.at
    return found


def when(chat: int, seq: int, body: bytes) -> int:
    """When a fact was, in microseconds UTC; 0 where its bytes do not say so."""
    return readable("time of fact", f"{chat}/{seq}", lambda: _WHEN.decode(body).at, int)


def shown_fact(chat: int, seq: int, body: bytes, otherwise: datetime) -> SealedFact:
    """The fact that the bytes say; `otherwise` is when it was, where they do not say so."""

    def stand_in() -> SealedFact:
        at = when(chat, seq, body)
        shown = from_micros(at) if at else otherwise
        return SealedFact(chat, seq, Fact.UNREADABLE, shown, PLATFORM, {}, "", None)

    return readable("fact", f"{chat}/{seq}", lambda: opened(body), stand_in)
