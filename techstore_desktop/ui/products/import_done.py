"""The import's last step: what it did."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.products.importing.service import ImportResult
from techstore_desktop.ui.products.import_counts import ImportCounts
from techstore_desktop.ui.theme import icon
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label

_WIDTH = 640


class ImportDone(QWidget):
    """Emits ``left`` when the person has seen it.

    ``numbers_wanted``: to see what is on the shelf without a serial number.
    """

    left = Signal()
    numbers_wanted = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self.counts = ImportCounts(formats)
        self.button = PrimaryButton(
            self.tr("See the products"), self, icon="package", keys="Return"
        )
        self.button.clicked.connect(self.left)
        self._lacking = Label("", "warning")
        self.numbers_button = SecondaryButton(
            self.tr("Register the numbers"), self, icon="barcode"
        )
        self.numbers_button.clicked.connect(self.numbers_wanted)
        self._build()

    def show_result(self, result: ImportResult, *, lacking: int = 0) -> None:
        """Show what became of the file; so many products lack serial numbers (R34)."""
        for widget in (self._lacking, self.numbers_button):
            widget.setVisible(lacking > 0)
        words = self.tr("Products with pieces that have no serial number yet: {count}")
        self._lacking.setText(words.format(count=lacking))
        self.counts.show_counts(
            new=result.new,
            changed=result.changed,
            unchanged=result.unchanged,
            bad=result.skipped,
        )

    def _build(self) -> None:
        card = Card(margin=32)
        card.setFixedWidth(_WIDTH)
        card.body.setSpacing(16)
        sign = QLabel()
        sign.setPixmap(icon("circle-check", "good", 40).pixmap(40, 40))
        middle = Qt.AlignmentFlag.AlignHCenter
        card.body.addWidget(sign, 0, middle)
        card.body.addWidget(Label(self.tr("The catalogue is in"), "title"), 0, middle)
        card.body.addWidget(self.counts)
        card.body.addWidget(self._lacking, 0, middle)
        card.body.addWidget(self.numbers_button, 0, middle)
        card.body.addWidget(self.button, 0, middle)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, middle)
        column.addStretch(2)
