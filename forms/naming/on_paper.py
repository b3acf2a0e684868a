"""A name as it stands on a card, read by somebody who has it in their hands."""

import unicodedata

LONGEST = 150
"""Characters of a name at most."""


def as_written(text: str) -> str:
    """The name, however unlikely; empty where it cannot be kept.

    Only a letter, a length and signs that can be shown are asked of it.
    """
    said = " ".join(text.split())
    shown = all(unicodedata.category(char)[0] != "C" for char in said)
    return said if shown and any(map(str.isalpha, said)) and len(said) <= LONGEST else ""
