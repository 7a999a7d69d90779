"""A part of a repair that left the shelf, or came back to it, once too often (R55)."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import or_

from techstore_desktop.core.attention import repairs
from techstore_desktop.core.attention.kind import (
    PUT_RIGHT,
    Decision,
    PutRight,
    first_id,
    key_of,
)
from techstore_desktop.core.attention.part_moves import moved_otherwise
from techstore_desktop.core.attention.schemas import AttentionItem, Involved
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.stock import movements
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.storage.transaction import Reading, Transaction

_LOOKED_BACK = timedelta(days=120)


class PartMovedTwice(PutRight):
    """Keyed by the quote's line and how many pieces too many moved.

    Two people at tills that were apart both fitted the part, or both took it off: the
    line merged to one status, the movements of both stand. Only recent repairs are
    looked through: it comes to light when the tills meet.
    """

    name: ClassVar = "part_moved_twice"
    tables: ClassVar = frozenset({"stock_movement", "repair_line"})

    def cases(self, reading: Reading, limit: int | None = None, /) -> list[str]:
        """Return one case per line whose movements do not fit its status."""
        recent = RepairJob.received_at >= reading.now - _LOOKED_BACK
        open_still = RepairJob.delivered_at.is_(None)
        rows = reading.session.execute(
            moved_otherwise().where(or_(recent, open_still)).limit(limit)
        )
        return [key_of(self.name, row.id, row.surplus) for row in rows]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which part of which repair."""
        return [item for key in keys if (item := self._item(reading, key))]

    def carry_out(
        self, transaction: Transaction, actor: Actor, key: str, decision: Decision
    ) -> None:
        """Move back what moved too often. Raises RuleBroken ``attention.gone``."""
        if decision.choice != PUT_RIGHT:
            return
        line = transaction.session.get(RepairLine, first_id(key))
        surplus = _surplus(transaction, first_id(key))
        if line is None or line.product_id is None or not surplus:
            raise RuleBroken("attention.gone")
        movements.move(
            transaction,
            line.product_id,
            -surplus,
            reason=(
                MovementReason.REPAIR_RETURN if surplus < 0 else MovementReason.REPAIR
            ),
            unit_cost=line.unit_cost,
            document_id=line.id,
        )

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        line = reading.session.get(RepairLine, first_id(key))
        job = repairs.job_of(reading, line.job_id) if line else None
        last = movements.last_moved_at(reading, first_id(key))
        if line is None or job is None or last is None:
            return None
        product = Involved(
            table="product", id=line.product_id or line.id, name=line.name
        )
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=last,
            values={
                "number": job.number,
                "product": line.name,
                "surplus": Decimal(key.rpartition(":")[2]),
            },
            involved=(product, repairs.involved(job)),
        )


def _surplus(reading: Reading, line_id: UUID) -> Decimal | None:
    row = reading.session.execute(
        moved_otherwise().where(RepairLine.id == line_id)
    ).first()
    return row.surplus if row else None
