"""What holds for every working calendar, checked against a count day by day."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from handoff.allowance import Length
from handoff.calendar import Off, WorkingCalendar
from handoff.calendar.holidays import Holiday
from handoff.calendar.hours import OpeningHours, Slot, Week
from handoff.calendar.ramadan import ramadans_of

ZONES = [ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")]
SECOND = timedelta(seconds=1)
FIRST = date(2023, 12, 1)
MINUTES = 24 * 60
SETTLED = (date(2024, 3, 11), date(2024, 4, 8))


@st.composite
def slots(draw: st.DrawFn) -> tuple[Slot, ...]:
    marks = sorted(draw(st.sets(st.integers(0, MINUTES), max_size=6)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return tuple(Slot(clock(opens), clock(until)) for opens, until in pairs)


def clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


weeks = st.dictionaries(st.integers(0, 6), slots(), min_size=1)
days = st.dates(FIRST, FIRST + timedelta(days=800))

Made = tuple[WorkingCalendar, OpeningHours, frozenset[date]]


@st.composite
def calendars(draw: st.DrawFn) -> Made:
    week = draw(weeks.filter(lambda week: any(week.values())))
    feasts = draw(st.frozensets(days, max_size=30))
    hours = OpeningHours(
        week,
        closed=draw(st.frozensets(days, max_size=10)),
        open=draw(st.frozensets(days, max_size=10)),
        ramadan=draw(st.none() | weeks),
        ramadan_days={2024: SETTLED} if draw(st.booleans()) else {},
    )

    def holidays(year: int) -> Mapping[date, Holiday]:
        return {day: Holiday("libur", estimated=False) for day in feasts if day.year == year}

    return WorkingCalendar(hours, draw(st.sampled_from(ZONES)), holidays), hours, feasts


moments = st.builds(
    lambda day, seconds, zone: datetime.combine(day, time(), zone) + timedelta(seconds=seconds),
    days,
    st.integers(0, MINUTES * 60 - 1),
    st.sampled_from(ZONES),
)
lengths = st.integers(0, 60 * 3600).map(lambda seconds: timedelta(seconds=seconds))


def week_of(hours: OpeningHours, day: date) -> Week:
    if hours.ramadan is None:
        return hours.week
    fasting = any(day in one for one in ramadans_of(day.year, hours.ramadan_days.values()))
    return hours.ramadan if fasting else hours.week


def open_stretches(
    hours: OpeningHours, feasts: frozenset[date], zone: ZoneInfo, first: date
) -> Iterator[tuple[datetime, datetime]]:
    """Every slot from `first` on, one after the other: the slow way to know."""
    day = first
    while True:
        if day not in hours.closed and (day not in feasts or day in hours.open):
            for slot in week_of(hours, day).get(day.weekday(), ()):
                until_day = day if slot.until > slot.opens else day + timedelta(days=1)
                yield (
                    datetime.combine(day, slot.opens, zone),
                    datetime.combine(until_day, slot.until, zone),
                )
        day += timedelta(days=1)


@settings(deadline=None)
@given(calendars(), moments, lengths.filter(bool))
def test_it_ends_where_a_count_slot_by_slot_ends(
    made: Made, start: datetime, length: timedelta
) -> None:
    calendar, hours, feasts = made
    left = length
    for opens, until in open_stretches(
        hours, feasts, calendar.zone, start.astimezone(calendar.zone).date()
    ):
        here = max(opens, start)
        if here < until and left <= until - here:
            assert calendar.add_working(start, length) == here + left
            return
        left -= max(until - here, timedelta(0))


@settings(deadline=None)
@given(calendars(), moments, lengths)
def test_it_is_never_before_its_start_and_never_in_closed_time(
    made: Made, start: datetime, length: timedelta
) -> None:
    calendar = made[0]
    end = calendar.add_working(start, length)
    assert end >= start
    assert calendar.is_open(end) or calendar.is_open(end - SECOND)
    assert calendar.working_between(start, end) == length


@settings(deadline=None)
@given(calendars(), moments, lengths, lengths)
def test_adding_composes(
    made: Made,
    start: datetime,
    first: timedelta,
    then: timedelta,
) -> None:
    calendar = made[0]
    in_two_steps = calendar.add_working(calendar.add_working(start, first), then)
    assert in_two_steps == calendar.add_working(start, first + then)


@settings(deadline=None)
@given(calendars(), moments, moments)
def test_time_between_adds_up_and_turns_its_sign(
    made: Made, one: datetime, other: datetime
) -> None:
    calendar = made[0]
    middle = one + (other - one) / 2
    whole = calendar.working_between(one, other)
    assert whole == -calendar.working_between(other, one)
    assert whole == calendar.working_between(one, middle) + calendar.working_between(middle, other)
    assert abs(whole) <= abs(other - one)


@settings(deadline=None)
@given(calendars(), moments)
def test_the_next_opening_is_open_and_nothing_is_open_before_it(
    made: Made, moment: datetime
) -> None:
    calendar = made[0]
    opening = calendar.next_opening(moment)
    assert opening >= moment
    assert calendar.is_open(opening)
    assert calendar.working_between(moment, opening) == timedelta(0)
    assert (opening == moment) is calendar.is_open(moment)


@settings(deadline=None)
@given(calendars(), moments, lengths.filter(bool))
def test_taking_is_the_latest_moment_that_leaves_enough(
    made: Made, end: datetime, length: timedelta
) -> None:
    calendar = made[0]
    start = calendar.take_working(end, length)
    assert start <= end
    assert calendar.is_open(start)
    assert calendar.working_between(start, end) == length
    assert calendar.working_between(start + SECOND / 1000, end) < length


# Working days, and what a whole allowance comes to. Few of them: a week may have a single slot.
some_days = st.integers(1, 20)
allowances = st.builds(Length, st.integers(0, 20), lengths)


def whole_days(made: Made, first: date) -> Iterator[tuple[datetime, datetime]]:
    """Opening and closing of every working day from `first` on, one after the other."""
    calendar, hours, feasts = made
    stretches = open_stretches(hours, feasts, calendar.zone, first)
    begin, end = next(stretches)
    for opens, until in stretches:
        if opens.date() != begin.date():
            yield begin, end
            begin = opens
        end = until


@settings(deadline=None)
@given(calendars(), moments, some_days)
def test_days_end_where_a_count_day_by_day_ends(made: Made, start: datetime, count: int) -> None:
    calendar = made[0]
    local = start.astimezone(calendar.zone)
    eve = local - timedelta(days=1)
    closes_now = any(
        end == local for _, end in islice(whole_days(made, eve.date()), 1)
    )  # the midnight at which the day before ends
    first = local.date() if closes_now else local.date() + timedelta(days=1)
    _, expected = next(islice(whole_days(made, first), count - 1, None))
    assert calendar.add(start, Length(count)) == expected


@settings(deadline=None)
@given(calendars(), moments, some_days, st.integers(0, 20))
def test_adding_days_composes(made: Made, start: datetime, first: int, then: int) -> None:
    calendar = made[0]
    in_two_steps = calendar.add(calendar.add(start, Length(first)), Length(then))
    assert in_two_steps == calendar.add(start, Length(first + then))


@settings(deadline=None)
@given(calendars(), moments, allowances, lengths)
def test_adding_time_to_an_allowance_composes(
    made: Made, start: datetime, first: Length, then: timedelta
) -> None:
    calendar = made[0]
    in_two_steps = calendar.add(calendar.add(start, first), Length(time=then))
    assert in_two_steps == calendar.add(start, Length(first.days, first.time + then))


@settings(deadline=None)
@given(calendars(), moments, allowances)
def test_an_allowance_never_ends_before_its_start_nor_in_closed_time(
    made: Made, start: datetime, allowed: Length
) -> None:
    calendar = made[0]
    end = calendar.add(start, allowed)
    assert end >= start
    assert calendar.is_open(end) or calendar.is_open(end - SECOND)
    assert calendar.working_between(start, end) >= allowed.time


@settings(deadline=None)
@given(calendars(), moments, moments, allowances)
def test_who_starts_later_is_never_done_earlier(
    made: Made, one: datetime, other: datetime, allowed: Length
) -> None:
    calendar = made[0]
    early, late = sorted((one, other))
    assert calendar.add(early, allowed) <= calendar.add(late, allowed)
    assert calendar.take(early, allowed) <= calendar.take(late, allowed)


@settings(deadline=None)
@given(calendars(), moments, some_days, lengths)
def test_so_many_whole_days_are_left_from_the_moment_that_is_taken(
    made: Made, end: datetime, count: int, then: timedelta
) -> None:
    calendar = made[0]
    rest = calendar.take_working(end, then)
    start = calendar.take(end, Length(count, then))
    assert start <= rest <= end
    left = list(takewhile(lambda day: day[1] <= rest, whole_days(made, start.date())))
    assert len(left) == count
    assert left[0][0] == start


@settings(deadline=None)
@given(calendars(), moments, some_days)
def test_a_warning_days_before_comes_before_its_deadline(
    made: Made, start: datetime, count: int
) -> None:
    calendar = made[0]
    due = calendar.add(start, Length(count))
    assert start < calendar.take(due, Length(count)) < due


@settings(deadline=None)
@given(calendars(), moments, st.integers(0, 40 * MINUTES))
def test_what_is_told_of_a_stretch_is_its_working_time_and_the_days_without_any(
    made: Made, start: datetime, minutes: int
) -> None:
    calendar, hours, feasts = made
    end = start + timedelta(minutes=minutes)
    told = list(calendar.open_between(start, end))
    assert sum((until - since for since, until in told), timedelta()) == calendar.working_between(
        start, end
    )
    for off in calendar.days_off(start, end):
        midnight = datetime.combine(off.day, time(), calendar.zone)
        assert not calendar.working_between(midnight, midnight + timedelta(days=1))
        usual = week_of(hours, off.day).get(off.day.weekday(), ())
        assert (off.why is Off.EVERY_WEEK) is not bool(usual)
        assert (off.why is Off.BY_THE_OFFICE) is (bool(usual) and off.day in hours.closed)
        assert bool(off.name) is (off.day in feasts)
