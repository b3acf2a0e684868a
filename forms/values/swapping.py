"""A part of a value put right by other words: *bukan 1990 tapi 1991*."""

import re

_FEWEST_DIGITS = 3


def words_swapped(present: str, old: str, new: str) -> str:
    """The value with `new` for the words `old`; empty unless these stand in it once."""
    words_of_it = r"[ .,]*".join(map(re.escape, re.findall(r"\w+|[^\w\s.,]+", old)))
    if not words_of_it:
        return ""
    pattern = re.compile(rf"(?<!\w){words_of_it}(?!\w)", re.IGNORECASE)
    if len(pattern.findall(present)) != 1:
        return ""
    return pattern.sub(lambda _: new, present)


def digits_swapped(present: str, old: str, new: str) -> str:
    """The digits of the value with those of `new` for those of `old`."""
    digits, gone, put = (re.sub(r"\D", "", said) for said in (present, old, new))
    if len(gone) < _FEWEST_DIGITS or not put or digits.count(gone) != 1:
        return ""
    return digits.replace(gone, put)
