"""One thing that was looked at: its sign, how it stands, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from techstore_desktop.ui.opening.checks import State
from techstore_desktop.ui.opening.words import sign, state_words
from techstore_desktop.ui.theme import icon
from techstore_desktop.ui.widgets.label import Label

_SIGN = 22


class OpeningRow(QWidget):
    """Sign, title, sentence; ``actions`` at the right, ``beneath`` under the words."""

    def __init__(
        self, title: str, *actions: QWidget, beneath: QWidget | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self.state = State.UNKNOWN
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self.sentence = Label("", "second")
        self.sentence.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "strong"))
        words.addWidget(self.sentence)
        if beneath is not None:
            words.addWidget(beneath)
        row.addLayout(words, 1)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_standing(self, state: State, sentence: str) -> None:
        """Show how it stands."""
        self.state = state
        name, colour = sign(state)
        self._sign.setPixmap(icon(name, colour, _SIGN).pixmap(_SIGN, _SIGN))
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{self._title}: {state_words(state)}. {sentence}")
