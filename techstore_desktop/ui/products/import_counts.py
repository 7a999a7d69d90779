"""Four figures: what is new, changed, the same, and bad."""

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
        self._cards: dict[str, Card] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for key, words in (
            ("new", self.tr("New")),
            ("changed", self.tr("Changed")),
            ("unchanged", self.tr("Unchanged")),
            ("bad", self.tr("Bad rows")),
        ):
            row.addWidget(self._figure(key, words), 1)

    def show_counts(self, *, new: int, changed: int, unchanged: int, bad: int) -> None:
        """Show the figures."""
        counts = {"new": new, "changed": changed, "unchanged": unchanged, "bad": bad}
        for key, count in counts.items():
            self._labels[key].setText(self._formats.count(count))
        self._mark_bad(is_bad=bool(bad))

    def _mark_bad(self, *, is_bad: bool) -> None:
        card = self._cards["bad"]
        card.setProperty("role", "bad-soft" if is_bad else "card")
        card.style().unpolish(card)
        card.style().polish(card)

    def _figure(self, key: str, words: str) -> QWidget:
        card = Card(margin=0)
        row = QVBoxLayout()
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(0)
        figure = Label("", "figure")
        self._labels[key] = figure
        self._cards[key] = card
        row.addWidget(Label(words, "second"))
        row.addWidget(figure)
        card.body.addLayout(row)
        return card
