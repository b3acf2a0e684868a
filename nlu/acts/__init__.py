"""What a message does in the talk: one `Act`, read once, before anything is decided."""

from nlu.acts.act import ALARMS, Act
from nlu.acts.precedence import (
    AFTER_COMMANDS,
    BESIDE_A_VALUE,
    COMMANDS,
    WITHOUT_WORDS,
    ActRule,
    act_of,
)

__all__ = [
    "AFTER_COMMANDS",
    "ALARMS",
    "BESIDE_A_VALUE",
    "COMMANDS",
    "WITHOUT_WORDS",
    "Act",
    "ActRule",
    "act_of",
]
