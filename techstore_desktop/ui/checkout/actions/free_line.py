"""A line for something that is not in the catalogue."""

from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.cart_parts import LARGEST_QUANTITY
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.free_line_sheet import FreeLineSheet
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.shortcut import Shortcut


class FreeLine(CheckoutAction):
    """Sells what has no product."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        counter.search.free_line_wanted.connect(self.open)

    def offers(self) -> tuple[Offer, ...]:
        """Return its key, and its place among what is seldom wanted."""
        key = Shortcut("Ctrl+F", self.tr("Free line"), self.open, "edit")
        return (Offer(key, Place.MORE),)

    def open(self, name: str = "") -> None:
        """Ask what it is; a code that is not in the catalogue is its first name."""
        counter = self.counter
        sheet = FreeLineSheet(
            counter.over,
            counter.session,
            counter.state,
            name or counter.search.unknown.code,
        )
        sheet.confirmed.connect(self._add)
        sheet.open()

    def _add(
        self, name: str, price: Decimal, quantity: Decimal, tax_id: UUID | None
    ) -> None:
        try:
            self.counter.state.add_free_line(name, price, quantity, tax_id)
        except (RuleBroken, ValueError) as refused:
            is_rule = isinstance(refused, RuleBroken)
            too_large = RuleBroken("quantity.too_large", largest=LARGEST_QUANTITY)
            show_error(self.counter.over, refused if is_rule else too_large)
            return
        self.counter.search.clear()
