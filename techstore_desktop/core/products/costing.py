"""Receipts that move what a product costs, within an open transaction (R33).

The cost is a field that people may set, too, and where two tills apart both moved it
the later one stands until it is settled: from the receipts, which are facts, every
till works out the same.
"""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.products.models import CostReceipt, Product
from techstore_desktop.core.products.moving_average import (
    Folded,
    Receipt,
    fold,
    moving_average,
)
from techstore_desktop.core.stock import movements
from techstore_desktop.core.stock.models import StockMovement, stock_level
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.storage.transaction import Reading, Transaction
from techstore_desktop.core.storage.types import currency_digits

SETTLED = "product.cost_settled"
"""The act that puts right what two tills apart worked out, each by itself."""
_STILL_APART = timedelta(days=90)


def receive(
    transaction: Transaction,
    product_id: UUID,
    quantity: Decimal,
    unit_cost: Decimal,
    *,
    document_id: UUID,
) -> None:
    """Put goods that came onto this branch's shelf, and let them move the cost.

    What every branch has counts, for the product has one cost. A negative quantity
    takes a receipt back.
    """
    settle(transaction, product_id)
    product = _locked(transaction, product_id)
    on_hand = _on_hand(transaction, product_id)
    movement_id = movements.move(
        transaction,
        product_id,
        quantity,
        reason=MovementReason.RECEIVED,
        unit_cost=unit_cost,
        document_id=document_id,
    )
    transaction.add(
        CostReceipt(
            id=transaction.new_id(),
            product_id=product_id,
            occurred_at=transaction.now,
            movement_id=movement_id,
            quantity=quantity,
            unit_cost=unit_cost,
            on_hand=on_hand,
            cost_before=product.cost,
            received_before=_received(transaction, product_id),
        )
    )
    cost = moving_average(
        on_hand=on_hand,
        cost=product.cost,
        quantity=quantity,
        unit_cost=unit_cost,
        digits=_digits(transaction),
    )
    if cost != product.cost:
        product.cost = cost
    transaction.flush()


def last_cost(reading: Reading, product_id: UUID) -> Decimal | None:
    """Return what a piece cost when some came for the last time; None: never."""
    return reading.session.scalar(
        select(CostReceipt.unit_cost)
        .where(CostReceipt.product_id == product_id, CostReceipt.quantity > ZERO)
        .order_by(CostReceipt.occurred_at.desc(), CostReceipt.movement_id.desc())
        .limit(1)
    )


def apart(reading: Reading) -> list[UUID]:
    """Return the products whose cost tills apart both moved, and nobody settled."""
    lately = select(CostReceipt.product_id).where(
        CostReceipt.occurred_at > reading.now - _STILL_APART
    )
    ids = reading.session.scalars(lately.distinct()).all()
    return [each for each in ids if _settled_cost(reading, each) is not None]


def settle(transaction: Transaction, product_id: UUID) -> None:
    """Give a product the cost that all its receipts come to, where tills were apart.

    What a person has set since stands.
    """
    cost = _settled_cost(transaction, product_id)
    if cost is None:
        return
    product = _locked(transaction, product_id)
    if product.cost != cost:
        product.cost = cost
    mark = transaction.new_id()
    transaction.add(
        CostReceipt(
            id=mark,
            product_id=product_id,
            occurred_at=transaction.now,
            movement_id=mark,
            quantity=ZERO,
            unit_cost=cost,
            on_hand=_on_hand(transaction, product_id),
            cost_before=cost,
            received_before=_received(transaction, product_id),
        )
    )
    transaction.flush()


def _settled_cost(reading: Reading, product_id: UUID) -> Decimal | None:
    """Return what a product is to cost; None where that is settled."""
    folded = _folded(reading, product_id)
    if folded is None or not folded.is_apart:
        return None
    standing = reading.session.get_one(Product, product_id).cost
    return folded.cost if standing in folded.alone | {folded.cost} else None


def _folded(reading: Reading, product_id: UUID) -> Folded | None:
    rows = reading.session.scalars(
        select(CostReceipt)
        .where(CostReceipt.product_id == product_id)
        .order_by(CostReceipt.occurred_at, CostReceipt.movement_id)
    ).all()
    receipts = [
        Receipt(
            row.quantity,
            row.unit_cost,
            row.on_hand,
            row.cost_before,
            row.received_before,
        )
        for row in rows
    ]
    return fold(
        receipts,
        lambda place: _on_hand_before(reading, rows[place]),
        digits=_digits(reading),
    )


def _on_hand(reading: Reading, product_id: UUID) -> Decimal:
    return (
        reading.session.scalar(
            select(func.sum(stock_level.c.on_hand)).where(
                stock_level.c.product_id == product_id
            )
        )
        or ZERO
    )


def _on_hand_before(reading: Reading, receipt: CostReceipt) -> Decimal:
    """Return what all branches had before a receipt, by what is known of it now."""
    at_once = StockMovement.occurred_at == receipt.occurred_at
    since = reading.session.scalar(
        select(func.sum(StockMovement.quantity)).where(
            StockMovement.product_id == receipt.product_id,
            or_(
                StockMovement.occurred_at > receipt.occurred_at,
                and_(at_once, StockMovement.id >= receipt.movement_id),
            ),
        )
    )
    return _on_hand(reading, receipt.product_id) - (since or ZERO)


def _received(reading: Reading, product_id: UUID) -> Decimal:
    return (
        reading.session.scalar(
            select(func.sum(CostReceipt.quantity)).where(
                CostReceipt.product_id == product_id
            )
        )
        or ZERO
    )


def _locked(transaction: Transaction, product_id: UUID) -> Product:
    """Return the product, nobody else's until this act is done."""
    return transaction.session.get_one(
        Product, product_id, with_for_update=True, populate_existing=True
    )


def _digits(reading: Reading) -> int:
    return currency_digits(reading.connection.dialect)
