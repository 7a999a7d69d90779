"""The products' own prices on a list, within an open transaction."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.prices.categories import lineage, parents
from techstore_desktop.core.prices.models import PriceList, PriceListPrice
from techstore_desktop.core.prices.schemas import CategoryPercent, ListedPrice
from techstore_desktop.core.prices.terms import PriceListTerms
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.storage.transaction import Reading, Transaction


def terms_of(reading: Reading, row: PriceList) -> PriceListTerms:
    """Return a price list as a value, with all of its own prices.

    Where two tills gave one product a price at once, the later row counts everywhere.
    """
    table = PriceListPrice.__table__
    prices = reading.connection.execute(
        select(table.c.product_id, table.c.amount)
        .where(table.c.price_list_id == row.id, table.c.archived_at.is_(None))
        .order_by(table.c.id)
    )
    return PriceListTerms(
        id=row.id,
        name=row.name,
        percent=row.percent,
        category_percents=_by_category(reading, row),
        prices={price.product_id: price.amount for price in prices},
    )


def of_customer(reading: Reading, price_list_id: UUID | None) -> PriceList | None:
    """Return the live price list that a customer has, or None."""
    if price_list_id is None:
        return None
    row = reading.session.get(PriceList, price_list_id)
    return None if row is None or row.archived_at is not None else row


def of_products(
    reading: Reading, price_list_id: UUID, product_ids: Sequence[UUID]
) -> dict[UUID, Decimal]:
    """Return which of some products have a price of their own, and what it is."""
    rows = reading.session.execute(
        select(PriceListPrice.product_id, PriceListPrice.amount)
        .where(
            PriceListPrice.price_list_id == price_list_id,
            PriceListPrice.product_id.in_(product_ids),
            PriceListPrice.archived_at.is_(None),
        )
        .order_by(PriceListPrice.id)
    )
    return {row.product_id: row.amount for row in rows}


def page(
    reading: Reading, price_list_id: UUID, *, offset: int, limit: int
) -> list[ListedPrice]:
    """Return the products with a price of their own, by name."""
    rows = reading.session.execute(
        select(
            PriceListPrice.product_id,
            Product.sku,
            Product.name,
            Product.price.label("list_price"),
            PriceListPrice.amount,
        )
        .join(Product, Product.id == PriceListPrice.product_id)
        .where(
            PriceListPrice.price_list_id == price_list_id,
            PriceListPrice.archived_at.is_(None),
        )
        .order_by(Product.name, PriceListPrice.id)
        .offset(offset)
        .limit(limit)
    )
    return [ListedPrice.model_construct(**row) for row in rows.mappings()]


def put(
    transaction: Transaction, price_list_id: UUID, prices: Mapping[UUID, Decimal]
) -> None:
    """Set products' own prices, one each, also where two tills gave it one.

    Raises RuleBroken ``price.negative``.
    """
    kept: dict[UUID, PriceListPrice] = {}
    for row in _live(transaction, price_list_id):
        if row.product_id in prices and row.product_id in kept:
            kept[row.product_id].archived_at = transaction.now
        kept[row.product_id] = row
    for product_id, amount in prices.items():
        if amount < 0:
            raise RuleBroken("price.negative", price=amount)
        if product_id in kept:
            kept[product_id].amount = amount
        else:
            transaction.add(
                PriceListPrice(
                    price_list_id=price_list_id, product_id=product_id, amount=amount
                )
            )


def take_off(transaction: Transaction, price_list_id: UUID, product_id: UUID) -> None:
    """Put a product's own price out of use, also where two tills gave it one."""
    for row in _live(transaction, price_list_id):
        if row.product_id == product_id:
            row.archived_at = transaction.now


def _live(reading: Reading, price_list_id: UUID) -> list[PriceListPrice]:
    return list(
        reading.session.scalars(
            select(PriceListPrice)
            .where(
                PriceListPrice.price_list_id == price_list_id,
                PriceListPrice.archived_at.is_(None),
            )
            .order_by(PriceListPrice.id)
        )
    )


def _by_category(reading: Reading, row: PriceList) -> dict[UUID, Decimal]:
    """Return the part off each category, its own or that of the nearest above."""
    if not row.category_percents:
        return {}
    kept = map(CategoryPercent.model_validate, row.category_percents)
    chosen = {each.category_id: each.percent for each in kept}
    tree = parents(reading)
    found: dict[UUID, Decimal] = {}
    for category_id in tree:
        nearest = next(
            (each for each in lineage(category_id, tree) if each in chosen), None
        )
        if nearest is not None:
            found[category_id] = chosen[nearest]
    return found
