"""The counts of each currency in a drawer: one page each, the shop's own first."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from techstore_desktop.core.cash.schemas import CashCount
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import currency
from techstore_desktop.core.sales.payments import Cash
from techstore_desktop.ui.cash.count_fields import CountFields
from techstore_desktop.ui.widgets.tab_bar import TabBar


class CurrencyCounts(QWidget):
    """Emits ``finished`` on Enter after the last field of the last currency.

    Without another currency there are no tabs.
    """

    finished = Signal()

    def __init__(self, formats: Formats, currencies: Sequence[str] = ()) -> None:
        super().__init__()
        self.own = CountFields(formats, self.tr("Cash counted"))
        words = self.tr("{currency} counted")
        self.foreign = {
            code: CountFields(formats.of(currency(code)), words.format(currency=code))
            for code in currencies
        }
        self._pages = [self.own, *self.foreign.values()]
        self._codes = [formats.currency.code, *currencies]
        self.tabs = TabBar([(code, code) for code in self._codes], self)
        self.tabs.setVisible(bool(currencies))
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.tabs)
        column.addWidget(self._stack)
        for place, page in enumerate(self._pages):
            self._stack.addWidget(page)
            page.finished.connect(lambda after=place + 1: self._after(after))
            page.amount.textChanged.connect(lambda _text: self._show_amounts())
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)

    def turn(self) -> None:
        """Go to the next currency."""
        self._go_to((self.tabs.currentIndex() + 1) % len(self._pages))

    def is_counted(self) -> bool:
        """Tell whether every currency is counted; go to the first that is not."""
        for place, page in enumerate(self._pages):
            if page.total() is None:
                self.tabs.setCurrentIndex(place)
                page.amount.setFocus()
                return False
        return True

    def count(self) -> CashCount:
        """Return what was counted, coin by coin where it was counted so."""
        foreign = {code: each.total() for code, each in self.foreign.items()}
        return CashCount(
            counted={Cash.code: self.own.total() or Decimal(0)},
            pieces=self.own.pieces(),
            foreign={code: each or Decimal(0) for code, each in foreign.items()},
            foreign_pieces={code: each.pieces() for code, each in self.foreign.items()},
        )

    def _after(self, place: int) -> None:
        if place < len(self._pages):
            self._go_to(place)
        else:
            self.finished.emit()

    def _go_to(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)
        first = next(iter(self._pages[place].pieces_of.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_amounts(self) -> None:
        """Write beside each currency what is counted of it so far."""
        for place, (code, page) in enumerate(
            zip(self._codes, self._pages, strict=True)
        ):
            amount = page.amount.text().strip()
            self.tabs.setTabText(place, f"{code} · {amount}" if amount else code)
