"""Deadlines that come near and pass, promises that will not hold, calendars that change."""

from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from core.facts import Fact
from core.replies import ReplyKey
from handoff.allowance import Clock, Consequence, DeadlineKind, Length
from handoff.calendar import WorkingCalendar
from handoff.calendar.hours import Slot
from handoff.case import Case, CaseStatus, Move, Priority
from handoff.deadlines import running
from handoff.deadlines.deadline import Ring
from handoff.deadlines.rings import rung
from handoff.effects import Notify, ReturnToQueue
from handoff.notices import NoticeKind
from handoff.progress.progress import Progress
from handoff.progress.ringing import rang, recounted
from handoff.reasons import Cause
from handoff.stage import StageEvent
from tests.handoff.offices import (
    HOURS,
    MONDAY,
    WIB,
    after,
    data,
    length,
    minutes,
    opened,
    owed_at,
    procedure,
    read,
    rules,
    wib,
)
from tests.handoff.saying import Spoken, spoken

CALENDAR = WorkingCalendar(HOURS, WIB)


def told(progress: Progress) -> list[tuple[str, NoticeKind]]:
    return [(one.notice.to, one.notice.kind) for one in progress.effects if isinstance(one, Notify)]


def at_instruction() -> Case:
    case = replace(opened(), superior="kabag").after(Move.CLAIM, agent=3, agent_name="Rina")
    progress = after(case, MONDAY)
    progress.answered()
    progress.event(StageEvent.ASK_SUPERIOR)
    return progress.case


def test_nothing_rings_before_its_time() -> None:
    progress = after(opened(), wib(23, 9, 9))
    assert not rang(progress)
    assert not progress.facts


def test_a_target_a_warning_and_a_limit_ring_once_each() -> None:
    case = at_instruction()
    rings = []
    for hour, minute in ((9, 30), (9, 40), (12, 0), (12, 30), (13, 0), (15, 0)):
        progress = after(case, wib(23, hour, minute))
        rang(progress)
        rings.append([fact.kind for fact in progress.facts if "deadline" in fact.kind])
        case = progress.case
    assert rings == [
        [Fact.DEADLINE_TARGET_PASSED],
        [],
        [Fact.DEADLINE_NEAR],
        [],
        [Fact.DEADLINE_PASSED],
        [],
    ]
    assert case.stage == "instruction"


def test_the_superior_who_owes_the_step_hears_of_it_and_so_does_the_agent() -> None:
    progress = after(at_instruction(), wib(23, 13))
    rang(progress)
    assert ("duty:kabag", NoticeKind.PASSED) in told(progress)
    assert ("agent:3", NoticeKind.PASSED) in told(progress)


def test_whoever_wakes_up_late_still_rings_for_everything_in_its_order() -> None:
    progress = after(at_instruction(), wib(24, 9))
    rang(progress)
    kinds = [fact.kind for fact in progress.facts if fact.kind.startswith("deadline")]
    assert kinds == [Fact.DEADLINE_TARGET_PASSED, Fact.DEADLINE_NEAR, Fact.DEADLINE_PASSED]


def test_before_a_promise_breaks_the_complainant_hears_the_new_time() -> None:
    progress = after(opened(), wib(23, 9, 20))
    rang(progress)
    said = spoken(progress)
    new = Spoken("utter_promise_moved", {"was": wib(23, 9, 30), "promise": wib(23, 10)})
    assert said == [new]
    assert owed_at(progress.case) == wib(23, 10)
    first = progress.case.deadline(DeadlineKind.FIRST_REPLY)
    assert first is not None
    assert first.due_at == wib(23, 9, 30)  # what the office owes stays as it was


def apologies(progress: Progress) -> list[Spoken]:
    return spoken(progress)


