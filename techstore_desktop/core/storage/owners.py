"""Whose personal values a table holds: worked out from its columns."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from techstore_desktop.core.storage.entity import (
    Entity,
    Erasable,
    Fact,
    Record,
    shared_tables,
)
from techstore_desktop.core.storage.wire import personal_columns

OWNER_IS_THE_ROW = "id"
WHOSE = "whose"
"""No column: by it an edit of somebody's personal values says whose they are, where it
does not set the column that names them. ``[person, person]``, as every edited field has
two values."""


@cache
def owner_column(model: type[Entity]) -> str | None:
    """Return the column that names the person whose values a table holds.

    A person's own table is owned by its rows. None where nothing of it can be erased.
    """
    if issubclass(model, Erasable):
        return OWNER_IS_THE_ROW
    if not personal_columns(model):
        return None
    people = {each.__table__ for each in _erasable()}
    table: Any = model.__table__
    named = [
        column.name
        for column in table.columns
        if any(key.column.table in people for key in column.foreign_keys)
    ]
    return named[0] if named else None


@cache
def owned_by(person: type[Erasable]) -> tuple[type[Fact | Record], ...]:
    """Return the tables with personal values of one kind of person, its own first."""
    own: Any = person.__table__
    return person, *(
        model
        for model in shared_tables()
        if model is not person
        and (name := owner_column(model)) is not None
        and name != OWNER_IS_THE_ROW
        and _refers_to(model, name, own)
    )


def named_people(row_id: str, values: Mapping[str, Any], owner: str) -> list[str]:
    """Return whom one change of an entry names: before and after where it is another.

    ``values`` are as the journal has them: plain in an insert, ``[before, after]`` in
    an update.
    """
    if owner == OWNER_IS_THE_ROW:
        return [row_id]
    named: list[str] = []
    for told in (values.get(owner), values.get(WHOSE)):
        both = told if isinstance(told, list) else [told]
        named += [each for each in both if each is not None and each not in named]
    return named


def _refers_to(model: type[Entity], column: str, table: Any) -> bool:
    columns: Any = model.__table__.c
    return any(key.column.table is table for key in columns[column].foreign_keys)


def _erasable() -> Iterable[type[Erasable]]:
    return (model for model in shared_tables() if issubclass(model, Erasable))
