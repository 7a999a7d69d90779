"""An index that leaves rows out is used by whoever looks for those that it holds."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, Index, event, select, text

from techstore_desktop.core.models import metadata
from techstore_desktop.core.storage import erasing

FILLED = sorted(
    (
        index
        for table in metadata.tables.values()
        for index in table.indexes
        if index.info.get("where", "").endswith(" IS NOT NULL")
    ),
    key=lambda index: str(index.name),
)


def plan(connection: Connection, statement: Any, values: dict[str, Any]) -> str:
    """Return how the database would find the rows."""
    if connection.dialect.name == "postgresql":
        # Of empty tables it would rather read all.
        connection.execute(text("SET LOCAL enable_seqscan = off"))
    words = (
        "EXPLAIN" if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    )

    def explained(*call: Any) -> tuple[str, Any]:
        return f"{words} {call[2]}", call[3]

    event.listen(connection, "before_cursor_execute", explained, retval=True)
    try:
        return repr(connection.execute(statement, values).cursor.fetchall())
    finally:
        event.remove(connection, "before_cursor_execute", explained)


@pytest.mark.parametrize("index", FILLED, ids=lambda index: index.name)
def test_a_row_is_found_by_what_few_rows_have(engine: Engine, index: Index) -> None:
    column = next(iter(index.columns))
    value = uuid4() if column.name.endswith("_id") else 5
    with engine.connect() as connection:
        for condition in (column == value, column.in_([value])):
            wanted = select(*column.table.primary_key).where(condition)
            assert str(index.name) in plan(connection, wanted, {})


def test_a_sale_to_a_customer_of_years_does_not_read_their_history(
    engine: Engine,
) -> None:
    with engine.connect() as connection:
        found = plan(connection, erasing._what_waits(), {"ids": [uuid4()]})
    assert "ix_journal_entry_set_aside" in found
