"""Help for a screen (F1): its keys, then those that work everywhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.key_cap import KeyCap
from techstore_desktop.ui.widgets.label import Label, SectionTitle
from techstore_desktop.ui.widgets.sheet import Sheet

_WIDTH, _WIDE = 720, 1080
_MOST_IN_A_COLUMN = 16


class HelpSheet(Sheet):
    """Columns of keys and what they do: two, or three where a screen has many."""

    def __init__(
        self,
        over: QWidget,
        title: str,
        *,
        here: Sequence[Shortcut],
        everywhere: Sequence[Shortcut],
    ) -> None:
        parts = _parts(here)
        super().__init__(over, width=_WIDTH if len(parts) == 1 else _WIDE)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for number, part in enumerate(parts):
            columns.addLayout(_listed("" if number else title, part), 1)
        columns.addLayout(_listed(self.tr("Everywhere"), everywhere), 1)
        self.body.addLayout(columns)
        row = QHBoxLayout()
        row.addStretch(1)
        close = SecondaryButton(self.tr("Close"), self.panel, keys="Esc")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        self.body.addLayout(row)


def _parts(shortcuts: Sequence[Shortcut]) -> Sequence[Sequence[Shortcut]]:
    """Return the keys in one column, or in two of about the same height."""
    if len(shortcuts) <= _MOST_IN_A_COLUMN:
        return (shortcuts,)
    half = (len(shortcuts) + 1) // 2
    return (shortcuts[:half], shortcuts[half:])


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
        words = Label(shortcut.text)
        words.setWordWrap(True)
        grid.addWidget(words, number, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return column
