"""What goes in and out of the catalogue. Amounts are in the shop's currency."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from techstore_desktop.core.schema import (
    STORABLE,
    Amount,
    Note,
    OptionalText,
    RequiredText,
    Schema,
)

StockCount = Annotated[Decimal, Field(ge=0, le=10**6, decimal_places=3)]
Sku = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=60),
    STORABLE,
]
Barcode = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=60),
    STORABLE,
]
Months = Annotated[int, Field(ge=0, le=600)]
ImeiCount = Annotated[int, Field(ge=0, le=2)]
"""How many IMEIs a unit has; of those without, any serial number will do (R34)."""


class CategoryBase(Schema):
    """A branch of the category tree."""

    name: RequiredText
    parent_id: UUID | None = None


class CategoryCreate(CategoryBase):
    """A category to be added."""


class CategoryUpdate(Schema):
    """What of a category is to change; only what is named."""

    name: RequiredText | None = None
    parent_id: UUID | None = None


class CategoryResponse(CategoryBase):
    """A category as it is, with how many live products lie in it."""

    id: UUID
    product_count: int = 0


class CostReach(StrEnum):
    """In which branches a cost counts that a person writes in this one (R33)."""

    EVERYWHERE = "everywhere"
    HERE = "here"
    WHERE_NONE_CAME = "where_none_came"


class ProductBase(Schema):
    """Something that is sold: goods with stock, or a service without."""

    sku: Sku
    name: RequiredText
    brand: OptionalText = ""
    category_id: UUID | None = None
    price: Amount
    cost: Amount = Decimal(0)
    tax_id: UUID | None = None
    minimum_stock: StockCount = Decimal(0)
    is_stocked: bool = True
    tracks_serial_numbers: bool = False
    imei_count: ImeiCount = 0
    warranty_months: Months = 0
    notes: Note = ""


class ProductCreate(ProductBase):
    """A product to be added, with what lies on the shelf already."""

    barcodes: tuple[Barcode, ...] = ()
    opening_stock: StockCount = Decimal(0)


class ProductUpdate(Schema):
    """What of a product is to change; only what is named."""

    sku: Sku | None = None
    name: RequiredText | None = None
    brand: OptionalText | None = None
    category_id: UUID | None = None
    price: Amount | None = None
    cost: Amount | None = None
    tax_id: UUID | None = None
    minimum_stock: StockCount | None = None
    is_stocked: bool | None = None
    tracks_serial_numbers: bool | None = None
    imei_count: ImeiCount | None = None
    warranty_months: Months | None = None
    notes: Note | None = None
    barcodes: tuple[Barcode, ...] | None = None


class ProductResponse(ProductBase):
    """A product as it is, whole; stock and cost are those of this branch."""

    id: UUID
    cost_reach: CostReach
    barcodes: tuple[str, ...]
    category_name: str | None
    on_hand: Decimal
    picture_sha256: str | None
    archived_at: datetime | None


class ProductSummary(Schema):
    """A product as one row of a list or of a search."""

    id: UUID
    sku: str
    name: str
    brand: str
    category_id: UUID | None
    category_name: str | None
    price: Decimal
    cost: Decimal
    tax_id: UUID | None
    on_hand: Decimal
    minimum_stock: Decimal
    is_stocked: bool
    tracks_serial_numbers: bool
    imei_count: int
    warranty_months: int
    picture_sha256: str | None
    archived_at: datetime | None

    @property
    def is_low(self) -> bool:
        """Whether no more than the minimum is left."""
        return self.is_stocked and self.on_hand <= self.minimum_stock


class ProductSort(StrEnum):
    """What a list of products may be sorted by."""

    NAME = "name"
    SKU = "sku"
    BRAND = "brand"
    CATEGORY = "category_name"
    PRICE = "price"
    COST = "cost"
    ON_HAND = "on_hand"


class ProductFilter(Schema):
    """Which products to list. Empty fields do not narrow.

    ``lacks_numbers``: more is on the shelf than is known by its serial number (R34).
    """

    text: str = ""
    category_id: UUID | None = None
    brand: str = ""
    is_low: bool = False
    is_negative: bool = False
    has_no_barcode: bool = False
    lacks_numbers: bool = False
    is_archived: bool = False


class ProductChange(Schema):
    """One field of a product that somebody changed. Amounts are amounts again."""

    moment: datetime
    actor_name: str
    action: str
    field: str
    before: Any
    after: Any
