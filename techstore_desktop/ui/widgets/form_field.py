"""A field with its label above and its error beneath."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.ui.widgets.label import Label


class FormField(QWidget):
    """Label, control, hint or error. The error keeps what was typed."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        parent: QWidget | None = None,
        *,
        hint: str = "",
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._hint = hint
        # With its parent at once: shown without one it would flash up as a window.
        self._below = Label(hint, "second", self)
        self._below.setWordWrap(True)
        self._below.setVisible(bool(hint))
        self._caption = Label("", "second", self)
        self._caption.setBuddy(control)
        self.set_label(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._caption)
        column.addWidget(control)
        column.addWidget(self._below)

    def set_label(self, label: str) -> None:
        """Call the control something else."""
        self._caption.setText(label)
        self.control.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Say something else beneath the control where there is no error."""
        self._hint = hint
        if not self.error():
            self._below.setText(hint)
            self._below.setVisible(bool(hint))

    def show_error(self, text: str) -> None:
        """Show an error beneath the control; an empty text takes it away."""
        if text == self.error():
            return  # Dressing a widget anew is slow, and a list may do it at each key.
        self._below.set_role("bad" if text else "second")
        self._below.setText(text or self._hint)
        self._below.setVisible(bool(text or self._hint))
        self.control.setProperty("wrong", bool(text))
        self.control.setAccessibleDescription(text)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)

    def error(self) -> str:
        """Return the error that stands beneath, or nothing."""
        return self._below.text() if self.control.property("wrong") else ""
