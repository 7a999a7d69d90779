"""Whom the sale is for, above its lines."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.accounts.schemas import AccountStanding
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.accounts.words import standing_role, standing_words
from techstore_desktop.ui.widgets.avatar import Avatar
from techstore_desktop.ui.widgets.button import QuietButton
from techstore_desktop.ui.widgets.label import Label

HEIGHT = 66


class CustomerStrip(QFrame):
    """Emits ``pressed`` when the customer is to be chosen."""

    pressed = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self.setFixedHeight(HEIGHT)
        self._avatar = Avatar("")
        self._name = Label("", "strong")
        self._balance = Label("", "second")
        self._balance.hide()
        self._button = QuietButton("", icon="user-plus", keys="F3")
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._avatar)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._balance)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self.show_customer("")

    def show_customer(self, name: str) -> None:
        """Show a customer by name, or that there is none."""
        self._avatar.setVisible(bool(name))
        self._avatar.show_name(name)
        self._name.setText(name or self.tr("No customer"))
        self._name.set_role("strong" if name else "muted")
        self._button.setText(self.tr("Switch") if name else self.tr("Customer"))

    def show_standing(self, standing: AccountStanding | None) -> None:
        """Show beneath the name what the customer owes or has in hand."""
        has_account = standing is not None and bool(
            standing.balance or standing.credit_limit
        )
        self._balance.setVisible(has_account)
        if standing is not None:
            self._balance.setText(standing_words(standing, self._formats))
            self._balance.set_role(standing_role(standing))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the customer by a click anywhere on the strip."""
        self.pressed.emit()
        event.accept()
