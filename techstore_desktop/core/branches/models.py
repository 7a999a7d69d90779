"""Tables of the shop itself."""

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import Time
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.branches.choices import StockPolicy, TaxRounding
from techstore_desktop.core.storage.entity import (
    GUARDED,
    Amount,
    Percent,
    Private,
    Record,
    added_later,
    one_of,
    refers_to,
)


class Shop(Record):
    """The one row that says whose shop this is and how it counts."""

    name: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    tax_number: Mapped[str]
    country: Mapped[str]
    currency: Mapped[str]
    time_zone: Mapped[str]
    day_cutoff: Mapped[time] = mapped_column(Time)
    prices_include_tax: Mapped[bool] = mapped_column(info=GUARDED)
    tax_rounding: Mapped[TaxRounding] = mapped_column(one_of(TaxRounding))
    cash_rounding_step: Mapped[Amount]
    stock_policy: Mapped[StockPolicy] = mapped_column(one_of(StockPolicy))
    receipt_footer: Mapped[str]
    is_demo: Mapped[bool]
    cashier_discount_limit: Mapped[Percent] = mapped_column(
        info=added_later(1000, guarded=True)
    )
    technician_discount_limit: Mapped[Percent] = mapped_column(
        info=added_later(1000, guarded=True)
    )
    manager_discount_limit: Mapped[Percent] = mapped_column(
        info=added_later(10000, guarded=True)
    )
    offline_credit_ceiling: Mapped[Amount | None]
    repair_terms: Mapped[str] = mapped_column(info=added_later(""))
    repair_warranty_days: Mapped[int] = mapped_column(info=added_later(90))
    repair_second_check: Mapped[bool] = mapped_column(info=added_later(default=False))
    quote_validity_days: Mapped[int] = mapped_column(info=added_later(15))
    quote_reminder_days: Mapped[int] = mapped_column(info=added_later(3))
    quote_terms: Mapped[str] = mapped_column(info=added_later(""))
    restocking_fee: Mapped[Percent] = mapped_column(info=added_later(0))
    serial_policy: Mapped[StockPolicy] = mapped_column(
        one_of(StockPolicy), info=added_later("warn")
    )
    in_store_codes: Mapped[list[Any] | None]
    shows_opening: Mapped[bool] = mapped_column(info=added_later(default=False))
    display_greeting: Mapped[str] = mapped_column(info=added_later(""))
    takes_tips: Mapped[bool] = mapped_column(info=added_later(default=False))
    takes_old_rates: Mapped[bool] = mapped_column(info=added_later(default=True))
    voucher_months: Mapped[int] = mapped_column(info=added_later(0))
    repair_parts_days: Mapped[int] = mapped_column(info=added_later(5))
    repair_usual_minutes: Mapped[int] = mapped_column(info=added_later(60))
    repair_warning_days: Mapped[int] = mapped_column(info=added_later(1))
    print_language: Mapped[str] = mapped_column(info=added_later(""))


class Branch(Record):
    """A place where the shop sells."""

    name: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]


class Terminal(Record):
    """A computer of the shop. ``code`` begins its document numbers: ``A1``."""

    home_branch_id: Mapped[UUID] = mapped_column(refers_to("branch.id"))
    name: Mapped[str]
    code: Mapped[str]


class Tax(Record):
    """What products are taxed with: one or more components (R5)."""

    name: Mapped[str]
    components: Mapped[list[Any]] = mapped_column(info=GUARDED)
    is_default: Mapped[bool]


class OpeningHours(Record):
    """When the workshop works on a weekday: 0 is Monday. Without a row it is closed."""

    weekday: Mapped[int]
    opens: Mapped[time] = mapped_column(Time)
    closes: Mapped[time] = mapped_column(Time)


class ClosedDay(Record):
    """A day on which nobody works."""

    day: Mapped[date]
    name: Mapped[str]


class Installation(Private):
    """Which terminal this database is the one of."""

    terminal_id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID]
