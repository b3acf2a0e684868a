"""What holds for every working calendar, checked against a count day by day."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from handoff.calendar import WorkingCalendar
from handoff.holidays import Holiday
from handoff.procedure import OpeningHours, Slot

ZONES = [ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")]
SECOND = timedelta(seconds=1)
FIRST = date(2023, 12, 1)
MINUTES = 24 * 60


@st.composite
def slots(draw: st.DrawFn) -> tuple[Slot, ...]:
    marks = sorted(draw(st.sets(st.integers(0, MINUTES), max_size=6)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return tuple(Slot(clock(opens), clock(until)) for opens, until in pairs)


def clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


days = st.dates(FIRST, FIRST + timedelta(days=800))


@st.composite
def calendars(draw: st.DrawFn) -> tuple[WorkingCalendar, OpeningHours, frozenset[date]]:
    week = draw(
        st.dictionaries(st.integers(0, 6), slots(), min_size=1).filter(
            lambda week: any(week.values())
        )
    )
    feasts = draw(st.frozensets(days, max_size=30))
    hours = OpeningHours(
        week,
        closed=draw(st.frozensets(days, max_size=10)),
        open=draw(st.frozensets(days, max_size=10)),
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


def open_stretches(
    hours: OpeningHours, feasts: frozenset[date], zone: ZoneInfo, first: date
) -> Iterator[tuple[datetime, datetime]]:
    """Every slot from `first` on, one after the other: the slow way to know."""
    day = first
    while True:
        if day not in hours.closed and (day not in feasts or day in hours.open):
            for slot in hours.week.get(day.weekday(), ()):
                until_day = day if slot.until > slot.opens else day + timedelta(days=1)
                yield (
                    datetime.combine(day, slot.opens, zone),
                    datetime.combine(until_day, slot.until, zone),
                )
        day += timedelta(days=1)


@settings(deadline=None)
@given(calendars(), moments, lengths.filter(bool))
def test_it_ends_where_a_count_slot_by_slot_ends(
    made: tuple[WorkingCalendar, OpeningHours, frozenset[date]], start: datetime, length: timedelta
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
    made: tuple[WorkingCalendar, OpeningHours, frozenset[date]], start: datetime, length: timedelta
) -> None:
    calendar = made[0]
    end = calendar.add_working(start, length)
    assert end >= start
    assert calendar.is_open(end) or calendar.is_open(end - SECOND)
    assert calendar.working_between(start, end) == length


@settings(deadline=None)
@given(calendars(), moments, lengths, lengths)
def test_adding_composes(
    made: tuple[WorkingCalendar, OpeningHours, frozenset[date]],
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
    made: tuple[WorkingCalendar, OpeningHours, frozenset[date]], one: datetime, other: datetime
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
    made: tuple[WorkingCalendar, OpeningHours, frozenset[date]], moment: datetime
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
    made: tuple[WorkingCalendar, OpeningHours, frozenset[date]], end: datetime, length: timedelta
) -> None:
    calendar = made[0]
    start = calendar.take_working(end, length)
    assert start <= end
    assert calendar.is_open(start)
    assert calendar.working_between(start, end) == length
    assert calendar.working_between(start + SECOND / 1000, end) < length
