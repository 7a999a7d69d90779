"""Rows that go in many at once, each value turned once for database and journal.

The mapper would turn every amount of a sale twice, which was a tenth of its time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Column, Connection, Dialect, Table

from techstore_desktop.core.storage.entity import Entity, Fact, Record
from techstore_desktop.core.storage.types import WireValue
from techstore_desktop.core.storage.wire import stored_columns


class _Turn(NamedTuple):
    """How one column's value becomes the database's and the journal's.

    ``to_wire`` is None for what the journal does not carry.
    """

    name: str
    attribute: str
    to_wire: Callable[[Any, Dialect], WireValue] | None
    binds_wire_form: bool
    bind: Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class _Statement:
    """The insert of one table, in the words of one database."""

    text: str
    is_positional: bool
    turns: tuple[_Turn, ...]


_statements: WeakKeyDictionary[Dialect, dict[type[Entity], _Statement]] = (
    WeakKeyDictionary()
)


def insert_rows(
    connection: Connection, model: type[Fact | Record], rows: Sequence[Fact | Record]
) -> list[dict[str, WireValue]]:
    """Insert rows of one table; return the values of each as the journal writes them.

    Empty fields are left out of what is returned; personal ones stand as they are.
    """
    dialect = connection.dialect
    known = _statements.setdefault(dialect, {})
    statement = known.get(model)
    if statement is None:
        statement = known[model] = _statement(model, dialect)
    bound: list[Any] = []
    wired: list[dict[str, WireValue]] = []
    for row in rows:
        values, wire = _turned(row, statement.turns, dialect)
        bound.append(values)
        wired.append(wire)
    if not statement.is_positional:
        names = [turn.name for turn in statement.turns]
        bound = [dict(zip(names, values, strict=True)) for values in bound]
    connection.exec_driver_sql(statement.text, bound)
    return wired


def _turned(
    row: Fact | Record, turns: Sequence[_Turn], dialect: Dialect
) -> tuple[tuple[Any, ...], dict[str, WireValue]]:
    """Return a row's values for the database, in order, and for the journal."""
    given = row.__dict__
    values: list[Any] = []
    wire: dict[str, WireValue] = {}
    for name, attribute, to_wire, binds_wire_form, bind in turns:
        value = given.get(attribute)
        if value is None:
            values.append(bind(None) if bind else None)
            continue
        if to_wire is not None:
            told = wire[name] = to_wire(value, dialect)
            if binds_wire_form:
                values.append(told)
                continue
        values.append(bind(value) if bind else value)
    return tuple(values), wire


def _statement(model: type[Fact | Record], dialect: Dialect) -> _Statement:
    table: Table = model.__table__  # type: ignore[assignment]
    compiled = table.insert().compile(dialect=dialect)
    turns = (_turn(model, column, dialect) for column in table.columns)
    text = f"{compiled}{unless_there(model)}"
    return _Statement(text, compiled.positional, tuple(turns))


def unless_there(model: type[Fact | Record]) -> str:
    """Return how an insert ends: what is the same everywhere may be there already."""
    is_same = issubclass(model, Record) and model.SAME_EVERYWHERE
    return " ON CONFLICT (id) DO NOTHING" if is_same else ""


def _turn(model: type[Fact | Record], column: Column[Any], dialect: Dialect) -> _Turn:
    kind: Any = column.type
    binds_wire_form = getattr(kind, "binds_wire_form", None)
    wire = stored_columns(model).get(column.name)
    return _Turn(
        name=column.name,
        attribute=model.__mapper__.get_property_by_column(column).key,
        to_wire=wire.to_wire if wire else None,
        binds_wire_form=bool(binds_wire_form and binds_wire_form(dialect)),
        bind=kind.dialect_impl(dialect).bind_processor(dialect),
    )
