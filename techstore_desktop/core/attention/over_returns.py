"""Lines of which more came back than was sold: tills that were apart (R8)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from techstore_desktop.core.attention.kind import batches
from techstore_desktop.core.sales.models import SaleLine
from techstore_desktop.core.storage.transaction import Reading

_BACK = (
    select(
        SaleLine.returned_line_id.label("line_id"),
        (-func.sum(SaleLine.quantity)).label("count"),
    )
    .where(SaleLine.returned_line_id.is_not(None))
    .group_by(SaleLine.returned_line_id)
    .subquery()
)


def over_returned() -> Select[*tuple[Any, ...]]:
    """Return the query for such lines, and how many of each came back."""
    return (
        select(SaleLine.id, _BACK.c.count)
        .join(_BACK, _BACK.c.line_id == SaleLine.id)
        .where(SaleLine.quantity < _BACK.c.count)
    )


def over_returned_among(reading: Reading, line_ids: Iterable[UUID]) -> set[UUID]:
    """Return which of these lines are such."""
    return {
        row.id
        for batch in batches(line_ids)
        for row in reading.session.execute(
            over_returned().where(SaleLine.id.in_(batch))
        )
    }
