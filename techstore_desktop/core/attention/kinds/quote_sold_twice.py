"""One quote that was sold twice: by tills that were apart."""

from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import func, select

from techstore_desktop.core.attention.documents import document, documents
from techstore_desktop.core.attention.kind import OnlyTold, first_id, key_of
from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.sales.models import Quote, Sale
from techstore_desktop.core.sales.quotes.honouring import still_stands
from techstore_desktop.core.storage.transaction import Reading

_COUNT = func.count()


class QuoteSoldTwice(OnlyTold):
    """Keyed by the quote and how many sales of it stand: one more is another case."""

    name: ClassVar = "quote_sold_twice"
    tables: ClassVar = frozenset({"sale"})
    choice: ClassVar = Choice(name="keep_both")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per quote."""
        rows = reading.session.execute(
            select(Sale.quote_id, _COUNT.label("count"))
            .where(Sale.quote_id.is_not(None), still_stands())
            .group_by(Sale.quote_id)
            .having(_COUNT > 1)
            .order_by(Sale.quote_id)
        )
        return [key_of(self.name, row.quote_id, row.count) for row in rows]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which sales it became."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        quote = reading.session.get(Quote, first_id(key))
        sales = reading.session.execute(
            documents().where(Sale.quote_id == first_id(key))
        ).all()
        if quote is None or not sales:
            return None
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=sales[-1].occurred_at,
            place="",
            values={"number": quote.number, "total": quote.total},
            involved=tuple(map(document, sales)),
        )
