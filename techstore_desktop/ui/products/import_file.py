"""The import's first step: a file, chosen or dropped; what is wrong stands beside."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from techstore_desktop.ui.theme import icon
from techstore_desktop.ui.widgets.button import PrimaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.files import ask_to_open
from techstore_desktop.ui.widgets.label import Label

_KINDS = "*.csv *.tsv *.txt *.xlsx *.xls *.ods"
_WIDTH = 560


class ImportFile(QWidget):
    """Emits ``chosen`` with the file's path."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._error = Label("", "bad")
        self._error.setWordWrap(True)
        self._error.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._error.hide()
        self.choose_button = PrimaryButton(
            self.tr("Choose a file"), self, icon="file-spreadsheet", keys="Return"
        )
        self.choose_button.clicked.connect(self.choose)
        self._build()

    def choose(self) -> None:
        """Ask for a file."""
        kinds = self.tr("Tables") + f" ({_KINDS})"
        path = ask_to_open(self, self.tr("Choose a catalogue"), kinds)
        if path is not None:
            self.chosen.emit(path)

    def show_error(self, text: str) -> None:
        """Say beside the file what is wrong with it; nothing for an empty text."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def show_reading(self, *, is_reading: bool) -> None:
        """Let nothing else be chosen while a file is read."""
        self.choose_button.setEnabled(not is_reading)

    def error(self) -> str:
        """Return what is said of the file."""
        return self._error.text()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Choose the file that was dropped."""
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile():
                self.chosen.emit(Path(url.toLocalFile()))

    def _build(self) -> None:
        card = Card(margin=40)
        card.setFixedWidth(_WIDTH)
        sign = QLabel()
        sign.setPixmap(icon("file-import", "accent", 40).pixmap(40, 40))
        what = Label(
            self.tr(
                "CSV, XLSX, XLS or ODS, with the names of the columns in the first "
                "row. Name, price, and a SKU or barcode are needed; category, brand, "
                "cost and stock are welcome. Products that are there already are "
                "found by their SKU, and only what differs changes."
            ),
            "muted",
        )
        what.setWordWrap(True)
        what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = Qt.AlignmentFlag.AlignHCenter
        card.body.addWidget(sign, 0, middle)
        card.body.addWidget(
            Label(self.tr("Drop a catalogue here, or choose one"), "title"), 0, middle
        )
        card.body.addWidget(what)
        card.body.addSpacing(12)
        card.body.addWidget(self.choose_button, 0, middle)
        card.body.addWidget(self._error)
        column = QVBoxLayout(self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
