"""A few words that a step needs: why it is cancelled, which part is waited for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField

LONGEST = 300


class TextDialog(Dialog):
    """Emits ``written`` with the words; they may be left out unless needed."""

    written = Signal(str)

    def __init__(
        self,
        over: QWidget,
        *,
        title: str,
        label: str,
        primary: str,
        likely: str = "",
        is_needed: bool = False,
        is_danger: bool = False,
    ) -> None:
        super().__init__(
            over,
            title=title,
            primary=primary,
            is_danger=is_danger,
        )
        self._is_needed = is_needed
        self.text = QLineEdit(likely[:LONGEST], maxLength=LONGEST)
        self.text.selectAll()
        self._field = FormField(label, self.text)
        self.content.addWidget(self._field)

    def first_focus(self) -> QWidget | None:
        """Return the words."""
        return self.text

    def decide(self) -> None:
        """Hand over the words, or say that they are missing."""
        words = self.text.text().strip()
        if self._is_needed and not words:
            self._field.show_error(self.tr("This is needed."))
            self.text.setFocus()
            return
        self.accept()
        self.written.emit(words)
