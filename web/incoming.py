"""What a request carries, read without trust: whole numbers and JSON."""

import json
from typing import Annotated, TypeVar
from urllib.parse import unquote_to_bytes

import msgspec
from starlette.convertors import Convertor
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

# `int` reads no number of more than 4,300 digits, so a path may not carry one that far.
DIGITS = 19
FIELDS = 64
LARGEST = 2**63 - 1  # what both databases can keep
Whole = Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]
Body = TypeVar("Body")


class Number(Convertor[str]):
    """A number in the path of a route: at most `DIGITS` digits, read by `whole`."""

    regex = f"[0-9]{{1,{DIGITS}}}"

    def convert(self, value: str) -> str:
        """As it is written."""
        return value

    def to_string(self, value: str) -> str:
        """As it is written."""
        return value


def whole(written: str | None) -> int | None:
    """The whole number that is written in digits; None for anything else, or too large a one."""
    if not written or not written.isascii() or not written.isdigit() or len(written) > DIGITS:
        return None
    number = int(written)
    return number if number <= LARGEST else None


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
