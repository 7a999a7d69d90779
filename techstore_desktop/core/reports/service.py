"""A business day at a glance."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.cash.choices import CASH
from techstore_desktop.core.cash.sessions import open_session
from techstore_desktop.core.cash.totals import expected_by_method
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products import listing
from techstore_desktop.core.products.schemas import ProductFilter, ProductSort
from techstore_desktop.core.reports import comparing, days, figures
from techstore_desktop.core.reports.days import DaySums
from techstore_desktop.core.reports.open_repairs import open_repairs
from techstore_desktop.core.reports.receivables import receivables
from techstore_desktop.core.reports.schemas import (
    Compared,
    Dashboard,
    DayTotal,
    Drawer,
    HourTotal,
    LowStock,
    Margin,
)
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Reading

TREND_DAYS = 14
LISTED = 8


class ReportService:
    """The shop's figures, each as ``figures`` defines it."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables whose rows make figures others."""
        return frozenset().union(*(each.tables for each in figures.FIGURES))

    def dashboard(self, actor: Actor) -> Dashboard:
        """Return today beside the same day last week, as far as a person may know."""
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            day = _Day(reading, profile)
            parts: dict[str, object] = {}
            if figures.SALES.may_be_seen_by(actor):
                parts |= day.sales()
            if figures.MARGIN.may_be_seen_by(actor):
                parts["margin"] = day.margin()
            if figures.DRAWER.may_be_seen_by(actor):
                parts["drawer"] = _drawer(reading)
            if figures.RECEIVABLES.may_be_seen_by(actor):
                parts["receivables"] = receivables(reading, day.day, most=LISTED)
            if figures.LOW_STOCK.may_be_seen_by(actor):
                parts["low_stock"] = _low_stock(reading)
            if figures.OPEN_REPAIRS.may_be_seen_by(actor):
                parts["open_repairs"] = open_repairs(reading)
            return Dashboard.model_validate(
                {
                    "day": day.day,
                    "compared_day": day.before,
                    "as_of": reading.now,
                    **parts,
                }
            )


class _Day:
    """Today's sums with those of the days before, read once."""

    def __init__(self, reading: Reading, profile: ShopProfile) -> None:
        self._reading = reading
        self._profile = profile
        self.day = profile.business_day(reading.now)
        self.before = self.day - comparing.WEEK
        self._until = comparing.same_time_last_week(reading.now, profile.zone)
        shown = comparing.last_days(self.day, TREND_DAYS)
        self._shown = shown
        self._first = shown[0] - comparing.WEEK
        self._sums = days.sums_by_day(reading, self._first, self.day)
        self._then = days.sums_by_day(
            reading, self.before, self.before, until=self._until
        ).get(self.before, DaySums())

    def sales(self) -> dict[str, object]:
        """Return everything that is known of the documents alone."""
        digits = self._profile.currency.digits
        today, then = self._of(self.day), self._then
        trend = [self._of(day) for day in self._shown]
        return {
            "sales": _compared(today.sales, then.sales, [each.sales for each in trend]),
            "tickets": _compared(
                Decimal(today.tickets),
                Decimal(then.tickets),
                [Decimal(each.tickets) for each in trend],
            ),
            "basket": _compared(
                today.basket(digits),
                then.basket(digits),
                [each.basket(digits) for each in trend],
            ),
            "hours": self._hours(),
            "days": tuple(
                DayTotal(
                    day=day,
                    now=self._of(day).sales,
                    before=self._of(day - comparing.WEEK).sales,
                )
                for day in self._shown
            ),
            "methods": days.methods(self._reading, self.day),
        }

    def margin(self) -> Margin:
        """Return the margin, its rate, and how it went."""
        costs = days.costs_by_day(self._reading, self._shown[0], self.day)
        cost_then = days.costs_by_day(
            self._reading, self.before, self.before, until=self._until
        )
        now = self._margin_of(self.day, costs)
        then = self._then.base - cost_then.get(self.before, ZERO)
        compared = _compared(
            now, then, [self._margin_of(day, costs) for day in self._shown]
        )
        rate = comparing.share(now, self._of(self.day).base)
        return Margin(**compared.model_dump(), rate=rate)

    def _hours(self) -> tuple[HourTotal, ...]:
        zone, cutoff = self._profile.zone, self._profile.day_cutoff
        now, before = (
            comparing.by_hour(days.moments(self._reading, day), zone)
            for day in (self.day, self.before)
        )
        return tuple(
            HourTotal(hour=hour, now=now.get(hour, ZERO), before=before.get(hour, ZERO))
            for hour in comparing.hours_in_order(now, before, cutoff=cutoff)
        )

    def _margin_of(self, day: date, costs: Mapping[date, Decimal]) -> Decimal:
        return self._of(day).base - costs.get(day, ZERO)

    def _of(self, day: date) -> DaySums:
        return self._sums.get(day, DaySums())


def _compared(now: Decimal, before: Decimal, trend: list[Decimal]) -> Compared:
    change = comparing.change(now, before)
    return Compared(now=now, before=before, change=change, trend=tuple(trend))


def _drawer(reading: Reading) -> Drawer | None:
    session = open_session(reading)
    if session is None:
        return None
    return Drawer(
        number=session.number,
        opened_at=session.opened_at,
        expected=expected_by_method(reading, session)[CASH],
    )


def _low_stock(reading: Reading) -> LowStock:
    wanted = ProductFilter(is_low=True)
    lowest = listing.page(
        reading,
        wanted,
        sort=ProductSort.ON_HAND,
        descending=False,
        offset=0,
        limit=LISTED,
    )
    return LowStock(count=listing.count(reading, wanted), lowest=tuple(lowest))
