"""Quoting the sale on the screen, and going on with a quote."""

import re
from collections.abc import Callable
from uuid import UUID

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Approval
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.quotes.schemas import (
    QuoteCreate,
    QuoteOffer,
    QuoteResponse,
)
from techstore_desktop.core.sales.quotes.service import SERIES
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.quotes import QuotePaper, show_quote
from techstore_desktop.ui.quotes.prices_sheet import PricesSheet
from techstore_desktop.ui.quotes.quote_sheet import QuoteSheet
from techstore_desktop.ui.quotes.quotes_sheet import QuotesSheet
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.staff.approval import ask_approval
from techstore_desktop.ui.staff.lending import missing_permissions

_NUMBER = re.compile(rf"^{SERIES}[A-Z0-9]{{1,6}}-\d{{6,9}}$")


def is_quote_number(code: str) -> bool:
    """Tell whether a scanned code is that of a quote's paper."""
    return _NUMBER.match(code.strip().upper()) is not None


class MakeQuote(CheckoutAction):
    """Makes a quote of the sale; lists the quotes; sells one of them."""

    def offers(self) -> tuple[Offer, ...]:
        """Return its keys and their buttons."""
        icon, words = "file-text", self.tr("Quote")
        key = Shortcut("Shift+F6", self.tr("Make a quote"), self.quote, icon)
        list_key = Shortcut("Shift+F7", self.tr("Quotes"), self.show_quotes, icon)
        return (
            Offer(key, Place.ABOVE_PAY, self.can_quote, lambda: words),
            Offer(list_key, Place.MORE),
        )

    def can_quote(self) -> bool:
        """Tell whether anything is sold that could be quoted."""
        return bool(self.counter.cart.lines)

    def quote(self) -> None:
        """Ask for whom and how long, and keep the sale as a quote."""
        counter, priced = self.counter, self.counter.state.priced()
        if not self.can_quote():
            show_error(counter.over, RuleBroken("sale.empty"))
            return
        if priced is None:
            return
        counter.sale.lines.close_editor()
        sheet = QuoteSheet(
            counter.over,
            counter.session,
            customer=counter.cart.customer_name,
            total=priced.total,
        )
        sheet.confirmed.connect(
            lambda data, paper: self._make(sheet, counter.cart, data, paper)
        )
        sheet.open()

    def show_quotes(self) -> None:
        """List the quotes."""
        sheet = QuotesSheet(self.counter.over, self.counter.session)
        sheet.chosen.connect(self.sell)
        sheet.open()

    def sell(self, quote_id: UUID) -> None:
        """Put a quote on the screen, asking for the prices where they differ."""
        shop = self.counter.session.shop
        self._offer(lambda: shop.quotes.offer(quote_id))

    def sell_number(self, number: str) -> None:
        """Do so with the quote whose paper was scanned."""
        shop = self.counter.session.shop

        def work() -> QuoteOffer:
            quote = shop.quotes.find_by_number(number)
            if quote is None:
                raise RuleBroken("quote.not_found")
            return shop.quotes.offer(quote.id)

        self._offer(work)

    def _offer(self, work: Callable[[], QuoteOffer]) -> None:
        counter = self.counter
        if not counter.cart.is_empty:
            show_error(counter.over, RuleBroken("quote.on_screen"))
            return
        run(
            work,
            self._ask_prices,
            self,
            failed=lambda error: show_error(counter.over, error),
        )

    def _ask_prices(self, offer: QuoteOffer) -> None:
        if not offer.needs_a_choice:
            self._go_on_with(offer.as_quoted)
            return
        sheet = PricesSheet(self.counter.over, self.counter.session, offer)
        sheet.chosen.connect(self._go_on_with)
        sheet.open()

    def _go_on_with(self, cart: Cart) -> None:
        self.counter.sale.done.hide()
        self.counter.change(lambda _empty: cart)
        self.counter.focus_search()

    def _make(
        self,
        sheet: QuoteSheet,
        cart: Cart,
        data: QuoteCreate,
        paper: QuotePaper,
        approval: Approval | None = None,
    ) -> None:
        session, over = self.counter.session, self.counter.over

        def failed(error: Exception) -> None:
            if not isinstance(error, RuleBroken):
                show_error(over, error)
            elif error.code == "permission.missing":
                ask_approval(
                    over,
                    session,
                    missing_permissions(error),
                    then=lambda lent: self._make(sheet, cart, data, paper, lent),
                    otherwise=lambda: None,
                )
            else:
                sheet.show_error(error)

        run(
            lambda: session.shop.quotes.create(
                session.actor, cart, data, approval=approval
            ),
            lambda quote: self._made(sheet, quote, paper),
            sheet,
            failed=failed,
        )

    def _made(self, sheet: QuoteSheet, quote: QuoteResponse, paper: QuotePaper) -> None:
        counter = self.counter
        sheet.accept()
        counter.state.begin_anew()
        words = self.tr("Quote {number} is kept. Shift+F7 finds it, on any till.")
        counter.session.shell.toast(words.format(number=quote.number), "good")
        counter.focus_search()
        show_quote(counter.session, quote, paper, counter.over)
