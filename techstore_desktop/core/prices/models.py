"""Tables of the price lists and promotions."""

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Time
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.storage.entity import (
    GUARDED,
    Amount,
    Count,
    Percent,
    Record,
    one_of,
    refers_to,
)


class PriceList(Record):
    """What some customers pay: a part off everything, off categories, own prices."""

    name: Mapped[str]
    percent: Mapped[Percent] = mapped_column(info=GUARDED)
    category_percents: Mapped[list[Any]] = mapped_column(info=GUARDED)


class PriceListPrice(Record):
    """What one product costs by one price list."""

    price_list_id: Mapped[UUID] = mapped_column(refers_to("price_list.id"))
    product_id: Mapped[UUID] = mapped_column(refers_to("product.id"))
    amount: Mapped[Amount] = mapped_column(info=GUARDED)

    __table_args__ = (
        Index("ix_price_list_price_list", "price_list_id", "product_id"),
        Index("ix_price_list_price_product", "product_id"),
    )


class Promotion(Record):
    """Something off for a time: what ``kind`` says, on what, and when."""

    name: Mapped[str]
    kind: Mapped[PromotionKind] = mapped_column(one_of(PromotionKind))
    percent: Mapped[Percent] = mapped_column(info=GUARDED)
    amount: Mapped[Amount] = mapped_column(info=GUARDED)
    quantity: Mapped[Count]
    paid_quantity: Mapped[int]
    priority: Mapped[int]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    weekdays: Mapped[list[Any]]
    from_time: Mapped[time | None] = mapped_column(Time)
    until_time: Mapped[time | None] = mapped_column(Time)
    category_ids: Mapped[list[Any]]
    product_ids: Mapped[list[Any]]
    may_sell_under_cost: Mapped[bool]
