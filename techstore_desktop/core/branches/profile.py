"""The shop as the other capabilities need it: one value, read once and kept."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
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
    """Whose shop this is, how it counts, and which terminal of it this is."""

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
    voucher_months: int
    repair_parts_days: int
    repair_usual_minutes: int
    repair_warning_days: int
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
    currency_code = reading.session.scalar(select(Shop.currency).limit(1))
    if currency_code is None:
        raise RuleBroken("shop.not_founded")
    money = currency(currency_code)
    reading.use_currency_digits(money.digits)
    shop = reading.session.scalars(select(Shop).limit(1)).one()
    branch = reading.session.get_one(Branch, reading.origin.branch_id)
    terminal = reading.session.get_one(Terminal, reading.origin.terminal_id)
    return ShopProfile(
        id=shop.id,
        name=shop.name,
        address=shop.address,
        phone=shop.phone,
        tax_number=shop.tax_number,
        country=shop.country,
        currency=money,
        zone=ZoneInfo(shop.time_zone),
        day_cutoff=shop.day_cutoff,
        prices_include_tax=shop.prices_include_tax,
        tax_rounding=shop.tax_rounding,
        cash_rounding_step=shop.cash_rounding_step,
        stock_policy=shop.stock_policy,
        receipt_footer=shop.receipt_footer,
        discount_limits={
            Role.CASHIER: shop.cashier_discount_limit,
            Role.TECHNICIAN: shop.technician_discount_limit,
            Role.MANAGER: shop.manager_discount_limit,
        },
        offline_credit_ceiling=shop.offline_credit_ceiling,
        repair_terms=shop.repair_terms,
        repair_warranty_days=shop.repair_warranty_days,
        repair_second_check=shop.repair_second_check,
        quote_validity_days=shop.quote_validity_days,
        quote_reminder_days=shop.quote_reminder_days,
        quote_terms=shop.quote_terms,
        restocking_fee=shop.restocking_fee,
        serial_policy=shop.serial_policy,
        in_store_codes=tuple(shop.in_store_codes or ()),
        shows_opening=shop.shows_opening,
        display_greeting=shop.display_greeting,
        takes_tips=shop.takes_tips,
        voucher_months=shop.voucher_months,
        repair_parts_days=shop.repair_parts_days,
        repair_usual_minutes=shop.repair_usual_minutes,
        repair_warning_days=shop.repair_warning_days,
        is_demo=shop.is_demo,
        branch_name=branch.name,
        branch_address=branch.address,
        terminal_code=terminal.code,
        terminal_name=terminal.name,
    )
