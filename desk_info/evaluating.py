"""How well questions find their entries, in figures that any matcher can be measured by."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean
from typing import TypeAlias

from desk_info.entry import Match, Outcome
from desk_info.loading import SavedQuestion

RANKED = 3
RIGHT_OF_ANSWERED = 0.95
Ranking: TypeAlias = Sequence[tuple[str, float]]
Ranker: TypeAlias = Callable[[str], Ranking]
"""From a question to entries with their scores, best first; the first score is how sure it is."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one question found; `outcome` is None for a ranking that decides nothing."""

    asked: SavedQuestion
    ranking: Ranking
    outcome: Outcome | None = None

    @property
    def first(self) -> str:
        """The id of the best entry, empty where none was found."""
        return self.ranking[0][0] if self.ranking else ""

    @property
    def score(self) -> float:
        """How sure the matcher is of the first one."""
        return self.ranking[0][1] if self.ranking else 0.0

    @property
    def in_scope(self) -> bool:
        """Whether there is an entry that answers the question."""
        return bool(self.asked.entry)

    @property
    def is_right(self) -> bool:
        """Whether the first one answers the question."""
        return self.in_scope and self.first == self.asked.entry

    @property
    def holds_it(self) -> bool:
        """Whether one of the first three does."""
        return self.in_scope and self.asked.entry in [one for one, _ in self.ranking[:RANKED]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a matcher is worth on questions, each figure a share of 0 to 1 but the two counts.

    `top1`, `recall3`: the right entry is first, or among the first three, of questions that have
    one. `auroc`: how often a question in scope scores above one out of scope. `c95`: the share of
    questions in scope that are answered at the lowest score at which 95 % of all answers are
    right. Of the decisions: `precision` of answers; the share of questions in and out of scope
    that are `answered`; how often a choice that is offered to a question in scope holds the right
    entry. None is what these questions cannot tell, or what decides nothing.
    """

    in_scope: int
    out_of_scope: int
    top1: float | None
    recall3: float | None
    auroc: float | None
    c95: float | None
    precision: float | None = None
    answered: float | None = None
    oos_answered: float | None = None
    choose_holds_it: float | None = None


def ranked(asked: Iterable[SavedQuestion], ranker: Ranker) -> list[Result]:
    """What each question finds by a ranking."""
    return [Result(one, ranker(one.text)) for one in asked]


def matched(
    asked: Iterable[SavedQuestion], match: Callable[[str], Match]
) -> list[tuple[Result, Match]]:
    """What each question finds by a matcher, and what the matcher says to it."""
    found = []
    for one in asked:
        said = match(one.text)
        nearest = (*said.candidates, *said.others)
        ranking = tuple((scored.entry.id, scored.score) for scored in nearest)
        found.append((Result(one, ranking, said.outcome), said))
    return found


def figures(results: Sequence[Result]) -> Figures:
    """The figures of what was found."""
    inside = [one for one in results if one.in_scope]
    outside = [one for one in results if not one.in_scope]
    ranks = Figures(
        len(inside),
        len(outside),
        top1=_share(inside, lambda one: one.is_right),
        recall3=_share(inside, lambda one: one.holds_it),
        auroc=auroc([one.score for one in inside], [one.score for one in outside]),
        c95=coverage(results, RIGHT_OF_ANSWERED),
    )
    if any(one.outcome is None for one in results):
        return ranks
    said = [one for one in results if one.outcome is Outcome.ANSWER]
    offered = [one for one in inside if one.outcome is Outcome.CHOOSE]
    return Figures(
        ranks.in_scope,
        ranks.out_of_scope,
        ranks.top1,
        ranks.recall3,
        ranks.auroc,
        ranks.c95,
        precision=_share(said, lambda one: one.is_right, otherwise=1.0),
        answered=_share(inside, lambda one: one.outcome is Outcome.ANSWER),
        oos_answered=_share(outside, lambda one: one.outcome is Outcome.ANSWER),
        choose_holds_it=_share(offered, lambda one: one.holds_it, otherwise=1.0),
    )


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float | None:
    """How often one of `inside` is above one of `outside`, equal ones counted half.

    None where one of the two is empty.
    """
    if not inside or not outside:
        return None
    scored = sorted([(score, True) for score in inside] + [(score, False) for score in outside])
    ranks, place = 0.0, 0
    for _, group in groupby(scored, key=lambda one: one[0]):
        same = list(group)
        middle = place + (len(same) + 1) / 2
        ranks += middle * sum(is_inside for _, is_inside in same)
        place += len(same)
    count = len(inside)
    return (ranks - count * (count + 1) / 2) / (count * len(outside))


def coverage(results: Sequence[Result], target: float) -> float | None:
    """The share of questions in scope that are answered rightly at the lowest score which keeps
    `target` (0 to 1) of all answers right; None where nothing is in scope."""
    inside = sum(one.in_scope for one in results)
    if not inside:
        return None
    best, right, said = 0.0, 0, 0
    ordered = sorted(results, key=lambda one: -one.score)
    for _, group in groupby(ordered, key=lambda one: one.score):
        same = list(group)
        said += len(same)
        right += sum(one.is_right for one in same)
        if right / said >= target:
            best = right / inside
    return best


def _share(
    results: Sequence[Result], holds: Callable[[Result], bool], otherwise: float | None = None
) -> float | None:
    return fmean(map(holds, results)) if results else otherwise
