"""Writing products and barcodes within an open transaction, and what they must obey."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.products import barcodes
from techstore_desktop.core.products.models import Category, Product, ProductBarcode
from techstore_desktop.core.storage.transaction import Reading, Transaction
from techstore_desktop.core.storage.types import currency_digits


def check_amounts(reading: Reading, *amounts: Decimal | None) -> None:
    """Raise RuleBroken ``price.too_many_decimals`` beyond the currency's decimals."""
    digits = currency_digits(reading.connection.dialect)
    for amount in amounts:
        if amount is not None and amount != round_half_up(amount, digits):
            raise RuleBroken("price.too_many_decimals", price=amount, digits=digits)


def check_sku(reading: Reading, sku: str, *, except_id: UUID | None = None) -> None:
    """Raise RuleBroken ``product.sku_taken`` where a live product has the SKU."""
    holders = reading.session.execute(
        select(Product.id, Product.name).where(
            Product.sku.in_({sku, sku.upper(), sku.lower()}),
            Product.archived_at.is_(None),
        )
    )
    holder = next((row for row in holders if row.id != except_id), None)
    if holder:
        raise RuleBroken("product.sku_taken", sku=sku, product=holder.name)


def check_barcodes(
    reading: Reading, codes: Sequence[str], *, except_id: UUID | None = None
) -> None:
    """Raise RuleBroken ``product.barcode_taken`` where another product has a code."""
    holders = reading.session.execute(
        select(ProductBarcode.code, Product.id, Product.name)
        .join(Product, Product.id == ProductBarcode.product_id)
        .where(
            ProductBarcode.code.in_(codes),
            ProductBarcode.archived_at.is_(None),
            Product.archived_at.is_(None),
        )
    )
    holder = next((row for row in holders if row.id != except_id), None)
    if holder:
        raise RuleBroken("product.barcode_taken", code=holder.code, product=holder.name)


def check_category(reading: Reading, category_id: UUID | None) -> None:
    """Raise RuleBroken ``category.not_found`` for one that is not there."""
    if category_id is not None and not reading.session.get(Category, category_id):
        raise RuleBroken("category.not_found", id=category_id)


def normal_codes(codes: Sequence[str]) -> tuple[str, ...]:
    """Return codes in their normal form, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, map(barcodes.normalise, codes))))


def live_barcodes(reading: Reading, product_id: UUID) -> list[ProductBarcode]:
    """Return a product's barcodes in the order in which they were added."""
    return list(
        reading.session.scalars(
            select(ProductBarcode)
            .where(
                ProductBarcode.product_id == product_id,
                ProductBarcode.archived_at.is_(None),
            )
            .order_by(ProductBarcode.id)
        )
    )


def set_barcodes(
    transaction: Transaction, product_id: UUID, codes: Sequence[str]
) -> None:
    """Give a product these barcodes and no others."""
    check_barcodes(transaction, codes, except_id=product_id)
    kept = {row.code: row for row in live_barcodes(transaction, product_id)}
    for code, row in kept.items():
        if code not in codes:
            row.archived_at = transaction.now
    transaction.add_all(
        ProductBarcode(product_id=product_id, code=code)
        for code in codes
        if code not in kept
    )
