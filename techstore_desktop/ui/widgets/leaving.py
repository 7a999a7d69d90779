"""The question before something typed is left behind."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.widgets.dialog import ask

translate = QCoreApplication.translate


def ask_to_leave(over: QWidget, text: str, then: Callable[[], object]) -> None:
    """Go on with ``then`` if the person gives up what ``text`` says is not saved."""
    ask(
        over,
        title=translate("Leaving", "Leave without saving?"),
        text=text,
        primary=translate("Leaving", "Leave without saving"),
        secondary=translate("Leaving", "Keep editing"),
        then=then,
        is_danger=True,
    )
