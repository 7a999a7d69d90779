"""One of a few things, chosen by arrows and Enter, or by a click."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.dialog import Dialog

_MOST_SHOWN = 9


class ChoiceDialog(Dialog):
    """Emits ``chosen`` with the number of what was chosen."""

    chosen = Signal(int)

    def __init__(
        self,
        over: QWidget,
        *,
        title: str,
        text: str = "",
        choices: Sequence[str],
        primary: str,
    ) -> None:
        super().__init__(
            over,
            title=title,
            text=text,
            primary=primary,
        )
        self.list = QListWidget(self.panel)
        self.list.addItems(list(choices))
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(1, tokens.ROW_HEIGHT))
        shown = min(max(len(choices), 1), _MOST_SHOWN)
        self.list.setFixedHeight(shown * tokens.ROW_HEIGHT + 10)
        self.list.setProperty("role", "suggestions")
        self.list.setCurrentRow(0)
        self.list.setAccessibleName(title)
        self.list.itemDoubleClicked.connect(lambda _item: self.decide())
        self.content.addWidget(self.list)

    def first_focus(self) -> QWidget | None:
        """Return the choices."""
        return self.list

    def choose(self, words: str) -> None:
        """Mark a choice by its words."""
        for row in range(self.list.count()):
            if self.list.item(row).text() == words:
                self.list.setCurrentRow(row)

    def decide(self) -> None:
        """Hand over what is marked."""
        row = self.list.currentRow()
        if row >= 0:
            self.accept()
            self.chosen.emit(row)