def test_a_promise_that_was_put_off_is_put_off_again_and_further_on_the_next_day() -> None:
    case = opened()
    times, said = [], []
    monday = (wib(23, 9, 20), wib(23, 9, 30), wib(23, 9, 50), wib(23, 15))
    for at in (*monday, wib(24, 8), wib(25, 8)):
        progress = after(case, at)
        rang(progress)
        case = progress.case
        times.append(owed_at(case))
        said.append(len(apologies(progress)))
    assert said == [1, 0, 0, 0, 1, 1]
    assert times[:4] == [wib(23, 10)] * 4
    assert times[4:] == [wib(24, 8, 30), wib(25, 15)]
    assert case.priority is Priority.URGENT


def test_an_apology_waits_for_the_office_to_open_and_is_left_unsaid_after_an_answer() -> None:
    wall = minutes(
        16 * 60,
        Clock.WALL,
        warn=(length(120),),
        at_warning=frozenset({Consequence.TELL_COMPLAINANT}),
        extend=length(60),
    )
    given_rules = rules(
        procedure(deadlines={**procedure().deadlines, DeadlineKind.FIRST_REPLY: wall})
    )
    case = opened(
        given_rules, wib(23, 16, 30)
    )  # 16 hours later the office has been open for 30 min
    assert owed_at(case) == wib(24, 8, 30)
    night = after(case, wib(24, 6, 30), given_rules, "clock")
    rang(night)
    assert apologies(night) == []
    morning = after(night.case, wib(24, 8), given_rules, "clock")
    rang(morning)
    (said,) = apologies(morning)
    assert said.times["promise"] == wib(24, 9, 30)
    answered = after(night.case, wib(24, 7), given_rules)
    answered.answered()
    rings = after(answered.case, wib(24, 8), given_rules, "clock")
    rang(rings)
    assert apologies(rings) == []


def test_a_next_promise_on_the_same_day_waits_for_tomorrow_with_its_apology() -> None:
    """At most one apology a working day, whichever promise it is for."""
    tells = frozenset({Consequence.TELL_COMPLAINANT})
    next_reply = minutes(30, warn=(length(10),), at_warning=tells, extend=length(30))
    given_rules = rules(
        procedure(deadlines={**procedure().deadlines, DeadlineKind.NEXT_REPLY: next_reply})
    )
    first = after(opened(given_rules), wib(23, 9, 20), given_rules, "clock")
    rang(first)
    answered = after(first.case, wib(23, 9, 30), given_rules)
    answered.answered()
    again = after(answered.case, wib(23, 10), given_rules, "complainant")
    again.heard()
    again.case = read(again.case, again.at)
    second = after(again.case, wib(23, 10, 30), given_rules, "clock")
    rang(second)
    assert len(apologies(first)) == 1
    assert apologies(second) == []
    tomorrow = after(second.case, wib(24, 8), given_rules, "clock")
    rang(tomorrow)
    assert [said.times["was"] for said in apologies(tomorrow)] == [wib(23, 10, 30)]


def test_an_answer_ends_the_apologies() -> None:
    progress = after(opened(), wib(23, 9, 20))
    rang(progress)
    answered = after(progress.case, wib(23, 9, 40))
    answered.answered()
    late = after(answered.case, wib(23, 15))
    rang(late)
    assert not spoken(late)


def test_who_lets_an_answer_pass_loses_the_case_where_the_procedure_says_so() -> None:
    deadlines_ = {
        DeadlineKind.FIRST_REPLY: minutes(30, at_limit=frozenset({Consequence.REASSIGN})),
        DeadlineKind.NEXT_REPLY: minutes(30),
    }
    given_rules = rules(procedure(deadlines=deadlines_))
    case = replace(opened(given_rules), status=CaseStatus.WITH_AGENT, agent=7, agent_name="Rina")
    progress = after(case, wib(23, 9, 30), given_rules)
    rang(progress)
    assert (progress.case.status, progress.case.agent) == (CaseStatus.WAITING, None)
    assert progress.effects[0] == ReturnToQueue()
    assert spoken(progress)[-1].key == ReplyKey.STILL_WAITING


