"""One quote that was sold twice: by tills that were apart."""

from collections.abc import Sequence
from typing import ClassVar

from techstore_desktop.core.attention.kind import OnlyTold, first_id
from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.attention.sold_twice import (
    item_sold_twice,
    keys_sold_twice,
)
from techstore_desktop.core.sales.models import Quote, Sale
from techstore_desktop.core.sales.quotes.honouring import still_stands
from techstore_desktop.core.storage.transaction import Reading


class QuoteSoldTwice(OnlyTold):
    """Keyed by the quote and how many sales of it stand: one more is another case."""

    name: ClassVar = "quote_sold_twice"
    tables: ClassVar = frozenset({"sale"})
    choice: ClassVar = Choice(name="keep_both")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per quote."""
        return keys_sold_twice(reading, self.name, Sale.quote_id, still_stands())

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which sales it became."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        row = reading.session.get(Quote, first_id(key))
        if row is None:
            return None
        values = {"number": row.number, "total": row.total}
        return item_sold_twice(reading, self.name, key, Sale.quote_id, values)
