"""The shop as the other capabilities need it: one value, read once and kept."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from techstore_desktop.core import clock
from techstore_desktop.core.branches.choices import StockPolicy, TaxRounding
from techstore_desktop.core.branches.models import Branch, Shop, Terminal
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import Formats, formats_for
from techstore_desktop.core.money import Currency, currency
from techstore_desktop.core.permissions import Role
from techstore_desktop.core.storage.database import Database, Touched
from techstore_desktop.core.storage.transaction import Reading

WATCHED = {"shop", "branch", "terminal"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopProfile:
    """Whose shop this is, how it counts, and which terminal of it this is.

    A field that is named as a column of ``Shop`` is read from it.
    """

    id: UUID
    name: str
    address: str
    phone: str
    tax_number: str
    country: str
    currency: Currency
    zone: ZoneInfo
    day_cutoff: time
    prices_include_tax: bool
    tax_rounding: TaxRounding
    cash_rounding_step: Decimal
    stock_policy: StockPolicy
    receipt_footer: str
    discount_limits: Mapping[Role, Decimal]
    offline_credit_ceiling: Decimal | None
    repair_terms: str
    repair_warranty_days: int
    repair_second_check: bool
    quote_validity_days: int
    quote_reminder_days: int
    quote_terms: str
    restocking_fee: Decimal
    serial_policy: StockPolicy
    in_store_codes: tuple[Mapping[str, object], ...]
    shows_opening: bool
    display_greeting: str
    takes_tips: bool
    takes_old_rates: bool
    voucher_months: int
    repair_parts_days: int
    repair_usual_minutes: int
    repair_warning_days: int
    print_language: str
    is_demo: bool
    branch_name: str
    branch_address: str
    terminal_code: str
    terminal_name: str

    @property
    def formats(self) -> Formats:
        """How this shop writes amounts and days."""
        return formats_for(self.country, self.currency)

    def voucher_end(self, day: date) -> date | None:
        """Return the last day of what is put on a voucher on a day (R16)."""
        if not self.voucher_months:
            return None
        years, month = divmod(day.month - 1 + self.voucher_months, 12)
        year = day.year + years
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last))

    def business_day(self, moment: datetime) -> date:
        """Return the day in the books that a moment belongs to (R70)."""
        return clock.business_day(moment, zone=self.zone, cutoff=self.day_cutoff)


class ShopProfiles:
    """Gives the present profile; reads it anew after somebody changed it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._profile: ShopProfile | None = None
        database.on_commit(self._forget)

    def of(self, reading: Reading) -> ShopProfile:
        """Return the profile. Raises RuleBroken ``shop.not_founded``."""
        if self._profile is None:
            self._profile = _read(reading)
        return self._profile

    def current(self) -> ShopProfile:
        """Return the profile, outside any transaction. Raises as ``of`` does."""
        if self._profile is not None:
            return self._profile
        with self._database.reading() as reading:
            return self.of(reading)

    def is_founded(self) -> bool:
        """Tell whether there is a shop yet."""
        with self._database.reading() as reading:
            return reading.session.scalar(select(Shop.id).limit(1)) is not None

    def _forget(self, touched: Touched) -> None:
        if WATCHED & touched.keys():
            self._profile = None


def _read(reading: Reading) -> ShopProfile:
    """Return the profile as it stands. Raises RuleBroken ``shop.not_founded``."""
    currency_code = reading.session.scalar(select(Shop.currency).limit(1))
    if currency_code is None:
        raise RuleBroken("shop.not_founded")
    money = currency(currency_code)
    reading.use_currency_digits(money.digits)
    shop = reading.session.scalars(select(Shop).limit(1)).one()
    branch = reading.session.get_one(Branch, reading.origin.branch_id)
    terminal = reading.session.get_one(Terminal, reading.origin.terminal_id)
    named_alike = {
        each.name: getattr(shop, each.name)
        for each in fields(ShopProfile)
        if hasattr(shop, each.name)
    }
    differing: dict[str, Any] = {
        "currency": money,
        "zone": ZoneInfo(shop.time_zone),
        "discount_limits": {
            Role.CASHIER: shop.cashier_discount_limit,
            Role.TECHNICIAN: shop.technician_discount_limit,
            Role.MANAGER: shop.manager_discount_limit,
        },
        "in_store_codes": tuple(shop.in_store_codes or ()),
        "branch_name": branch.name,
        "branch_address": branch.address,
        "terminal_code": terminal.code,
        "terminal_name": terminal.name,
    }
    return ShopProfile(**(named_alike | differing))