def test_the_limit_of_a_stage_may_lead_on() -> None:
    case = replace(opened(), stage="satisfaction", owner="complainant", deadlines=())
    progress = after(case, MONDAY)
    progress.start(DeadlineKind.STAGE, MONDAY, Cause.STAGE_ENTERED)
    late = after(progress.case, wib(23, 10))
    rang(late)
    assert late.case.status is CaseStatus.CLOSED


def test_a_decree_moves_open_deadlines_and_the_change_is_a_fact() -> None:
    case = opened(at=wib(23, 15, 50))
    assert owed_at(case) == wib(24, 8, 20)
    closed = procedure(hours=replace(HOURS, closed=frozenset({date(2026, 11, 24)})))
    progress = after(case, wib(23, 15, 55), rules(closed), "clock")
    recounted(progress)
    assert owed_at(progress.case) == wib(25, 8, 20)
    moved = [change for change in data(progress, Fact.DEADLINE_MOVED)
             if change["deadline"] == "first_reply"]  # fmt: skip
    assert [(change["from"], change["to"]) for change in moved] == [
        (wib(24, 8, 20).isoformat(), wib(25, 8, 20).isoformat())
    ]
    said = [one.key for one in spoken(progress)]
    assert said == ["utter_promise_moved_calendar"]


def test_a_decree_that_is_read_at_night_is_told_in_the_morning() -> None:
    case = opened(at=wib(23, 15, 50))
    closed = rules(procedure(hours=replace(HOURS, closed=frozenset({date(2026, 11, 24)}))))
    night = after(case, wib(23, 22), closed, "clock")
    recounted(night)
    assert apologies(night) == []
    assert owed_at(night.case) == wib(24, 8, 20)  # what they rely on until they hear otherwise
    morning = after(night.case, wib(25, 8), closed, "clock")
    rang(morning)
    (said,) = apologies(morning)
    assert said.times == {"was": wib(24, 8, 20), "promise": wib(25, 8, 30)}


def test_an_office_that_opens_more_keeps_the_promise_that_was_said() -> None:
    case = opened(at=wib(27, 15, 50))  # Friday
    assert owed_at(case) == wib(30, 8, 20)
    more = replace(HOURS, week={**HOURS.week, 5: (Slot(time(8), time(16)),)})  # Saturdays too
    progress = after(case, wib(27, 15, 55), rules(procedure(hours=more)), "clock")
    recounted(progress)
    first = progress.case.deadline(DeadlineKind.FIRST_REPLY)
    assert first is not None
    assert first.due_at == wib(28, 8, 20)
    assert owed_at(progress.case) == first.judged_at == wib(30, 8, 20)
    assert apologies(progress) == []
    monday = after(progress.case, wib(30, 8, 10), rules(procedure(hours=more)), "clock")
    rang(monday)
    assert len(apologies(monday)) == 1  # before it breaks, as any other


def test_warnings_that_are_all_overdue_are_one_thing_to_know() -> None:
    case = opened(at=wib(23, 9))
    tells = frozenset({Consequence.TELL_AGENT})
    twice = minutes(30, warn=(length(20), length(10)), at_warning=tells)
    known, warned = procedure(), {DeadlineKind.FIRST_REPLY: twice}
    late = rules(replace(known, deadlines={**known.deadlines, **warned}))
    case = after(replace(case, deadlines=()), wib(23, 9), late).case
    started = after(case, wib(23, 9), late)
    started.start(DeadlineKind.FIRST_REPLY, wib(23, 9), Cause.WROTE)
    progress = after(started.case, wib(23, 9, 25), late, "clock")  # the server was down
    rang(progress)
    assert told(progress).count(("agents", NoticeKind.NEAR)) == 1
    assert len(data(progress, Fact.DEADLINE_NEAR)) == 2


def test_where_nothing_changed_nothing_is_recorded() -> None:
    progress = after(opened(), wib(23, 9, 5), actor="clock")
    recounted(progress)
    assert not progress.facts


