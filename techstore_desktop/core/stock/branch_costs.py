"""What a piece of a product costs in a branch: the one place that says so (R33).

In a shop of one branch, and in branches to which nothing came at a cost, it is the
product's. Where there are several, each that received some has a cost of its own.
"""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    and_,
    column,
    func,
    select,
    table,
)

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.stock.models import BranchCost
from techstore_desktop.core.storage.transaction import Reading, Transaction
from techstore_desktop.core.storage.types import Identifier, Money

PRODUCT = table("product", column("id", Identifier()), column("cost", Money()))
"""What of a product is read here: its own table lies above the stock."""
_OWN: Any = BranchCost.__table__


def joined(
    query: Select[*tuple[Any, ...]],
    product: FromClause,
    branch_id: UUID | BindParameter[UUID] | ColumnElement[UUID],
) -> Select[*tuple[Any, ...]]:
    """Return a query of products to which ``cost_of`` may be added."""
    is_here = and_(_OWN.c.product_id == product.c.id, _OWN.c.branch_id == branch_id)
    return query.outerjoin(_OWN, is_here)


def cost_of(product: FromClause) -> ColumnElement[Decimal]:
    """Return what a product of a ``joined`` query costs in its branch."""
    cost = product.c.cost
    return func.coalesce(_OWN.c.cost, cost, type_=cost.type)


def cost_here(reading: Reading, product_id: UUID) -> Decimal:
    """Return what a piece costs in this branch; 0 for an unknown product."""
    query = select(cost_of(PRODUCT)).select_from(PRODUCT)
    here = joined(query, PRODUCT, reading.origin.branch_id)
    cost = reading.session.scalar(here.where(PRODUCT.c.id == product_id))
    return ZERO if cost is None else cost


def is_one_of_several(reading: Reading) -> bool:
    """Tell whether the shop has other branches than this one."""
    in_use = select(func.count()).where(Branch.archived_at.is_(None))
    return (reading.session.scalar(in_use) or 0) > 1


def is_shop_wide(reading: Reading) -> bool:
    """Tell whether what products cost is one for the whole shop."""
    has_rows = reading.session.scalar(select(_OWN.c.id).limit(1)) is not None
    return not has_rows and not is_one_of_several(reading)


def row_id(product_id: UUID, branch_id: UUID) -> UUID:
    """Return the identifier that every till gives a branch's cost of a product."""
    return uuid5(product_id, str(branch_id))


def own(reading: Reading, product_id: UUID) -> BranchCost | None:
    """Return the cost that this branch has for itself; None without."""
    return reading.session.get(
        BranchCost,
        row_id(product_id, reading.origin.branch_id),
        with_for_update=isinstance(reading, Transaction),
        populate_existing=True,
    )


def made(
    transaction: Transaction, product_id: UUID, branch_id: UUID, cost: Decimal
) -> BranchCost:
    """Return the cost that a branch has for itself; ``cost`` where it has none yet."""
    kept = row_id(product_id, branch_id)
    known = transaction.session.get(BranchCost, kept)
    if known is not None:
        return known
    transaction.add_unwatched(
        BranchCost(id=kept, product_id=product_id, branch_id=branch_id)
    )
    transaction.flush()
    row = transaction.session.get_one(BranchCost, kept, with_for_update=True)
    if row.cost is None:
        row.cost = cost
    transaction.flush()
    return row
