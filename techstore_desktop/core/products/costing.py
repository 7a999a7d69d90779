"""Receipts that move what a product costs in a branch (R33), in an open transaction.

The cost is a field that people may set, too, and where two tills apart both moved it
the later one stands until it is settled: from the receipts, which are facts, every
till of the branch works out the same. A shop of one branch has one such field, the
product's; where there are several, each branch in which goods came has its own.
"""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.products.models import CostReceipt, Product
from techstore_desktop.core.products.moving_average import (
    Folded,
    Receipt,
    fold,
    moving_average,
)
from techstore_desktop.core.products.schemas import CostReach
from techstore_desktop.core.stock import branch_costs, movements
from techstore_desktop.core.stock.models import BranchCost, StockMovement
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
    """Put goods that came onto this branch's shelf, and let them move its cost.

    What the others have and pay does not count. A negative quantity takes a receipt
    back.
    """
    settle(transaction, product_id)
    product = _locked(transaction, product_id)
    before = branch_costs.cost_here(transaction, product_id)
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
            cost_before=before,
            received_before=_received(transaction, product_id),
        )
    )
    transaction.flush()
    cost = moving_average(
        on_hand=on_hand,
        cost=before,
        quantity=quantity,
        unit_cost=unit_cost,
        digits=_digits(transaction),
    )
    _let_cost(transaction, product, cost, reach_of(transaction, product_id))


def set_by_person(transaction: Transaction, product_id: UUID, cost: Decimal) -> None:
    """Let a product cost what somebody says, as far as ``reach_of`` tells.

    Branches that received some keep what they have. Other changes of the product that
    are not flushed yet would be lost.
    """
    product = _locked(transaction, product_id)
    reach = reach_of(transaction, product_id)
    if reach is CostReach.WHERE_NONE_CAME:
        for branch_id in _branches_with_receipts(transaction, product_id):
            branch_costs.made(transaction, product_id, branch_id, product.cost)
    _let_cost(transaction, product, cost, reach)


def reach_of(reading: Reading, product_id: UUID) -> CostReach:
    """Return where a cost counts that a person sets in this branch."""
    if branch_costs.own(reading, product_id) is not None:
        return CostReach.HERE
    if not branch_costs.is_one_of_several(reading):
        return CostReach.EVERYWHERE
    came_here = reading.origin.branch_id in _branches_with_receipts(reading, product_id)
    return CostReach.HERE if came_here else CostReach.WHERE_NONE_CAME


def last_cost(reading: Reading, product_id: UUID) -> Decimal | None:
    """Return what a piece cost when some came for the last time; None: never."""
    return reading.session.scalar(
        select(CostReceipt.unit_cost)
        .where(CostReceipt.product_id == product_id, CostReceipt.quantity > ZERO)
        .order_by(CostReceipt.occurred_at.desc(), CostReceipt.movement_id.desc())
        .limit(1)
    )


def apart(reading: Reading) -> list[UUID]:
    """Return the products whose cost here tills apart both moved, and nobody settled.

    Each branch settles its own.
    """
    lately = select(CostReceipt.product_id).where(
        CostReceipt.branch_id == reading.origin.branch_id,
        CostReceipt.occurred_at > reading.now - _STILL_APART,
    )
    ids = reading.session.scalars(lately.distinct()).all()
    return [each for each in ids if _settled_cost(reading, each) is not None]


def settle(transaction: Transaction, product_id: UUID) -> None:
    """Give a product the cost that all receipts here come to, where tills were apart.

    What a person has set since stands.
    """
    cost = _settled_cost(transaction, product_id)
    if cost is None:
        return
    product = _locked(transaction, product_id)
    _let_cost(transaction, product, cost, reach_of(transaction, product_id))
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


def _let_cost(
    transaction: Transaction, product: Product, cost: Decimal, reach: CostReach
) -> None:
    """Write what a piece costs here to where this branch's cost is kept."""
    kept: Product | BranchCost = product
    if reach is CostReach.HERE:
        branch_id = transaction.origin.branch_id
        kept = branch_costs.made(transaction, product.id, branch_id, product.cost)
    if kept.cost != cost:
        kept.cost = cost
    transaction.flush()


def _settled_cost(reading: Reading, product_id: UUID) -> Decimal | None:
    """Return what a product is to cost here; None where that is settled.

    Receipts from before branches had costs of their own stand as they are.
    """
    folded = _folded(reading, product_id)
    if folded is None or not folded.is_apart:
        return None
    is_shared = branch_costs.own(reading, product_id) is None
    if is_shared and branch_costs.is_one_of_several(reading):
        return None
    standing = branch_costs.cost_here(reading, product_id)
    return folded.cost if standing in folded.alone | {folded.cost} else None


def _folded(reading: Reading, product_id: UUID) -> Folded | None:
    rows = reading.session.scalars(
        select(CostReceipt)
        .where(*_here(reading, CostReceipt, product_id))
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
    return movements.on_hand(reading, [product_id]).get(product_id, ZERO)


def _on_hand_before(reading: Reading, receipt: CostReceipt) -> Decimal:
    """Return what was here before a receipt, by what is known of it now."""
    at_once = StockMovement.occurred_at == receipt.occurred_at
    since = reading.session.scalar(
        select(func.sum(StockMovement.quantity)).where(
            *_here(reading, StockMovement, receipt.product_id),
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
                *_here(reading, CostReceipt, product_id)
            )
        )
        or ZERO
    )


def _here(
    reading: Reading, facts: type[CostReceipt | StockMovement], product_id: UUID
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions for what happened to a product in this branch."""
    return facts.product_id == product_id, facts.branch_id == reading.origin.branch_id


def _branches_with_receipts(reading: Reading, product_id: UUID) -> set[UUID]:
    came = select(CostReceipt.branch_id).where(CostReceipt.product_id == product_id)
    return set(reading.session.scalars(came.distinct()))


def _locked(transaction: Transaction, product_id: UUID) -> Product:
    """Return the product, nobody else's until this act is done."""
    return transaction.session.get_one(
        Product, product_id, with_for_update=True, populate_existing=True
    )


def _digits(reading: Reading) -> int:
    return currency_digits(reading.connection.dialect)
