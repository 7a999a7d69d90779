"""What goes in and out of price lists and promotions. Amounts are the shop's money."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.schema import Amount, RequiredText, Schema

LARGEST_GROUP = 100
MOST_PRODUCTS = 500

Part = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]
Weekday = Annotated[int, Field(ge=0, le=6)]


class CategoryPercent(Schema):
    """A part off the list price of everything in a category and beneath it."""

    category_id: UUID
    percent: Part


class PriceListBase(Schema):
    """What some customers pay. ``percent`` is off what nothing else is said of."""

    name: RequiredText
    percent: Part = Decimal(0)
    category_percents: tuple[CategoryPercent, ...] = ()


class PriceListCreate(PriceListBase):
    """A price list to be added."""


class PriceListUpdate(Schema):
    """What of a price list is to change; only what is named."""

    name: RequiredText | None = None
    percent: Part | None = None
    category_percents: tuple[CategoryPercent, ...] | None = None


class PriceListResponse(PriceListBase):
    """A price list as it is, with how many products have a price of their own."""

    id: UUID
    price_count: int = 0
    customer_count: int = 0
    is_archived: bool = False


class ListedPrice(Schema):
    """A product with a price of its own on a list, beside its usual one."""

    product_id: UUID
    sku: str
    name: str
    list_price: Decimal
    amount: Decimal


class PromotionBase(Schema):
    """Something off for a time, on everything or on some categories and products.

    ``quantity`` is how many pieces it takes: at least so many for what is off each
    piece, so many to a group for the others. ``weekdays`` count from Monday as 0;
    none means all. ``until_time`` itself is outside; before ``from_time`` it lies
    in the night after. Of several that fit equally well the higher ``priority``
    comes first.
    """

    name: RequiredText
    kind: PromotionKind
    percent: Part = Decimal(0)
    amount: Amount = Decimal(0)
    quantity: Annotated[Decimal, Field(gt=0, le=10**5, decimal_places=3)] = Decimal(1)
    paid_quantity: Annotated[int, Field(ge=0, le=LARGEST_GROUP)] = 0
    priority: Annotated[int, Field(ge=-1000, le=1000)] = 0
    first_day: date | None = None
    last_day: date | None = None
    weekdays: tuple[Weekday, ...] = ()
    from_time: time | None = None
    until_time: time | None = None
    category_ids: tuple[UUID, ...] = ()
    product_ids: Annotated[tuple[UUID, ...], Field(max_length=MOST_PRODUCTS)] = ()
    may_sell_under_cost: bool = False


class PromotionCreate(PromotionBase):
    """A promotion to be added."""


class PromotionUpdate(PromotionBase):
    """A promotion as it shall be."""


class PromotionResponse(PromotionBase):
    """A promotion as it is."""

    id: UUID
    is_archived: bool = False
