"""A product of which a branch has less than nothing (R31)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, func, select

from techstore_desktop.core.attention.kind import (
    Case,
    OnlyTold,
    batches,
    first_id,
    key_of,
)
from techstore_desktop.core.attention.schemas import AttentionItem, Choice, Involved
from techstore_desktop.core.branches.models import Branch, Terminal
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.stock.models import StockMovement, stock_level
from techstore_desktop.core.storage.transaction import Reading

_NOTHING = Decimal(0)


class NegativeStock(OnlyTold):
    """Keyed by the movement that went below zero: the next time is another case."""

    name: ClassVar = "negative_stock"
    tables: ClassVar = frozenset({"stock_movement"})
    choice: ClassVar = Choice(name="leave")

    def cases(self, reading: Reading) -> list[Case]:
        """Return one case per product and branch below zero."""
        below = reading.session.execute(
            select(stock_level.c.product_id, stock_level.c.branch_id).where(
                stock_level.c.on_hand < _NOTHING
            )
        )
        places = {(row.product_id, row.branch_id) for row in below}
        crossings = {
            (row.product_id, row.branch_id): Case(
                key_of(self.name, row.id), row.occurred_at
            )
            for ids in batches({product_id for product_id, _branch in places})
            for row in reading.session.execute(_crossings(ids))
        }
        return [crossings[place] for place in places if place in crossings]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell what is missing where, and of the movement that made it so."""
        by_id = {first_id(key): key for key in keys}
        rows = reading.session.execute(
            select(
                StockMovement.id,
                StockMovement.occurred_at,
                StockMovement.product_id,
                Product.name,
                Product.sku,
                Branch.name.label("branch"),
                Terminal.name.label("terminal"),
                stock_level.c.on_hand,
            )
            .join(Product, Product.id == StockMovement.product_id)
            .join(
                stock_level,
                (stock_level.c.product_id == StockMovement.product_id)
                & (stock_level.c.branch_id == StockMovement.branch_id),
            )
            .outerjoin(Branch, Branch.id == StockMovement.branch_id)
            .outerjoin(Terminal, Terminal.id == StockMovement.terminal_id)
            .where(StockMovement.id.in_(list(by_id)))
        )
        return [
            AttentionItem(
                key=by_id[row.id],
                kind=self.name,
                arisen_at=row.occurred_at,
                place=row.branch or "",
                values={
                    "product": row.name,
                    "sku": row.sku,
                    "on_hand": row.on_hand,
                    "terminal": row.terminal or "",
                },
                involved=(Involved(table="product", id=row.product_id, name=row.name),),
            )
            for row in rows
        ]


def _crossings(product_ids: Sequence[UUID]) -> Select[*tuple[Any, ...]]:
    """Return the query for every movement below zero, each place's latest last."""
    order = (StockMovement.occurred_at, StockMovement.id)
    running = func.sum(StockMovement.quantity).over(
        partition_by=(StockMovement.product_id, StockMovement.branch_id),
        order_by=order,
    )
    told = (
        select(
            StockMovement.id,
            StockMovement.product_id,
            StockMovement.branch_id,
            StockMovement.occurred_at,
            StockMovement.quantity,
            running.label("after"),
        )
        .where(StockMovement.product_id.in_(product_ids))
        .subquery()
    )
    return (
        select(told.c.product_id, told.c.branch_id, told.c.id, told.c.occurred_at)
        .where(told.c.after < _NOTHING, told.c.after - told.c.quantity >= _NOTHING)
        .order_by(told.c.occurred_at, told.c.id)
    )
