"""Finds the number of a case in what a complainant writes."""

import re

from language.normalising import plain
from language.word_tables import table

_WORDS = table("case_numbers")

_DASH = r"[\-–—./_:]"
_NUMBER = re.compile(
    rf"(?<![^\W_])(?:(?P<prefix>[a-z]{{2,12}})\s*(?P<dash>{_DASH}?)\s*)?(?P<year>20\d\d)"
    r"(?:[\s\-–—./_]{1,3}(?P<apart>\d{1,6})|(?P<joined>\d{6}))(?!\d|[-–—./]\d)"
)
_NOT_A_PREFIX = _WORDS.words("not a prefix")
_NEVER = _WORDS.words("never")
_ABOUT_A_CASE = re.compile(
    r"\b(?:aduan|pengaduan|laporan|lapor|kasus|tiket|ticket|status|komplain|keluhan|progres)"
)
_LONGEST_PREFIX = 6


def find_case_number(text: str, own_prefix: str) -> tuple[str, str] | None:
    """The case number as registered (`ADU-2026-000123`) and the text without it, or None.

    Reads lower case, blanks or nothing where dashes belong, and missing zeros. Without its letters
    it counts only beside a word such as *aduan*, and gets `own_prefix`; other letters
    than those need a dash or that word.
    """
    said = plain(text)
    for found in _NUMBER.finditer(said):
        prefix = found["prefix"] or ""
        if prefix in _NEVER:
            continue
        about_a_case = _ABOUT_A_CASE.search(said) is not None
        if not prefix or prefix in _NOT_A_PREFIX or len(prefix) > _LONGEST_PREFIX:
            if not about_a_case:
                continue
            start, prefix = found.start("year"), own_prefix
        elif found["dash"] or prefix == own_prefix.lower() or about_a_case:
            start = found.start()
        else:
            continue
        number = int(found["apart"] or found["joined"])
        rest = f"{said[:start]} {said[found.end() :]}"
        return f"{prefix.upper()}-{found['year']}-{number:06d}", rest
    return None
