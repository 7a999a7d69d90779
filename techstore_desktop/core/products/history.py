"""What became of a product: every field that changed, from the journal."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.products.models import Product, ProductBarcode
from techstore_desktop.core.products.schemas import ProductChange
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.journal import FieldChange, field_changes
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.storage.wire import wire_columns

BARCODE = "barcode"


def product_history(reading: Reading, product_id: UUID) -> list[ProductChange]:
    """Return a product's changes, the newest first, amounts as amounts.

    A barcode that came has no ``before``, one that was taken off no ``after``.
    """
    changes = sorted(
        [
            *field_changes(reading.session, "product", product_id),
            *_barcode_changes(reading, product_id),
        ],
        key=lambda change: change.moment,
        reverse=True,
    )
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


def _barcode_changes(reading: Reading, product_id: UUID) -> Iterator[FieldChange]:
    rows = reading.session.execute(
        select(ProductBarcode.id, ProductBarcode.code)
        .where(ProductBarcode.product_id == product_id)
        .order_by(ProductBarcode.id)
    )
    for row in rows:
        for change in field_changes(reading.session, "product_barcode", row.id):
            if change.field == "code":
                yield change._replace(field=BARCODE)
            elif change.field == "archived_at" and change.before != change.after:
                is_taken_off = change.after is not None
                yield change._replace(
                    field=BARCODE,
                    before=row.code if is_taken_off else None,
                    after=None if is_taken_off else row.code,
                )


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
