"""A checkpoint: one digest over the heads of all chats, sealed over the checkpoint before it."""

from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha256

_NOTED = 20  # bytes of a digest that a person notes down


@dataclass(frozen=True, slots=True)
class Head:
    """What is noted of a checkpoint: its number, and enough of its digest; written `12-ab3d…`."""

    number: int
    mark: str

    @classmethod
    def of(cls, number: int, digest: bytes) -> "Head":
        """The head of a checkpoint with that digest (32 bytes)."""
        return cls(number, b32encode(digest[:_NOTED]).decode().lower())

    @classmethod
    def read(cls, text: str) -> "Head | None":
        """The head that somebody noted; None where it is none."""
        number, dash, mark = text.strip().lower().partition("-")
        return cls(int(number), mark) if dash and mark and number.isdecimal() else None

    def __str__(self) -> str:
        return f"{self.number}-{self.mark}"


class CheckpointSeal:
    """The digest of one checkpoint while the heads of chats are taken in, by chat's number."""

    def __init__(self, previous: bytes, number: int, at: int, numbers: str) -> None:
        """`previous` is the digest before (32 bytes); `at` in microseconds UTC.

        `numbers` says how far the series of case numbers had come.
        """
        self._hash = sha256(previous + f"{number} {at} {numbers}\n".encode())

    def take(self, chat: int, seq: int, digest: bytes) -> None:
        """A chat has facts up to `seq`, the last one sealed with `digest` (32 bytes)."""
        self._hash.update(f"{chat} {seq} ".encode() + digest)

    def end(self) -> bytes:
        """The digest over all of it (32 bytes)."""
        return self._hash.digest()
