"""What a sale asks of the person who makes it."""

from decimal import Decimal

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.discounts import HUNDRED
from techstore_desktop.core.sales.limits import is_within
from techstore_desktop.core.sales.pricing import PricedLine, PricedSale


def permissions_for(
    cart: Cart, priced: PricedSale, *, discount_limit: Decimal = HUNDRED
) -> set[Permission]:
    """Return every permission that completing this sale takes (R9, R60, R61a).

    ``discount_limit`` is how many per cent the person may take off by hand.
    """
    pairs = list(zip(cart.lines, priced.lines, strict=True))
    needed = {Permission.SELL}
    agreed = quoted_discounts(cart, priced)
    if priced.line_discounts - sum(agreed, ZERO) or priced.sale_discount:
        needed.add(Permission.GIVE_DISCOUNT)
        if not is_within(priced, discount_limit, agreed):
            needed.add(Permission.EXCEED_DISCOUNT_LIMIT)
    if cart.returned:
        needed.add(Permission.RETURN_GOODS)
    if any(_is_free(line) for line in cart.lines):
        needed.add(Permission.FREE_LINE)
    if any(line.is_price_by_hand for line in cart.lines):
        needed.add(Permission.CHANGE_PRICE)
    if any(_is_given_away(line, price) for line, price in pairs):
        needed.add(Permission.SELL_AT_ZERO)
    if any(is_under_cost(line, price) for line, price in pairs):
        needed.add(Permission.SELL_UNDER_COST)
    return needed


def check_discounts(
    cart: Cart, priced: PricedSale, *, limit: Decimal, ceiling: Decimal
) -> None:
    """Check what no PIN lends: the shop's highest discount, and the reason (R61a).

    Raises RuleBroken ``discount.beyond_all`` with ``limit``, and
    ``discount.reason_needed`` where a person goes beyond their own limit without one.
    """
    agreed = quoted_discounts(cart, priced)
    if not is_within(priced, ceiling, agreed):
        raise RuleBroken("discount.beyond_all", limit=ceiling)
    given = [cart.sale_discount, *(line.discount for line in cart.lines)]
    has_reasons = all(each.reason for each in given if each is not None)
    if not has_reasons and not is_within(priced, limit, agreed):
        raise RuleBroken("discount.reason_needed", limit=limit)


def quoted_discounts(cart: Cart, priced: PricedSale) -> list[Decimal]:
    """Return what of each line's discount a quote had promised."""
    return [
        price.line_discount if line.is_as_quoted else ZERO
        for line, price in zip(cart.lines, priced.lines, strict=True)
    ]


def is_under_cost(line: CartLine, priced: PricedLine) -> bool:
    """Tell whether a line brings less than it cost, its tax left out.

    What a promotion that may do so takes off, or what was agreed for a repair or
    quoted, and nothing by hand, does not count.
    """
    if _is_promised(line, priced):
        return False
    by_hand = priced.line_discount or priced.sale_discount or line.is_price_by_hand
    is_allowed = priced.promotion.may_sell_under_cost or line.repair_job_id is not None
    if is_allowed and not by_hand:
        return False
    return priced.base < line.cost * line.quantity


def _is_given_away(line: CartLine, priced: PricedLine) -> bool:
    """Tell whether a line costs nothing, and not by the shop's own promotion (R9)."""
    if _is_promised(line, priced):
        return False
    is_promoted = bool(priced.promotion.discount) and not priced.discounted
    by_hand = priced.line_discount or line.is_price_by_hand
    if line.repair_job_id is not None and not (by_hand or priced.sale_discount):
        return False
    return not priced.net and (not is_promoted or bool(by_hand))


def _is_promised(line: CartLine, priced: PricedLine) -> bool:
    return line.is_as_quoted and not priced.sale_discount


def _is_free(line: CartLine) -> bool:
    if line.purpose is not None:
        return False
    is_agreed = line.is_as_quoted or line.is_restocking_fee or line.repair_job_id
    return line.product_id is None and not is_agreed
