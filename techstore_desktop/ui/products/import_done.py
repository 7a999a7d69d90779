"""The import's last step: what it did."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.products.importing.service import ImportResult
from techstore_desktop.ui.products.import_counts import ImportCounts
from techstore_desktop.ui.theme import icon
from techstore_desktop.ui.widgets.button import PrimaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label

_WIDTH = 640


class ImportDone(QWidget):
    """Emits ``left`` when the person has seen it."""

    left = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self.counts = ImportCounts(formats)
        self.button = PrimaryButton(
            self.tr("See the products"), self, icon="package", keys="Return"
        )
        self.button.clicked.connect(self.left)
        self._build()

    def show_result(self, result: ImportResult) -> None:
        """Show what became of the file."""
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
        card.body.addWidget(self.button, 0, middle)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, middle)
        column.addStretch(2)
