"""Whole numbers that come from outside, in a path, a query or a body."""

from typing import Annotated

import msgspec
from starlette.convertors import Convertor

# `int` reads no number of more than 4,300 digits, so a path may not carry one that far.
DIGITS = 19
LARGEST = 2**63 - 1  # what both databases can keep
Whole = Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]


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
