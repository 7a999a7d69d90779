"""Tables of the catalogue."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import (
    GUARDED,
    PICTURE,
    Amount,
    Count,
    Fact,
    Private,
    Record,
    added_later,
    refers_to,
)
from techstore_desktop.core.storage.search import searchable


class Category(Record):
    """A branch of the category tree."""

    name: Mapped[str]
    parent_id: Mapped[UUID | None] = mapped_column(refers_to("category.id"))


class Product(Record):
    """Something that is sold: goods with stock, or a service without (R32)."""

    sku: Mapped[str]
    name: Mapped[str]
    brand: Mapped[str]
    category_id: Mapped[UUID | None] = mapped_column(refers_to("category.id"))
    price: Mapped[Amount] = mapped_column(info=GUARDED)
    cost: Mapped[Amount] = mapped_column(info=GUARDED)
    tax_id: Mapped[UUID | None] = mapped_column(refers_to("tax.id"), info=GUARDED)
    minimum_stock: Mapped[Count]
    is_stocked: Mapped[bool]
    tracks_serial_numbers: Mapped[bool]
    imei_count: Mapped[int] = mapped_column(default=0, info=added_later(0))
    warranty_months: Mapped[int]
    notes: Mapped[str]
    picture_sha256: Mapped[str | None] = mapped_column(info=PICTURE)

    __table_args__ = (
        Index("ix_product_sku", "sku"),
        Index("ix_product_name", "name"),
        Index("ix_product_category", "category_id", "name"),
    )


class ProductBarcode(Record):
    """One of a product's barcodes, in its normal form: UPC-A as EAN-13 (R37)."""

    product_id: Mapped[UUID] = mapped_column(refers_to("product.id"))
    code: Mapped[str]

    __table_args__ = (
        Index("ix_product_barcode_code", "code"),
        Index("ix_product_barcode_product", "product_id"),
    )


class CostReceipt(Fact):
    """Pieces that came at a cost, and what its till knew when they moved it (R33).

    ``on_hand`` of every branch and ``cost_before`` are as they stood before;
    ``received_before`` is how many pieces had come on all receipts that were known:
    by it others find what this one did not know of. One of no pieces says that the
    cost of several was settled.
    """

    product_id: Mapped[UUID] = mapped_column(refers_to("product.id"))
    occurred_at: Mapped[datetime]
    movement_id: Mapped[UUID]
    quantity: Mapped[Count]
    unit_cost: Mapped[Amount]
    on_hand: Mapped[Count]
    cost_before: Mapped[Amount]
    received_before: Mapped[Count]

    __table_args__ = (Index("ix_cost_receipt_product", "product_id", "occurred_at"),)


class QuickKeyPage(Record):
    """A page of keys beneath the checkout's search; ``content`` are its keys."""

    name: Mapped[str]
    position: Mapped[int]
    content: Mapped[list[Any]]


class Picture(Private):
    """A picture by the SHA-256 of its content; sent apart from the journal."""

    sha256: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


product_search = searchable(
    "product",
    texts=("name", "sku", "brand"),
    children={"product_barcode": ("product_id", "code")},
)
