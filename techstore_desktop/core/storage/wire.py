"""How rows travel: each column's value as the journal writes it, and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from sqlalchemy import Column, Date, Dialect, Enum, Table, Time
from sqlalchemy.orm import Mapper

from techstore_desktop.core.storage.entity import Entity
from techstore_desktop.core.storage.types import WireValue

NEVER_SENT = {"id", "stamps"}


@dataclass(frozen=True)
class WireColumn:
    """One column: its name in the table and on the model, and its two directions.

    ``default`` is what a row has that an older program wrote without the column.
    """

    name: str
    attribute: str
    is_personal: bool
    default: WireValue
    to_wire: Callable[[Any, Dialect], WireValue]
    from_wire: Callable[[Any, Dialect], Any]


@cache
def wire_columns(model: type[Entity]) -> Mapping[str, WireColumn]:
    """Return what of a model the journal carries, by attribute."""
    mapper: Mapper[Any] = model.__mapper__
    table: Table = model.__table__  # type: ignore[assignment]
    columns = (
        _wire_column(column, mapper.get_property_by_column(column).key)
        for column in table.columns
        if column.name not in NEVER_SENT
    )
    return {column.attribute: column for column in columns}


@cache
def stored_columns(model: type[Entity]) -> Mapping[str, WireColumn]:
    """Return what of a model the journal carries, by the column's name."""
    return {column.name: column for column in wire_columns(model).values()}


@cache
def personal_columns(model: type[Entity]) -> tuple[str, ...]:
    """Return which columns of a model hold personal values."""
    return tuple(
        column.name for column in wire_columns(model).values() if column.is_personal
    )


def _wire_column(column: Column[Any], attribute: str) -> WireColumn:
    to_wire, from_wire = _directions(column)
    is_personal = bool(column.info.get("personal"))
    default: WireValue = column.info.get("default")
    return WireColumn(column.name, attribute, is_personal, default, to_wire, from_wire)


def _directions(
    column: Column[Any],
) -> tuple[Callable[[Any, Dialect], WireValue], Callable[[Any, Dialect], Any]]:
    kind: Any = column.type
    if hasattr(kind, "to_wire"):
        return kind.to_wire, kind.from_wire
    if isinstance(kind, Date):
        return _iso_to_wire, _date_from_wire
    if isinstance(kind, Time):
        return _iso_to_wire, _time_from_wire
    if isinstance(kind, Enum):
        words: Callable[[Any], Any] = kind.enum_class or str
        return _as_it_is, lambda value, _dialect: words(value)
    return _as_it_is, _as_it_is


def _as_it_is(value: Any, _dialect: Dialect) -> Any:
    return value


def _iso_to_wire(value: date | time, _dialect: Dialect) -> WireValue:
    return value.isoformat()


def _date_from_wire(value: str, _dialect: Dialect) -> date:
    return date.fromisoformat(value)


def _time_from_wire(value: str, _dialect: Dialect) -> time:
    return time.fromisoformat(value)
