"""Counting cases and questions as they stream by; nothing grows with their number but names."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo

from channels.registry import label as channel_label
from desk_info.entry import Outcome
from handoff.case import CaseStatus
from language.normalising import POLITE, words
from reports.labels import NO_CATEGORY, SOURCES
from reports.records import CaseRecord, JudgedDeadline, RecordedQuestion

Name = TypeVar("Name")
MOST_LISTED = 100
"""Late cases that a report lists by name; the register has them all."""
MOST_GROUPS = 50_000
"""Groups of unanswered questions that are told apart; what comes after counts as *lainnya*."""


@dataclass(slots=True)
class KeptCount:
    """How often a deadline was kept: in time, late, or not over yet."""

    on_time: int = 0
    late: int = 0
    running: int = 0

    @property
    def decided(self) -> int:
        """Those of which it is known."""
        return self.on_time + self.late

    def add(self, owed: JudgedDeadline | None, *, done: bool) -> None:
        """One more, where the procedure sets that deadline."""
        if owed is None:
            return
        if owed.late:
            self.late += 1
        elif done:
            self.on_time += 1
        else:
            self.running += 1


@dataclass(slots=True)
class CaseTally:
    """The cases of a period, counted.

    `served` are those that were not withdrawn: all other counts are over them. `late_listed` are
    the first `MOST_LISTED` of the `late` ones.
    """

    zone: ZoneInfo
    served: int = 0
    withdrawn: int = 0
    closed: int = 0
    tagged: int = 0
    late: int = 0
    reopened: int = 0
    first_reply: KeptCount = field(default_factory=KeptCount)
    call_back: KeptCount = field(default_factory=KeptCount)
    whole: KeptCount = field(default_factory=KeptCount)
    categories: Counter[str] = field(default_factory=Counter)
    late_by_category: Counter[str] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    services: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    weights: Counter[str] = field(default_factory=Counter)
    marks: Counter[int] = field(default_factory=Counter)
    days: Counter[date] = field(default_factory=Counter)
    late_stages: Counter[str] = field(default_factory=Counter)
    late_listed: list[CaseRecord] = field(default_factory=list)

    def add(self, case: CaseRecord) -> None:
        """One more case."""
        if case.status is CaseStatus.WITHDRAWN:
            self.withdrawn += 1
            return
        category = case.category or NO_CATEGORY
        closed = case.closed_at is not None and case.status is CaseStatus.CLOSED
        self.served += 1
        self.closed += closed
        self.tagged += bool(case.category)
        self.reopened += bool(case.reopened)
        self.first_reply.add(case.first_reply, done=case.first_replied_at is not None)
        self.call_back.add(case.call_back, done=case.first_replied_at is not None)
        self.whole.add(case.whole, done=closed)
        self.categories[category] += 1
        self.ways[f"{channel_label(case.channel)} · {SOURCES[case.source]}"] += 1
        self.services[case.service] += 1
        self.days[case.opened_at.astimezone(self.zone).date()] += 1
        if case.unit:
            self.units[case.unit] += 1
        if case.weight is not None:
            self.weights[case.weight] += 1
        if case.satisfaction is not None:
            self.marks[case.satisfaction] += 1
        if case.is_late:
            self.late += 1
            self.late_stages.update(case.late_stages)
            self.late_by_category[category] += 1
            if len(self.late_listed) < MOST_LISTED:
                self.late_listed.append(case)

    @property
    def marked(self) -> int:
        """How many complainants gave a mark."""
        return self.marks.total()

    @property
    def mean_mark(self) -> float | None:
        """The mean of the marks, 1 to 5; None without any."""
        if not self.marked:
            return None
        return sum(mark * count for mark, count in self.marks.items()) / self.marked

    def satisfied(self, satisfied_from: int) -> int:
        """How many marks say so."""
        return sum(count for mark, count in self.marks.items() if mark >= satisfied_from)


@dataclass(slots=True)
class QuestionTally:
    """The questions of a period, counted.

    `unanswered` counts groups: questions with the same words, whatever their order, spelling and
    courtesies. No meaning is guessed. `said` has the first question of each group, in which it is
    shown. `guessed` are those without an answer to which the nearest ones were offered.
    """

    zone: ZoneInfo
    total: int = 0
    guessed: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    entries: Counter[str] = field(default_factory=Counter)
    titles: dict[str, str] = field(default_factory=dict)
    days: Counter[date] = field(default_factory=Counter)
    unanswered: Counter[tuple[str, ...]] = field(default_factory=Counter)
    said: dict[tuple[str, ...], str] = field(default_factory=dict)

    def add(self, question: RecordedQuestion) -> None:
        """One more question."""
        self.total += 1
        self.outcomes[question.outcome] += 1
        self.guessed += question.guessed
        self.days[question.at.astimezone(self.zone).date()] += 1
        if question.outcome is Outcome.ANSWER and question.entry:
            self.entries[question.entry] += 1
            self.titles[question.entry] = question.title or question.entry
        if question.outcome is Outcome.UNKNOWN:
            self._group(question.text)

    def _group(self, text: str) -> None:
        group = grouped(text)
        if group not in self.unanswered and len(self.unanswered) >= MOST_GROUPS:
            return
        self.unanswered[group] += 1
        self.said.setdefault(group, text)


def grouped(text: str) -> tuple[str, ...]:
    """What questions of one group have in common: their words, sorted, without courtesies.

    The text itself where no word is left (a number, a sign).
    """
    found = words(text)
    return tuple(sorted(set(found) - POLITE or set(found))) or (text.strip().casefold(),)


async def counted(cases: AsyncIterator[CaseRecord], zone: ZoneInfo) -> CaseTally:
    """All of them."""
    tally = CaseTally(zone)
    async for case in cases:
        tally.add(case)
    return tally


async def asked(questions: AsyncIterator[RecordedQuestion], zone: ZoneInfo) -> QuestionTally:
    """All of them."""
    tally = QuestionTally(zone)
    async for question in questions:
        tally.add(question)
    return tally


def most(counts: Counter[Name], limit: int | None = None) -> list[tuple[Name, int]]:
    """Names with their counts, most first, the same ones always in the same order."""
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], str(entry[0])))
    return ranked if limit is None else ranked[:limit]
