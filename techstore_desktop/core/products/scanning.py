"""What a scanned code means: a product, one unit of it, or nothing known."""

from decimal import Decimal

from techstore_desktop.core.products import finding, listing
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.schema import Schema
from techstore_desktop.core.stock import serials
from techstore_desktop.core.stock.units import Place
from techstore_desktop.core.storage.transaction import Reading


class Scanned(Schema):
    """A product; with the unit, where its serial number or an IMEI was scanned."""

    product: ProductSummary
    serial_number: str = ""
    second_number: str = ""
    quantity: Decimal | None = None
    price: Decimal | None = None


def scanned(reading: Reading, code: str) -> Scanned | None:
    """Return what a code means: a barcode or SKU first, then the number of a unit."""
    product = finding.find_by_code(reading, code)
    if product is not None:
        return Scanned(product=product)
    return _unit(reading, code)


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
