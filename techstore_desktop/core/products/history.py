"""What became of a product: every field that changed, from the journal."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.products.models import Product, ProductBarcode
from techstore_desktop.core.products.schemas import ProductChange
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.stock import branch_costs
from techstore_desktop.core.storage.journal import FieldChange, field_changes
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.storage.wire import wire_columns

BARCODE = "barcode"
COST = "cost"


def product_history(reading: Reading, product_id: UUID) -> list[ProductChange]:
    """Return a product's changes, the newest first, amounts as amounts.

    A barcode that came has no ``before``, one that was taken off no ``after``. Costs
    are those of this branch.
    """
    changes = sorted(
        [
            *_changes_here(reading, product_id),
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


def _changes_here(reading: Reading, product_id: UUID) -> list[FieldChange]:
    """Return the product's changes; once this branch has a cost of its own, that one's.

    It goes on from what the product cost when it began.
    """
    of_product = field_changes(reading.session, "product", product_id)
    row_id = branch_costs.row_id(product_id, reading.origin.branch_id)
    own = [
        change
        for change in field_changes(reading.session, "branch_cost", row_id)
        if change.field == COST
    ]
    if not own:
        return of_product
    began = own[-1].moment
    kept = [each for each in of_product if each.field != COST or each.moment < began]
    stood = next((each.after for each in kept if each.field == COST), None)
    told = [
        each._replace(before=stood) if each.before is None else each for each in own
    ]
    return [*kept, *(each for each in told if each.before != each.after)]


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
