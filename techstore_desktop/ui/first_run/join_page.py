"""The page that makes this computer a terminal of a shop that has a hub."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.files import ask_to_open
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label

WIDTH = 660
CODE_HEIGHT = 116
LONGEST_CODE = 4000


class JoinPage(QWidget):
    """Emits ``join_wanted`` with the code, or ``left`` for one step back."""

    join_wanted = Signal(str)
    left = Signal()

    def __init__(self, code: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = QPlainTextEdit(code)
        self.code.setPlaceholderText("TS1-…")
        self.code.setFixedHeight(CODE_HEIGHT)
        self.code.setTabChangesFocus(True)
        self.field = FormField(
            self.tr("The code"),
            self.code,
            hint=self.tr(
                "The manager makes it on the computer that looks after the "
                "hub. It works once."
            ),
        )
        self._join = PrimaryButton(self.tr("Join the shop"), keys="Enter", height=44)
        self._build()
        self.setFocusProxy(self.code)

    def show_error(self, error: RuleBroken | Unavailable) -> None:
        """Say beside the code why it does not work."""
        self.field.show_error(message(error))

    def submit(self) -> None:
        """Ask to join with what is typed."""
        code = "".join(self.code.toPlainText().split())[:LONGEST_CODE]
        if not code:
            self.field.show_error(self.tr("This is needed."))
            return
        self.join_wanted.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Join on Enter, go back on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _read_file(self) -> None:
        chosen = ask_to_open(self, self.tr("The file with the code"))
        if chosen is None:
            return
        try:
            text = chosen.read_text("utf-8")
        except (OSError, UnicodeError):
            self.field.show_error(message(RuleBroken("hub.code_unreadable")))
            return
        self.code.setPlainText(text[:LONGEST_CODE].strip())

    def _build(self) -> None:
        card = Card(margin=32)
        card.setFixedWidth(WIDTH)
        card.body.setSpacing(16)
        card.body.addWidget(Label(self.tr("Join a shop"), "heading"))
        words = Label(
            self.tr(
                "This computer gets everything that the shop has, and goes on selling "
                "when the network does not."
            ),
            "second",
        )
        words.setWordWrap(True)
        card.body.addWidget(words)
        card.body.addWidget(self.field)
        card.body.addLayout(self._foot())
        whole = QVBoxLayout(self)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.left)
        file = SecondaryButton(self.tr("From a file"), icon="file-text", height=44)
        file.clicked.connect(self._read_file)
        self._join.clicked.connect(self.submit)
        foot.addWidget(back)
        foot.addWidget(file)
        foot.addStretch(1)
        foot.addWidget(self._join)
        return foot
