"""The JSON of WhatsApp's bodies, whatever they hold, and its plain values."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from core.text import phone_digits, storable

_LONGEST_NUMBER = 40
_LONGEST_ID = 200

Json = dict[str, Any]


def loads(raw: bytes) -> Any:
    """The JSON of a body. Raises `ValueError` or `RecursionError`.

    Bytes that are not UTF-8 become lone surrogates. Lists under one repeated key become one list.
    Numbers that JSON or a table could not hold stay as they are written.
    """
    return _DECODER.decode(raw.decode("utf-8-sig", "surrogateescape"))


def dumps(value: object) -> bytes:
    """Values as JSON; the same values always give the same bytes."""
    return _ENCODER.encode(value).encode()


def text_of(value: object) -> str:
    """A string or a whole number as it stands; anything else is no text."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def listed(value: object) -> Sequence[Any]:
    """A list as it is, nothing as an empty one, anything else as a list of one."""
    if isinstance(value, list):
        return value
    return () if value is None else (value,)


def objects(value: object) -> Iterator[Json]:
    """Those parts of a list that are objects."""
    return (part for part in listed(value) if isinstance(part, dict))


def part_of(holder: object, key: str) -> Json:
    """An object inside another; empty when there is none."""
    part = holder.get(key) if isinstance(holder, Mapping) else None
    return part if isinstance(part, dict) else {}


def digits(value: object) -> str:
    """A phone number's digits; empty when it holds anything else than a written number."""
    return phone_digits(text_of(value))


def safe_id(value: object) -> str:
    """An id that every table takes: itself, or its digest where it is no ordinary id."""
    said = text_of(value)
    if len(said) <= _LONGEST_ID and storable(said) == said:
        return said
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _object(pairs: list[tuple[str, Any]]) -> Json:
    made = dict(pairs)
    if len(made) != len(pairs):
        gathered: Json = {}
        for key, value in pairs:
            before = gathered.get(key)
            both = isinstance(before, list) and isinstance(value, list)
            gathered[key] = [*before, *value] if both else value  # type: ignore[misc]  # both lists
        return gathered
    return made


def _float(written: str) -> float | str:
    number = float(written)
    return number if math.isfinite(number) else written


def _int(written: str) -> int | str:
    return int(written) if len(written) <= _LONGEST_NUMBER else written


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=str, parse_float=_float, parse_int=_int
)
# ASCII escapes carry NUL and lone surrogates through; sorted keys make digests repeatable.
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False)
