"""One barcode on several live products: the till cannot know which one is meant."""

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
from techstore_desktop.core.products.models import Product, ProductBarcode
from techstore_desktop.core.storage.transaction import Reading


class BarcodeClash(OnlyTold):
    """Keyed by the barcodes' own rows: given to another product, it is another case."""

    name: ClassVar = "barcode_clash"
    tables: ClassVar = frozenset({"product", "product_barcode"})
    choice: ClassVar = Choice(name="leave")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per code."""
        rows = reading.session.execute(
            select(ProductBarcode.code, ProductBarcode.id, ProductBarcode.product_id)
            .join(Product, Product.id == ProductBarcode.product_id)
            .where(
                ProductBarcode.code.in_(shared_texts(ProductBarcode.code)),
                ProductBarcode.archived_at.is_(None),
                Product.archived_at.is_(None),
            )
            .order_by(ProductBarcode.id)
        )
        holders: dict[str, dict[UUID, UUID]] = {}
        for row in rows:
            holders.setdefault(row.code, {})[row.product_id] = row.id
        return clash_keys(
            self.name,
            (rows_of.values() for rows_of in holders.values() if len(rows_of) > 1),
        )

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which products, and who made them."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        rows = reading.session.execute(
            select(ProductBarcode.code, Product.id, Product.name)
            .join(Product, Product.id == ProductBarcode.product_id)
            .where(ProductBarcode.id.in_(clashing_ids(key)))
        ).all()
        if not rows:
            return None
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=clashing_since(key),
            values={"code": rows[0].code},
            involved=tuple(
                clashing(reading, "product", ((row.id, row.name) for row in rows))
            ),
        )
