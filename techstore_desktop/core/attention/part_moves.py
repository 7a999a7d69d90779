"""Lines of quotes for which something else moved than they say (R55)."""

from typing import Any

from sqlalchemy import Select, case, func, select, type_coerce

from techstore_desktop.core.repairs.choices import PartStatus
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.stock.models import StockMovement
from techstore_desktop.core.storage.types import Quantity

_OUT = (PartStatus.FITTED, PartStatus.SCRAPPED)
_MOVED = func.sum(StockMovement.quantity)
# A line that one person took off the quote while another fitted its part uses nothing.
_USES = RepairLine.part_status.in_(_OUT) & RepairLine.archived_at.is_(None)
_EXPECTED = case((_USES, -RepairLine.quantity), else_=0)
_SURPLUS: Any = type_coerce(_MOVED - _EXPECTED, Quantity())


def moved_otherwise() -> Select[Any]:
    """Return the query for such lines, and how many pieces too many came."""
    query: Select[Any] = (
        select(RepairLine.id, _SURPLUS.label("surplus"))
        .join(RepairJob, RepairJob.id == RepairLine.job_id)
        .join(StockMovement, StockMovement.document_id == RepairLine.id)
        .group_by(
            RepairLine.id,
            RepairLine.part_status,
            RepairLine.quantity,
            RepairLine.archived_at,
        )
        .having(_MOVED != _EXPECTED)
        .order_by(RepairLine.id)
    )
    return query
