"""One value for all that a database holds of the shop, the same on every replica."""

from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, select

from techstore_desktop.core.schema import NUL
from techstore_desktop.core.storage import projections
from techstore_desktop.core.storage.entity import Entity, shared_tables
from techstore_desktop.core.storage.hub_link import EditConflict
from techstore_desktop.core.storage.journal import JournalEntry
from tests.sync.tills import Till

NOT_COMPARED = {"hub_seq"}


def digest(till: Till) -> dict[str, str]:
    """Return a digest of each table of a terminal."""
    with till.shop.database.engine.connect() as connection:
        return _digests(connection)


def hub_digest(engine: Engine) -> dict[str, str]:
    """Return a digest of each table of a hub."""
    with engine.connect() as connection:
        return _digests(connection)


def _digests(connection: Connection) -> dict[str, str]:
    tables: list[Any] = [model.__table__ for model in shared_tables()]
    tables += [each.table for each in projections.declared()]
    tables += [Entity.metadata.tables[EditConflict.__tablename__]]
    digests = {table.name: _digest(connection, table) for table in tables}
    return digests | {"journal": _journal(connection)}


def _digest(connection: Connection, table: Any) -> str:
    names = [column.name for column in table.columns]
    rows = connection.execute(select(table)).all()
    return _hash(
        sorted(repr([_plain(row._mapping[name]) for name in names]) for row in rows)
    )


def _journal(connection: Connection) -> str:
    table: Any = JournalEntry.__table__
    rows = connection.execute(
        select(
            table.c.id,
            table.c.hub_seq,
            table.c.accepted_stamp,
            table.c.is_quarantined,
            table.c.hash,
            table.c.personal,
        ).order_by(table.c.hub_seq)
    ).all()
    return _hash([repr([*map(_plain, row[:-1]), _told(row.personal)]) for row in rows])


def _told(personal: dict[str, Any] | None) -> list[tuple[str, Any]]:
    """Return what an entry still tells of people, by digest.

    What cannot be sent stays with its writer, and is nothing everywhere else.
    """
    return sorted(
        (digest, None if kept is None or NUL in str(kept[1]) else kept)
        for digest, kept in (personal or {}).items()
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((key, _plain(each)) for key, each in value.items())
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return str(value) if not isinstance(value, bytes) else value.hex()


def _hash(rows: list[str]) -> str:
    return sha256("\n".join(rows).encode()).hexdigest()
