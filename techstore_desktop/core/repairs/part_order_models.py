"""Table of the parts that are ordered for repairs."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import Count, Record, refers_to


class PartOrder(Record):
    """So many of a product on their way to a branch, until ``arrived_at``.

    One that is archived was taken back: it never comes.
    """

    product_id: Mapped[UUID] = mapped_column(refers_to("product.id"))
    branch_id: Mapped[UUID] = mapped_column(refers_to("branch.id"))
    quantity: Mapped[Count]
    ordered_at: Mapped[datetime]
    ordered_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    expected_on: Mapped[date | None]
    supplier: Mapped[str]
    arrived_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_part_order_product", "product_id", "branch_id"),)
