"""What became more sales than one because tills that were apart both sold it."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from techstore_desktop.core.attention.documents import document, documents
from techstore_desktop.core.attention.kind import first_id, key_of
from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.storage.transaction import Reading

Source = InstrumentedAttribute[UUID | None]
"""The column by which a sale names what it was made of."""


def keys_sold_twice(
    reading: Reading, kind: str, source: Source, *counted: ColumnElement[bool]
) -> list[str]:
    """Return a key per source, with how many of the ``counted`` sales it became."""
    count = func.count()
    rows = reading.session.execute(
        select(source, count)
        .where(source.is_not(None), *counted)
        .group_by(source)
        .having(count > 1)
        .order_by(source)
    )
    return [key_of(kind, sold, times) for sold, times in rows]


def item_sold_twice(
    reading: Reading, kind: str, key: str, source: Source, values: dict[str, Any]
) -> AttentionItem | None:
    """Tell of all sales that a source became; None where none is here any more."""
    sales = reading.session.execute(documents().where(source == first_id(key))).all()
    if not sales:
        return None
    return AttentionItem(
        key=key,
        kind=kind,
        arisen_at=sales[-1].occurred_at,
        place="",
        values=values,
        involved=tuple(map(document, sales)),
    )
