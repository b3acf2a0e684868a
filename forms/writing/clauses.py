"""Where clauses, rows and values end in a text, and what the words after a label look like."""

import re

from forms.writing.speech import NEGATION

FEW_WORDS = 6
"""What has more words is hardly a single value."""
ENDINGS = r"(?:com?|id|net|org|ac|go|sch)\b"
"""What may follow a comma that was typed for a dot in an e-mail address."""
_CLAUSE = re.compile(rf"\n|;|,(?!{ENDINGS})(?=\D)|,\Z")
_ROW_END = re.compile(r"[\n;]")
_FIRST_CLAUSE = re.compile(r"[\n,;?!]|\.(?= )")
_NUMBER_NEXT = re.compile(r"[+(]{0,2}\d[\d ().+-]{4}")
_NONE_NEXT = re.compile(rf"(?:nya )?(?:{NEGATION}) ?(?:ada|punya|pny)|-+\W*\Z|gada\b|kosong\b")


def end_of_clause(text: str) -> int:
    """Where the first clause ends, whatever blanks and commas stand before it."""
    match = _CLAUSE.search(text, len(text) - len(text.lstrip(" \n,")))
    return match.start() if match else len(text)


def end_of_row(text: str) -> int:
    """Where the first line, or item of a list, ends."""
    match = _ROW_END.search(text, len(text) - len(text.lstrip(" \n,")))
    return match.start() if match else len(text)


def parted(text: str, end: int) -> tuple[str, str]:
    """The text up to there, and from there on."""
    return text[:end], text[end:]


def without(text: str, start: int, end: int) -> str:
    """The text without what stands from `start` to `end`."""
    return f"{text[:start].rstrip()} {text[end:].lstrip()}"


def clause(text: str) -> str:
    """The words up to the first sign that parts a sentence."""
    end = _FIRST_CLAUSE.search(text)
    return text[: end.start()] if end else text


def is_number_next(text: str) -> bool:
    """Whether the text begins with five digits or signs of a number."""
    return bool(_NUMBER_NEXT.match(text))


def is_none_next(text: str) -> bool:
    """Whether the text, in lower case, begins with the words for none: *tidak ada*, *-*."""
    return bool(_NONE_NEXT.match(text))
