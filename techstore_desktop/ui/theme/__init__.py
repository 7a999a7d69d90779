"""The looks: tokens, and what is made from them (fonts, style sheet, tinted icons).

Nothing here knows a screen or a business word.
"""

from techstore_desktop.ui.theme.icons import icon, paint_icon, pixmap
from techstore_desktop.ui.theme.motion import duration
from techstore_desktop.ui.theme.theme import apply, colours, font, is_dark
from techstore_desktop.ui.theme.tokens import Colours, Mode

__all__ = [
    "Colours",
    "Mode",
    "apply",
    "colours",
    "duration",
    "font",
    "icon",
    "is_dark",
    "paint_icon",
    "pixmap",
]
