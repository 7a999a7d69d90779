"""What is looked at before the day begins: only what loses data blocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.formats import formats_for
from techstore_desktop.core.money import currency
from techstore_desktop.core.sales.payments.schemas import ExchangeRateResponse
from techstore_desktop.core.storage.disk import Room
from techstore_desktop.sync.status import NO_HUB, SyncState
from techstore_desktop.ui.opening import checks, words
from techstore_desktop.ui.opening.checks import CurrencyRate, Finding, Readings, State

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
USUAL = Readings(
    now=NOW,
    today=date(2026, 11, 23),
    room=Room.ENOUGH,
    last_backup=NOW - timedelta(days=1),
    is_joined=False,
    sync=NO_HUB,
    session_number=None,
    session_day=None,
    last_sale_at=NOW - timedelta(hours=12),
)


def rated(day: int) -> CurrencyRate:
    """Return a currency whose rate was set on a day of this month."""
    rate = ExchangeRateResponse(
        currency="USD", business_day=date(2026, 11, day), rate=Decimal(1250)
    )
    return CurrencyRate("USD", rate)


def found(readings: Readings, key: str) -> Finding:
    return next(each for each in checks.judge(readings) if each.key == key)


@pytest.mark.parametrize(
    ("changes", "key", "code", "state"),
    [
        ({}, "disk", "disk.enough", State.FINE),
        ({"room": Room.LITTLE}, "disk", "disk.little", State.LOOK),
        ({"room": Room.NONE}, "disk", "disk.none", State.BAD),
        ({}, "backup", "backup.fresh", State.FINE),
        ({"last_backup": None}, "backup", "backup.never", State.LOOK),
        (
            {"last_backup": NOW - timedelta(days=8)},
            "backup",
            "backup.old",
            State.LOOK,
        ),
        (
            {"last_backup": None, "is_joined": True},
            "backup",
            "backup.at_hub",
            State.FINE,
        ),
        ({}, "clock", "clock.alone", State.UNKNOWN),
        (
            {"last_sale_at": NOW + timedelta(hours=1)},
            "clock",
            "clock.behind",
            State.BAD,
        ),
        ({}, "session", "session.none", State.FINE),
        (
            {"session_number": "A1-7", "session_day": date(2026, 11, 22)},
            "session",
            "session.yesterday",
            State.LOOK,
        ),
        (
            {"session_number": "A1-8", "session_day": date(2026, 11, 23)},
            "session",
            "session.today",
            State.FINE,
        ),
        ({}, "sync", "sync.none", State.FINE),
        ({}, "rates", "rates.none", State.FINE),
        ({"rates": (rated(23), rated(24))}, "rates", "rates.today", State.FINE),
        ({"rates": (rated(23), rated(22))}, "rates", "rates.old", State.LOOK),
        ({"rates": (CurrencyRate("USD", None),)}, "rates", "rates.old", State.LOOK),
    ],
)
def test_each_thing_is_judged(
    changes: dict[str, object], key: str, code: str, state: State
) -> None:
    finding = found(replace(USUAL, **changes), key)  # type: ignore[arg-type]
    assert (finding.code, finding.state) == (code, state)


@given(st.integers(-600, 600))
def test_a_clock_two_minutes_off_is_told(seconds: int) -> None:
    status = replace(
        NO_HUB,
        state=SyncState.IN_STEP,
        last_contact_at=NOW,
        clock_offset=timedelta(seconds=seconds),
    )
    finding = found(replace(USUAL, is_joined=True, sync=status), "clock")
    assert (finding.state is State.BAD) == (abs(seconds) >= 120)


@given(
    st.sampled_from(Room),
    st.sampled_from(SyncState),
    st.one_of(st.none(), st.just(NOW)),
    st.booleans(),
)
def test_only_a_full_disk_blocks_and_all_has_words(
    room: Room, state: SyncState, backup: datetime | None, is_joined: bool
) -> None:
    readings = replace(
        USUAL,
        room=room,
        sync=replace(NO_HUB, state=state),
        last_backup=backup,
        is_joined=is_joined,
    )
    formats = formats_for("AR", currency("ARS"))
    for finding in checks.judge(readings):
        assert finding.blocks == (finding.key == "disk" and room is Room.NONE)
        assert words.sentence(finding, formats, ZoneInfo("UTC"))
