"""What is left of the last sale until the next begins: its number and the change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.sales.payments.deposit import Deposit
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.ui.sales.kinds import kind_words
from techstore_desktop.ui.widgets.button import QuietButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label


class DonePanel(QWidget):
    """Stays up until the next scan or key."""

    receipt_wanted = Signal()
    slip_wanted = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._card = Card("", role="good-soft", margin=20)
        self._number = Label("", "good")
        self._caption = Label(self.tr("Change"), "good")
        self._change = Label("", "total-good")
        self._total = Label("", "second")
        again = QuietButton(self.tr("Receipt again"), icon="printer", keys="Ctrl+P")
        again.clicked.connect(self.receipt_wanted)
        self._slip = QuietButton(self.tr("Voucher slip"), icon="gift", keys="Shift+F5")
        self._slip.clicked.connect(self.slip_wanted)
        for label in (self._number, self._caption, self._change, self._total):
            self._card.body.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.addWidget(self._card)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._slip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.hide()

    def show_sale(self, sale: SaleResponse) -> None:
        """Show the change of a completed sale, or the money that goes back."""
        formats = self._formats
        is_refund = sale.total < 0
        self._number.setText(f"{kind_words(sale.kind)} {sale.number}")
        self._caption.setText(self.tr("Money back") if is_refund else self.tr("Change"))
        given = -sum(each.amount for each in sale.payments) if is_refund else None
        self._change.setText(formats.money(given or sale.change_due))
        self._total.setText(self._total_words(sale))
        self._slip.setVisible(bool(sale.vouchers_put_on))
        self.show()

    def _total_words(self, sale: SaleResponse) -> str:
        """Return the total, what of it a deposit had paid before, and a tip."""
        words = self._of_deposit(sale)
        if not sale.tip:
            return words
        tip = self.tr("tip {tip}").format(tip=self._formats.money(sale.tip))
        return f"{words} · {tip}"

    def _of_deposit(self, sale: SaleResponse) -> str:
        total = self._formats.money(sale.total)
        paid = (each for each in sale.payments if each.method == Deposit.code)
        held = sum((each.amount for each in paid), ZERO)
        if not held:
            return self.tr("Total {total}").format(total=total)
        words = self.tr("Total {total}, of it {deposit} from the deposit")
        return words.format(total=total, deposit=self._formats.money(held))
