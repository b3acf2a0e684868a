"""The two sexes that Indonesian papers know, as people write them."""

from collections.abc import Sequence
from enum import StrEnum

from language.word_tables import table


class Sex(StrEnum):
    """What is written on an identity card."""

    MALE = "male"
    FEMALE = "female"


_TABLE = table("forms/values")
_WORDS = {sex: _TABLE.words(sex) for sex in Sex}


def named(text: str) -> Sex | None:
    """The sex that the whole text names: *Laki-laki*, *cewek*, *P*; None when it names none."""
    word = "".join(filter(str.isalnum, text.casefold()))
    return next((sex for sex, words in _WORDS.items() if word in words), None)


def of_options(options: Sequence[str]) -> dict[Sex, str]:
    """The option of each sex; empty unless the options ask for the sex."""
    found: dict[Sex, str] = {}
    for option in options:
        sex = named(option)
        if sex is not None:
            found.setdefault(sex, option)
    return found if len(found) == len(Sex) else {}
