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


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one judge said of one answer: message `answer` of its chat.

    The last word of a judge on an answer to one question counts. `said` is a judgement for each
    entry that they spoke of; `who` the account of an agent, 0 for the complainant.
    """

    answer: int
    who: int
    said: tuple[Feedback, ...]
