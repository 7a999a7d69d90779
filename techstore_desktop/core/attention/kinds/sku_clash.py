"""One SKU on several live products: two tills may both have made it while apart."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.attention.clashes import (
    clash_keys,
    clashing,
    clashing_ids,
    clashing_since,
    shared_texts,
)
from techstore_desktop.core.attention.kind import OnlyTold
from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.storage.transaction import Reading


class SkuClash(OnlyTold):
    """Keyed by the products, so that a third one makes another case."""

    name: ClassVar = "sku_clash"
    tables: ClassVar = frozenset({"product"})
    choice: ClassVar = Choice(name="leave")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per SKU."""
        rows = reading.session.execute(
            select(Product.sku, Product.id).where(
                Product.sku.in_(shared_texts(Product.sku)),
                Product.archived_at.is_(None),
            )
        )
        holders: dict[str, set[UUID]] = {}
        for row in rows:
            holders.setdefault(row.sku, set()).add(row.id)
        return clash_keys(self.name, (ids for ids in holders.values() if len(ids) > 1))

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which products, and who made them."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        rows = reading.session.execute(
            select(Product.id, Product.name, Product.sku).where(
                Product.id.in_(clashing_ids(key))
            )
        ).all()
        if not rows:
            return None
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=clashing_since(key),
            values={"sku": max(rows, key=lambda row: row.id).sku},
            involved=tuple(
                clashing(reading, "product", ((row.id, row.name) for row in rows))
            ),
        )
