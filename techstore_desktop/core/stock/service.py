"""Looking at the stock of a product, and putting it right."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, column, func, select, table

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.stock import (
    branch_costs,
    movements,
    receiving,
    reservations,
    serials,
)
from techstore_desktop.core.stock.models import StockMovement, stock_level
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.stock.schemas import (
    StockLevelResponse,
    StockMovementResponse,
    UnitNumbers,
)
from techstore_desktop.core.stock.units import SerialAct, is_count_alone
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.types import Identifier

LARGEST_ADJUSTMENT = Decimal(10) ** 6
_SALE = table("sale", column("id", Identifier()), column("number"))
_LINE = table("repair_line", column("id", Identifier()), column("job_id", Identifier()))
_JOB = table("repair_job", column("id", Identifier()), column("number"))
_PRODUCT = branch_costs.PRODUCT


class StockService:
    """The shelves of this branch, and the others' to look at."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def levels(self, product_id: UUID) -> list[StockLevelResponse]:
        """Return what each branch has of a product, and what a piece costs there."""
        with self._database.reading() as reading:
            rows = reading.session.execute(_levels_of(product_id))
            kept = reservations.by_branch(reading, product_id)
            return [
                StockLevelResponse(
                    branch_id=row.branch_id,
                    branch_name=row.branch_name,
                    on_hand=row.on_hand,
                    cost=row.cost,
                    reserved=kept.get(row.branch_id, Decimal(0)),
                )
                for row in rows
            ]

    def movements(
        self, product_id: UUID, *, limit: int = 100
    ) -> list[StockMovementResponse]:
        """Return a product's movements, the newest first."""
        with self._database.reading() as reading:
            rows = reading.session.execute(
                select(
                    StockMovement.id,
                    StockMovement.occurred_at,
                    StockMovement.quantity,
                    StockMovement.reason,
                    StockMovement.note,
                    func.coalesce(_SALE.c.number, _JOB.c.number).label(
                        "document_number"
                    ),
                )
                .outerjoin(_SALE, _SALE.c.id == StockMovement.document_id)
                .outerjoin(_LINE, _LINE.c.id == StockMovement.document_id)
                .outerjoin(_JOB, _JOB.c.id == _LINE.c.job_id)
                .where(StockMovement.product_id == product_id)
                .order_by(StockMovement.occurred_at.desc(), StockMovement.id.desc())
                .limit(limit)
            )
            return [
                StockMovementResponse.model_validate(row, extra="ignore")
                for row in rows
            ]

    def adjust(
        self,
        actor: Actor,
        product_id: UUID,
        quantity: Decimal,
        note: str,
        *,
        units: Sequence[UnitNumbers] = (),
        approval: Approval | None = None,
    ) -> None:
        """Add a quantity to the stock, or take it off, with the reason in words.

        A product that tracks serial numbers names its ``units``: counted in, or
        missing. None are named where pieces and known numbers differ and the quantity
        brings them to agree: then the count alone was wrong. Raises RuleBroken
        ``stock.nothing_to_adjust``, ``stock.note_missing``, ``quantity.too_large``,
        ``serial.count`` and what ``receiving`` refuses.
        """
        approved_by = authorize(actor, {Permission.ADJUST_STOCK}, approval)
        if not quantity:
            raise RuleBroken("stock.nothing_to_adjust")
        if abs(quantity) > LARGEST_ADJUSTMENT:
            raise RuleBroken("quantity.too_large", largest=LARGEST_ADJUSTMENT)
        if not note.strip():
            raise RuleBroken("stock.note_missing")
        with self._database.transaction(
            "stock.adjusted", actor, approved_by=approved_by
        ) as transaction:
            moved = receiving.checked(transaction, product_id, units)
            apart = receiving.without_number(transaction, product_id)
            if moved or not is_count_alone(quantity, without_number=apart):
                receiving.require_as_many(transaction, product_id, quantity, moved)
            if quantity > 0:
                receiving.require_elsewhere(transaction, moved)
            movement_id = movements.move(
                transaction,
                product_id,
                quantity,
                reason=MovementReason.ADJUSTMENT,
                unit_cost=branch_costs.cost_here(transaction, product_id),
                note=note.strip(),
            )
            act = SerialAct.COUNTED if quantity > 0 else SerialAct.MISSING
            serials.record(transaction, moved, act, document_id=movement_id)


def _levels_of(product_id: UUID) -> Select[*tuple[Any, ...]]:
    query = (
        select(
            stock_level.c.branch_id,
            Branch.name.label("branch_name"),
            stock_level.c.on_hand,
            branch_costs.cost_of(_PRODUCT).label("cost"),
        )
        .join(Branch, Branch.id == stock_level.c.branch_id)
        .join(_PRODUCT, _PRODUCT.c.id == stock_level.c.product_id)
    )
    everywhere = branch_costs.joined(query, _PRODUCT, stock_level.c.branch_id)
    return everywhere.where(_PRODUCT.c.id == product_id).order_by(Branch.name)
