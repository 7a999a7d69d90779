"""What selling a quote takes, within an open transaction."""

from datetime import date

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import aliased

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.models import Quote, Sale
from techstore_desktop.core.sales.quotes.offering import promised
from techstore_desktop.core.sales.quotes.schemas import QuoteContent
from techstore_desktop.core.storage.transaction import Reading

_void = aliased(Sale)


def permissions(reading: Reading, cart: Cart, today: date) -> set[Permission]:
    """Return what the quoted prices on a cart take: nothing while the quote holds.

    Raises RuleBroken ``quote.terms_differ`` where a line claims what nobody promised.
    """
    lines = [line for line in cart.lines if line.is_as_quoted]
    if not lines:
        return set()
    quote = reading.session.get(Quote, cart.quote_id) if cart.quote_id else None
    if quote is None:
        raise RuleBroken("quote.terms_differ", name=lines[0].name)
    terms = promised(QuoteContent.model_validate(quote.content))
    for line in lines:
        if terms.get(line.id) != line.quoted:
            raise RuleBroken("quote.terms_differ", name=line.name)
    return {Permission.HONOUR_EXPIRED_QUOTE} if quote.valid_until < today else set()


def require_unsold(reading: Reading, cart: Cart) -> None:
    """Raise RuleBroken ``quote.sold`` where the quote of a cart is sold already.

    Two tills that are apart may both sell it: both stand, and Attention says so.
    """
    if cart.quote_id is None:
        return
    number = reading.session.scalars(
        select(Sale.number).where(Sale.quote_id == cart.quote_id, still_stands())
    ).first()
    if number is not None:
        raise RuleBroken("quote.sold", number=number, quote=cart.quote_number)


def still_stands() -> ColumnElement[bool]:
    """Return that a sale was not voided: what was voided can be sold again."""
    return ~exists(
        select(_void.id)
        .where(_void.reverses_id == Sale.id, _void.kind == SaleKind.VOID)
        .correlate(Sale)
    )
