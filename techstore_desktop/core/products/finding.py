"""What a cashier means by a few letters: exact codes first, then names."""

from collections.abc import Sequence

from sqlalchemy import select

from techstore_desktop.core.products import barcodes, listing
from techstore_desktop.core.products.listing import Candidate
from techstore_desktop.core.products.models import (
    Product,
    ProductBarcode,
)
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.storage.search import words_of
from techstore_desktop.core.storage.transaction import Reading

CANDIDATES = 100


def find_by_code(reading: Reading, code: str) -> ProductSummary | None:
    """Return the live product with this barcode or SKU, by the indexes alone."""
    kept = barcodes.normalise(code)
    if not kept:
        return None
    live = Product.archived_at.is_(None)
    scanned = select(ProductBarcode.product_id).where(
        ProductBarcode.code == kept, ProductBarcode.archived_at.is_(None)
    )
    for condition in (
        Product.id.in_(scanned),
        Product.sku == code.strip(),
        Product.sku == code.strip().upper(),
    ):
        statement = listing.rows(reading).where(condition, live).limit(1)
        found = listing.fetch(reading, statement)
        if found:
            return found[0]
    return None


def search_products(reading: Reading, text: str, *, limit: int) -> list[ProductSummary]:
    """Return the live products that a few letters may mean, the likeliest first.

    Of many matches for one or two letters only some are looked at, so that the list
    is there before the next key.
    """
    candidates = listing.candidates(reading, text, most=CANDIDATES)
    likeliest = _ranked(candidates, text)[:limit]
    ids = [candidate.id for candidate in likeliest]
    products = {product.id: product for product in listing.by_ids(reading, ids)}
    return [products[product_id] for product_id in ids]


def _ranked(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    typed = text.strip().upper()
    words = words_of(text)
    together = " ".join(words)

    def likelihood(product: Candidate) -> tuple[bool, bool, bool, bool, bool, str]:
        name = " ".join(words_of(product.name))
        return (
            product.sku.upper() != typed,
            not name.startswith(together),
            f" {together} " not in f" {name} ",
            not all(f" {word}" in f" {name}" for word in words),
            product.is_stocked and product.on_hand <= 0,
            name,
        )

    return sorted(candidates, key=likelihood)
