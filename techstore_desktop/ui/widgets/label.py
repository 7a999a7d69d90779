"""Text in the roles of the style sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


class Label(QLabel):
    """A line of text in a role of ``theme/stylesheet.py``.

    Roles: "", second, third, muted, strong, title, heading, figure, total, accent,
    good, warning, bad. Text is plain: what a customer is called never becomes markup.
    """

    def __init__(
        self, text: str = "", role: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    def set_role(self, role: str) -> None:
        """Wear another role."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class SectionTitle(Label):
    """The title of a part of a screen."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "title", parent)


class NumberLabel(Label):
    """A figure, right-aligned and never cut."""

    def __init__(
        self, text: str = "", role: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)


class Rule(QFrame):
    """A hairline between two things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rule")
        self.setFixedHeight(1)
