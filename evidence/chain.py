"""The hash chain of one chat: every fact is sealed over the one before it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

import msgspec

from core.facts import Fact, NewFact, SealedFact
from core.time import from_micros, to_micros

GENESIS = bytes(32)
_NONE: Mapping[int, str] = MappingProxyType({})
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
    cases: dict[int, str] = {}


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


def seal(
    chat: int, seq: int, previous: bytes, fact: NewFact, cases: Mapping[int, str] = _NONE
) -> Link:
    """The link of `fact` after the one whose digest is `previous` (32 bytes). `seq` starts at 1.

    `cases` is how the rows of cases stand after it: their digests, by the case's number in the
    table.
    """
    stated = {"cases": {str(case): row for case, row in cases.items()}} if cases else {}
    body = _ENCODER.encode(
        {
            **stated,
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
    """A walk along one chat's chain, link by link, from the first; holds no more than the last.

    `opened` are the numbers of the cases that its facts opened, `cases` the digests of their rows
    as the last facts left them, both by the case's number in the table.
    """

    def __init__(self, chat: int) -> None:
        self.opened: dict[int, str] = {}
        self.cases: dict[int, str] = {}
        self._chat = chat
        self._seq = 0
        self._previous = GENESIS
        self._broken: Broken | None = None

    @property
    def is_whole(self) -> bool:
        """Whether everything so far holds."""
        return self._broken is None

    def take(self, link: Link) -> None:
        """The next link in order of `seq`; nothing more is looked at after a broken one."""
        if self._broken is not None:
            return
        self._seq += 1
        if link.seq != self._seq:
            self._broken = Broken(self._chat, self._seq, "missing")
        elif (said := _held(self._previous, link)) is None:
            self._broken = Broken(self._chat, self._seq, "changed")
        else:
            self.cases.update(said.cases)
            if said.kind is Fact.CASE_OPENED and said.case is not None:
                self.opened[said.case] = str(said.data.get("number"))
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


def _held(previous: bytes, link: Link) -> _Body | None:
    """What a link says; None where it is not what was sealed."""
    # Whoever writes into a table by hand may leave any type there.
    stored: tuple[object, object] = (link.body, link.digest)
    if not all(isinstance(value, bytes) for value in stored):
        return None
    if link.digest != digest(previous, link.body):
        return None
    try:
        said = _DECODER.decode(link.body)
    except msgspec.MsgspecError:
        return None
    same = (said.chat, said.seq, said.kind, said.ref, said.case) == (
        link.chat,
        link.seq,
        link.kind,
        link.ref,
        link.case,
    )
    return said if same else None
