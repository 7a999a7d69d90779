"""What an empty place is for, and the button that fills it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from techstore_desktop.ui.theme import icon as tinted
from techstore_desktop.ui.widgets.button import Button, SecondaryButton
from techstore_desktop.ui.widgets.label import Label


class EmptyState(QWidget):
    """A sign, a title, a sentence, perhaps a button with its key."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        parent: QWidget | None = None,
        *,
        action: str = "",
        keys: str = "",
        act: Callable[[], object] | None = None,
        action_icon: str = "plus",
    ) -> None:
        super().__init__(parent)
        self.button = (
            None if act is None else self._button(action, keys, act, action_icon)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 16)
        column.setSpacing(8)
        column.addStretch(1)
        sign = QLabel()
        sign.setPixmap(tinted(icon, "text_third", 40).pixmap(40, 40))
        self.title = Label(title, "strong")
        self.text = Label(text, "muted")
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (sign, self.title):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.text)
        if self.button is not None:
            column.addSpacing(8)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_words(self, title: str, text: str = "") -> None:
        """Say something else, such as that a search found nothing."""
        self.title.setText(title)
        self.text.setText(text)

    def _button(
        self, action: str, keys: str, act: Callable[[], object], icon: str
    ) -> Button:
        button = SecondaryButton(action, self, icon=icon, keys=keys)
        button.clicked.connect(act)
        return button
