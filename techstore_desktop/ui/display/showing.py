"""Turns a sale into what its customer may see of it.

Apart from the values, which the window needs before anybody sells anything.
"""

from collections.abc import Sequence
from decimal import Decimal

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.pricing import PricedLine, PricedSale
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.ui.display.views import DoneView, Row, SaleView


def of_cart(
    cart: Cart,
    priced: PricedSale,
    formats: Formats,
    *,
    on_top: Sequence[tuple[str, Decimal]] = (),
) -> SaleView:
    """Return a sale as the customer may see it.

    ``on_top`` is what its payment adds, by name: surcharges, the tip.
    """
    rows = [
        Row(
            name=line.name,
            each=_each(line, formats),
            off=_off(price, formats),
            total=formats.money(price.discounted),
        )
        for line, price in zip(cart.lines, priced.lines, strict=True)
    ]
    rows += [
        Row(
            name=each.name,
            each=formats.quantity(-each.quantity),
            off="",
            total=formats.money(-each.amount),
        )
        for each in cart.returned
    ]
    rows += [
        Row(name=name, each="", off="", total=formats.money(amount))
        for name, amount in on_top
    ]
    total = priced.total - carts.coming_back(cart)
    total += _sum([amount for _name, amount in on_top])
    saved = priced.promotion_discounts + priced.line_discounts + priced.sale_discount
    return SaleView(
        rows=tuple(rows),
        total=formats.money_with_symbol(total),
        saved=formats.money(saved) if saved else "",
    )


def of_sale(sale: SaleResponse, formats: Formats) -> DoneView:
    """Return a completed sale as the customer may see it."""
    given = _sum([payment.tendered for payment in sale.payments])
    is_refund = sale.total < 0
    back = -_sum([payment.amount for payment in sale.payments])
    return DoneView(
        total=formats.money_with_symbol(sale.total + sale.tip),
        given=formats.money_with_symbol(given),
        change=formats.money_with_symbol(back if is_refund else sale.change_due),
        is_refund=is_refund,
    )


def _each(line: CartLine, formats: Formats) -> str:
    return f"{formats.quantity(line.quantity)} × {formats.money(line.unit_price)}"


def _off(price: PricedLine, formats: Formats) -> str:
    off = price.promotion.discount + price.line_discount
    if not off:
        return ""
    name = price.promotion.name if price.promotion.discount else ""
    return " · ".join(filter(None, (f"−{formats.money(off)}", name)))


def _sum(amounts: Sequence[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))
