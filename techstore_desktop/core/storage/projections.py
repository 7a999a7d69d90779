"""Sums of facts, declared once: the triggers, the rebuild and the check follow.

``project("stock_level", StockMovement, by=("product_id", "branch_id"),
sums={"on_hand": "quantity"})`` gives a table that is right whichever way a movement
came in: written here, imported, or pulled from another till.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Table

from techstore_desktop.core.storage.entity import Entity, Fact
from techstore_desktop.core.storage.types import Identifier


@dataclass(frozen=True)
class Projection:
    """A table of sums: ``from source, by keys, column += source column``.

    Facts in which a key is empty do not count.
    """

    table: Table
    source: Table
    keys: tuple[str, ...]
    sums: Mapping[str, str]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.name

    @property
    def opening(self) -> str:
        """The table of what facts came to that are no longer here; see ``retention``.

        Only a terminal's file has one.
        """
        return f"{self.table.name}_opening"


def project(
    name: str, source: type[Fact], *, by: tuple[str, ...], sums: Mapping[str, str]
) -> Table:
    """Declare a projection and return its table, for queries."""
    origin: Any = source.__table__
    table = Table(
        name,
        Entity.metadata,
        *(Column(key, _type_of(origin.c[key]), primary_key=True) for key in by),
        *(
            Column(column, origin.c[summed].type, nullable=False)
            for column, summed in sums.items()
        ),
    )
    declared().append(Projection(table, origin, by, sums))
    return table


def _type_of(column: Column[Any]) -> Any:
    """Return a key's type; a reference has none before what it refers to is there."""
    return Identifier() if column.foreign_keys else column.type


def declared() -> list[Projection]:
    """Return every projection that the models have declared so far."""
    projections: list[Projection] = Entity.metadata.info.setdefault("projections", [])
    return projections


def triggers(projection: Projection, dialect: str) -> list[str]:
    """Return the statements that keep a projection up to date with its facts."""
    if dialect == "sqlite":
        return _row_by_row(projection)
    return _statement_by_statement(projection)


def _row_by_row(projection: Projection) -> list[str]:
    name, source = projection.name, projection.source.name
    values = [f"NEW.{each}" for each in (*projection.keys, *projection.sums.values())]
    upsert = f"{_insert(projection)} VALUES ({', '.join(values)}) {_add(projection)}"
    has_keys = " AND ".join(f"NEW.{key} IS NOT NULL" for key in projection.keys)
    return [
        f"CREATE TABLE IF NOT EXISTS {projection.opening} "
        f"({', '.join([*projection.keys, *projection.sums])}, "
        f"PRIMARY KEY ({', '.join(projection.keys)}))",
        f"DROP TRIGGER IF EXISTS {name}_follows",
        f"CREATE TRIGGER {name}_follows AFTER INSERT ON {source} "
        f"WHEN {has_keys} BEGIN {upsert}; END",
    ]


def _statement_by_statement(projection: Projection) -> list[str]:
    """Add up what one statement inserted, then touch each sum once.

    A push of a day's sales would else write the drawer's one row for every payment.
    The sums are touched in the order of their keys, so that two never wait crosswise.
    """
    name, source = projection.name, projection.source.name
    keys = ", ".join(projection.keys)
    sums = ", ".join(
        f"CAST(sum({each}) AS BIGINT)" for each in projection.sums.values()
    )
    has_keys = " AND ".join(f"{key} IS NOT NULL" for key in projection.keys)
    upsert = (
        f"{_insert(projection)} SELECT {keys}, {sums} FROM fresh "  # noqa: S608 - ours
        f"WHERE {has_keys} GROUP BY {keys} ORDER BY {keys} {_add(projection)}"
    )
    return [
        f"CREATE OR REPLACE FUNCTION {name}_follow() RETURNS trigger "
        f"LANGUAGE plpgsql AS $$ BEGIN {upsert}; RETURN NULL; END $$",
        f"DROP TRIGGER IF EXISTS {name}_follows ON {source}",
        f"CREATE TRIGGER {name}_follows AFTER INSERT ON {source} "
        "REFERENCING NEW TABLE AS fresh "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}_follow()",
    ]


def _insert(projection: Projection) -> str:
    columns = ", ".join([*projection.keys, *projection.sums])
    return f"INSERT INTO {projection.name} ({columns})"


def _add(projection: Projection) -> str:
    name = projection.name
    added = ", ".join(
        f"{column} = {name}.{column} + excluded.{column}" for column in projection.sums
    )
    return f"ON CONFLICT ({', '.join(projection.keys)}) DO UPDATE SET {added}"


def carry(
    projection: Projection,
    connection: Connection,
    rows: Collection[UUID],
    *,
    table: str,
    sign: int,
) -> None:
    """Add what some facts come to onto a table of sums, or with -1 take it off."""
    if not rows:
        return
    names = ", ".join([*projection.keys, *projection.sums])
    keys = ", ".join(projection.keys)
    sums = ", ".join(f"{sign} * sum({each})" for each in projection.sums.values())
    has_keys = " AND ".join(f"{key} IS NOT NULL" for key in projection.keys)
    added = ", ".join(
        f"{column} = {table}.{column} + excluded.{column}" for column in projection.sums
    )
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({names}) SELECT {keys}, {sums} "  # noqa: S608 - ours
        f"FROM {projection.source.name} WHERE id IN ({', '.join('?' * len(rows))}) "
        f"AND {has_keys} GROUP BY {keys} "
        f"ON CONFLICT ({keys}) DO UPDATE SET {added}",
        tuple(row.bytes for row in rows),
    )


def rebuild(projection: Projection, connection: Connection) -> None:
    """Work a projection out anew from its facts, and from what those that went left."""
    connection.execute(projection.table.delete())
    connection.exec_driver_sql(
        f"{_insert(projection)} {_folded(projection, connection.dialect.name)}"
    )


def _folded(projection: Projection, dialect: str) -> str:
    """Return the query that works a projection out from nothing."""
    columns = ", ".join([*projection.keys, *projection.sums])
    keys = ", ".join(projection.keys)
    has_keys = " AND ".join(f"{key} IS NOT NULL" for key in projection.keys)
    named = ", ".join(
        f"{summed} AS {column}" for column, summed in projection.sums.items()
    )
    facts = (
        f"SELECT {keys}, {named} FROM {projection.source.name} "  # noqa: S608 - ours
        f"WHERE {has_keys}"
    )
    if dialect == "sqlite":
        facts += f" UNION ALL SELECT {columns} FROM {projection.opening}"  # noqa: S608
    sums = ", ".join(
        f"CAST(sum({column}) AS BIGINT) AS {column}" for column in projection.sums
    )
    return f"SELECT {keys}, {sums} FROM ({facts}) f GROUP BY {keys}"  # noqa: S608


def differences(projection: Projection, connection: Connection) -> int:
    """Return how many rows of a projection are not what its facts add up to."""
    columns = ", ".join([*projection.keys, *projection.sums])
    facts = _folded(projection, connection.dialect.name)
    kept = f"SELECT {columns} FROM {projection.name}"  # noqa: S608 - our own names
    statement = (
        f"SELECT (SELECT count(*) FROM ({facts} EXCEPT {kept}) a) + "  # noqa: S608
        f"(SELECT count(*) FROM ({kept} EXCEPT {facts}) b)"
    )
    return int(connection.exec_driver_sql(statement).scalar_one())