def test_an_end_inside_a_promise_comes_no_later_than_the_promise() -> None:
    allowed = minutes(30, inside_promise=True)
    deadline = running.started(
        DeadlineKind.STAGE, wib(23, 9, 20), allowed, CALENDAR, wib(23, 9, 30)
    )
    assert deadline.due_at == wib(23, 9, 30)


def test_a_warning_that_is_past_at_the_start_does_not_ring() -> None:
    allowed = minutes(30, warn=(length(20),))
    deadline = running.started(
        DeadlineKind.STAGE, wib(23, 9, 20), allowed, CALENDAR, wib(23, 9, 30)
    )
    assert (deadline.ring, deadline.rings_at) == (Ring.LIMIT, wib(23, 9, 30))


@given(st.integers(0, 7 * 24 * 60), st.integers(1, 2000), st.integers(1, 3 * 24 * 60))
def test_a_pause_never_costs_working_time(start: int, allowed: int, gap: int) -> None:
    """Pausing at once and resuming later leaves exactly what was left."""
    at = MONDAY + start * (wib(23, 9, 1) - MONDAY)
    later = at + gap * (wib(23, 9, 1) - MONDAY)
    allowance = minutes(allowed)
    deadline = running.started(DeadlineKind.WHOLE, at, allowance, CALENDAR)
    paused = running.paused(deadline, at, allowance, CALENDAR)
    resumed = running.resumed(paused, later, allowance, CALENDAR)
    assert resumed.due_at == CALENDAR.add(later, Length(time=length(allowed).time))


@given(st.integers(1, 500), st.lists(st.integers(1, 400), max_size=3), st.booleans())
def test_however_often_it_is_wound_a_deadline_rings_for_its_limit_last(
    allowed: int, warn: list[int], wall: bool
) -> None:
    clock = Clock.WALL if wall else Clock.WORKING
    short = tuple(length(one) for one in sorted({one for one in warn if one < allowed}))
    allowance = minutes(allowed, clock, warn=short)
    deadline = running.started(DeadlineKind.STAGE, MONDAY, allowance, CALENDAR)
    rings = []
    while deadline.ring is not None:
        rings.append((deadline.rings_at, deadline.ring))
        deadline = rung(deadline, allowance, CALENDAR)
    assert rings[-1] == (deadline.due_at, Ring.LIMIT)
    times = [at for at, _ in rings if at is not None]
    assert times == sorted(times)


def at_satisfaction(limit_passed: bool) -> Case:
    """An answered case whose complainant is asked how satisfied they are, maybe past its hour."""
    sheet = after(at_instruction(), wib(23, 9, 20), actor="agent:9")
    sheet.event(StageEvent.SHEET)
    replied = after(sheet.case, wib(23, 9, 30))
    replied.replied()
    if not limit_passed:
        return replied.case
    asks = after(replied.case, wib(23, 10), actor="complainant")
    asks.heard()
    rings = after(asks.case, wib(23, 10, 35), actor="clock")
    rang(rings)
    return rings.case


def test_a_limit_settles_no_case_in_which_an_answer_is_owed() -> None:
    case = at_satisfaction(limit_passed=True)
    assert case.status is CaseStatus.WITH_AGENT
    assert case.deadline(DeadlineKind.STAGE) is None  # their time is over, and nobody is late in it
    answer = after(case, wib(23, 10, 40))
    answer.replied()
    stage = answer.case.deadline(DeadlineKind.STAGE)
    assert stage is not None
    assert stage.due_at == wib(23, 11, 40)  # their hour begins anew
    rings = after(answer.case, wib(23, 11, 40), actor="clock")
    rang(rings)
    assert rings.case.status is CaseStatus.CLOSED


