"""The shop's own methods of payment, and the day's rates of other currencies."""

from datetime import date
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.storage.entity import GUARDED, Exchange, Record, one_of


class ShopPaymentMethod(Record):
    """How the shop uses a way to pay: on or off, its name, its place, its plans.

    ``code`` is what payments keep. It begins with the class of the method; what the
    class makes without a row is used until a manager changes it. ``plans`` are
    ``[name, rate]``: instalments and what they cost in per cent, as decimal text.
    """

    code: Mapped[str]
    name: Mapped[str]
    is_on: Mapped[bool]
    position: Mapped[int]
    key: Mapped[str]
    reference: Mapped[Reference] = mapped_column(one_of(Reference))
    plans: Mapped[list[Any]] = mapped_column(info=GUARDED)

    __table_args__ = (Index("ix_shop_payment_method_code", "code"),)


class ExchangeRate(Record):
    """What one of another currency is worth in the shop's, on a day (R14)."""

    currency: Mapped[str]
    business_day: Mapped[date]
    rate: Mapped[Exchange] = mapped_column(info=GUARDED)

    __table_args__ = (Index("ix_exchange_rate_currency", "currency", "business_day"),)
