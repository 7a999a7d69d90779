"""One way to settle an item: a button, and beneath it what pressing it does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.attention.schemas import Choice
from techstore_desktop.ui.attention.kind_words import ChoiceWords
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.label import Label


class ChoiceRow(QWidget):
    """Emits ``chosen`` with the ``Choice``."""

    chosen = Signal(object)

    def __init__(
        self, choice: Choice, words: ChoiceWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.choice = choice
        self.button = SecondaryButton(words.label, icon="check")
        self.button.setAccessibleDescription(words.effect)
        self.button.clicked.connect(lambda: self.chosen.emit(choice))
        effect = Label(words.effect, "second")
        effect.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(effect)
