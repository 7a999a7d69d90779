"""Tables of the stock."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.stock.units import SerialAct
from techstore_desktop.core.storage.entity import (
    GUARDED,
    Amount,
    Count,
    Fact,
    Record,
    one_of,
    refers_to,
)
from techstore_desktop.core.storage.indexes import index_where_filled
from techstore_desktop.core.storage.projections import project
from techstore_desktop.core.storage.search import searchable


class StockMovement(Fact):
    """A quantity that came (positive) or went (negative), at a cost per unit."""

    MAY_GO = ("product_id",)

    product_id: Mapped[UUID] = mapped_column(refers_to("product.id"))
    occurred_at: Mapped[datetime]
    quantity: Mapped[Count]
    reason: Mapped[MovementReason] = mapped_column(one_of(MovementReason))
    unit_cost: Mapped[Amount]
    document_id: Mapped[UUID | None]
    note: Mapped[str | None]

    __table_args__ = (
        Index("ix_stock_movement_product", "product_id", "branch_id"),
        Index("ix_stock_movement_document", "document_id"),
    )


class BranchCost(Record):
    """What a piece costs in one branch of several in which goods came (R33).

    Tills of the branch that are apart make the same row; what it costs is an edit.
    Read and made by ``branch_costs`` alone.
    """

    SAME_EVERYWHERE = True

    product_id: Mapped[UUID] = mapped_column(refers_to("product.id"))
    branch_id: Mapped[UUID] = mapped_column(refers_to("branch.id"))
    cost: Mapped[Amount | None] = mapped_column(info=GUARDED)

    __table_args__ = (
        Index("ix_branch_cost_product", "product_id", "branch_id", unique=True),
    )


class SerialUnit(Record):
    """One physical unit that the shop has met: found by either of its numbers.

    Two tills apart may both make one of the same unit: product and number say which
    unit it is, everywhere. Where it is, its movements say.
    """

    product_id: Mapped[UUID] = mapped_column(refers_to("product.id"))
    serial_number: Mapped[str]
    second_number: Mapped[str]

    __table_args__ = (
        Index("ix_serial_unit_serial_number", "serial_number"),
        Index("ix_serial_unit_second_number", "second_number"),
        Index("ix_serial_unit_product", "product_id", "serial_number"),
    )


class SerialMovement(Fact):
    """What happened to one unit; ``sold`` is 1 for a sale, -1 for one that came back.

    Programs before ``act`` knew sales and returns alone, and no ``line_id``: the line
    of the document. A document is a sale, a repair, or the movement of the stock.

    ``after_id`` says what the till knew that wrote it: the unit's last movement, or
    the unit itself where it had met none. A person's word on what tills told apart
    comes after itself: it knows of everything. Older programs say nothing.
    """

    product_id: Mapped[UUID] = mapped_column(refers_to("product.id"))
    serial_number: Mapped[str]
    occurred_at: Mapped[datetime]
    sold: Mapped[int]
    document_id: Mapped[UUID]
    act: Mapped[SerialAct | None] = mapped_column(one_of(SerialAct))
    line_id: Mapped[UUID | None]
    after_id: Mapped[UUID | None]

    __table_args__ = (
        index_where_filled("ix_serial_movement_after", "after_id", "id"),
        Index("ix_serial_movement_serial_number", "serial_number"),
        Index("ix_serial_movement_document", "document_id"),
        Index("ix_serial_movement_product", "product_id", "serial_number"),
    )

    @property
    def is_word(self) -> bool:
        """Whether a person settled by it where the unit is."""
        return self.after_id == self.id

    @property
    def what_happened(self) -> SerialAct:
        """The act, of older rows too."""
        if self.act is not None:
            return self.act
        return SerialAct.SOLD if self.sold > 0 else SerialAct.RETURNED


serial_unit_search = searchable("serial_unit", texts=("serial_number", "second_number"))

serial_sold = project(
    "serial_sold",
    SerialMovement,
    by=("product_id", "serial_number"),
    sums={"times_sold": "sold"},
)
"""How many times a unit is sold at most: a settlement may say less (R34).

``sold_units`` tells how many times it is; this finds whom to ask about.
"""

stock_level = project(
    "stock_level",
    StockMovement,
    by=("product_id", "branch_id"),
    sums={"on_hand": "quantity"},
)
"""on_hand(product, branch) is the sum of its movements (R30)."""
