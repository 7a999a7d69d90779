"""A quote from a cart, and carts from a quote: on values, without a database."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from techstore_desktop.core.branches.schemas import TaxResponse
from techstore_desktop.core.prices.terms import PriceListTerms
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.sales.cart import Cart, with_price_list
from techstore_desktop.core.sales.cart_parts import CartLine, QuotedTerms
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.lines import line_for
from techstore_desktop.core.sales.pricing import PricedLine, PricedSale
from techstore_desktop.core.sales.quotes.schemas import QuoteContent, QuotedLine
from techstore_desktop.core.sales.schemas import SaleTaxResponse


def content_of(cart: Cart, priced: PricedSale) -> QuoteContent:
    """Return what is kept of a sale that is offered, without anybody's name."""
    return QuoteContent(
        cart=cart.model_copy(
            update={
                "customer_name": "",
                "parked_id": None,
                "parked_label": "",
                "quote_id": None,
                "quote_number": "",
                "removed": (),
            }
        ),
        lines=tuple(
            _quoted(position, *pair)
            for position, pair in enumerate(
                zip(cart.lines, priced.lines, strict=True), 1
            )
        ),
        taxes=tuple(
            SaleTaxResponse(
                name=tax.name, rate=tax.rate, base=tax.base, amount=tax.amount
            )
            for tax in priced.taxes
        ),
    )


def promised(content: QuoteContent) -> dict[UUID, QuotedTerms]:
    """Return what was promised of each line."""
    return {
        line.id: QuotedTerms(
            quantity=quoted.quantity,
            unit_price=quoted.unit_price,
            discount=quoted.discount,
        )
        for line, quoted in zip(content.cart.lines, content.lines, strict=True)
    }


def at_todays_prices(
    cart: Cart,
    products: Mapping[UUID, ProductSummary],
    taxes: Sequence[TaxResponse],
    terms: PriceListTerms | None,
    *,
    digits: int,
    begun_at: datetime,
) -> Cart:
    """Return a quoted cart as if its goods were scanned now.

    Prices by hand and discounts were for that day; lines that are not in the
    catalogue have no other price.
    """
    lines = tuple(_anew(line, products, taxes) for line in cart.lines)
    anew = cart.model_copy(
        update={"lines": lines, "sale_discount": None, "begun_at": begun_at}
    )
    return with_price_list(anew, terms, digits)


def at_quoted_prices(
    todays: Cart, terms: Mapping[UUID, QuotedTerms], *, number: str
) -> Cart:
    """Return a cart of today at what was promised of each line.

    Cost and tax are today's: the promise is about the price.
    """
    lines = tuple(_as_promised(line, terms[line.id], number) for line in todays.lines)
    return todays.model_copy(update={"lines": lines})


def _anew(
    line: CartLine,
    products: Mapping[UUID, ProductSummary],
    taxes: Sequence[TaxResponse],
) -> CartLine:
    product = products.get(line.product_id) if line.product_id else None
    if product is not None:
        return line_for(product, taxes, line_id=line.id, quantity=line.quantity)
    return line.model_copy(
        update={"discount": None, "serial_numbers": (), "quoted": None}
    )


def _as_promised(line: CartLine, terms: QuotedTerms, number: str) -> CartLine:
    off = Discount(amount=terms.discount, reason=number) if terms.discount else None
    return line.model_copy(
        update={"unit_price": terms.unit_price, "discount": off, "quoted": terms}
    )


def _quoted(position: int, line: CartLine, priced: PricedLine) -> QuotedLine:
    return QuotedLine(
        position=position,
        sku=line.sku,
        name=line.name,
        quantity=line.quantity,
        list_price=line.list_price,
        unit_price=line.unit_price,
        price_list_name=line.price_list_name,
        gross=priced.gross,
        promotion_discount=priced.promotion.discount,
        promotion_name=priced.promotion.name,
        line_discount=priced.line_discount,
        line_discount_reason=line.discount.reason if line.discount else "",
        sale_discount=priced.sale_discount,
        net=priced.net,
        total=priced.total,
    )
