"""Wire values as the database's driver takes them, without a detour through models.

Money, quantities and rates travel as the very integers that are stored; so do words.
"""

import json
from collections.abc import Callable, Sequence
from datetime import time
from functools import cache, lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Column, Connection, Table, Time

from techstore_desktop.core.storage.entity import Entity
from techstore_desktop.core.storage.types import Identifier, Json

Row: TypeAlias = tuple[Any, ...]
Stored: TypeAlias = Callable[[Any], Any]


@cache
def storing(model: type[Entity], dialect: str) -> dict[str, Stored]:
    """Return, by column, how a wire value other than None is stored."""
    table: Table = model.__table__  # type: ignore[assignment]
    return {column.name: _stored(column, dialect) for column in table.columns}


def insert(
    connection: Connection,
    model: type[Entity],
    columns: Sequence[str],
    rows: list[Row],
) -> None:
    """Insert rows of stored values; those that are there already stay as they are."""
    table: Table = model.__table__  # type: ignore[assignment]
    keys = ", ".join(column.name for column in table.primary_key)
    names = ", ".join(f'"{column}"' for column in columns)
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(columns))
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({names}) VALUES ({marks}) '  # noqa: S608 - ours
        f"ON CONFLICT ({keys}) DO NOTHING",
        rows,
    )


def _stored(column: Column[Any], dialect: str) -> Stored:
    kind = column.type
    if isinstance(kind, Identifier):
        return _id_bytes if dialect == "sqlite" else UUID
    if isinstance(kind, Json):
        return _json_text
    if isinstance(kind, Time) and dialect == "sqlite":
        return _time_text
    return as_it_is


@lru_cache(maxsize=5000)
def _id_bytes(value: str) -> bytes:
    return bytes.fromhex(value.replace("-", ""))


def _json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _time_text(value: str) -> str:
    return time.fromisoformat(value).strftime("%H:%M:%S.%f")


def as_it_is(value: Any) -> Any:
    """Return a value whose wire form is the stored one."""
    return value
