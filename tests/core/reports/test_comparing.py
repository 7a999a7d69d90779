"""Days are compared by the shop's own clock."""

from datetime import UTC, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from techstore_desktop.core.reports.comparing import (
    by_hour,
    change,
    hours_in_order,
    same_time_last_week,
    share,
)

MADRID = ZoneInfo("Europe/Madrid")


def test_a_week_before_is_the_same_time_on_the_clock_across_summer_time() -> None:
    after = datetime(2026, 10, 26, 11, tzinfo=UTC)
    assert after.astimezone(MADRID).hour == 12
    before = same_time_last_week(after, MADRID)
    assert before.astimezone(UTC) == datetime(2026, 10, 19, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("112", "100", "12.0"),
        ("98.2", "100", "-1.8"),
        ("-50", "100", "-150.0"),
        ("5", "0", None),
        ("5", "-20", None),
    ],
)
def test_a_change_needs_something_to_compare_with(
    now: str, before: str, expected: str | None
) -> None:
    changed = change(Decimal(now), Decimal(before))
    assert changed == (None if expected is None else Decimal(expected))


def test_a_share_of_nothing_is_none() -> None:
    assert share(Decimal(1), Decimal(0)) is None
    assert share(Decimal(1), Decimal(8)) == Decimal("12.5")


def test_r70_an_hour_after_midnight_comes_last() -> None:
    late = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
    early = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
    totals = by_hour([(late, Decimal(3)), (early, Decimal(2))], ZoneInfo("UTC"))
    assert totals == {0: Decimal(3), 8: Decimal(2)}
    order = hours_in_order(totals, cutoff=time(4))
    assert order == [*range(8, 24), 0]
    assert hours_in_order({}, {}, cutoff=time(4)) == []
