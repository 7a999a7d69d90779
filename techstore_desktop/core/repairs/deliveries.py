"""Which devices a sale handed out, and which of these deliveries stand."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from techstore_desktop.core.repairs.models import RepairDelivery
from techstore_desktop.core.storage.transaction import Reading

_void = aliased(RepairDelivery)


def standing(*columns: Any) -> Select[Any]:
    """Return the query for deliveries that nobody took back, to be narrowed."""
    return (
        select(*columns)
        .select_from(RepairDelivery)
        .outerjoin(_void, _void.voids_id == RepairDelivery.id)
        .where(RepairDelivery.voids_id.is_(None), _void.id.is_(None))
    )


def of_sale(reading: Reading, sale_id: UUID) -> Sequence[RepairDelivery]:
    """Return what a sale handed out, voided or not, in the order of handing out."""
    return reading.session.scalars(
        select(RepairDelivery)
        .where(RepairDelivery.sale_id == sale_id, RepairDelivery.voids_id.is_(None))
        .order_by(RepairDelivery.id)
    ).all()
