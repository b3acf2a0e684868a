"""Text that survives every table and every channel."""

import re
from collections.abc import Callable, Iterator

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LONG_NUMBER = re.compile(r"(?<!\d)(?:\d{4}[ .-]?){3}(?=\d{4}(?!\d))")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_SPACE = re.compile(r"\s+")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def storable(text: str) -> str:
    """The text with NUL and lone surrogates replaced; the raw body keeps them as they came."""
    return _UNSTORABLE.sub(REPLACEMENT, text)


def masked(text: str) -> str:
    """The text with every 16-digit number (a NIK, a card) hidden but for its last four digits."""
    return _LONG_NUMBER.sub("•••• •••• •••• ", text)


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: code units of UTF-16."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def split_text(text: str, limit: int, length: Callable[[str], int] = len) -> Iterator[str]:
    """Parts of `text` within `limit`, cut at sentence ends, else at spaces, else anywhere.

    `length` counts as the platform counts. Nothing but white space at the cuts is dropped.
    """
    rest = text.strip()
    while length(rest) > limit:
        window = rest[:limit]
        while length(window) > limit:
            window = window[: len(window) - (length(window) - limit + 1) // 2]
        cut = _last_cut(window)
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _last_cut(window: str) -> int:
    for pattern in (_SENTENCE_END, _SPACE):
        cut = max((found.start() for found in pattern.finditer(window)), default=0)
        if cut > len(window) // 3:
            return cut
    return len(window)


def shortened(text: str, limit: int) -> str:
    """The text on one line, at most `limit` characters, with an ellipsis where it was cut."""
    line = _SPACE.sub(" ", text).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
