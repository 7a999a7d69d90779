"""Goods that come back without their receipt: at a price that a person agreed on."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.models import Tax
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.branches.service import tax_response
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products import listing
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartReturn, Unreceipted
from techstore_desktop.core.sales.lines import components_of
from techstore_desktop.core.sales.models import SaleLine
from techstore_desktop.core.sales.pricing import (
    LineToPrice,
    PricedLine,
    PricingRules,
    price_sale,
)
from techstore_desktop.core.sales.returning import ComingBack, by_unit, work_out
from techstore_desktop.core.sales.returns import LineAmounts, LineTax
from techstore_desktop.core.stock.sold_units import are_out
from techstore_desktop.core.storage.transaction import Reading


def coming_back(
    reading: Reading, items: Sequence[CartReturn], profile: ShopProfile
) -> tuple[ComingBack, ...]:
    """Return what comes back, with its receipt or without, in the order given.

    Raises RuleBroken ``return.mixed`` where some have a receipt and some have none,
    ``return.product_unknown``, ``return.serials_differ``, and what ``work_out`` raises.
    """
    bare = [item for item in items if item.without_receipt is not None]
    if bare and len(bare) != len(items):
        raise RuleBroken("return.mixed")
    if not bare:
        return tuple(work_out(reading, items, digits=profile.currency.digits))
    ids = [item.without_receipt.product_id for item in bare if item.without_receipt]
    products = {each.id: each for each in listing.by_ids(reading, ids)}
    return tuple(
        _bare(reading, item, item.without_receipt, products, profile)
        for item in bare
        if item.without_receipt
    )


def permissions(reading: Reading, cart: Cart) -> set[Permission]:
    """Return what goods without a receipt take, more where above today's price.

    Raises RuleBroken ``return.reason_needed``, and ``return.alone`` where other goods
    are sold on the same document: what they were paid with could not be told later.
    """
    bare = [each.without_receipt for each in cart.returned if each.without_receipt]
    if not bare:
        return set()
    if any(not line.is_restocking_fee for line in cart.lines):
        raise RuleBroken("return.alone")
    if not cart.return_reason:
        raise RuleBroken("return.reason_needed")
    found = listing.by_ids(reading, [each.product_id for each in bare])
    prices = {product.id: product.price for product in found}
    needed = {Permission.RETURN_WITHOUT_RECEIPT}
    if any(each.unit_price > prices.get(each.product_id, 0) for each in bare):
        needed.add(Permission.CHANGE_PRICE)
    return needed


def _bare(
    reading: Reading,
    item: CartReturn,
    terms: Unreceipted,
    products: Mapping[UUID, ProductSummary],
    profile: ShopProfile,
) -> ComingBack:
    product = products.get(terms.product_id)
    if product is None:
        raise RuleBroken("return.product_unknown", name=item.name)
    item = by_unit(reading, product.id, item)
    _check_serials(reading, product, item)
    rows = reading.session.scalars(select(Tax).where(Tax.archived_at.is_(None)))
    taxes = components_of(product.tax_id, [tax_response(row) for row in rows])
    rules = PricingRules(
        digits=profile.currency.digits,
        prices_include_tax=profile.prices_include_tax,
        tax_rounding=profile.tax_rounding,
    )
    line = LineToPrice(item.quantity, terms.unit_price, taxes, takes_promotions=False)
    (priced,) = price_sale([line], sale_discount=None, rules=rules).lines
    as_sold = SaleLine(
        id=item.line_id,
        sale_id=None,
        product_id=product.id,
        sku=product.sku,
        name=product.name,
        quantity=item.quantity,
        list_price=product.price,
        unit_price=terms.unit_price,
        price_list_id=None,
        price_list_name=None,
        promotion_name=None,
        line_discount_reason=None,
        unit_cost=product.cost,
    )
    amounts = _amounts(item.quantity, priced)
    return ComingBack(as_sold, amounts, item, is_stocked=product.is_stocked)


def _amounts(quantity: Decimal, priced: PricedLine) -> LineAmounts:
    return LineAmounts(
        quantity=quantity,
        gross=priced.gross,
        promotion_discount=priced.promotion.discount,
        line_discount=priced.line_discount,
        sale_discount=priced.sale_discount,
        net=priced.net,
        base=priced.base,
        tax=priced.tax,
        total=priced.total,
        taxes=tuple(
            LineTax(tax.name, tax.rate, tax.base, tax.amount) for tax in priced.taxes
        ),
    )


def _check_serials(reading: Reading, product: ProductSummary, item: CartReturn) -> None:
    """Let only units come back that the shop sold and that are out (R34)."""
    if not product.tracks_serial_numbers:
        return
    wanted = set(item.serial_numbers)
    asked = {(product.id, number) for number in wanted}
    if are_out(reading, asked) != asked or len(wanted) != item.quantity:
        raise RuleBroken("return.serials_not_ours", name=product.name)
