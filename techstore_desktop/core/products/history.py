"""What became of a product: every field that changed, from the journal."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.products.models import Product
from techstore_desktop.core.products.schemas import ProductChange
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.journal import FieldChange, field_changes
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.storage.wire import wire_columns


def product_history(reading: Reading, product_id: UUID) -> list[ProductChange]:
    """Return a product's changes, the newest first, amounts as amounts."""
    changes = field_changes(reading.session, "product", product_id)
    names = _names(reading, changes)
    return [
        ProductChange(
            moment=change.moment,
            actor_name=names.get(change.actor_id, ""),
            action=change.action,
            field=change.field,
            before=_value(reading, change.field, change.before),
            after=_value(reading, change.field, change.after),
        )
        for change in changes
    ]


def _names(reading: Reading, changes: Sequence[FieldChange]) -> dict[UUID | None, str]:
    actors = {change.actor_id for change in changes if change.actor_id}
    rows = reading.session.execute(
        select(StaffMember.id, StaffMember.name).where(StaffMember.id.in_(actors))
    )
    return {row.id: row.name for row in rows}


def _value(reading: Reading, field: str, value: Any) -> Any:
    column = wire_columns(Product).get(field)
    if value is None or column is None:
        return value
    return column.from_wire(value, reading.connection.dialect)
