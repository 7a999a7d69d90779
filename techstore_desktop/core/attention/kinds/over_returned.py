"""A line of which more came back than was sold: tills that were apart (R8)."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, select

from techstore_desktop.core.attention.documents import document, documents
from techstore_desktop.core.attention.kind import (
    OnlyTold,
    first_id,
    key_of,
)
from techstore_desktop.core.attention.over_returns import over_returned
from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.sales.models import Sale, SaleLine
from techstore_desktop.core.storage.transaction import Reading


class OverReturned(OnlyTold):
    """Keyed by the line sold and how many came back: one more is another case."""

    name: ClassVar = "over_returned"
    tables: ClassVar = frozenset({"sale_line"})
    choice: ClassVar = Choice(name="keep_both")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per line sold."""
        rows = reading.session.execute(over_returned().order_by(SaleLine.id))
        return [key_of(self.name, row.id, row.count) for row in rows]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell what came back how often, and every document that took it."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        line_id = first_id(key)
        row = reading.session.execute(_line(line_id)).first()
        if row is None:
            return None
        taken_by = reading.session.execute(_documents(line_id)).all()
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=taken_by[-1].occurred_at if taken_by else row.occurred_at,
            place=row.branch or "",
            values={
                "product": row.name,
                "number": row.number,
                "sold": row.quantity,
                "returned": -sum(each.quantity for each in taken_by),
            },
            involved=tuple(map(document, taken_by)),
        )


def _line(line_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(
            SaleLine.name,
            SaleLine.quantity,
            Sale.number,
            Sale.occurred_at,
            Branch.name.label("branch"),
        )
        .join(Sale, Sale.id == SaleLine.sale_id)
        .outerjoin(Branch, Branch.id == Sale.branch_id)
        .where(SaleLine.id == line_id)
    )


def _documents(line_id: UUID) -> Select[*tuple[Any, ...]]:
    taken = SaleLine.returned_line_id == line_id
    return (
        documents()
        .add_columns(SaleLine.quantity)
        .join(SaleLine, SaleLine.sale_id == Sale.id)
        .where(taken)
    )
