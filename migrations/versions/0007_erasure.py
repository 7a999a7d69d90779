"""A customer's personal values can be erased, with the entries that tell of them."""

import json
from collections.abc import Iterator
from itertools import islice
from uuid import UUID

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OWNED = ("sale", "account_payment")
_AT_ONCE = 1000

_entries = sa.table(
    "journal_entry",
    sa.column("id", types.Identifier()),
    sa.column("changes", sa.Text()),
)
_history = sa.table(
    "record_history",
    sa.column("record_id", types.Identifier()),
    sa.column("entry_id", types.Identifier()),
)


def upgrade() -> None:
    """Add the moment of erasure, and note whose sales stand in which entries."""
    op.add_column("customer", sa.Column("erased_at", types.UtcTime()))
    connection = op.get_bind()
    rows = _owners(connection)
    while part := list(islice(rows, _AT_ONCE)):
        connection.execute(_history.insert(), part)


def _owners(connection: sa.Connection) -> Iterator[dict[str, UUID]]:
    entries = connection.execute(
        sa.select(_entries).where(_entries.c.changes.contains('"customer_id"'))
    ).all()
    for entry in entries:
        people = {
            values["customer_id"]
            for table, _row, operation, values in json.loads(entry.changes)
            if table in OWNED and operation == "insert" and "customer_id" in values
        }
        for person in sorted(people):
            yield {"record_id": UUID(person), "entry_id": entry.id}
