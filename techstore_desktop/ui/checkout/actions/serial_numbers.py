"""The serial numbers of the marked line."""

from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.shortcut import Shortcut


class SerialNumbers(CheckoutAction):
    """Opens the sheet with the marked line's units."""

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return its key."""
        words = self.tr("Serial numbers of the marked line")
        return (Shortcut("F2", words, self.act, "barcode"),)

    def act(self) -> None:
        """Show what was scanned for the marked line, and ask for the rest."""
        line = self.counter.sale.lines.marked_line()
        if line is None or line.product_id is None:
            return
        if line.tracks_serial_numbers or line.serial_numbers:
            self.counter.serials.ask(line)
            return
        words = self.tr("{name} has no serial numbers.").format(name=line.name)
        self.counter.session.shell.toast(words, "information")
