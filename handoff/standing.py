"""How a case stood before words of ours were said, for when they never arrive."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handoff.case import Case
from handoff.deadlines.deadline import Deadline
from handoff.stage import Need


class Words(StrEnum):
    """What words were for their case."""

    ANSWER = "answer"  # of somebody at the office
    APOLOGY = "apology"  # of the program: a promise that was put off


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stood before those words were said; all times aware."""

    words: Words
    stage: str
    owner: str
    there: frozenset[Need]
    deadlines: tuple[Deadline, ...]
    replied_at: datetime | None = None
    apologised_at: datetime | None = None


def standing(case: Case, words: Words) -> Standing:
    """How the case stands."""
    return Standing(
        words,
        case.stage,
        case.owner,
        case.there,
        case.deadlines,
        case.replied_at,
        case.apologised_at,
    )
