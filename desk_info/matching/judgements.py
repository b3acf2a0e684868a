"""What people said about answers: the same words are not answered wrong twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from desk_info.feedback import Feedback, Judge
from desk_info.matching.confidence import Lesson
from desk_info.matching.outcomes import topical

WEIGHT: Mapping[Judge, float] = {Judge.AGENT: 0.5, Judge.COMPLAINANT: 0.15}
"""What one judgement weighs beside 100 of all that is rehearsed: many move the office's confidence,
one hardly does."""
_VOTE: Mapping[Judge, float] = {Judge.AGENT: 1.0, Judge.COMPLAINANT: 0.25}
"""What it says of the very same words. An agent knows the answer; a complainant may be content or
cross for other reasons."""
MOST = 2_000
"""Judgements that count, the newest; older ones were made about other entries."""
_STEP = 5.0
"""How far an agent's word moves the same question (log odds): from nearly sure to below a half."""
_DENYING = frozenset({"tidak", "belum", "bukan", "tanpa"})
_Key: TypeAlias = tuple[str, str, Judge]


@dataclass(frozen=True, slots=True)
class _Judged:
    stems: frozenset[str]
    entry: str
    vote: float
    lesson: Lesson | None


@dataclass(slots=True)
class Judgements:
    """The last word of each kind of judge on each answer to each question."""

    _by_key: dict[_Key, _Judged] = field(default_factory=dict)
    _votes: dict[frozenset[str], dict[str, float]] = field(default_factory=dict)

    def remember(self, stems: Iterable[str], feedback: Feedback, lesson: Lesson | None) -> None:
        """One more judgement, in place of the same judge's last word on that answer.

        `stems` are those of the question; `lesson` is what confidence learns from it, if anything.
        """
        key = (feedback.question, feedback.entry, feedback.judge)
        self._forget(key)
        vote = _VOTE[feedback.judge] if feedback.right else -_VOTE[feedback.judge]
        judged = _Judged(_matter(stems), feedback.entry, vote, lesson)
        self._by_key[key] = judged
        self._count(judged, vote)
        if len(self._by_key) > MOST:
            self._forget(next(iter(self._by_key)))

    @property
    def lessons(self) -> Sequence[Lesson]:
        """What confidence learns from them."""
        return [one.lesson for one in self._by_key.values() if one.lesson is not None]

    def shift(self, stems: Iterable[str], entry: str) -> float:
        """What these words, asked before, say for (or against) an entry, in log odds."""
        votes = self._votes.get(_matter(stems))
        if not votes:
            return 0.0
        rivals = [vote for one, vote in votes.items() if one != entry]
        said = votes.get(entry, 0.0) - max(0.0, *rivals, 0.0)
        return _STEP * min(max(said, -2.0), 2.0)

    def picked(self, stems: Iterable[str]) -> str:
        """The id of the entry that answers these words, as agents say; empty for none.

        One agent's word is enough where no other says otherwise; complainants alone, however many,
        pick nothing.
        """
        matter = _matter(stems)
        votes = self._votes.get(matter, {})
        entry, vote = max(votes.items(), key=lambda one: one[1], default=("", 0.0))
        rivals = [other for one, other in votes.items() if one != entry]
        enough = vote >= 1.0 and vote > max(rivals, default=0.0)
        return entry if enough and self._said_by_an_agent(matter, entry) else ""

    def _said_by_an_agent(self, matter: frozenset[str], entry: str) -> bool:
        return any(
            judge is Judge.AGENT and one.vote > 0 and one.stems == matter and one.entry == entry
            for (_, _, judge), one in self._by_key.items()
        )

    def _forget(self, key: _Key) -> None:
        judged = self._by_key.pop(key, None)
        if judged is not None:
            self._count(judged, -judged.vote)

    def _count(self, judged: _Judged, by: float) -> None:
        votes = self._votes.setdefault(judged.stems, {})
        votes[judged.entry] = votes.get(judged.entry, 0.0) + by
        if not any(votes.values()):
            del self._votes[judged.stems]


def _matter(stems: Iterable[str]) -> frozenset[str]:
    """What words are about, without courtesy and filling: *jam besuk ya* is *jam besuk*."""
    said = frozenset(stems)
    return topical(said) | (said & _DENYING) or said
