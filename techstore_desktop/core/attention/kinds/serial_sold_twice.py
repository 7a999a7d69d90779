"""One unit that was sold more often than it came back: both sales stand (R34)."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, select

from techstore_desktop.core.attention.documents import document, documents
from techstore_desktop.core.attention.kind import (
    OnlyTold,
    batches,
    first_id,
    key_of,
)
from techstore_desktop.core.attention.schemas import AttentionItem, Choice, Involved
from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.stock.models import SerialMovement, serial_sold
from techstore_desktop.core.stock.serials import keep_one_sale
from techstore_desktop.core.stock.units import Unit
from techstore_desktop.core.storage.transaction import Reading, Transaction

SOLD_ON, KEEP_BOTH = "sold_on", "keep_both"


class SerialSoldTwice(OnlyTold):
    """Keyed by the unit's last sale and how often it is sold: once more is new.

    A person may say which sale the unit went out with; the documents stay as they are.
    """

    name: ClassVar = "serial_sold_twice"
    tables: ClassVar = frozenset({"serial_movement"})
    choice: ClassVar = Choice(name=KEEP_BOTH)

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per unit."""
        rows = reading.session.execute(
            select(serial_sold).where(serial_sold.c.times_sold > 1)
        )
        times = {(row.product_id, row.serial_number): row.times_sold for row in rows}
        last: dict[tuple[UUID, str], str] = {}
        for serials in batches({serial for _product, serial in times}):
            for row in reading.session.execute(_sold(serials)):
                unit = (row.product_id, row.serial_number)
                if unit in times:
                    last[unit] = key_of(self.name, row.id, times[unit])
        return list(last.values())

    def choices(self, reading: Reading, key: str) -> tuple[Choice, ...]:
        """Return each sale that the unit may have gone out with, and to leave it."""
        last = reading.session.get(SerialMovement, first_id(key))
        sales = _sales_of(reading, last) if last is not None else ()
        needed = frozenset({Permission.ATTENTION_SETTLE, Permission.ADJUST_STOCK})
        return (
            *(
                Choice(name=key_of(SOLD_ON, sale.id), permissions=needed)
                for sale in sales
            ),
            self.choice,
        )

    def carry_out(
        self, transaction: Transaction, actor: Actor, key: str, choice: str
    ) -> None:
        """Let the unit be sold by one sale alone. Raises ``attention.gone``."""
        if choice == KEEP_BOTH:
            return
        last = transaction.session.get(SerialMovement, first_id(key))
        if last is None:
            raise RuleBroken("attention.gone")
        unit = Unit(product_id=last.product_id, serial_number=last.serial_number)
        keep_one_sale(transaction, unit, first_id(choice))

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which unit, and every sale of it."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        last = reading.session.execute(
            select(SerialMovement, Product.name, Product.sku, Branch.name)
            .join(Product, Product.id == SerialMovement.product_id)
            .outerjoin(Branch, Branch.id == SerialMovement.branch_id)
            .where(SerialMovement.id == first_id(key))
        ).first()
        if last is None:
            return None
        movement, product, sku, branch = last
        of_product = Involved(table="product", id=movement.product_id, name=product)
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=movement.occurred_at,
            place=branch or "",
            values={"product": product, "sku": sku, "serial": movement.serial_number},
            involved=(*map(document, _sales_of(reading, movement)), of_product),
        )


def _sold(serials: Sequence[str]) -> Select[*tuple[Any, ...]]:
    """Return the query for sales of units by these numbers, the latest last."""
    return (
        select(
            SerialMovement.id,
            SerialMovement.product_id,
            SerialMovement.serial_number,
        )
        .where(SerialMovement.serial_number.in_(serials), SerialMovement.sold > 0)
        .order_by(SerialMovement.occurred_at, SerialMovement.id)
    )


def _sales_of(reading: Reading, movement: SerialMovement) -> Sequence[Any]:
    return reading.session.execute(
        documents()
        .join(SerialMovement, SerialMovement.document_id == Sale.id)
        .where(
            SerialMovement.product_id == movement.product_id,
            SerialMovement.serial_number == movement.serial_number,
            SerialMovement.sold > 0,
        )
    ).all()
