"""A story as lines of English, times in the office's zone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.explaining import beside, words
from app.explaining.story import RINGS, RunningDeadline, Story, StoryFact, moment
from app.explaining.sums import Sum, worked
from core.facts import Fact
from handoff.allowance import Clock, Wins
from handoff.case import CaseStatus
from handoff.deadlines.deadline import Cap, Ring
from handoff.reasons import Cause, length_of

Lines = Iterator[str]
_INDENT = "      "
_CAPS: Mapping[Cap, str] = {
    Cap.CALL_BACK: "it ends no later than the promised call-back",
    Cap.TOLD: "it ends no later than the complainant was told",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells one story; `names` are those of accounts as notices address them, `now` is aware."""

    story: Story
    names: Mapping[str, str]
    now: datetime

    def lines(self) -> Lines:
        """The head, everything in order of time, and what runs now."""
        case, office = self.story.case, self.story.rules.procedure
        service = office.service(case.service).label
        yield f"Case {case.number} at {office.name}: {service}, {case.status.replace('_', ' ')}"
        yield f"Opening hours: {office.hours.words}"
        yield from self._lateness()
        yield ""
        for event in self.story.events:
            first, *rest = self._event(event)
            yield f"{self._at(event.fact.at)}  {first}"
            yield from (f"{_INDENT}{line}" for line in rest)
        yield ""
        yield from self._now()

    def _lateness(self) -> Lines:
        case = self.story.case
        if case.late_by and case.came_at and case.received_at:
            yield (
                f"What was written {self._at(case.came_at)} reached the hotline "
                f"{self._at(case.received_at)}, {words.span(case.late_by)} later: clocks run from "
                "when it was written."
            )

    def _event(self, event: StoryFact) -> Lines:
        match event.fact.kind:
            case Fact.DEADLINE_SET | Fact.DEADLINE_RESUMED:
                yield from self._set(event)
            case Fact.DEADLINE_PAUSED:
                yield from self._paused(event)
            case Fact.DEADLINE_MOVED | Fact.PROMISE_MOVED:
                yield from self._moved(event)
            case Fact.DEADLINE_MET:
                yield from self._met(event)
            case kind if kind in RINGS:
                yield from self._rang(event) if not event.untold else self._untold(event)
            case _:
                yield beside.line(event.fact, self.story.rules.procedure)

    def _set(self, event: StoryFact) -> Lines:
        again = event.fact.kind is Fact.DEADLINE_RESUMED
        yield f"{self._kind(event)}: {'runs again' if again else 'runs'}" + (
            " anew, in place of the one that ran" if event.anew else ""
        )
        yield from self._reckoned(event.fact.data, event.sum, event.fact.at)

    def _reckoned(
        self, data: Mapping[str, object], total: Sum | None, at: datetime | None = None
    ) -> Lines:
        """Since when, how long, by which clock and allowance, and how the end comes out."""
        since, due = moment(data, "since") or at, moment(data, "due_at")
        if since is not None:
            began = words.BEGAN[data.get("why")]
            yield f"since     {self._at(since)}{f', {began}' if began else ''}"
        yield from self._allowed(data)
        if total is not None:
            yield from self._total(total, due)
        if due is not None:
            yield f"due       {self._at(due)}"
        told, promised = moment(data, "told_at"), moment(data, "promised_at")
        if told is None and data.get("promises"):
            yield "told      the complainant may rely on it: a unit has the case"
        if told is not None:
            judged = ", and what it is judged by" if promised == told else ""
            yield f"told      {self._at(told)} is what the complainant may rely on{judged}"
        if promised is not None and promised != told:
            yield f"judged    by {self._at(promised)}, which was promised first"
        if "clock" not in data:
            yield "why       was not recorded yet when this was written"

    def _allowed(self, data: Mapping[str, object]) -> Lines:
        length, whole = length_of(data.get("length")), length_of(data.get("allowed"))
        clock, cap = data.get("clock"), data.get("cap")
        if length is None or clock is None:
            return
        said = words.length(length, clock)
        capped = next((why for one, why in _CAPS.items() if one == cap), "")
        if capped and whole is not None:
            said += f", cut from {words.length(whole, clock)}: {capped}"
        elif whole is not None:
            said += f", what is left of {words.length(whole, clock)}"
        yield f"allowed   {said}"
        yield f"because   {data.get('allowance')} in procedure.yml{self._chosen(data)}"
        if clock == Clock.WALL:
            hours = data.get("wins") == Wins.OPENING_HOURS
            wins = "moves into opening hours" if hours else "stays there"
            yield f"clock     every minute counts; an end in closed time {wins}"
        else:
            yield "clock     opening hours alone"

    def _chosen(self, data: Mapping[str, object]) -> str:
        if "stage" not in data:
            return ""
        office, weight = self.story.rules.procedure, data.get("weight")
        service = office.service(str(data.get("service", ""))).label
        return f", for the service {service}" + (f" and a {weight} complaint" if weight else "")

    def _total(self, total: Sum, due: datetime | None) -> Lines:
        if total.closed_at is not None:
            usual = words.span(self.story.rules.calendar.usual_day)
            yield (
                f"counted   {self._at(total.closed_at)} is closed time: it ends when the office "
                f"has been open for so long, 24 h being one usual day of {usual}"
            )
        if total.counted:
            days = bool(total.length.days) and total.closed_at is None and not total.length.time
            alone = days or len(total.counted) == 1
            sum_ = "" if alone else f" = {words.span(worked(total.counted))}"
            yield f"counted   {words.stretches(total.counted, days=days)}{sum_}"
        if total.passed_over:
            yield f"closed    {words.days_off(total.passed_over)}"
        if not total.agrees and due is not None:
            yield (
                f"changed   by today's calendar it would be {self._at(total.end)}: calendar or "
                "procedure have changed since"
            )

    def _rang(self, event: StoryFact) -> Lines:
        data = event.fact.data
        yield f"{self._kind(event)}: {words.rang(event.fact)}"
        due, rings_at = moment(data, "due_at"), moment(data, "rings_at")
        if due is not None:
            yield f"due       {self._at(due)}"
        if rings_at is not None:
            yield f"late      it was to ring {self._at(rings_at)}; the hotline was not running"
        follows = data.get("follows")
        if isinstance(follows, list) and follows:
            yield f"follows   {', '.join(map(str, follows))}"
        if event.told:
            yield f"told      {self._people(event.told)}"

    def _untold(self, event: StoryFact) -> Lines:
        yield f"{self._kind(event)}: no words reach the complainant, who relies on the old time"
        yield f"told      {self._people(event.told)}"

    def _met(self, event: StoryFact) -> Lines:
        data = event.fact.data
        kept = "broken" if data.get("late") else "kept"
        judged = moment(data, "promised_at") or moment(data, "due_at")
        if judged is None:
            kept = "ended while its clock stood still"
        yield f"{self._kind(event)}: {kept}"
        decided = words.DECIDED[data.get("why")]
        if decided:
            by = f" by '{data['event']}'" if data.get("event") else ""
            yield f"because   {decided}{by}"
        if judged is not None:
            promised = ", what was promised first" if "promised_at" in data else ""
            yield f"due       {self._at(judged)}{promised}"

    def _moved(self, event: StoryFact) -> Lines:
        data = event.fact.data
        was, now = moment(data, "from"), moment(data, "to")
        promise = event.fact.kind is Fact.PROMISE_MOVED
        lost = data.get("why") == Cause.APOLOGY_LOST
        what = "the complainant heard of another time" if promise else "moved"
        yield f"{self._kind(event)}: {'what they were told before holds' if lost else what}"
        if was is not None and now is not None:
            yield f"from      {self._at(was)}"
            yield f"to        {self._at(now)}"
        decided = words.DECIDED[data.get("why")]
        if decided:
            yield f"because   {decided}"
        yield from self._put_off(data.get("put_off"))
        if event.sum is not None:
            yield from self._total(event.sum, moment(data, "due_at"))

    def _put_off(self, how: object) -> Lines:
        """How the time comes out that the complainant hears instead."""
        if not isinstance(how, Mapping):
            return
        since, length = moment(how, "since"), length_of(how.get("length"))
        if since is not None and length is not None:
            put_off = words.length(length, how.get("clock"))
            yield f"counted   {put_off} after {self._at(since)}, while the office is open"

    def _paused(self, event: StoryFact) -> Lines:
        data = event.fact.data
        left = length_of(data.get("length"))
        yield f"{self._kind(event)}: stands still"
        why = words.DECIDED[data.get("why") or Cause.COMPLAINANT]
        yield f"because   {why}"
        if left is not None:
            yield f"left      {words.length(left, data.get('clock'))}"

    def _now(self) -> Lines:
        if self.story.case.status is CaseStatus.UNREADABLE:
            yield "What runs now cannot be read: the row of the case is damaged, its facts stand."
            return
        if not self.story.case.is_open:
            yield "Nothing runs any more: the case has ended."
            return
        yield f"Now ({self._at(self.now)}):"
        for one in self.story.running:
            first, *rest = self._runs(one)
            yield f"  {first}"
            yield from (f"{_INDENT}{line}" for line in rest)
        if not self.story.running:
            yield "  No clock runs."
        for kind in self.story.replaced:
            name = words.kind(kind, self.story.case.stage, self.story.rules.procedure)
            yield f"  {name}: not counted any more; one that is owed again took its place"

    def _runs(self, one: RunningDeadline) -> Lines:
        deadline, office = one.deadline, self.story.rules.procedure
        name = words.kind(deadline.kind, self.story.case.stage, office)
        if deadline.due_at is None:
            yield f"{name}: stands still"
        elif deadline.due_at < self.now:
            yield f"{name}: is over"
        else:
            yield f"{name}: runs"
        yield from self._reckoned(one.data, one.sum)
        if deadline.rings_at is not None and deadline.ring is not None:
            missed = " (as soon as the hotline runs)" if deadline.rings_at < self.now else ""
            yield f"rings     {self._at(deadline.rings_at)}: {_NEXT[deadline.ring]}{missed}"
        elif deadline.due_at is not None:
            yield "rings     no more"

    def _kind(self, event: StoryFact) -> str:
        data = event.fact.data
        stage = str(data.get("stage", ""))
        return words.kind(data.get("deadline"), stage, self.story.rules.procedure)

    def _people(self, told: tuple[str, ...]) -> str:
        office = self.story.rules.procedure
        return ", ".join(words.person(to, office, self.names) for to in told)

    def _at(self, at: datetime) -> str:
        return words.moment(at, self.story.rules.procedure.zone)


_NEXT: Mapping[Ring, str] = {
    Ring.TARGET: "the wished-for time has passed",
    Ring.WARNING: "a warning",
    Ring.LAST_WARNING: "the last warning",
    Ring.LIMIT: "its time is over",
    Ring.BROKEN: "what was promised first has passed",
    Ring.PROMISE: "an apology to the complainant, with a new time",
}
