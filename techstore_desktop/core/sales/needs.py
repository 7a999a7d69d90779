"""What a sale asks of the person who makes it."""

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.pricing import PricedSale


def permissions_for(cart: Cart, priced: PricedSale) -> set[Permission]:
    """Return every permission that completing this sale takes (R9, R60, R61a)."""
    needed = {Permission.SELL}
    if priced.line_discounts or priced.sale_discount:
        needed.add(Permission.GIVE_DISCOUNT)
    if any(line.product_id is None for line in cart.lines):
        needed.add(Permission.FREE_LINE)
    if any(line.unit_price != line.list_price for line in cart.lines):
        needed.add(Permission.CHANGE_PRICE)
    if any(not line.net for line in priced.lines):
        needed.add(Permission.SELL_AT_ZERO)
    return needed
