"""What of a demo shop a day at the counter needs: goods, and who may owe."""

from decimal import Decimal

from techstore_desktop.core.customers.schemas import CustomerSummary, CustomerUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductFilter, ProductResponse
from techstore_desktop.shop import Shop

_PRICES = (Decimal(8), Decimal(300))
_LEAST_ON_HAND = 4
_MARKUP = Decimal("1.36")


def shelf(shop: Shop, count: int) -> list[ProductResponse]:
    """Return products that anybody may buy: on hand, fairly priced, with a barcode."""
    promoted = {"Thermal paste", "Mice", "Webcams", "Speakers"}
    away = {each.id for each in shop.products.categories() if each.name in promoted}
    least, most = _PRICES
    found: list[ProductResponse] = []
    for summary in shop.products.page(ProductFilter(), limit=4000):
        if not least < summary.price < most or summary.on_hand < _LEAST_ON_HAND:
            continue
        product = shop.products.get(summary.id)
        fits = product.category_id not in away and not product.tracks_serial_numbers
        if fits and product.barcodes and product.price > product.cost * _MARKUP:
            found.append(product)
        if len(found) == count:
            break
    return found


def trusted(shop: Shop, manager: Actor) -> CustomerSummary:
    """Return a customer who may owe, and owes nothing yet."""
    customers = shop.customers.page(limit=400)
    names = [each.name for each in customers]
    chosen = next(
        each
        for each in customers
        if names.count(each.name) == 1
        and shop.accounts.standing(each.id).balance == 0
        and shop.customers.get(each.id).price_list_id is None
    )
    limit = CustomerUpdate(credit_limit=Decimal(2000))
    shop.customers.update(manager, chosen.id, limit)
    return chosen


def offered(shop: Shop) -> ProductResponse:
    """Return a product of the offer that gives the third one free."""
    paste = next(
        each for each in shop.products.categories() if each.name == "Thermal paste"
    )
    wanted = ProductFilter(category_id=paste.id)
    found = next(
        each
        for each in shop.products.page(wanted, limit=200)
        if each.on_hand >= _LEAST_ON_HAND and not each.tracks_serial_numbers
    )
    return shop.products.get(found.id)
