"""A fee for taking goods back: a positive line of its own, with its tax (R15a)."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.sales.cart import Cart, coming_back, without_fee
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.discounts import HUNDRED, Discount
from techstore_desktop.core.sales.pricing import PricedSale, PricingRules
from techstore_desktop.core.sales.taxes import work_out
from techstore_desktop.core.tax_components import TaxComponent


def charge_fee(
    cart: Cart,
    share: Discount,
    *,
    line_id: UUID,
    name: str,
    taxes: Sequence[TaxComponent],
    rules: PricingRules,
) -> Cart:
    """Put a fee on what comes back, in place of one there: a part of it, or an amount.

    What the customer pays is the fee, tax inside. Raises RuleBroken
    ``return.fee_alone`` where nothing comes back, ``return.fee_too_large``.
    """
    back = coming_back(cart)
    if not back:
        raise RuleBroken("return.fee_alone")
    if share.percent is not None:
        fee = round_half_up(back * share.percent / HUNDRED, rules.digits)
    else:
        fee = round_half_up(share.amount or ZERO, rules.digits)
    if fee > back:
        raise RuleBroken("return.fee_too_large", largest=back)
    bare = without_fee(cart)
    if not fee:
        return bare
    price = fee
    if not rules.prices_include_tax:
        inside = work_out(fee, Decimal(1), taxes, is_included=True)
        price = round_half_up(inside.base, rules.digits)
    line = CartLine(
        id=line_id,
        name=name,
        list_price=price,
        unit_price=price,
        taxes=tuple(taxes),
        is_restocking_fee=True,
    )
    return bare.model_copy(update={"lines": (*bare.lines, line)})


def check_fee(cart: Cart, priced: PricedSale) -> None:
    """Check the fee of a sale about to be completed.

    Raises RuleBroken ``return.fee_alone``, ``return.fee_too_large``.
    """
    pairs = zip(cart.lines, priced.lines, strict=True)
    fees = [price.total for line, price in pairs if line.is_restocking_fee]
    if not fees:
        return
    back = coming_back(cart)
    if not back:
        raise RuleBroken("return.fee_alone")
    if sum(fees, ZERO) > back:
        raise RuleBroken("return.fee_too_large", largest=back)
