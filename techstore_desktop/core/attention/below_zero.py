"""When a product's stock in a branch fell below zero, read backwards from now."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.stock.models import StockMovement, stock_level
from techstore_desktop.core.storage.transaction import Reading

FARTHEST = 500
"""As many movements are looked back at for a fall; an older one is told as of then."""

_NOTHING = Decimal(0)


class Fall(NamedTuple):
    """A movement after which there was less than nothing."""

    moment: datetime
    terminal_id: UUID


class _Step(NamedTuple):
    movement: Any
    before: Decimal
    after: Decimal


def last_fall(reading: Reading, product_id: UUID, branch_id: UUID) -> Fall | None:
    """Return the last movement from enough to less than nothing."""
    fall = None
    for step in _backwards(reading, product_id, branch_id, limit=FARTHEST):
        if step.after < _NOTHING:
            fall = Fall(step.movement.occurred_at, step.movement.terminal_id)
            if step.before >= _NOTHING:
                break
    return fall


def had_enough_since(
    reading: Reading, product_id: UUID, branch_id: UUID, *, moment: datetime
) -> bool:
    """Tell whether a place was at zero or above at any time from a moment on."""
    since = StockMovement.occurred_at > moment
    return any(
        step.before >= _NOTHING or step.after >= _NOTHING
        for step in _backwards(reading, product_id, branch_id, since)
    )


def _backwards(
    reading: Reading,
    product_id: UUID,
    branch_id: UUID,
    *criteria: Any,
    limit: int | None = None,
) -> Iterator[_Step]:
    after = reading.session.scalar(
        select(stock_level.c.on_hand).where(
            stock_level.c.product_id == product_id,
            stock_level.c.branch_id == branch_id,
        )
    )
    query = (
        select(
            StockMovement.occurred_at, StockMovement.terminal_id, StockMovement.quantity
        )
        .where(
            StockMovement.product_id == product_id,
            StockMovement.branch_id == branch_id,
            *criteria,
        )
        .order_by(StockMovement.occurred_at.desc(), StockMovement.id.desc())
        .limit(limit)
    )
    for movement in reading.session.execute(query):
        before = (after or _NOTHING) - movement.quantity
        yield _Step(movement, before, after or _NOTHING)
        after = before
