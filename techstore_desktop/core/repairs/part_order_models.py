"""Table of the parts that are ordered for repairs."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import (
    Amount,
    Count,
    Record,
    added_later,
    refers_to,
)
from techstore_desktop.core.storage.indexes import index_where_filled


class PartOrder(Record):
    """So many of a part on their way to a branch, until ``arrived_at``.

    What the shop stocks is a product; what it does not is ordered for the ``line_id``
    of a quote, by its name. ``arrived`` of the quantity have come, at ``unit_cost``.
    One that is archived was taken back: what is left of it never comes.
    """

    product_id: Mapped[UUID | None] = mapped_column(refers_to("product.id"))
    line_id: Mapped[UUID | None] = mapped_column(refers_to("repair_line.id"))
    name: Mapped[str] = mapped_column(info=added_later(""))
    branch_id: Mapped[UUID] = mapped_column(refers_to("branch.id"))
    quantity: Mapped[Count]
    unit_cost: Mapped[Amount] = mapped_column(info=added_later(0))
    arrived: Mapped[Count] = mapped_column(info=added_later(0))
    ordered_at: Mapped[datetime]
    ordered_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    expected_on: Mapped[date | None]
    supplier: Mapped[str]
    arrived_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_part_order_product", "product_id", "branch_id"),
        index_where_filled("ix_part_order_line", "line_id"),
    )
