"""A product of which a branch has less than nothing (R31)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import and_, select

from techstore_desktop.core.attention import below_zero
from techstore_desktop.core.attention.kind import OnlyTold, key_of
from techstore_desktop.core.attention.schemas import AttentionItem, Choice, Involved
from techstore_desktop.core.branches.models import Branch, Terminal
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.stock.models import stock_level
from techstore_desktop.core.storage.transaction import Reading

_NOTHING = Decimal(0)


class NegativeStock(OnlyTold):
    """Keyed by product and branch: settled until it was no longer below zero.

    When a place went below zero is looked up only for what is told: a popular
    product has a long past.
    """

    name: ClassVar = "negative_stock"
    tables: ClassVar = frozenset({"stock_movement"})
    choice: ClassVar = Choice(name="leave")

    def cases(self, reading: Reading, limit: int | None = None, /) -> list[str]:
        """Return one case per product and branch below zero, the lowest first."""
        rows = reading.session.execute(
            select(stock_level.c.product_id, stock_level.c.branch_id)
            .where(stock_level.c.on_hand < _NOTHING)
            .order_by(stock_level.c.on_hand, stock_level.c.product_id)
            .limit(limit)
        )
        return [key_of(self.name, row.product_id, row.branch_id) for row in rows]

    def reopened(self, reading: Reading, settled: Mapping[str, datetime]) -> set[str]:
        """Return the places that had enough at some time since."""
        return {
            key
            for key, moment in settled.items()
            if below_zero.had_enough_since(reading, *_place(key), moment=moment)
        }

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell what is missing where, and since when."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        product_id, branch_id = _place(key)
        row = reading.session.execute(_level(product_id, branch_id)).first()
        last = below_zero.last_fall(reading, product_id, branch_id)
        if row is None or last is None:
            return None
        terminal = reading.session.scalar(
            select(Terminal.name).where(Terminal.id == last.terminal_id)
        )
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=last.moment,
            place=row.branch or "",
            values={
                "product": row.name,
                "sku": row.sku,
                "on_hand": row.on_hand,
                "terminal": terminal or "",
            },
            involved=(Involved(table="product", id=product_id, name=row.name),),
        )


def _level(product_id: UUID, branch_id: UUID) -> Any:
    return (
        select(
            Product.name,
            Product.sku,
            Branch.name.label("branch"),
            stock_level.c.on_hand,
        )
        .join(
            stock_level,
            and_(
                stock_level.c.product_id == Product.id,
                stock_level.c.branch_id == branch_id,
            ),
        )
        .outerjoin(Branch, Branch.id == branch_id)
        .where(Product.id == product_id)
    )


def _place(key: str) -> tuple[UUID, UUID]:
    _kind, product_id, branch_id = key.split(":")
    return UUID(product_id), UUID(branch_id)
