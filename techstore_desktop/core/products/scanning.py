"""What a scanned code means: a product, one unit of it, or nothing known."""

from collections.abc import Sequence
from decimal import Decimal

from techstore_desktop.core.products import finding, in_store, listing
from techstore_desktop.core.products.in_store import (
    EmbeddedValue,
    InStoreRule,
    quantity_for,
)
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.schema import Schema
from techstore_desktop.core.stock import serials
from techstore_desktop.core.stock.units import Place
from techstore_desktop.core.storage.transaction import Reading


class Scanned(Schema):
    """A product; with the unit, where its serial number or an IMEI was scanned.

    ``quantity`` is what a label of the shop's own says.
    """

    product: ProductSummary
    serial_number: str = ""
    second_number: str = ""
    quantity: Decimal | None = None


def scanned(
    reading: Reading, code: str, *, rules: Sequence[InStoreRule] = (), digits: int = 2
) -> Scanned | None:
    """Return what a code means, the likeliest first.

    A barcode or SKU; a weight or price of the shop's own label (R37); the number of a
    unit. ``digits`` are the decimals of the shop's money.
    """
    product = finding.find_by_code(reading, code)
    if product is not None:
        return Scanned(product=product)
    return _weighed(reading, code, rules, digits) or _unit(reading, code)


def _weighed(
    reading: Reading, code: str, rules: Sequence[InStoreRule], digits: int
) -> Scanned | None:
    """Return the product of a label of the shop's own, and how much of it."""
    said = in_store.read(code.strip(), rules)
    if said is None:
        return None
    for of_item in said.codes_of_item():
        product = finding.find_by_code(reading, of_item)
        if product is None:
            continue
        quantity: Decimal | None = said.amount
        if said.rule.value is EmbeddedValue.PRICE:
            quantity = quantity_for(said.amount, product.price, digits=digits)
        return Scanned(product=product, quantity=quantity)
    return None


def _unit(reading: Reading, code: str) -> Scanned | None:
    """Return the unit with this number; of several products', one on the shelf."""
    found = serials.find(reading, code)
    if not found:
        return None
    found.sort(key=lambda each: each.place is not Place.IN_STOCK)
    unit = found[0].unit
    products = listing.by_ids(reading, [unit.product_id])
    if not products:
        return None
    return Scanned(
        product=products[0],
        serial_number=unit.serial_number,
        second_number=unit.second_number,
    )
