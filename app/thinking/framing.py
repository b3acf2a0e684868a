"""Messages on a stream, each behind its length in four bytes."""

import struct
from collections.abc import Iterator

_LENGTH = struct.Struct(">I")


def framed(message: bytes) -> bytes:
    """A message as it goes."""
    return _LENGTH.pack(len(message)) + message


class Frames:
    """What has come of a stream, of which the last message may be cut off."""

    def __init__(self) -> None:
        self._come = bytearray()

    def of(self, data: bytes) -> Iterator[bytes]:
        """The messages that are whole now that this has come as well."""
        self._come += data
        while len(self._come) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(self._come)[0]
            if len(self._come) < end:
                return
            message = bytes(self._come[_LENGTH.size : end])
            del self._come[:end]
            yield message