def test_the_time_of_a_complainant_is_no_lateness_of_the_office() -> None:
    case = at_satisfaction(limit_passed=False)
    stage, whole = case.deadline(DeadlineKind.STAGE), case.deadline(DeadlineKind.WHOLE)
    assert stage is not None
    assert whole is not None
    assert stage.due_at == wib(23, 10, 30)
    assert case.due_at == whole.due_at
    rings = after(case, wib(25, 9), actor="clock")  # the program had not been running
    rang(rings)
    assert rings.case.status is CaseStatus.CLOSED
    met = [told for told in data(rings, Fact.DEADLINE_MET) if told["deadline"] == "stage"]
    assert [told["late"] for told in met] == [False]


def test_a_limit_settles_a_case_in_which_nothing_is_owed() -> None:
    rings = after(at_satisfaction(limit_passed=False), wib(23, 10, 30), actor="clock")
    rang(rings)
    assert rings.case.status is CaseStatus.CLOSED


def beside_a_call_back() -> Progress:
    """Two promises run out together; the complainant was told of the call-back only."""
    tells = frozenset({Consequence.TELL_COMPLAINANT, Consequence.TELL_AGENT})
    kinds = {DeadlineKind.CALL_BACK: 20, DeadlineKind.FIRST_REPLY: 30}
    limits = {
        kind: minutes(count, warn=(length(10),), at_warning=tells, extend=length(60))
        for kind, count in kinds.items()
    }
    given = rules(procedure(deadlines={**procedure().deadlines, **limits}))
    return after(opened(given), wib(23, 15, 55), given, actor="clock")


def test_of_two_promises_only_the_one_that_was_told_is_apologised_for() -> None:
    progress = beside_a_call_back()
    rang(progress)
    said = spoken(progress)
    (apology,) = said
    assert apology.times["was"] == wib(23, 9, 20)
    assert apology.times["promise"] == owed_at(progress.case)


def test_a_decree_that_moves_two_promises_is_told_once() -> None:
    progress = beside_a_call_back()
    progress.at = wib(23, 9, 15)
    hours = replace(HOURS, week={**HOURS.week, 0: (Slot(time(9, 10), time(16)),)})
    progress.rules = replace(progress.rules, calendar=WorkingCalendar(hours, WIB))
    recounted(progress)
    said = spoken(progress)
    (told_of,) = said
    assert told_of.times["promise"] == wib(23, 9, 30)


def test_a_promise_that_is_to_break_again_is_told_to_the_office_too() -> None:
    first = after(opened(), wib(23, 9, 20), actor="clock")
    rang(first)
    told_at = owed_at(first.case)
    assert told_at is not None
    second = after(first.case, wib(24, 8), actor="clock")
    rang(second)
    assert spoken(second) != []
    assert ("agents", NoticeKind.NEAR) in told(second)


def test_a_decree_takes_no_later_promise_back() -> None:
    first = after(opened(), wib(23, 9, 20), actor="clock")
    rang(first)
    first.case = read(first.case, first.at)
    promised = owed_at(first.case)
    hours = replace(HOURS, week={**HOURS.week, 0: (Slot(time(8), time(9, 10)),)})
    given = replace(first.rules, calendar=WorkingCalendar(hours, WIB))
    later = after(first.case, wib(23, 9, 21), given, actor="clock")
    recounted(later)
    again = owed_at(later.case)
    assert promised is not None
    assert again is not None
    assert again >= promised
    breaks = after(later.case, wib(24, 8), given, actor="clock")
    rang(breaks)
    assert apologies(breaks) != []  # it does not break without a word


def test_a_second_apology_that_cannot_be_said_rings_once_and_is_told_to_the_office() -> None:
    first = after(opened(), wib(23, 9, 20), actor="clock")
    rang(first)
    promised = owed_at(first.case)
    assert promised is not None
    second = after(first.case, wib(24, 8), actor="clock")
    second.reachable = False
    rang(second)
    assert ("superiors", NoticeKind.UNTOLD) in told(second)
    assert owed_at(second.case) == promised
    again = after(second.case, promised + (promised - MONDAY), actor="clock")
    assert not any(one.ring is Ring.PROMISE for one in again.case.deadlines)
