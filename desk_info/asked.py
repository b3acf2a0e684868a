"""A question as it was found in a message, and what finding it needs of a matcher."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from desk_info.entry import Entry, Match, Outcome
from desk_info.splitting import Span


class Matching(Protocol):
    """Finds the entry that one question means."""

    @property
    def entries(self) -> Sequence[Entry]:
        """All of them, in their order."""
        ...

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with that id, or None."""
        ...

    def match(self, text: str) -> Match:
        """What the desk information has to say to one question; never raises for any string."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a message: where it stands, and what was found for it."""

    span: Span
    match: Match

    @property
    def entry(self) -> str:
        """The id of the best entry, empty where nothing was found."""
        return self.match.candidates[0].entry.id if self.match.candidates else ""

    @property
    def score(self) -> float:
        """How likely that one is meant, 0 to 1."""
        return self.match.candidates[0].score if self.match.candidates else 0.0

    @property
    def outcome(self) -> Outcome:
        """What the desk information has to say to it."""
        return self.match.outcome


def once(asked: Sequence[Asked]) -> list[Asked]:
    """Without a question that the same entry answers already."""
    kept: list[Asked] = []
    for one in asked:
        sure = one.outcome is Outcome.ANSWER
        if not (sure and any(o.outcome is Outcome.ANSWER and o.entry == one.entry for o in kept)):
            kept.append(one)
    return kept
