"""The words of a message without what phones, keyboards and markup put around them."""

import re
import unicodedata

from core.text import masked, shortened

WRITTEN_LIMIT = 120
"""How many characters of a wrong value are kept to be said back."""

READ_AT_MOST = 5_000
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_MARKUP = re.compile(r"\*+|(?<=\n)#{1,6} |(?<=\n)> ?|~(?=\S)|(?<=\S)~|''+")
_ITALIC = re.compile(r"(?<!\w)_(?=\S)([^_\n]+)_(?![\w@])")
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_NEWLINE = re.compile(r" ?\n ?")
_INVISIBLE = frozenset({"Cf", "Cc", "Co", "Cs", "Me"})
_NEGATIVE = re.compile(r"-\d{1,3}[.,]\d")  # south of the equator, west of Greenwich
_EMOJI = frozenset({"So", "Sk"})
_LISTING = " ,;:=|/\\-•·"
_EDGES = " \t\n,;:=|/\\-•·\"'<>[]{}"


def plain(text: str) -> str:
    """The text in compatibility form, without markup and invisible signs; lines stay lines.

    Full-width signs become ordinary ones, typographic quotes and dashes become ASCII, white space
    one blank. Emoji stay. Takes time linear in the length of the text; never raises.
    """
    # One sign may become eighteen: what is read stays bounded, the message itself is kept whole.
    folded = unicodedata.normalize("NFKC", _NEWLINES.sub("\n", text[:READ_AT_MOST]))[:READ_AT_MOST]
    seen = "".join(_digit(char) for char in folded if _is_visible(char)).translate(_QUOTES)
    unmarked = _MARKUP.sub("", "\n" + seen.translate(_DASHES))
    unmarked = _ITALIC.sub(r"\1", unmarked)
    return _AROUND_NEWLINE.sub("\n", _SPACES.sub(" ", unmarked)).strip()


def line(text: str, also: str = "") -> str:
    """The text on one line, without punctuation, emoji and bullets at its edges.

    `also` are more signs to take from the edges. The sign of a decimal number is no bullet.
    """
    said = _SPACES.sub(" ", text.replace("\n", " "))
    start, end = 0, len(said)
    while start < end and _is_edge(said[start], also) and not _NEGATIVE.match(said, start):
        start += 1
    while end > start and _is_edge(said[end - 1], also):
        end -= 1
    return said[start:end]


def trimmed(text: str) -> str:
    """The text on one line, without what separates it in a list; emoji and marks are its own."""
    said = _SPACES.sub(" ", text.replace("\n", " ")).strip()
    bare = said.rstrip(_LISTING)
    start = 0 if _NEGATIVE.match(bare) else len(bare) - len(bare.lstrip(_LISTING))
    return bare[start:] if any(map(str.isalnum, bare)) else said


def lines(text: str) -> str:
    """The text on one line, its lines separated by commas, with tidy edges."""
    return ", ".join(part for part in (trimmed(row) for row in text.split("\n")) if part)


def written(text: str) -> str:
    """What was written, fit to be said back: one line of at most `WRITTEN_LIMIT` characters.

    Of a number of sixteen digits only the last four are shown.
    """
    return shortened(masked(line(text) or text), WRITTEN_LIMIT)


def is_blank(text: str) -> bool:
    """Whether there is no letter, digit, emoji or dash: a format sent back unfilled."""
    return not any(_says_something(char) for char in text)


def without_signs(text: str) -> str:
    """The text without emoji and white space at its ends."""
    start, end = 0, len(text)
    while start < end and _is_sign(text[start]):
        start += 1
    while end > start and _is_sign(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_sign(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in _EMOJI


def _says_something(char: str) -> bool:
    return char.isalnum() or char == "-" or unicodedata.category(char) == "So"


def _digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def _is_visible(char: str) -> bool:
    if char in "\n\t":
        return True
    return not (unicodedata.category(char) in _INVISIBLE or "\ufe00" <= char <= "\ufe0f")


def _is_edge(char: str, also: str) -> bool:
    return (
        char in _EDGES
        or char in also
        or char.isspace()
        or unicodedata.category(char) in {"So", "Sk"}
    )
