"""What of the stock is kept for somebody: available is on hand less that (R30).

A part is kept by the status on its repair's line, which merges to one value: so two
tills that were apart can't keep, or let go of, the same part twice.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, column, func, select, table

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.stock import movements
from techstore_desktop.core.stock.movements import Taken
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.storage.types import Identifier, Quantity, UtcTime

RESERVED = "reserved"
_LINE = table(
    "repair_line",
    column("product_id", Identifier()),
    column("shelf_id", Identifier()),
    column("part_status"),
    column("quantity", Quantity()),
    column("archived_at", UtcTime()),
)
_KEPT = func.sum(_LINE.c.quantity, type_=Quantity())


def reserved(reading: Reading, product_ids: Sequence[UUID]) -> dict[UUID, Decimal]:
    """Return what this branch keeps of each product; those without are left out."""
    rows = reading.session.execute(
        _open(product_ids)
        .with_only_columns(_LINE.c.product_id, _KEPT.label("kept"))
        .where(_LINE.c.shelf_id == reading.origin.branch_id)
        .group_by(_LINE.c.product_id)
    )
    return {row.product_id: row.kept for row in rows}


def by_branch(reading: Reading, product_id: UUID) -> dict[UUID, Decimal]:
    """Return what each branch keeps of a product."""
    rows = reading.session.execute(
        _open([product_id])
        .with_only_columns(_LINE.c.shelf_id, _KEPT.label("kept"))
        .group_by(_LINE.c.shelf_id)
    )
    return {row.shelf_id: row.kept for row in rows}


def available(reading: Reading, product_ids: Sequence[UUID]) -> dict[UUID, Decimal]:
    """Return what this branch has of each product that nobody waits for."""
    there = movements.on_hand(reading, product_ids)
    kept = reserved(reading, product_ids)
    return {
        product_id: there.get(product_id, ZERO) - kept.get(product_id, ZERO)
        for product_id in product_ids
    }


def require_available(reading: Reading, taken: Sequence[Taken]) -> None:
    """Raise RuleBroken ``stock.not_enough`` where more leaves than is free (R31)."""
    wanted: dict[UUID, Decimal] = {}
    for each in taken:
        wanted[each.product_id] = wanted.get(each.product_id, ZERO) + each.quantity
    free = available(reading, list(wanted))
    for product_id, quantity in wanted.items():
        if quantity > free[product_id]:
            raise RuleBroken(
                "stock.not_enough", product_id=product_id, available=free[product_id]
            )


def _open(product_ids: Sequence[UUID]) -> Select[Any]:
    return select(_LINE).where(
        _LINE.c.product_id.in_(product_ids),
        _LINE.c.part_status == RESERVED,
        _LINE.c.archived_at.is_(None),
    )
