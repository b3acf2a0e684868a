"""What a request carries, read without trust: JSON and forms."""

import json
from typing import TypeVar
from urllib.parse import unquote_to_bytes

import msgspec
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

FIELDS = 64
Body = TypeVar("Body")


def read_json(raw: bytes, kind: type[Body]) -> Body:
    """The body as `kind`. Raises `msgspec.MsgspecError`, whatever is wrong with it.

    Half an emoji (a lone surrogate, which browsers do send) is let through; `storable` replaces
    it where the words are kept.
    """
    try:
        return _decoded(raw, kind)
    except (RecursionError, UnicodeDecodeError) as error:
        raise msgspec.DecodeError(str(error)) from None


def _decoded(raw: bytes, kind: type[Body]) -> Body:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError as error:
        try:
            loose = json.loads(raw.decode(), parse_constant=_no_number)
        except ValueError:
            raise error from None
        return msgspec.convert(loose, type=kind)


def _no_number(written: str) -> None:
    raise ValueError(f"{written} is no number of JSON")


async def form_of(request: Request, files: int = 0, fields: int = FIELDS) -> FormData:
    """The fields of a form, and its files where it may have any.

    Raises `HTTPException` (400) for what is not whole, not UTF-8, or more than it may hold:
    nothing of it is guessed.
    """
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        if "charset" in kind.lower():
            raise HTTPException(400, "forms are written in UTF-8")
        parser = _Multipart(request.headers, request.stream(), max_files=files, max_fields=fields)
        try:
            return await parser.parse()
        except MultiPartException as error:
            raise HTTPException(400, error.message) from error
    raw = await request.body()
    if not is_text(raw, plus=True):
        raise HTTPException(400, "the form is not UTF-8")
    return await request.form(max_files=0, max_fields=fields)


def is_text(quoted: bytes, *, plus: bool = False) -> bool:
    """Whether what is quoted with `%` (and `+`) is UTF-8 that every table takes."""
    if quoted.isascii() and b"%" not in quoted:  # nothing is quoted
        return b"\0" not in quoted
    try:
        said = unquote_to_bytes(quoted.replace(b"+", b" ") if plus else quoted).decode()
    except UnicodeDecodeError:
        return False
    return "\0" not in said


class _Multipart(MultiPartParser):
    """Starlette's, which reads as Latin-1 what is not UTF-8."""

    def on_header_end(self) -> None:
        self._check(self._current_partial_header_value)
        super().on_header_end()

    def on_part_end(self) -> None:
        if self._current_part.file is None:
            self._check(self._current_part.data)
        super().on_part_end()

    def _check(self, data: bytes | bytearray) -> None:
        try:
            data.decode()
        except UnicodeDecodeError:
            raise MultiPartException("the form is not UTF-8") from None
