"""Wearing another language or theme at once, with what is in hand kept."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from techstore_desktop.settings import LanguageChoice, Settings
from techstore_desktop.ui import language, theme


@runtime_checkable
class Rebuilds(Protocol):
    """A window that can make its screens anew."""

    def rebuild(self, *, locale: QLocale | None = None) -> None:
        """Make every widget anew."""


def wear(settings: Settings, window: QWidget) -> None:
    """Speak and look as chosen, in a moment: the asking widget goes away with it."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    chosen = settings.language
    is_system = chosen is LanguageChoice.SYSTEM
    spoken = language.preferred() if is_system else chosen.value
    language.install(app, spoken)
    locale = QLocale(spoken)
    QLocale.setDefault(locale)
    theme.apply(app, settings.theme.value)

    def rebuild() -> None:
        if isinstance(window, Rebuilds):
            window.rebuild(locale=locale)

    QTimer.singleShot(0, window, rebuild)
