"""One parked sale that became two: tills that were apart both took it up."""

from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import func, select

from techstore_desktop.core.attention.documents import document, documents
from techstore_desktop.core.attention.kind import OnlyTold, first_id, key_of
from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.sales.models import ParkedSale, Sale
from techstore_desktop.core.storage.transaction import Reading

_COUNT = func.count()


class ParkedSoldTwice(OnlyTold):
    """Keyed by the parked sale and how many it became: one more is another case."""

    name: ClassVar = "parked_sold_twice"
    tables: ClassVar = frozenset({"sale"})
    choice: ClassVar = Choice(name="keep_both")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per parked sale."""
        rows = reading.session.execute(
            select(Sale.parked_sale_id, _COUNT.label("count"))
            .where(Sale.parked_sale_id.is_not(None))
            .group_by(Sale.parked_sale_id)
            .having(_COUNT > 1)
            .order_by(Sale.parked_sale_id)
        )
        return [key_of(self.name, row.parked_sale_id, row.count) for row in rows]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which sales it became."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        parked = reading.session.get(ParkedSale, first_id(key))
        sales = reading.session.execute(
            documents().where(Sale.parked_sale_id == first_id(key))
        ).all()
        if parked is None or not sales:
            return None
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=sales[-1].occurred_at,
            place="",
            values={"label": parked.label, "total": parked.total},
            involved=tuple(map(document, sales)),
        )
