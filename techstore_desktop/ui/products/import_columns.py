"""What each column of the file means: guessed, shown over the first rows, corrected."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QWidget,
)

from techstore_desktop.core.products.importing.columns import Target
from techstore_desktop.ui.products.choices import narrow, row_of
from techstore_desktop.ui.products.import_sample import Sample
from techstore_desktop.ui.products.import_words import target_name

_SHOWN_ROWS = 4
_COLUMN_WIDTH = 172
_HEIGHT = 186


class ImportColumns(QScrollArea):
    """Emits ``changed`` with the columns as corrected."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._combos: list[QComboBox] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedHeight(_HEIGHT)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_file(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        columns: Mapping[Target, int],
    ) -> None:
        """Show a file's columns with what they were taken for."""
        meanings = {place: target for target, place in columns.items()}
        self._combos = []
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for place, title in enumerate(header):
            grid.addWidget(Sample(title, "second"), 0, place)
            grid.addWidget(self._combo(title, meanings.get(place)), 1, place)
            for number, row in enumerate(rows[:_SHOWN_ROWS], start=2):
                text = row[place] if place < len(row) else ""
                grid.addWidget(Sample(text, ""), number, place)
            grid.setColumnMinimumWidth(place, _COLUMN_WIDTH)
        grid.setColumnStretch(len(header), 1)
        grid.setRowStretch(_SHOWN_ROWS + 2, 1)
        self.setWidget(content)

    def columns(self) -> dict[Target, int]:
        """Return what each column is taken for."""
        found = {combo.currentData(): place for place, combo in enumerate(self._combos)}
        return {target: place for target, place in found.items() if target is not None}

    def choose(self, place: int, target: Target | None) -> None:
        """Take a column for something, as a person does in its combo."""
        combo = self._combos[place]
        combo.setCurrentIndex(row_of(combo, target))
        self._on_chosen(combo)

    def _combo(self, title: str, meaning: Target | None) -> QComboBox:
        combo = QComboBox()
        narrow(combo)
        combo.setAccessibleName(self.tr("Meaning of {title}").format(title=title))
        combo.addItem(self.tr("Leave out"), None)
        for target in Target:
            combo.addItem(target_name(target), target)
        combo.setCurrentIndex(row_of(combo, meaning))
        combo.activated.connect(lambda _row: self._on_chosen(combo))
        self._combos.append(combo)
        return combo

    def _on_chosen(self, chosen: QComboBox) -> None:
        """Let no two columns mean the same: the last choice holds."""
        for combo in self._combos:
            is_double = combo.currentData() == chosen.currentData()
            if combo is not chosen and is_double:
                combo.setCurrentIndex(0)
        self.changed.emit(self.columns())
