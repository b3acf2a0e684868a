"""Letters where digits were meant: *O8l2* for 0812."""

_MEANT = str.maketrans("OoIl|", "00111")


def slips_mended(said: str) -> str:
    """With the digits for the letters and signs that look like them."""
    return said.translate(_MEANT)
