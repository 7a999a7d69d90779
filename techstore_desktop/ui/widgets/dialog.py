"""A decision: a question, the likely answer on Enter, one step back on Esc."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.ui.widgets.button import (
    BackButton,
    Button,
    DangerButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet


class Dialog(Sheet):
    """Title, text, perhaps content of its own, and the answers.

    ``content`` is a layout's place for fields: add widgets to ``content``.
    ``secondary`` is what Esc answers, Back unless told; empty: there is one answer.
    """

    def __init__(
        self,
        over: QWidget,
        *,
        title: str,
        text: str = "",
        primary: str,
        secondary: str | None = None,
        is_danger: bool = False,
        width: int = 460,
    ) -> None:
        super().__init__(over, width=width)
        heading = Label(title, "title")
        heading.setWordWrap(True)
        self.body.addWidget(heading)
        if text:
            self.body.addWidget(_paragraph(text))
        self.content = self._content_place()
        self.primary = self._primary_button(primary, is_danger=is_danger)
        self._add_answers(secondary)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with the primary on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.decide()
            return
        super().keyPressEvent(event)

    def decide(self) -> None:
        """Take the primary answer; a form overrides it to check what was typed."""
        if self.primary.isEnabled():
            self.accept()

    def _content_place(self) -> QHBoxLayout:
        place = QHBoxLayout()
        place.setSpacing(12)
        self.body.addLayout(place)
        return place

    def _primary_button(self, text: str, *, is_danger: bool) -> Button:
        kind = DangerButton if is_danger else PrimaryButton
        button = kind(text, self.panel, keys="Return")
        button.clicked.connect(self.decide)
        return button

    def _add_answers(self, secondary: str | None) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        if secondary != "":
            back = BackButton(self.panel)
            if secondary is not None:
                back.setText(secondary)
            back.clicked.connect(self.reject)
            row.addWidget(back)
        row.addWidget(self.primary)
        self.add_buttons(row)


def add_or_save(kept: object | None) -> str:
    """Return the primary answer of a form: Add for a new one, Save for what is kept."""
    save = QCoreApplication.translate("Dialog", "Save")
    return QCoreApplication.translate("Dialog", "Add") if kept is None else save


def ask(
    over: QWidget,
    *,
    title: str,
    text: str,
    primary: str,
    secondary: str | None = None,
    then: Callable[[], object],
    is_danger: bool = False,
) -> Dialog:
    """Ask for a decision; ``then`` is called if the person takes the primary answer."""
    dialog = Dialog(
        over,
        title=title,
        text=text,
        primary=primary,
        secondary=secondary,
        is_danger=is_danger,
    )
    dialog.closed.connect(lambda is_accepted: then() if is_accepted else None)
    dialog.open()
    return dialog


def _paragraph(text: str) -> Label:
    label = Label(text, "muted")
    label.setWordWrap(True)
    return label
