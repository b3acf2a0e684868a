"""The hash chain of one chat: every fact is sealed over the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from core.facts import Fact, NewFact, SealedFact
from core.time import from_micros, to_micros

GENESIS = bytes(32)
_ENCODER = msgspec.json.Encoder(order="sorted")


class _Body(msgspec.Struct):
    chat: int
    seq: int
    kind: Fact
    at: int
    actor: str
    ref: str
    case: int | None
    data: dict[str, object]


_DECODER = msgspec.json.Decoder(_Body)


@dataclass(frozen=True, slots=True)
class Link:
    """One link as it is stored.

    `body` is the very bytes (JSON with sorted keys) that `digest` (32 bytes) was made over;
    `kind`, `ref` and `case` repeat what it says, for looking things up.
    """

    chat: int
    seq: int
    kind: str
    ref: str
    case: int | None
    body: bytes
    digest: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """The first link of a chat that does not hold, and why."""

    chat: int
    seq: int
    why: str


def seal(chat: int, seq: int, previous: bytes, fact: NewFact) -> Link:
    """The link of `fact` after the one whose digest is `previous` (32 bytes). `seq` starts at 1."""
    body = _ENCODER.encode(
        {
            "chat": chat,
            "seq": seq,
            "kind": fact.kind,
            "at": to_micros(fact.at),
            "actor": fact.actor,
            "ref": fact.ref,
            "case": fact.case,
            "data": fact.data,
        }
    )
    return Link(chat, seq, fact.kind, fact.ref, fact.case, body, digest(previous, body))


def digest(previous: bytes, body: bytes) -> bytes:
    """SHA-256 over the digest before and the bytes of this link."""
    return sha256(previous + body).digest()


def opened(body: bytes) -> SealedFact:
    """The fact that the bytes of a link say. Raises `msgspec.DecodeError` on other bytes."""
    said = _DECODER.decode(body)
    return SealedFact(
        said.chat,
        said.seq,
        said.kind,
        from_micros(said.at),
        said.actor,
        said.data,
        said.ref,
        said.case,
    )


class Walk:
    """A walk along one chat's chain, link by link, from the first; holds no more than the last."""

    def __init__(self, chat: int) -> None:
        self._chat = chat
        self._seq = 0
        self._previous = GENESIS
        self._broken: Broken | None = None

    def take(self, link: Link) -> None:
        """The next link in order of `seq`; nothing more is looked at after a broken one."""
        if self._broken is not None:
            return
        self._seq += 1
        if link.seq != self._seq:
            self._broken = Broken(self._chat, self._seq, "missing")
        elif not _holds(self._previous, link):
            self._broken = Broken(self._chat, self._seq, "changed")
        self._previous = link.digest

    def end(self, head: tuple[int, bytes]) -> Broken | None:
        """The first link that does not hold, or None; `head` is the length and last digest."""
        if self._broken is None and (self._seq, self._previous) != head:
            return Broken(self._chat, self._seq + 1, "cut off")
        return self._broken


def first_broken(chat: int, links: Iterable[Link], head: tuple[int, bytes]) -> Broken | None:
    """Walk one chat's links in order; `head` is the length and last digest that the chat states.

    Returns the first link that does not hold, or None when all of them do.
    """
    walk = Walk(chat)
    for link in links:
        walk.take(link)
    return walk.end(head)


def _holds(previous: bytes, link: Link) -> bool:
    # Whoever writes into a table by hand may leave any type there.
    stored: tuple[object, object] = (link.body, link.digest)
    if not all(isinstance(value, bytes) for value in stored):
        return False
    return link.digest == digest(previous, link.body) and _says_the_same(link)


def _says_the_same(link: Link) -> bool:
    try:
        fact = opened(link.body)
    except msgspec.MsgspecError:
        return False
    return (fact.chat, fact.seq, fact.kind, fact.ref, fact.case) == (
        link.chat,
        link.seq,
        link.kind,
        link.ref,
        link.case,
    )
