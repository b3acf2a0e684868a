"""How likely it is that the entry in the first place is the one that is meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from desk_info.matching.ranking import Signals

Floats: TypeAlias = npt.NDArray[np.float64]

_USUAL = Signals(0.317, 0.142, 0.342, 0.100, 0.326, -0.720, 0.315, 0.134, 0.768)
_SPREAD = Signals(0.209, 0.092, 0.160, 0.064, 0.120, 0.526, 0.179, 0.341, 0.337)
_WORTH = Signals(1.254, -0.147, -0.405, -0.097, 0.017, 0.614, 0.195, -0.180, 0.000)
_FROM_NOTHING = -0.692
"""What the signals are worth before an office is known: a logistic regression on the questions and
entries of the five offices that are delivered; `python -m bench.weights` fits it anew. How much is
known (the last one) says as much for what an office has as for what it has not, until the office's
own questions say otherwise."""

_MIDDLE, _WIDTH = np.array(_USUAL.as_tuple()), np.array(_SPREAD.as_tuple())
_FAITH = (*[120.0] * (len(fields(Signals)) - 1), 5.0)
_FAITH_IN_NOTHING = 8.0
"""How firmly that holds against an office's own questions, as a Gaussian prior: the weights hardly
give way; how much is known and the intercept, which moves the threshold, do so more easily."""
_REHEARSED = 100.0
"""What all rehearsed questions weigh together, beside judgements (`judgements.WEIGHT` each)."""
_REHEARSED_BESIDE_SAVED = 30.0
_SAVED = 3.0
"""What a saved question weighs. Where an office has some, rehearsal weighs less: it is harder than
life, since it takes away an entry's only words for a thing, or the very entry that is asked for."""
_EASIER = 1.2
"""How much surer a question is either way than those that the weights are learnt from: rehearsed
ones have lost their nearest variant."""
_FEWEST = 5
_MOST_STEPS = 50
_CLOSE_ENOUGH = 1e-9
"""A step shorter than this moves no likelihood that anybody could see."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """The signals of a question, whether the first entry was right, and how much that weighs."""

    signals: Signals
    right: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt from an office's entries, by their ids, and from its saved questions."""

    rehearsed: Mapping[str, Sequence[Lesson]] = field(default_factory=dict)
    saved: Sequence[Lesson] = ()


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic regression of *the first entry is right* on the signals."""

    weights: tuple[float, ...]
    from_nothing: float

    def of(self, signals: Signals) -> float:
        """How likely the first entry is right, 0 to 1."""
        evidence = _scaled([signals]) @ np.array(self.weights) + self.from_nothing
        return float(_logistic(_EASIER * evidence)[0])

    def learned(
        self,
        rehearsed: Sequence[Lesson],
        judged: Sequence[Lesson],
        saved: Sequence[Lesson] = (),
    ) -> "Confidence":
        """Fitted to an office: to its rehearsed entries, people's judgements, and what it `saved`
        of questions as people ask them.

        An office whose rehearsal says too little (entries with one variant each) keeps what holds
        for offices in general, corrected by the others alone.
        """
        lessons = [*judged, *(replace(one, weight=_SAVED * one.weight) for one in saved)]
        total = sum(one.weight for one in rehearsed)
        if sum(one.right for one in rehearsed) >= _FEWEST:
            share = (_REHEARSED_BESIDE_SAVED if saved else _REHEARSED) / total
            lessons += [
                Lesson(_of_usual_length(one.signals), one.right, one.weight * share)
                for one in rehearsed
            ]
        if not lessons:
            return self
        return self._fitted(lessons)

    def _fitted(self, lessons: Sequence[Lesson]) -> "Confidence":
        """Newton's method: the loss is convex, and the prior keeps its bend away from zero."""
        signals = np.column_stack(
            [_scaled([one.signals for one in lessons]), np.ones(len(lessons))]
        )
        right = np.array([one.right for one in lessons], np.float64)
        weights = np.array([one.weight for one in lessons])
        before = np.append(self.weights, self.from_nothing)
        faith = np.append(_FAITH, _FAITH_IN_NOTHING)

        def loss(now: Floats) -> float:
            evidence, moved = signals @ now, now - before
            surprise = weights @ (np.logaddexp(0.0, evidence) - right * evidence)
            return float(surprise + 0.5 * faith @ (moved * moved))

        now = before
        for _ in range(_MOST_STEPS):
            likely = _logistic(signals @ now)
            slope = signals.T @ (weights * (likely - right)) + faith * (now - before)
            bend = (signals.T * (weights * likely * (1.0 - likely))) @ signals + np.diag(faith)
            step, lost = np.linalg.solve(bend, slope), loss(now)
            while np.abs(step).max() > _CLOSE_ENOUGH and loss(now - step) > lost:
                step = step / 2
            now = now - step
            if np.abs(step).max() <= _CLOSE_ENOUGH:
                break
        return Confidence(tuple(now[:-1].tolist()), float(now[-1]))


def _of_usual_length(signals: Signals) -> Signals:
    """A rehearsed question says nothing of how long those are that have no entry."""
    return replace(signals, known=_USUAL.known)


IN_GENERAL = Confidence(_WORTH.as_tuple(), _FROM_NOTHING)
"""What holds for offices in general."""


def shifted(sure: float, by: float) -> float:
    """A likelihood (0 to 1) moved by log odds."""
    if not by:
        return sure
    odds = np.log(sure / (1.0 - sure)) + by if 0.0 < sure < 1.0 else np.inf * (sure - 0.5)
    return float(_logistic(np.array([odds]))[0])


def _scaled(signals: Sequence[Signals]) -> Floats:
    values = np.array([one.as_tuple() for one in signals], np.float64)
    scaled: Floats = (values - _MIDDLE) / _WIDTH
    return scaled


def _logistic(evidence: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-np.clip(evidence, -50.0, 50.0)))
