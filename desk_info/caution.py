"""How sure an office wants to be before the bot answers by itself."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Caution(StrEnum):
    """What a wrong answer costs an office, in words."""

    CAREFUL = "careful"
    USUAL = "usual"
    BOLD = "bold"

    @property
    def enough(self) -> float:
        """From which likelihood (0 to 1) an answer is given: it is worth more than its risk."""
        cost = _COST[self]
        return cost / (1.0 + cost)


_COST: Mapping[Caution, float] = MappingProxyType(
    {Caution.CAREFUL: 12.0, Caution.USUAL: 5.0, Caution.BOLD: 2.5}
)
"""How many questions that stay unanswered weigh as much as one that is answered wrongly."""
