"""Days in the books and stamps in order, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.clock import (
    HybridClock,
    SetClock,
    SystemClock,
    business_day,
    business_day_bounds,
    stamp_time,
)

ZONES = (
    "America/Argentina/Buenos_Aires",
    "America/Havana",
    "America/New_York",
    "America/Santiago",
    "Europe/Madrid",
    "UTC",
)
CUTOFFS = (time(0), time(0, 30), time(1, 30), time(2, 30), time(4), time(6))
"""Some lie in an hour that a change of time repeats or skips."""

moments = st.datetimes(
    min_value=datetime(2020, 1, 1),
    max_value=datetime(2035, 1, 1),
    timezones=st.just(UTC),
)


@pytest.mark.parametrize(
    ("local", "cutoff", "day"),
    [
        (datetime(2026, 11, 23, 1, 30), time(4), date(2026, 11, 22)),
        (datetime(2026, 11, 23, 4, 0), time(4), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 23, 59), time(0), date(2026, 11, 23)),
    ],
)
def test_a_sale_after_midnight_belongs_to_yesterday_until_the_cutoff(
    local: datetime, cutoff: time, day: date
) -> None:
    zone = ZoneInfo("America/Argentina/Buenos_Aires")
    moment = local.replace(tzinfo=zone)
    assert business_day(moment, zone=zone, cutoff=cutoff) == day


changes_of_time = st.sampled_from(
    [
        datetime(2026, month, day, tzinfo=UTC)
        for month, day in ((3, 8), (3, 29), (4, 5), (9, 6), (10, 25), (11, 1))
    ]
)
near_a_change = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes),
    changes_of_time,
    st.integers(-24 * 60, 24 * 60),
)


@given(moments | near_a_change, st.sampled_from(ZONES), st.sampled_from(CUTOFFS))
def test_r70_every_moment_lies_within_the_bounds_of_its_day(
    moment: datetime, zone_name: str, cutoff: time
) -> None:
    zone = ZoneInfo(zone_name)
    day = business_day(moment, zone=zone, cutoff=cutoff)
    first, end = business_day_bounds(day, zone=zone, cutoff=cutoff)
    assert first <= moment < end


@given(
    near_a_change, st.integers(0, 180), st.sampled_from(ZONES), st.sampled_from(CUTOFFS)
)
def test_r70_what_happens_later_belongs_to_no_earlier_day(
    moment: datetime, minutes: int, zone_name: str, cutoff: time
) -> None:
    zone = ZoneInfo(zone_name)
    later = moment + timedelta(minutes=minutes)
    day = business_day(moment, zone=zone, cutoff=cutoff)
    assert day <= business_day(later, zone=zone, cutoff=cutoff)


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=50))
def test_stamps_grow_although_the_clock_jumps(jumps: list[int]) -> None:
    clock = SetClock(datetime(2026, 11, 23, tzinfo=UTC))
    hybrid = HybridClock(clock)
    stamps = []
    for jump in jumps:
        clock.set(datetime(2026, 11, 23, tzinfo=UTC) + timedelta(milliseconds=jump))
        stamps.append(hybrid.tick())
    assert stamps == sorted(set(stamps))


def test_who_has_seen_a_stamp_gives_only_greater_ones() -> None:
    behind = HybridClock(SetClock(datetime(2020, 1, 1, tzinfo=UTC)))
    ahead = HybridClock(SetClock(datetime(2030, 1, 1, tzinfo=UTC))).tick()
    behind.observe(ahead)
    assert behind.tick() > ahead


def test_a_stamp_tells_its_time() -> None:
    moment = datetime(2026, 11, 23, 11, 47, tzinfo=UTC)
    assert stamp_time(HybridClock(SetClock(moment)).tick()) == moment


def test_the_systems_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)
