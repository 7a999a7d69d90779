"""Ordered parts that two tills apart both counted in: the shelf shows too many."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, func, select, type_coerce

from techstore_desktop.core.attention.kind import (
    PUT_RIGHT,
    Decision,
    PutRight,
    first_id,
    key_of,
)
from techstore_desktop.core.attention.schemas import AttentionItem, Involved
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products import costing
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs.part_order_models import PartOrder
from techstore_desktop.core.stock import movements
from techstore_desktop.core.stock.models import StockMovement
from techstore_desktop.core.storage.transaction import Reading, Transaction
from techstore_desktop.core.storage.types import Quantity

_MOVED = func.sum(StockMovement.quantity)
_SURPLUS: Any = type_coerce(_MOVED - PartOrder.arrived, Quantity())


class PartReceivedTwice(PutRight):
    """Keyed by the order and how many pieces more moved than came.

    The order merged to one figure, the movements of both tills stand.
    """

    name: ClassVar = "part_received_twice"
    tables: ClassVar = frozenset({"stock_movement", "part_order"})

    def cases(self, reading: Reading, limit: int | None = None, /) -> list[str]:
        """Return one case per order whose movements are not what came."""
        rows = reading.session.execute(_differing().limit(limit))
        return [key_of(self.name, row.id, row.surplus) for row in rows]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which part, and how many too many."""
        return [item for key in keys if (item := self._item(reading, key))]

    def carry_out(
        self, transaction: Transaction, _actor: Actor, key: str, decision: Decision
    ) -> None:
        """Move back what came once alone. Raises RuleBroken ``attention.gone``."""
        if decision.choice != PUT_RIGHT:
            return
        order_id = first_id(key)
        row = transaction.session.execute(
            _differing().where(PartOrder.id == order_id)
        ).first()
        order = transaction.session.get(PartOrder, order_id)
        if row is None or order is None or order.product_id is None:
            raise RuleBroken("attention.gone")
        costing.receive(
            transaction,
            order.product_id,
            -row.surplus,
            order.unit_cost,
            document_id=order.id,
        )

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        order = reading.session.get(PartOrder, first_id(key))
        product = _product(reading, order)
        last = movements.last_moved_at(reading, first_id(key))
        if order is None or product is None or last is None:
            return None
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=last,
            values={
                "product": product.name,
                "arrived": order.arrived,
                "surplus": Decimal(key.rpartition(":")[2]),
            },
            involved=(Involved(table="product", id=product.id, name=product.name),),
        )


def _product(reading: Reading, order: PartOrder | None) -> Product | None:
    if order is None or order.product_id is None:
        return None
    return reading.session.get(Product, order.product_id)


def _differing() -> Select[tuple[UUID, Decimal]]:
    return (
        select(PartOrder.id, _SURPLUS.label("surplus"))
        .join(StockMovement, StockMovement.document_id == PartOrder.id)
        .group_by(PartOrder.id, PartOrder.arrived)
        .having(PartOrder.arrived != _MOVED)
        .order_by(PartOrder.id)
    )
