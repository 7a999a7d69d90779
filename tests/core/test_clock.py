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

ZONES = ("America/Argentina/Buenos_Aires", "America/Santiago", "Europe/Madrid", "UTC")
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


@given(moments, st.sampled_from(ZONES), st.sampled_from([time(0), time(4), time(6)]))
def test_every_moment_lies_within_the_bounds_of_its_day(
    moment: datetime, zone_name: str, cutoff: time
) -> None:
    zone = ZoneInfo(zone_name)
    day = business_day(moment, zone=zone, cutoff=cutoff)
    first, end = business_day_bounds(day, zone=zone, cutoff=cutoff)
    slack = timedelta(hours=1)  # the hour that a change of time repeats or skips
    assert first - slack <= moment < end + slack


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
