"""Text that survives every table and every channel."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LONG_NUMBER = re.compile(r"(?<!\d)(?:\d[ .-]?){12}(?=(?:\d[ .-]?){3}\d(?!\d))")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_SPACE = re.compile(r"\s+")
_BETWEEN_DIGITS = str.maketrans("", "", "+ -()")
_BETWEEN_SIGNS = r"[ .\-/_]*"
_SHOWN = 4
_JOINER = "\N{ZERO WIDTH JOINER}"
_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_LONGEST_SIGN = 32  # what is longer than any sign that people write is cut anywhere
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def storable(text: str) -> str:
    """The text with NUL and lone surrogates replaced; the raw body keeps them as they came."""
    if text.isascii() and "\0" not in text:  # most words and every id
        return text
    return _UNSTORABLE.sub(REPLACEMENT, text)


def storable_value(value: object) -> object:
    """A JSON value with every text in it made storable."""
    match value:
        case str():
            return storable(value)
        case dict():
            return {storable(key): storable_value(part) for key, part in value.items()}
        case list():
            return [storable_value(part) for part in value]
        case _:
            return value


def phone_digits(text: str) -> str:
    """A written phone number's digits; empty when it holds anything else."""
    kept = text.translate(_BETWEEN_DIGITS)
    return kept if kept.isascii() and kept.isdigit() else ""


def masked(text: str) -> str:
    """The text with every 16-digit number (a NIK, a card) hidden but for its last four digits."""
    return _LONG_NUMBER.sub("•••• •••• •••• ", text)


def last_signs(value: str) -> str:
    """The last four letters and digits alone, of a short value half of them: *•••• 4567*."""
    signs = [char for char in value if char.isalnum()]
    kept = min(_SHOWN, len(signs) // 2)
    hidden = "•" * (len(signs) - kept)
    groups = [hidden[at : at + _SHOWN] for at in range(0, len(hidden), _SHOWN)]
    return " ".join([*groups, "".join(signs[len(signs) - kept :])])


def discreet(text: str, secrets: Iterable[str] = ()) -> str:
    """The text as `masked` does it, and with these values hidden, however they are written."""
    said = masked(text)
    for secret in secrets:
        signs = [re.escape(char) for char in secret if char.isalnum()]
        written = re.compile(rf"(?<![^\W_]){_BETWEEN_SIGNS.join(signs)}(?![^\W_])", re.IGNORECASE)
        said = written.sub(last_signs(secret), said) if signs else said
    return said


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: code units of UTF-16."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def split_text(text: str, limit: int, length: Callable[[str], int] = len) -> Iterator[str]:
    """Parts of `text` within `limit`, cut at sentence ends, else at spaces, else between signs.

    `length` counts as the platform counts. Nothing but white space at the cuts is dropped.
    """
    rest = text.strip()
    while length(rest) > limit:
        window = rest[:limit]
        while length(window) > limit:
            window = window[: len(window) - (length(window) - limit + 1) // 2]
        cut = _last_cut(window, rest)
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _last_cut(window: str, text: str) -> int:
    for pattern in (_SENTENCE_END, _SPACE):
        cut = max((found.start() for found in pattern.finditer(window)), default=0)
        if cut > len(window) // 3:
            return cut
    return _between_signs(text, len(window))


def _between_signs(text: str, cut: int) -> int:
    """The last place up to `cut` where no sign is torn: no accent, no flag, no joined emoji."""
    for place in range(cut, max(cut - _LONGEST_SIGN, 0), -1):
        if not _is_inside(text, place):
            return place
    return cut


def _is_inside(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before in _FLAG_LETTERS and after in _FLAG_LETTERS:
        letters = text[:place]
        return (len(letters) - len(letters.rstrip(_FLAG_LETTERS))) % 2 == 1
    return _JOINER in (before, after) or after in _TONES or unicodedata.category(after)[0] == "M"


def shortened(text: str, limit: int) -> str:
    """The text on one line, at most `limit` characters, with an ellipsis where it was cut."""
    line = _SPACE.sub(" ", text).strip()
    if len(line) <= limit:
        return line
    return line[: _between_signs(line, limit - 1)].rstrip() + "…"
