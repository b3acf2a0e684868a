"""A place in words, the same on every channel."""

import math
from numbers import Real

_DECIMALS = 7  # of a degree: a centimetre on the ground


def degree(value: object) -> str:
    """A latitude or longitude as *-0.502106*; empty for what is no number."""
    if isinstance(value, str):
        try:
            value = float(value.strip().replace("\N{MINUS SIGN}", "-"))
        except ValueError:
            return ""
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        return ""
    said = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def place_words(latitude: object, longitude: object, *named: str) -> str:
    """A place as *latitude,longitude name address*, south and west with a minus sign.

    Half a pair of coordinates is no place; then only the names are left.
    """
    pair = (degree(latitude), degree(longitude))
    where = ",".join(pair) if all(pair) else ""
    return " ".join(word for word in (where, *named) if word)
