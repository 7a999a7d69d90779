"""What is looked at before the day begins, judged by functions on values. No Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, auto

from techstore_desktop.core.sales.payments.offered import currencies_taken
from techstore_desktop.core.sales.payments.schemas import ExchangeRateResponse
from techstore_desktop.core.storage.disk import Room
from techstore_desktop.shop import Shop
from techstore_desktop.sync.status import SyncState, SyncStatus

OLD_BACKUP = timedelta(days=7)
WRONG_CLOCK = timedelta(minutes=2)


class State(Enum):
    """How something stands."""

    FINE = auto()
    LOOK = auto()
    BAD = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``code`` has its sentence.

    ``blocks``: whoever goes on loses data.
    """

    key: str
    code: str
    state: State
    values: Mapping[str, object] = field(default_factory=dict)
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class CurrencyRate:
    """A currency that the shop takes in cash, and its last rate if there is one."""

    currency: str
    rate: ExchangeRateResponse | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What was read of the shop and this computer, at one moment."""

    now: datetime
    today: date
    room: Room
    last_backup: datetime | None
    is_joined: bool
    sync: SyncStatus
    session_number: str | None
    session_day: date | None
    last_sale_at: datetime | None
    rates: tuple[CurrencyRate, ...] = ()


def read(shop: Shop) -> Readings:
    """Read everything but the devices. Runs on the worker."""
    profile, now = shop.profiles.current(), shop.database.clock.now()
    session, backup = shop.cash.current(), shop.backups.last()
    return Readings(
        now=now,
        today=profile.business_day(now),
        room=shop.room(),
        last_backup=backup.made_at if backup else None,
        is_joined=shop.is_joined(),
        sync=shop.sync_status(),
        session_number=session.number if session else None,
        session_day=session.business_day if session else None,
        last_sale_at=shop.sales.last_moment(),
        rates=_rates(shop),
    )


def _rates(shop: Shop) -> tuple[CurrencyRate, ...]:
    methods = shop.current_methods
    rates = methods.rates()
    return tuple(
        CurrencyRate(code, rates.get(code))
        for code in currencies_taken(methods.every())
    )


def judge(readings: Readings) -> Iterator[Finding]:
    """Yield how each thing stands, those that lose data first."""
    yield disk(readings.room)
    yield backup(readings)
    yield clock(readings)
    yield sync(readings.sync)
    yield session(readings)
    yield rates(readings)


def disk(room: Room) -> Finding:
    """Judge the room on the disk: without any, no sale can be kept."""
    if room is Room.NONE:
        return Finding("disk", "disk.none", State.BAD, blocks=True)
    is_little = room is Room.LITTLE
    state = State.LOOK if is_little else State.FINE
    return Finding("disk", f"disk.{room.value}", state)


def backup(readings: Readings) -> Finding:
    """Judge the last good copy; a shop with a hub has a second home."""
    last = readings.last_backup
    if last is None:
        code = "backup.at_hub" if readings.is_joined else "backup.never"
        return Finding("backup", code, State.FINE if readings.is_joined else State.LOOK)
    age = readings.now - last
    values = {"days": age.days}
    if age <= OLD_BACKUP:
        return Finding("backup", "backup.fresh", State.FINE, {"moment": last})
    state = State.FINE if readings.is_joined else State.LOOK
    return Finding("backup", "backup.old", state, values)


def clock(readings: Readings) -> Finding:
    """Judge the clock: against the hub, and against the last sale (R71)."""
    last = readings.last_sale_at
    if last is not None and last - readings.now > WRONG_CLOCK:
        return Finding("clock", "clock.behind", State.BAD, {"moment": last})
    if not readings.is_joined or readings.sync.last_contact_at is None:
        return Finding("clock", "clock.alone", State.UNKNOWN, {"moment": readings.now})
    off = abs(readings.sync.clock_offset)
    values = {"minutes": round(off.total_seconds() / 60)}
    if off >= WRONG_CLOCK:
        return Finding("clock", "clock.differs", State.BAD, values)
    return Finding("clock", "clock.fits", State.FINE)


def sync(status: SyncStatus) -> Finding:
    """Judge how this till stands with the hub."""
    states = {
        SyncState.NONE: State.FINE,
        SyncState.IN_STEP: State.FINE,
        SyncState.WAITING: State.FINE,
        SyncState.OFFLINE: State.LOOK,
        SyncState.TROUBLE: State.BAD,
    }
    values = {"count": status.waiting}
    return Finding("sync", f"sync.{status.state.value}", states[status.state], values)


def session(readings: Readings) -> Finding:
    """Judge the drawer: one of an earlier day wants to be closed first."""
    day, number = readings.session_day, readings.session_number
    if day is None:
        return Finding("session", "session.none", State.FINE)
    if day < readings.today:
        values = {"number": number, "day": day}
        return Finding("session", "session.yesterday", State.LOOK, values)
    return Finding("session", "session.today", State.FINE, {"number": number})


def rates(readings: Readings) -> Finding:
    """Judge the rates of other currencies: each day wants its own (R14)."""
    if not readings.rates:
        return Finding("rates", "rates.none", State.FINE)
    old = [
        each.currency
        for each in readings.rates
        if each.rate is None or not each.rate.is_of(readings.today)
    ]
    if old:
        values = {"currencies": ", ".join(old)}
        return Finding("rates", "rates.old", State.LOOK, values)
    return Finding("rates", "rates.today", State.FINE)


def scanned(code: str) -> Finding:
    """Judge what a scanner sent with the key that ends it."""
    return Finding("scanner", "scanner.good", State.FINE, {"code": code})


def typed(text: str) -> Finding:
    """Judge what came as keys without an end: the scanner's suffix is not set."""
    return Finding("scanner", "scanner.no_end", State.LOOK, {"code": text})


UNTESTED = Finding("scanner", "scanner.untested", State.UNKNOWN)
