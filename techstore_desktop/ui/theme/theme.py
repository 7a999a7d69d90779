"""Puts the looks on the application and tells which set of colours it wears."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from techstore_desktop.places import resources
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.theme.stylesheet import stylesheet
from techstore_desktop.ui.theme.tokens import DARK, LIGHT, Colours, Mode

_DARK_PROPERTY = "techstoreIsDark"


def apply(app: QApplication, mode: Mode | str) -> None:
    """Dress the application; widgets made before must be made anew to follow."""
    _load_fonts()
    app.setProperty(_DARK_PROPERTY, _wants_dark(app, Mode(mode)))
    is_dark.cache_clear()
    app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette(colours()))
    app.setStyleSheet(stylesheet(colours()))


@lru_cache(maxsize=1)
def is_dark() -> bool:
    """Tell whether the application wears the dark set."""
    app = QApplication.instance()
    return bool(app is not None and app.property(_DARK_PROPERTY))


def colours() -> Colours:
    """Return the set of colours that the application wears."""
    return DARK if is_dark() else LIGHT


def font(size: int = tokens.TEXT, weight: int = tokens.REGULAR) -> QFont:
    """Return the shop's typeface at a size in pixels; its figures are tabular."""
    return QFont(_typeface(size, weight))


@lru_cache
def _typeface(size: int, weight: int) -> QFont:
    """Return the one typeface whose copies share what Qt looked up for it."""
    made = QFont(tokens.FONT_FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    return made


def _wants_dark(app: QApplication, mode: Mode) -> bool:
    if mode is Mode.SYSTEM:
        return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return mode is Mode.DARK


@lru_cache(maxsize=1)
def _load_fonts() -> None:
    for file in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(chosen: Colours) -> QPalette:
    palette = QPalette()
    for role, colour in _roles(chosen).items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.text_third))
    return palette


def _roles(chosen: Colours) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: chosen.background,
        role.WindowText: chosen.text,
        role.Base: chosen.surface,
        role.AlternateBase: chosen.raised,
        role.Text: chosen.text,
        role.PlaceholderText: chosen.text_third,
        role.Button: chosen.surface,
        role.ButtonText: chosen.text,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.ToolTipBase: chosen.raised,
        role.ToolTipText: chosen.text,
        role.Link: chosen.accent,
        role.Accent: chosen.accent,
        role.Mid: chosen.line,
    }
