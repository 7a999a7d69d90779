"""Working time runs only while the workshop is open."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.branches.workdays import (
    USUAL_WEEK,
    Span,
    WorkCalendar,
    merged,
)
from techstore_desktop.core.estimates.promising import (
    Parts,
    PartsStanding,
    Queue,
    promised_at,
)

BUENOS_AIRES = ZoneInfo("America/Argentina/Buenos_Aires")
MADRID = ZoneInfo("Europe/Madrid")
MONDAY = date(2026, 11, 23)
USUAL = WorkCalendar(BUENOS_AIRES)

times = st.times(time(0), time(23, 59)).map(
    lambda t: t.replace(second=0, microsecond=0)
)
spans = st.lists(st.builds(Span, times, times), max_size=2).map(merged)
weeks = st.dictionaries(st.integers(0, 6), spans, max_size=4)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
calendars = st.builds(
    WorkCalendar,
    st.sampled_from([BUENOS_AIRES, MADRID]),
    weeks,
    st.frozensets(days, max_size=4),
)
moments = st.datetimes(
    datetime(2026, 1, 1),
    datetime(2026, 12, 31),
    timezones=st.just(BUENOS_AIRES),
)
amounts = st.integers(0, 3000)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BUENOS_AIRES)


def test_work_goes_on_the_next_morning() -> None:
    assert USUAL.after(at(MONDAY, 17), 120) == at(MONDAY + timedelta(days=1), 10)


def test_nobody_works_on_sunday_nor_on_a_closed_day() -> None:
    saturday = MONDAY + timedelta(days=5)
    assert USUAL.after(at(saturday, 12), 120) == at(MONDAY + timedelta(days=7), 10)
    closed = WorkCalendar(BUENOS_AIRES, closed=frozenset({MONDAY}))
    assert closed.after(at(MONDAY, 8), 60) == at(MONDAY + timedelta(days=1), 10)


def test_a_break_at_noon_is_no_working_time() -> None:
    siesta = (Span(time(9), time(13)), Span(time(16), time(20)))
    calendar = WorkCalendar(BUENOS_AIRES, dict.fromkeys(range(6), siesta))
    assert calendar.after(at(MONDAY, 12), 120) == at(MONDAY, 17)
    assert calendar.closing(MONDAY) == at(MONDAY, 20)


def test_a_shop_that_never_works_promises_nothing() -> None:
    assert WorkCalendar(BUENOS_AIRES, {}).after(at(MONDAY, 9), 1) is None


@given(calendars, moments, amounts)
def test_exactly_the_working_minutes_pass(
    calendar: WorkCalendar, start: datetime, minutes: int
) -> None:
    end = calendar.after(start, minutes)
    if end is not None:
        assert end >= start
        assert calendar.minutes_between(start, end) == minutes


@given(calendars, moments, amounts, amounts)
def test_more_work_never_ends_earlier(
    calendar: WorkCalendar, start: datetime, few: int, more: int
) -> None:
    ends = [calendar.after(start, minutes) for minutes in sorted((few, more))]
    if ends[1] is not None:
        assert ends[0] is not None
        assert ends[0] <= ends[1]


@given(st.lists(st.builds(Span, times, times), max_size=6))
def test_spans_of_two_tills_hold_the_same_minutes_once(given: list[Span]) -> None:
    joined = merged(given)
    assert all(a.closes < b.opens for a, b in pairwise(joined))
    for span in given:
        if span.opens < span.closes:
            assert any(
                j.opens <= span.opens and span.closes <= j.closes for j in joined
            )


@given(
    calendars,
    moments,
    st.integers(0, 600),
    st.builds(Queue, minutes=st.integers(0, 6000), hands=st.integers(0, 5)),
    st.sampled_from(PartsStanding),
    st.integers(0, 30),
)
def test_a_promise_is_the_closing_of_a_day_of_work(
    calendar: WorkCalendar,
    now: datetime,
    minutes: int,
    queue: Queue,
    standing: PartsStanding,
    parts_days: int,
) -> None:
    promise = promised_at(
        now,
        minutes=minutes,
        queue=queue,
        parts=Parts(standing, now - timedelta(days=1)),
        parts_days=parts_days,
        calendar=calendar,
    )
    if promise is None:
        return
    day = promise.astimezone(calendar.zone).date()
    assert day not in calendar.closed
    assert promise == calendar.closing(day)
    needed = queue.minutes_each + minutes
    assert calendar.minutes_between(now, promise) >= needed - 1
    if standing is PartsStanding.MISSING:
        arrival = (now + timedelta(days=parts_days)).astimezone(calendar.zone).date()
        assert day >= arrival


def test_parts_that_are_missing_come_when_the_shop_says() -> None:
    def asked(parts: Parts) -> datetime | None:
        return promised_at(
            at(MONDAY, 10),
            minutes=60,
            queue=Queue(minutes=120, hands=2),
            parts=parts,
            parts_days=3,
            calendar=USUAL,
        )

    thursday = MONDAY + timedelta(days=3)
    assert asked(Parts()) == at(MONDAY, 18)
    assert asked(Parts(PartsStanding.ON_HAND)) == at(MONDAY, 18)
    assert asked(Parts(PartsStanding.MISSING)) == at(thursday, 18)
    ordered = Parts(PartsStanding.ON_ORDER, at(MONDAY, 9) - timedelta(days=1))
    assert asked(ordered) == at(MONDAY + timedelta(days=2), 18)
    late = Parts(PartsStanding.ON_ORDER, at(MONDAY, 9) - timedelta(days=9))
    assert asked(late) == at(MONDAY + timedelta(days=1), 18)


def test_the_usual_week_is_none_of_sundays() -> None:
    assert 6 not in USUAL_WEEK
