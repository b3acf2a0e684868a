"""What people said about an answer of the desk information: right or not."""

from dataclasses import dataclass
from enum import StrEnum


class Judge(StrEnum):
    """Who said it."""

    COMPLAINANT = "complainant"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One judgement: whether `entry` answers `question`.

    `question` has numbers of 16 digits masked. An empty `entry` with `right` says that no entry
    does. What an agent says weighs more than what a complainant presses.
    """

    question: str
    entry: str
    right: bool
    judge: Judge
