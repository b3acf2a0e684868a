"""What somebody who searches may mean by what they typed."""

import re

from core.text import storable

_APART = re.compile(r"[+\s().\-\u2010-\u2015/]")
_LEAST = 3


def patterns(text: str) -> tuple[str, str]:
    """The text as two patterns of LIKE, escaped by a backslash; none but empty ones for no text.

    The first is the text itself, the second the number that it writes: its digits without what
    stands between them, and 0812… as the 62812… that is kept. Where it writes none, the first.
    """
    wanted = storable(text).strip().casefold()
    if not wanted:
        return "", ""
    return _pattern(wanted), _pattern(_number(wanted) or wanted)


def _number(wanted: str) -> str:
    digits = _APART.sub("", wanted)
    if not (digits.isascii() and digits.isdigit() and len(digits) >= _LEAST):
        return ""
    if digits.startswith("0062"):
        return digits[2:]
    if digits[0] == "0" and digits[1] != "0":
        return "62" + digits[1:]
    return digits


def _pattern(wanted: str) -> str:
    for special in ("\\", "%", "_"):
        wanted = wanted.replace(special, f"\\{special}")
    return f"%{wanted}%"
