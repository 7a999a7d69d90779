"""Marks a text for translation where it is declared and translated later."""

from techstore_desktop.core.texts import QT_TRANSLATE_NOOP

__all__ = ["QT_TRANSLATE_NOOP"]
