"""Refuses parts that are right by themselves and cannot work together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handoff.allowance import PROMISED, Allowance, Clock, DeadlineKind, Length, Wins
from handoff.calendar import WorkingCalendar
from handoff.calendar.hours import OpeningHours
from handoff.deadlines import running
from handoff.deadlines.reckoning import on_the_wall
from handoff.loading.afterwards import SURVEY
from handoff.loading.allowances import ALLOWANCE, DEADLINES
from handoff.loading.fields import FIELD
from handoff.loading.people import CATEGORY, DUTY
from handoff.loading.services import SERVICE
from handoff.loading.stages import STAGE, ReadStage
from handoff.loading.words import once
from handoff.procedure import DutyKind, Procedure, Unsatisfied
from handoff.service import Asked
from handoff.stage import COMPLAINANT, MEETS, PAPER_NEEDS, DocumentKind, StageEvent
from yaml_files.node import Node

_A_MONDAY = datetime(2026, 10, 5)  # noqa: DTZ001  the zone is the office's; any Monday would do
_STEP = timedelta(minutes=15)
_WEEKS = 104
_LONG = timedelta(days=7)  # from here on it is the day that counts, not the hour


@dataclass(frozen=True, slots=True)
class Fitting:
    """A procedure that can be read, with the nodes at which what does not fit is told."""

    procedure: Procedure
    root: Mapping[str, Node]
    places: Sequence[ReadStage]

    def check(self) -> None:
        """Note whatever nobody could keep, reach, ask or print."""
        self._check_clocks()
        self._check_survey()
        self._check_units()
        self._check_papers()
        self._check_services()
        self._check_reports()

    def _check_clocks(self) -> None:
        week = _Week(self.procedure.hours, self.procedure.zone)
        for kind, key, allowed in self._promised():
            week.hold(DEADLINES.read(self.root["deadlines"])[key], kind, allowed)
        for place in self.places:
            allowance = place.stage.allowance
            written = STAGE.read(place.node)
            if allowance and place.stage.owner != COMPLAINANT:
                week.hold(written["allowance"], DeadlineKind.STAGE, allowance)

    def _promised(self) -> Iterator[tuple[DeadlineKind, str, Allowance]]:
        for kind, allowed in self.procedure.deadlines.items():
            yield kind, kind.value, allowed

    def _check_survey(self) -> None:
        if self.procedure.survey.unsatisfied is not Unsatisfied.REOPEN:
            return
        if self.procedure.reopen_within is None:
            SURVEY.read(self.root["survey"])["unsatisfied"].complain(
                "takes cases up again, but no case may be: write 'reopen: 14 d' beside 'survey', "
                "or tell_superior here"
            )

    def _check_units(self) -> None:
        """Units whom no stage can ask; categories that propose somebody who is none."""
        owners = {place.owner for place in self.places}
        asks = any(way.on is StageEvent.ASK_UNIT for one in self.places for way in one.stage.exits)
        nodes = self.root["duties"].items()
        labels = [DUTY.read(one)["label"] for one in nodes]
        once([(label, label.text()) for label in labels], "label of a duty")
        for node, duty in zip(nodes, self.procedure.duties.values(), strict=False):
            if duty.kind is DutyKind.UNIT and not asks and duty.key not in owners:
                node.complain(
                    f"nobody asks the unit '{duty.key}': no stage has an exit on "
                    f"'{StageEvent.ASK_UNIT}'; write one, or leave the unit out"
                )
        for node, category in zip(
            self.root["categories"].items(), self.procedure.categories, strict=False
        ):
            proposed = self.procedure.duties.get(category.belongs_to)
            if proposed is not None and proposed.kind is DutyKind.AGENT:
                CATEGORY.read(node)["to"].complain(
                    f"'{proposed.key}' is of the kind '{proposed.kind}', and no agent asks "
                    "another: write the unit or the superior who finds out, or no 'to'"
                )

    def _check_papers(self) -> None:
        brought = {MEETS[way.on] for place in self.places for way in place.stage.exits}
        for place in self.places:
            for item in STAGE.read(place.node)["documents"].items():
                need = PAPER_NEEDS[DocumentKind(item.text())]
                if need is not None and need not in brought:
                    events = " or ".join(one.value for one in StageEvent if MEETS[one] is need)
                    item.complain(
                        f"'{item.text()}' would stay empty: no stage has an exit on '{events}'"
                    )

    def _check_services(self) -> None:
        words: list[tuple[Node, str]] = []
        for node, service in zip(
            self.root["services"].items(), self.procedure.services, strict=False
        ):
            got = SERVICE.read(node)
            if service.form and service.asked is Asked.NEVER:
                got["asked"].complain(
                    f"the form of '{service.key}' would never be asked; write before_case, or "
                    "leave the form out"
                )
            for item in got["form"].items():
                self._check_pattern(FIELD.read(item)["pattern"])
            words += [(one, one.text()) for one in got["words"].items()]
        once(words, "word of a service")

    def _check_pattern(self, pattern: Node) -> None:
        number = f"{self.procedure.case_prefix}-2026-000123"
        if pattern.present and re.fullmatch(pattern.text(), number, re.IGNORECASE):
            pattern.complain(
                f"a case number such as {number} would be taken for one; write a narrower pattern, "
                "or another case_prefix"
            )

    def _check_reports(self) -> None:
        every = [
            (node, f"{report.kind} every {report.every}")
            for node, report in zip(
                self.root["reports"].items(), self.procedure.reports, strict=False
            )
        ]
        once(every, "report")


class _Week:
    """A usual week of the office, without holidays."""

    def __init__(self, hours: OpeningHours, zone: ZoneInfo) -> None:
        usual = OpeningHours(week=hours.week, holidays=frozenset())
        self._calendar = WorkingCalendar(usual, zone)
        monday = _A_MONDAY.replace(tzinfo=zone)
        week = timedelta(days=7)
        self._open = self._calendar.working_between(monday, monday + week)
        self._days = len(hours.week)
        times = (monday + count * _STEP for count in range(week // _STEP))
        self._starts = tuple(at for at in times if self._calendar.in_hours(at))

    def hold(self, node: Node, kind: DeadlineKind, allowed: Allowance) -> None:
        """Complain where what `node` allows does not go with the opening hours."""
        written = ALLOWANCE.read(node)
        if self._weeks(allowed) > _WEEKS:
            written["length"].complain(
                f"'{written['length'].text()}' takes more than {_WEEKS // 52} years of these "
                "opening hours"
            )
            return
        if allowed.clock is not Clock.WALL or on_the_wall(allowed.length) >= _LONG:
            return
        ends = [
            running.end_of(kind, at, allowed.length, allowed, self._calendar) for at in self._starts
        ]
        if kind not in PROMISED and allowed.wins is Wins.CLOCK and not self._any_open(ends):
            written["length"].complain(
                f"'{written['length'].text()}' on the clock '{Clock.WALL}' ends in closed time "
                "whenever it begins; count on the clock 'working', or write wins: opening_hours"
            )
            return
        for item, length in self._warnings(written, allowed):
            if not self._any_open([end - on_the_wall(length) for end in ends]):
                item.complain(
                    f"'{item.text()}' before the end is always in closed time: nobody would hear "
                    "the warning"
                )

    def _warnings(
        self, written: Mapping[str, Node], allowed: Allowance
    ) -> Iterable[tuple[Node, Length]]:
        return zip(written["warn"].items(example="60 min"), allowed.warn, strict=True)

    def _any_open(self, times: Iterable[datetime]) -> bool:
        return not self._starts or any(map(self._calendar.in_hours, times))

    def _weeks(self, allowed: Allowance) -> float:
        if allowed.clock is Clock.WALL:
            return 0.0
        time = allowed.length.time / self._open if self._open else 0.0
        return time + allowed.length.days / max(self._days, 1)
