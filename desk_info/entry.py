"""An entry of the desk information, and what matching a question against them gives."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Entry:
    """One prepared answer.

    `title` is short enough for a button (20 characters); `variants` are questions as people
    write them, the title's own question among them; `answer` is what the complainant reads.
    """

    id: str
    topic: str
    title: str
    answer: str
    variants: tuple[str, ...]


class Outcome(StrEnum):
    """What the desk information has to say to a question."""

    ANSWER = "answer"
    CHOOSE = "choose"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scored:
    """An entry, how well it fits (0 to 1), and the variant that fitted best."""

    entry: Entry
    score: float
    variant: str


@dataclass(frozen=True, slots=True)
class Match:
    """ANSWER: the first candidate is meant. CHOOSE: one of the two or three is.

    UNKNOWN: `candidates` still holds the nearest ones, for the record only.
    """

    outcome: Outcome
    candidates: tuple[Scored, ...] = ()
