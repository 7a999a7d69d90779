"""Four figures: what is new, changed, the same, and bad."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label


class ImportCounts(QWidget):
    """The figures side by side, each with its word."""

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        self._labels: dict[str, Label] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for key, words in (
            ("new", self.tr("new")),
            ("changed", self.tr("changed")),
            ("unchanged", self.tr("unchanged")),
            ("bad", self.tr("bad")),
        ):
            row.addWidget(self._figure(key, words), 1)

    def show_counts(self, *, new: int, changed: int, unchanged: int, bad: int) -> None:
        """Show the figures."""
        counts = {"new": new, "changed": changed, "unchanged": unchanged, "bad": bad}
        for key, count in counts.items():
            self._labels[key].setText(self._formats.quantity(Decimal(count)))

    def _figure(self, key: str, words: str) -> QWidget:
        card = Card(margin=0)
        row = QVBoxLayout()
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(0)
        figure = Label("", "figure")
        self._labels[key] = figure
        row.addWidget(Label(words, "second"))
        row.addWidget(figure)
        card.body.addLayout(row)
        return card
