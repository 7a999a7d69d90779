"""A field of a record whose journal value is at hand: read, named, set again."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Table, select

from techstore_desktop.core.attention.repairs import settle
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.states import state_book
from techstore_desktop.core.repairs.workflow import kind_of
from techstore_desktop.core.staff.last_manager import require_a_manager
from techstore_desktop.core.storage.entity import Record, shared_tables
from techstore_desktop.core.storage.transaction import Reading, Transaction
from techstore_desktop.core.storage.wire import WireColumn, stored_columns

EDITING: dict[str, Permission] = {
    "product": Permission.EDIT_PRODUCTS,
    "branch_cost": Permission.EDIT_PRODUCTS,
    "price_list": Permission.EDIT_PRICES,
    "price_list_price": Permission.EDIT_PRICES,
    "promotion": Permission.EDIT_PRICES,
    "category": Permission.EDIT_PRODUCTS,
    "product_barcode": Permission.EDIT_PRODUCTS,
    "customer": Permission.EDIT_CUSTOMERS,
    "staff_member": Permission.EDIT_STAFF,
    "repair_job": Permission.REPAIR_WORK,
}
"""What editing a table's records takes; of all others, the settings' permission."""

_AFTERWARDS: dict[str, Callable[[Transaction], None]] = {
    "staff_member": require_a_manager,
}
"""Rules over many records of a table that one field could break."""


class Place(NamedTuple):
    """Which field of which record."""

    table: str
    record_id: UUID
    field: str


def permission_to_edit(table: str) -> Permission:
    """Return what a person needs to edit records of a table."""
    return EDITING.get(table, Permission.EDIT_SETTINGS)


def name_of(reading: Reading, table: str, record_id: UUID) -> str:
    """Return what a record is called, or its product, or nothing."""
    record = _find(reading, table, record_id)
    product_id = getattr(record, "product_id", None)
    if product_id is not None:
        return str(_named(reading, table, "product_id", product_id))
    return str(getattr(record, "name", "") or getattr(record, "number", ""))


def present_value(reading: Reading, table: str, record_id: UUID, field: str) -> Any:
    """Return what stands in a field now, as people read it."""
    record = _find(reading, table, record_id)
    column = _column(table, field)
    if record is None or column is None:
        return None
    value = getattr(record, column.attribute)
    return _named(reading, table, field, value)


def read_value(reading: Reading, table: str, field: str, wire: Any) -> Any:
    """Return a value that the journal wrote, as people read it."""
    return _named(reading, table, field, _from_wire(reading, table, field, wire))


def set_value(
    transaction: Transaction,
    actor: Actor,
    place: Place,
    wire: Any,
) -> None:
    """Put a value that the journal wrote into a field; of a repair, as an event.

    Raises RuleBroken ``attention.gone`` where there is no such record or field, and
    what a rule over the whole table refuses, ``staff.last_manager``.
    """
    table, record_id, field = place
    record = _find(transaction, table, record_id)
    column = _column(table, field)
    if record is None or column is None:
        raise RuleBroken("attention.gone")
    value = _from_wire(transaction, table, field, wire)
    is_told = isinstance(record, RepairJob) and settle(
        transaction, actor, record, field, value
    )
    if not is_told:
        setattr(record, column.attribute, value)
    transaction.flush()
    if table in _AFTERWARDS:
        _AFTERWARDS[table](transaction)


def _find(reading: Reading, table: str, record_id: UUID) -> Record | None:
    model = _model(table)
    return reading.session.get(model, record_id) if model else None


def _model(table: str) -> type[Record] | None:
    for model in shared_tables():
        if model.__tablename__ == table and issubclass(model, Record):
            return model
    return None


def _column(table: str, field: str) -> WireColumn | None:
    model = _model(table)
    return stored_columns(model).get(field) if model else None


def _from_wire(reading: Reading, table: str, field: str, wire: Any) -> Any:
    column = _column(table, field)
    if wire is None or column is None:
        return wire
    return column.from_wire(wire, reading.connection.dialect)


def _named(reading: Reading, table: str, field: str, value: Any) -> Any:
    """Return the name of what a field refers to in place of its identifier.

    A repair's own state by its name, a standard one by its kind's word.
    """
    model = _model(table)
    if (table, field) == ("repair_job", "state") and value:
        return state_book(reading).get(value).name or kind_of(value).value
    if not isinstance(value, UUID) or model is None:
        return value
    own: Table = model.__table__  # type: ignore[assignment]
    for key in own.c[field].foreign_keys:
        target = key.column.table
        if "name" in target.c:
            query = select(target.c.name).where(key.column == value)
            return reading.session.scalar(query)
    return value
