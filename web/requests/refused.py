"""Refusing a request for a reason that the person can mend, and what is checked of most."""

import re

from core.errors import LoketError

_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Refused(LoketError):
    """An endpoint refuses a request for a reason that the person can mend."""

    def __init__(self, status: int, text: str, *, wait: int = 0, field: str = "") -> None:
        super().__init__(text)
        self.field = field
        self.status = status
        self.text = text
        self.wait = wait


def too_long(text: str, most: int, what: str) -> str:
    """How much too long `what` is, for a reader; empty where the text has at most `most` signs."""
    if len(text) <= most:
        return ""
    return f"{what} terlalu panjang: {len(text)} huruf, paling banyak {most}."


def fitting(text: str, most: int, what: str) -> str:
    """The text, of at most `most` signs; nothing is cut away. Raises `Refused` (422)."""
    if said := too_long(text, most, what):
        raise Refused(422, said)
    return text


def checked_key(key: str) -> str:
    """The key that makes an action happen once. Raises `Refused`."""
    if not is_key(key):
        raise Refused(400, "Permintaan ini tidak terbaca. Muat ulang halaman, lalu ulangi.")
    return key


def is_key(given: object) -> bool:
    """Whether it can be the key that makes a request count once."""
    return isinstance(given, str) and _KEY.fullmatch(given) is not None
