"""What must hold at every moment, and what must hold when all faults are over."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, text

from techstore_desktop.core.storage import projections
from techstore_desktop.core.storage.entity import shared_tables
from techstore_desktop.core.storage.hub_link import EditConflict
from techstore_desktop.core.storage.journal import HOLLOW, JournalEntry
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.core.storage.wire import stored_columns
from tests.simulation.hub_model import HubModel
from tests.simulation.terminal import Terminal

_TORN = text(
    "SELECT count(*) FROM sale s WHERE s.gross / 100 <>"
    " (SELECT count(*) FROM sale_line l WHERE l.sale_id = s.id)"
    " OR (s.gross > 0 AND NOT EXISTS"
    " (SELECT 1 FROM payment p WHERE p.sale_id = s.id))"
    " OR s.gross / 100 <> (SELECT count(*) FROM stock_movement m"
    " WHERE m.document_id = s.id)"
)
_REMEMBERED = text(
    "SELECT count(*) FROM customer c LEFT JOIN sale s ON s.customer_id = c.id"
    " LEFT JOIN repair_ticket t ON t.customer_id = c.id"
    " WHERE c.erased_at IS NOT NULL AND (c.name || c.phone <> ''"
    " OR s.customer_name <> '' OR t.note_for_shop <> '')"
)
_ENTRIES: Any = JournalEntry.__table__


class Broken(AssertionError):
    """Something that must always hold does not."""


def check_terminal(terminal: Terminal) -> None:
    """Check what one terminal shows at this moment."""
    with terminal.database.engine.connect() as connection:
        if connection.scalar(_TORN):
            raise Broken(f"{terminal.name} shows a sale without all its rows")
        for projection in projections.declared():
            if projections.differences(projection, connection):
                raise Broken(f"{terminal.name}: {projection.name} is not the sum")


def check_agreement(terminals: list[Terminal], hub: HubModel) -> int:
    """Check that nothing was lost or doubled and that all show the same.

    Return how many entries are hollow on one terminal or another.
    """
    hollow = 0
    for number, terminal in enumerate(terminals):
        _check_acknowledged(terminal, hub)
        check_terminal(terminal)
        # Those that show what the hub shows are proved by proving one of them.
        _check_forgotten(terminal)
        if _is_apart(terminal) or number == hub.state.head % len(terminals):
            _prove(terminal)
    ids = [entry.id for entry in hub.state.entries.values()]
    places = [entry.hub_seq for entry in hub.state.entries.values()]
    if len(set(ids)) != len(ids) or len(set(places)) != len(places):
        raise Broken("the hub has an entry twice")
    expected = _hub_rows(hub)
    for terminal in terminals:
        if not _is_apart(terminal):
            hollow += _compare(terminal, expected, hub)
    return hollow


def knows_the_other_half(terminal: Terminal, hub: HubModel) -> bool:
    """Tell whether what is here of another terminal is of the half that the hub lost.

    Only where a disk was copied and the hub was restored do two such pasts meet.
    """
    with terminal.database.engine.connect() as connection:
        rows = connection.execute(
            select(_ENTRIES.c.terminal_id, _ENTRIES.c.seq, _ENTRIES.c.id).where(
                _ENTRIES.c.terminal_id != terminal.origin.terminal_id
            )
        ).all()
    known = hub.state.entries
    return any(
        (row.terminal_id, row.seq) in known
        and known[row.terminal_id, row.seq].id != row.id
        for row in rows
    )


def has_every_picture(terminal: Terminal, hub: HubModel) -> bool:
    """Tell whether the hub has each picture that is here, and the other way round.

    Only those that something shows are fetched; what nobody has is missed by all.
    """
    shown = set(terminal.shelf.missed())
    return terminal.pictures() <= set(hub.state.pictures) and not (
        shown & set(hub.state.pictures)
    )


def _is_apart(terminal: Terminal) -> bool:
    """Tell whether a terminal must join anew, and has been told so."""
    if terminal.is_misled and terminal.engine.contact.trouble != "sync.damaged":
        raise Broken(f"{terminal.name} is not told that it is damaged")
    return terminal.is_forked or terminal.is_misled


def _check_forgotten(terminal: Terminal) -> None:
    with terminal.database.engine.connect() as connection:
        if connection.scalar(_REMEMBERED):
            raise Broken(f"{terminal.name} knows who was erased")


def _prove(terminal: Terminal) -> None:
    proof = verify(terminal.database)
    if not proof.holds:
        raise Broken(f"{terminal.name}: {proof.differences[:5]}")


def _check_acknowledged(terminal: Terminal, hub: HubModel) -> None:
    with terminal.database.engine.connect() as connection:
        rows = connection.execute(
            select(_ENTRIES.c.seq, _ENTRIES.c.id).where(
                _ENTRIES.c.terminal_id == terminal.origin.terminal_id
            )
        )
        here = {row.seq: row.id for row in rows}
    for seq, entry_id in terminal.acknowledged:
        if here.get(seq) != entry_id:
            raise Broken(f"{terminal.name} lost entry {seq}")
        known = hub.state.entries.get((terminal.origin.terminal_id, seq))
        is_there = known is not None and known.id == entry_id
        if not is_there and not terminal.is_forked:
            raise Broken(f"the hub lacks entry {seq} of {terminal.name}")
    if sorted(here) != list(range(1, len(here) + 1)):
        raise Broken(f"{terminal.name} has a gap")


def _hub_rows(hub: HubModel) -> dict[str, Any]:
    rows: dict[str, Any] = {model.__tablename__: {} for model in shared_tables()}
    for (table, row_id), values in hub.state.rows.items():
        kept = {name: value for name, value in values.items() if value is not None}
        rows[table][row_id] = (kept, hub.state.stamps[table, row_id])
    rows["journal"] = {
        str(entry.id): (
            entry.hub_seq,
            entry.accepted_stamp,
            entry.hash,
            _told(entry),
        )
        for entry in hub.state.entries.values()
    }
    rows["conflicts"] = sorted(
        repr(sorted(conflict.items()))
        for entry in hub.state.entries.values()
        for conflict in entry.conflicts or ()
    )
    return rows


def _told(entry: Any) -> list[tuple[str, Any]]:
    """Return the personal values that an entry still tells, by digest."""
    return sorted((entry.personal or {}).items())


def _compare(terminal: Terminal, expected: dict[str, Any], hub: HubModel) -> int:
    with terminal.database.engine.connect() as connection:
        shown = _rows(connection)
        hollow = _hollow(connection)
        _compare_sums(terminal, connection, hub)
    for table, rows in _without_gone(expected, hollow, hub).items():
        if shown[table] != rows:
            raise Broken(f"{terminal.name} differs in {table}")
    return len(hollow)


def _hollow(connection: Connection) -> set[UUID]:
    return set(
        connection.scalars(select(_ENTRIES.c.id).where(_ENTRIES.c.changes == HOLLOW))
    )


def _without_gone(
    expected: dict[str, Any], hollow: set[UUID], hub: HubModel
) -> dict[str, Any]:
    """Return what a terminal must show that let go of what these entries wrote."""
    if not hollow:
        return expected
    rows = {table: kept for table, kept in expected.items() if table != "conflicts"}
    rows = {table: dict(kept) for table, kept in rows.items()}
    for entry in hub.state.entries.values():
        if entry.id not in hollow:
            continue
        for table, row_id, _kind, _values in json.loads(entry.changes or "[]"):
            del rows[table][row_id]
        rows["journal"][str(entry.id)] = (*rows["journal"][str(entry.id)][:3], [])
    return rows | {"conflicts": expected["conflicts"]}


def _compare_sums(terminal: Terminal, connection: Connection, hub: HubModel) -> None:
    """Check that sums are those of all facts, those included that are not here."""
    for projection in projections.declared():
        expected: dict[Any, list[int]] = {}
        for (table, _row_id), values in hub.state.rows.items():
            if table != projection.source.name:
                continue
            key = tuple(values.get(name) for name in projection.keys)
            if None not in key:
                sums = [values.get(name) or 0 for name in projection.sums.values()]
                former = expected.get(key, [0] * len(sums))
                expected[key] = [a + b for a, b in zip(former, sums, strict=True)]
        columns = ", ".join([*projection.keys, *projection.sums])
        shown = {
            tuple(map(_word, row[: len(projection.keys)])): list(
                row[len(projection.keys) :]
            )
            for row in connection.exec_driver_sql(
                f"SELECT {columns} FROM {projection.name}"
            )
        }
        if shown != expected:
            raise Broken(f"{terminal.name} differs in {projection.name}")


def _word(value: Any) -> Any:
    return str(UUID(bytes=value)) if isinstance(value, bytes) else value


def _rows(connection: Connection) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for model in shared_tables():
        table: Any = model.__table__
        columns = list(stored_columns(model).values())
        rows[table.name] = {
            str(row["id"]): (
                {
                    column.name: column.to_wire(row[column.name], connection.dialect)
                    for column in columns
                    if row[column.name] is not None
                },
                row.get("stamps", {}),
            )
            for row in connection.execute(select(table)).mappings()
        }
    rows["journal"] = {
        str(row.id): (row.hub_seq, row.accepted_stamp, row.hash, _told(row))
        for row in connection.execute(select(_ENTRIES))
    }
    conflicts: Any = EditConflict.__table__
    rows["conflicts"] = sorted(
        repr(
            sorted(
                (name, str(value) if name.endswith("_id") and value else value)
                for name, value in row.items()
            )
        )
        for row in connection.execute(select(conflicts)).mappings()
    )
    return rows
