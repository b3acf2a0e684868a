"""What was meant, whichever engine says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

SURE = 0.6
"""How sure an engine has to be of a message, or of a part, before it steers the talk (0 to 1)."""


class Intent(StrEnum):
    """What steers the talk; the same names stand in `domain.yml` and `data/nlu.yml`."""

    GREETING = "greeting"
    THANKS = "thanks"
    PRAISE = "praise"
    FAREWELL = "farewell"
    ASK_HUMAN = "ask_human"
    COMPLAINT = "complaint"
    QUESTION = "question"
    STATUS = "status"
    CORRECTION = "correction"
    YES = "yes"
    NO = "no"
    CANCEL = "cancel"
    MENU = "menu"
    ANGER = "anger"
    EMERGENCY = "emergency"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The intent of one message, how sure the engine is (0 to 1), and what it names.

    `entities` may hold `case_number`, in the form in which it was registered, `phone` in E.164,
    `date` as YYYY-MM-DD, `nik` with its 16 digits, and `unit` as it was said. They are left out
    where a meaning is shown: a NIK or a telephone number is for no log. `concern`: somebody may be
    in danger, and it is only possible; whatever else they mean stands beside it.
    """

    intent: Intent
    confidence: float
    entities: Mapping[str, str] = field(default_factory=dict, repr=False)
    concern: bool = False


class Interpreter(Protocol):
    """Anything that says what a text means; `OUT_OF_SCOPE` with 0.0 when it cannot tell."""

    async def parse(self, text: str) -> Meaning:
        """The meaning of one message; never raises for anything that a person can type."""
        ...
