"""Quotes of the demo shop: one expired, one sold, some open."""

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.quotes.schemas import QuoteCreate
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.words import Say
from techstore_desktop.shop import Shop

_OFFERED = {
    0.5: ("Colegio San José", QT_TRANSLATE_NOOP("Demo", "Delivered and installed")),
    0.96: ("", ""),
    0.98: ("Estudio Paz", QT_TRANSLATE_NOOP("Demo", "Delivery within five days")),
}
_SOLD = 0.97


class DemoQuotes:
    """Offers what some customers ask for, now and then."""

    def __init__(self, shop: Shop, sales: int, say: Say) -> None:
        self._say = say
        self._shop = shop
        self._offered = {int(sales * part): how for part, how in _OFFERED.items()}
        self._sold = int(sales * _SOLD)

    def offer(self, cashier: Actor, cart: Cart, done: int) -> None:
        """Quote what was just sold to somebody else, where it is time for that."""
        quotes = self._shop.quotes
        if done in self._offered:
            name, note = self._offered[done]
            quotes.create(cashier, cart, QuoteCreate(name=name, note=self._say(note)))
        if done == self._sold:
            quote = quotes.create(cashier, cart, QuoteCreate(name="Taller Norte"))
            offered = quotes.offer(quote.id)
            paid = [Tender(method="card", amount=offered.quoted_total)]
            self._shop.sales.complete(cashier, offered.as_quoted, paid)
