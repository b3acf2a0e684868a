"""JSON that is nested deeper than Python follows: the rest of it is read all the same."""

import json
import re
from collections.abc import Callable
from typing import TypeVar

DEEPEST = 64  # levels; no platform documents a tenth of that
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)

Read = TypeVar("Read")


def followed(raw: bytes, read: Callable[[bytes], Read]) -> Read:
    """What `read` makes of the JSON `raw`, or of a shallow copy where it is nested too deep.

    Raises what `read` raises.
    """
    try:
        return read(raw)
    except RecursionError:
        return read(shallow(raw))


def shallow(raw: bytes) -> bytes:
    """The JSON with whatever lies deeper than `DEEPEST` as a text that holds its JSON."""
    depth = start = end = 0
    pieces: list[bytes] = []
    for found in _TOKEN.finditer(raw):
        match found[0]:
            case b"[" | b"{":
                depth += 1
                if depth == DEEPEST + 1:
                    start = found.start()
            case b"]" | b"}":
                if depth == DEEPEST + 1:
                    deep = raw[start : found.end()].decode("utf-8", "surrogateescape")
                    pieces += [raw[end:start], json.dumps(deep).encode()]
                    end = found.end()
                depth -= 1
            case _:
                pass
    return b"".join([*pieces, raw[end:]])
