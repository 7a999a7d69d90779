"""A till that sells without a pause until it is killed; it says each number aloud.

python -m tests.crash.selling SHOP_FILE
"""

import sys
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor
from techstore_desktop.core.products.schemas import ProductFilter
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.lines import line_for
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.shop import Shop, open_file


def sell_for_ever(shop: Shop) -> None:
    person = shop.staff.people()[0]
    actor = Actor(person.id, person.name, person.role, ROLE_PERMISSIONS[person.role])
    products = shop.products.page(ProductFilter())
    taxes = shop.branches.taxes()
    rules = shop.sales.rules()
    while True:
        cart = Cart(id=uuid4())
        for product in products:
            cart = carts.add(cart, line_for(product, taxes, line_id=uuid4()))
            shop.sales.keep_draft(cart)
        half = (carts.price(cart, rules).total / 2).quantize(Decimal("0.01"))
        rest = carts.price(cart, rules).total - half
        paid = [
            Tender(method="card", amount=half),
            Tender(method="cash", amount=rest + 1),
        ]
        sale = shop.sales.complete(actor, cart, paid)
        print(sale.number, flush=True)  # noqa: T201 - what the till says


if __name__ == "__main__":
    sell_for_ever(open_file(Path(sys.argv[1])))
