"""One parked sale that became two: tills that were apart both took it up."""

from collections.abc import Sequence
from typing import ClassVar

from techstore_desktop.core.attention.kind import OnlyTold, first_id
from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.attention.sold_twice import (
    item_sold_twice,
    keys_sold_twice,
)
from techstore_desktop.core.sales.models import ParkedSale, Sale
from techstore_desktop.core.storage.transaction import Reading


class ParkedSoldTwice(OnlyTold):
    """Keyed by the parked sale and how many it became: one more is another case."""

    name: ClassVar = "parked_sold_twice"
    tables: ClassVar = frozenset({"sale"})
    choice: ClassVar = Choice(name="keep_both")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per parked sale."""
        return keys_sold_twice(reading, self.name, Sale.parked_sale_id)

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which sales it became."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        row = reading.session.get(ParkedSale, first_id(key))
        if row is None:
            return None
        values = {"label": row.label, "total": row.total}
        return item_sold_twice(reading, self.name, key, Sale.parked_sale_id, values)
