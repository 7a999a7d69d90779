"""Moving stock within an open transaction. A level is the sum of movements (R30)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.stock.models import StockMovement, stock_level
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.storage.transaction import Reading, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Goods that leave the shelf, at what one of them cost."""

    product_id: UUID
    quantity: Decimal
    unit_cost: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """Goods that came back, at what one cost; some leave for elsewhere at once."""

    product_id: UUID
    quantity: Decimal
    unit_cost: Decimal
    leaves_for: MovementReason | None = None


def take(
    transaction: Transaction,
    taken: Iterable[Taken],
    *,
    document_id: UUID,
    occurred_at: datetime,
) -> None:
    """Take goods off the shelves of this branch for a sale."""
    transaction.add_all(
        StockMovement(
            product_id=each.product_id,
            occurred_at=occurred_at,
            quantity=-each.quantity,
            reason=MovementReason.SALE,
            unit_cost=each.unit_cost,
            document_id=document_id,
        )
        for each in taken
    )


def put_back(
    transaction: Transaction,
    returned: Iterable[Returned],
    *,
    document_id: UUID,
    occurred_at: datetime,
) -> None:
    """Put goods back on the shelves; what is damaged leaves them again (R15a)."""
    for each in returned:
        ways = [(each.quantity, MovementReason.RETURN)]
        if each.leaves_for is not None:
            ways.append((-each.quantity, each.leaves_for))
        transaction.add_all(
            StockMovement(
                product_id=each.product_id,
                occurred_at=occurred_at,
                quantity=quantity,
                reason=reason,
                unit_cost=each.unit_cost,
                document_id=document_id,
            )
            for quantity, reason in ways
        )


def move(
    transaction: Transaction,
    product_id: UUID,
    quantity: Decimal,
    *,
    reason: MovementReason,
    unit_cost: Decimal,
    note: str | None = None,
    document_id: UUID | None = None,
) -> UUID:
    """Add (or take, if negative) a quantity, for a person's reason or a repair.

    Returns the movement's id.
    """
    moved = transaction.add(
        StockMovement(
            product_id=product_id,
            occurred_at=transaction.now,
            quantity=quantity,
            reason=reason,
            unit_cost=unit_cost,
            document_id=document_id,
            note=note,
        )
    )
    return moved.id


def on_hand(reading: Reading, product_ids: Sequence[UUID]) -> dict[UUID, Decimal]:
    """Return what this branch has of each product; those without are left out."""
    rows = reading.session.execute(
        select(stock_level.c.product_id, stock_level.c.on_hand).where(
            stock_level.c.branch_id == reading.origin.branch_id,
            stock_level.c.product_id.in_(product_ids),
        )
    )
    return {row.product_id: row.on_hand for row in rows}


def last_moved_at(reading: Reading, document_id: UUID) -> datetime | None:
    """Return when a document moved stock for the last time; None if it never did."""
    return reading.session.scalar(
        select(func.max(StockMovement.occurred_at)).where(
            StockMovement.document_id == document_id
        )
    )
