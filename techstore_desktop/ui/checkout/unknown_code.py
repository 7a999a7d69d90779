"""What to do with a code or a name that the catalogue does not know."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.button_row import ButtonRow
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label


class UnknownCode(Card):
    """Stands beneath the field until the next product; hidden otherwise."""

    free_line_wanted = Signal(str)
    product_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="warning-soft", margin=12)
        self._code = ""
        self._words = Label("", "warning")
        self._words.setWordWrap(True)
        free = SecondaryButton(self.tr("Sell it once as a free line"), keys="Ctrl+F")
        free.clicked.connect(lambda: self.free_line_wanted.emit(self._code))
        add = SecondaryButton(self.tr("Add it as a product"), keys="Ctrl+N")
        add.clicked.connect(lambda: self.product_wanted.emit(self._code))
        self.body.addWidget(self._words)
        self.body.addWidget(ButtonRow(free, add))
        self.hide()

    @property
    def code(self) -> str:
        """The code that nobody knows; empty while hidden."""
        return self._code if self.isVisible() else ""

    def show_code(self, code: str) -> None:
        """Say that this code is not in the catalogue."""
        self._code = code
        words = self.tr("“{code}” is not in the catalogue.")
        self._words.setText(words.format(code=code[:80]))
        self.show()
