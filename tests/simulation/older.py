"""A program one version older: tables and columns that it does not know."""

import json
from collections.abc import Sequence
from typing import Any

from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.storage import projections, retention
from techstore_desktop.core.storage.entity import Fact, Record
from techstore_desktop.core.storage.transaction import Replay
from techstore_desktop.core.storage.wire import stored_columns
from techstore_desktop.sync.apply import CannotApply
from techstore_desktop.sync.feed import FeedEntry
from techstore_desktop.sync.replica import Replica

NEW_TABLES = {
    "attention_settlement",
    "branch_cost",
    "repair_deposit",
    "repair_job",
    "repair_ticket",
    "serial_movement",
    "voucher_entry",
}
NEW_COLUMNS: dict[type[Fact | Record], tuple[str, ...]] = {
    Customer: ("tags",),
    Sale: ("customer_tax_number", "return_reason", "tip"),
    Payment: ("currency", "foreign_amount"),
}

BEYOND = 100
"""A sale's tip, in minor units, that stands for what the older program cannot take."""


class OlderReplica(Replica):
    """Whatever it writes, the newer columns are as if they were not there."""

    def _take_part(self, replay: Replay, entries: Sequence[FeedEntry]) -> None:
        for entry in entries:
            if not entry.is_quarantined and _is_beyond(entry):
                raise CannotApply("a column that must be filled here is empty")
        super()._take_part(replay, entries)
        _empty_newer_columns(replay)

    def _mark(self, replay: Replay, *arguments: Any) -> None:
        super()._mark(replay, *arguments)
        _empty_newer_columns(replay)


def _is_beyond(entry: FeedEntry) -> bool:
    """Tell whether a newer program wrote what does not fit the older tables."""
    return any(
        table == Sale.__tablename__ and values.get("tip") == BEYOND
        for table, _row, _operation, values in json.loads(entry.changes or "[]")
    )


def _empty_newer_columns(replay: Replay) -> None:
    connection = replay.connection
    for model, columns in NEW_COLUMNS.items():
        table: Any = model.__table__
        ids = sorted(replay.touched.get(table.name, ()))
        if not ids:
            continue
        told = stored_columns(model)
        emptied = ", ".join(f"{name} = ?" for name in columns)
        if issubclass(model, Record):
            paths = ", ".join(f"'$.{name}'" for name in columns)
            emptied += f", stamps = json_remove(stamps, {paths})"
        values = [told[name].default for name in columns]
        with retention.opened(connection):
            connection.exec_driver_sql(
                f"UPDATE {table.name} SET {emptied} WHERE id = ?",
                [(*values, each.bytes) for each in ids],
            )
        for each in projections.declared():
            if each.source is table:
                projections.rebuild(each, connection)
