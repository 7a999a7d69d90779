"""The colours that a state may have: tokens of the theme, each with its word."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_WORDS = {
    "": QT_TRANSLATE_NOOP("StateColours", "As its kind"),
    "information": QT_TRANSLATE_NOOP("StateColours", "Blue"),
    "accent": QT_TRANSLATE_NOOP("StateColours", "Teal"),
    "good": QT_TRANSLATE_NOOP("StateColours", "Green"),
    "warning": QT_TRANSLATE_NOOP("StateColours", "Amber"),
    "bad": QT_TRANSLATE_NOOP("StateColours", "Red"),
    "text_third": QT_TRANSLATE_NOOP("StateColours", "Grey"),
}


def colour_names() -> dict[str, str]:
    """Return what each colour is called, by its token."""
    return {
        token: QCoreApplication.translate("StateColours", words)
        for token, words in _WORDS.items()
    }


def colour_name(token: str) -> str:
    """Return what a colour is called."""
    return colour_names().get(token, "")


def pill_kind(token: str) -> str:
    """Return the pill that wears a colour."""
    return token if token in _WORDS and token not in ("", "text_third") else "neutral"
