"""One unit that was sold more often than it came back: both sales stand (R34)."""

from collections.abc import Collection, Sequence
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, select

from techstore_desktop.core.attention.documents import document, documents
from techstore_desktop.core.attention.kind import (
    Decision,
    OnlyTold,
    batches,
    first_id,
    key_of,
)
from techstore_desktop.core.attention.schemas import (
    AttentionItem,
    Choice,
    Involved,
    UnitAsked,
)
from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.stock.models import SerialMovement, serial_sold
from techstore_desktop.core.stock.receiving import checked
from techstore_desktop.core.stock.sold_units import (
    given_up,
    keep_one_sale,
    said_of,
    times_out,
)
from techstore_desktop.core.stock.units import Unit
from techstore_desktop.core.storage.transaction import Reading, Transaction

SOLD_ON, KEEP_BOTH = "sold_on", "keep_both"
_NEEDED = frozenset({Permission.ATTENTION_SETTLE, Permission.ADJUST_STOCK})


class SerialSoldTwice(OnlyTold):
    """Keyed by the unit's last sale and how often it is sold: once more is new.

    A person may say which sale the unit went out with, and which unit left with each
    of the others, where they know: its number takes the place of the wrong one there.
    """

    name: ClassVar = "serial_sold_twice"
    tables: ClassVar = frozenset({"serial_movement"})
    choice: ClassVar = Choice(name=KEEP_BOTH)

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per unit."""
        often = reading.session.execute(
            select(serial_sold.c.product_id, serial_sold.c.serial_number).where(
                serial_sold.c.times_sold > 1
            )
        )
        keys: list[str] = []
        for units in batches((row.product_id, row.serial_number) for row in often):
            said = said_of(reading, units)
            times = {unit: times_out(said[unit]) for unit in said}
            last: dict[tuple[UUID, str], str] = {}
            for row in reading.session.execute(_sold({serial for _, serial in units})):
                unit = (row.product_id, row.serial_number)
                if times.get(unit, 0) > 1:
                    last[unit] = key_of(self.name, row.id, times[unit])
            keys.extend(last.values())
        return keys

    def choices(self, reading: Reading, key: str) -> tuple[Choice, ...]:
        """Return each sale that the unit may have gone out with, and to leave it."""
        last = reading.session.get(SerialMovement, first_id(key))
        if last is None:
            return (self.choice,)
        product = reading.session.get_one(Product, last.product_id)
        (said,) = said_of(reading, [(last.product_id, last.serial_number)]).values()
        out = {each.document_id for each in said if each.change > 0}
        sales = {row.id: row for row in _sales_of(reading, last) if row.id in out}
        return (
            *(
                Choice(
                    name=key_of(SOLD_ON, sale_id),
                    permissions=_NEEDED,
                    asks=tuple(
                        UnitAsked(
                            document_id=each.document_id,
                            document_number=sales[each.document_id].number,
                            product_id=product.id,
                            product_name=product.name,
                            imei_count=product.imei_count,
                        )
                        for each in given_up(said, sale_id)
                        if each.document_id in sales
                    ),
                )
                for sale_id in sales
            ),
            self.choice,
        )

    def carry_out(
        self, transaction: Transaction, actor: Actor, key: str, decision: Decision
    ) -> None:
        """Let the unit be out with one sale alone.

        Raises RuleBroken ``attention.gone``, ``serial.repeated``, ``serial.imei_*``,
        ``serial.out_already``.
        """
        if decision.choice == KEEP_BOTH:
            return
        last = transaction.session.get(SerialMovement, first_id(key))
        if last is None:
            raise RuleBroken("attention.gone")
        keep_one_sale(
            transaction,
            Unit(product_id=last.product_id, serial_number=last.serial_number),
            first_id(decision.choice),
            left_instead=dict(
                zip(
                    decision.units,
                    checked(
                        transaction, last.product_id, list(decision.units.values())
                    ),
                    strict=True,
                )
            ),
        )

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


def _sold(serials: Collection[str]) -> Select[*tuple[Any, ...]]:
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
    """Return the sales that sold a unit, also those that gave it up."""
    sold_on = select(SerialMovement.document_id).where(
        SerialMovement.product_id == movement.product_id,
        SerialMovement.serial_number == movement.serial_number,
        SerialMovement.sold > 0,
    )
    return reading.session.execute(documents().where(Sale.id.in_(sold_on))).all()
