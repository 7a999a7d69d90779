"""Changing what is on the sale: quantity, price, discount, removal, the mark."""

from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.shortcut import Shortcut

ONE = Decimal(1)
_STEPS = {"+": ONE, "-": -ONE, "−": -ONE}
_MARKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChangeLines(CheckoutAction):
    """Works on the marked line."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        lines = counter.sale.lines
        lines.change_wanted.connect(self.change)
        lines.removal_wanted.connect(self.remove)
        lines.left.connect(counter.focus_search)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the marked line."""
        change = self.tr("Change the marked line")
        return (
            Shortcut("Ctrl+Return", change, self.open),
            Shortcut("+  −  Del", self.tr("Quantity, remove the marked line")),
            Shortcut("Ctrl+↑  Ctrl+↓", self.tr("Mark another line")),
            Shortcut("3*", self.tr("Before a code or words: three")),
        )

    def sale_key(self, event: QKeyEvent) -> bool:
        """Move the mark by Control and an arrow; change or remove the marked line."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key in _MARKS:
                self.counter.sale.lines.move_mark(_MARKS[key])
            return key in _MARKS
        if key == Qt.Key.Key_Delete:
            self.counter.sale.lines.remove_marked()
            return True
        return self.step(event.text())

    def step(self, text: str) -> bool:
        """Do what ``+`` and ``-`` mean for the marked line; False for other keys."""
        line = self.counter.sale.lines.marked_line()
        is_typing = bool(self.counter.search.field.line.text())
        if line is None or text not in _STEPS or is_typing:
            return False
        quantity = line.quantity + _STEPS[text]
        if quantity <= 0:
            self.remove(line.id)
        else:
            self.counter.change(
                lambda cart: carts.set_quantity(cart, line.id, quantity)
            )
        return True

    def open(self) -> None:
        """Open the marked line in its place."""
        self.counter.sale.lines.open_marked()

    def change(
        self,
        line_id: UUID,
        quantity: Decimal,
        price: Decimal,
        discount: Discount | None,
    ) -> None:
        """Change a line as its editor says; what is refused is said there."""

        def work(cart: Cart) -> Cart:
            changed = carts.set_quantity(cart, line_id, quantity)
            changed = carts.set_price(changed, line_id, price)
            changed = carts.set_discount(changed, line_id, discount)
            if discount is not None:
                self.counter.check_discounts(changed)
            return changed

        lines = self.counter.sale.lines
        try:
            self.counter.state.change(work)
        except RuleBroken as refused:
            lines.editor.show_error(refused)
            return
        lines.close_editor()

    def remove(self, line_id: UUID) -> None:
        """Take a line off the sale."""
        self.counter.sale.lines.close_editor()
        self.counter.change(lambda cart: carts.remove(cart, line_id))
