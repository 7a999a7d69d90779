"""A card: a surface with a hairline around, on which a part of a screen stands."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.ui.widgets.label import Label


class Card(QFrame):
    """A vertical stack on a surface; ``role`` card, well, good-soft, bad-soft."""

    def __init__(
        self,
        title: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "card",
        margin: int = 16,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        if title:
            self.head.addWidget(Label(title, "strong"))
            self.head.addStretch(1)
            self.body.addLayout(self.head)
