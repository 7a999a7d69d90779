"""One product with two prices on one price list: two people set them at once."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, func, select, tuple_

from techstore_desktop.core.attention.clashes import (
    clash_keys,
    clashing,
    clashing_ids,
    clashing_since,
)
from techstore_desktop.core.attention.kind import OnlyTold
from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.prices.models import PriceList, PriceListPrice
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.storage.transaction import Reading


class PriceClash(OnlyTold):
    """The later row counts everywhere; a price set anew leaves only one."""

    name: ClassVar = "price_clash"
    tables: ClassVar = frozenset({"price_list", "price_list_price", "product"})
    choice: ClassVar = Choice(name="leave")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case for each product on a list."""
        rows = reading.session.execute(
            select(
                PriceListPrice.id,
                PriceListPrice.price_list_id,
                PriceListPrice.product_id,
                PriceListPrice.amount,
            )
            .join(PriceList, PriceList.id == PriceListPrice.price_list_id)
            .join(Product, Product.id == PriceListPrice.product_id)
            .where(
                tuple_(PriceListPrice.price_list_id, PriceListPrice.product_id).in_(
                    _priced_twice()
                ),
                PriceListPrice.archived_at.is_(None),
                PriceList.archived_at.is_(None),
                Product.archived_at.is_(None),
            )
            .order_by(PriceListPrice.id)
        )
        clashes: dict[tuple[UUID, UUID], dict[UUID, Any]] = {}
        for row in rows:
            place = (row.price_list_id, row.product_id)
            clashes.setdefault(place, {})[row.id] = row.amount
        differing = (
            amounts for amounts in clashes.values() if len(set(amounts.values())) > 1
        )
        return clash_keys(self.name, differing)

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which product on which list, and who set the prices."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        rows = reading.session.execute(
            select(
                PriceListPrice.id,
                PriceListPrice.amount,
                PriceList.name.label("price_list"),
                Product.name.label("product"),
            )
            .join(PriceList, PriceList.id == PriceListPrice.price_list_id)
            .join(Product, Product.id == PriceListPrice.product_id)
            .where(PriceListPrice.id.in_(clashing_ids(key)))
            .order_by(PriceListPrice.id)
        ).all()
        if not rows:
            return None
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=clashing_since(key),
            values={
                "product": rows[0].product,
                "price_list": rows[0].price_list,
                "amount": rows[-1].amount,
                "other": rows[0].amount,
            },
            involved=tuple(
                clashing(
                    reading, "price_list_price", ((row.id, row.product) for row in rows)
                )
            ),
        )


def _priced_twice() -> Select[UUID, UUID]:
    """Return the query for lists and products with two rows, from an index alone."""
    place = (PriceListPrice.price_list_id, PriceListPrice.product_id)
    return select(*place).group_by(*place).having(func.count() > 1)
