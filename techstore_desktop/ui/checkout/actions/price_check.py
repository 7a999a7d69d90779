"""What something costs, without selling it."""

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.lines import line_for
from techstore_desktop.core.sales.pricing import PricedLine
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.checkout.price_check_sheet import Checked, PriceCheckSheet
from techstore_desktop.ui.shortcut import Shortcut


class CheckPrice(CheckoutAction):
    """Opens the price check; the sale stays as it is."""

    def offers(self) -> tuple[Offer, ...]:
        """Return its key and its button."""
        key = Shortcut("F9", self.tr("Price check"), self.act, "tag")
        words = self.tr("Check price")
        return (Offer(key, Place.COUNTER, says=lambda: words),)

    def act(self) -> None:
        """Ask for a product and show what it costs this customer."""
        PriceCheckSheet(self.counter.over, self.counter.session, self.checked).open()

    def checked(self, product: ProductSummary) -> Checked:
        """Return what one piece costs the customer of this sale, and why."""
        counter = self.counter
        offered = counter.state.price_for(product)
        priced = self._priced(product)
        return Checked(
            product=product,
            usual=product.price,
            offered=offered,
            price=priced.discounted if priced else offered,
            promotion=priced.promotion.name if priced else "",
            customer=counter.cart.customer_name,
        )

    def _priced(self, product: ProductSummary) -> PricedLine | None:
        """Return one piece as it would stand on an empty sale."""
        state = self.counter.state
        line_id = self.counter.session.shop.database.identifiers.new()
        line = state.listed(line_for(product, state.taxes, line_id=line_id))
        alone = state.cart.model_copy(
            update={"lines": (), "returned": (), "sale_discount": None}
        )
        try:
            priced = state.price_of(carts.add(alone, line))
        except RuleBroken:
            return None
        return priced.lines[0] if priced is not None else None
