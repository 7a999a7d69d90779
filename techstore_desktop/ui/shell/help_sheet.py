"""Help for a screen (F1): its keys, then those that work everywhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.key_cap import KeyCap
from techstore_desktop.ui.widgets.label import Label, SectionTitle
from techstore_desktop.ui.widgets.sheet import Sheet


class HelpSheet(Sheet):
    """Two columns of keys and what they do."""

    def __init__(
        self,
        over: QWidget,
        title: str,
        *,
        here: Sequence[Shortcut],
        everywhere: Sequence[Shortcut],
    ) -> None:
        super().__init__(over, width=720)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(_listed(title, here), 1)
        columns.addLayout(_listed(self.tr("Everywhere"), everywhere), 1)
        self.body.addLayout(columns)
        row = QHBoxLayout()
        row.addStretch(1)
        close = SecondaryButton(self.tr("Close"), self.panel, keys="Esc")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        self.body.addLayout(row)


def _listed(title: str, shortcuts: Sequence[Shortcut]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addWidget(SectionTitle(title))
    grid = QGridLayout()
    grid.setVerticalSpacing(9)
    grid.setHorizontalSpacing(12)
    grid.setColumnStretch(1, 1)
    for number, shortcut in enumerate(shortcuts):
        cap = KeyCap(shortcut.keys)
        grid.addWidget(cap, number, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(shortcut.text), number, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return column
