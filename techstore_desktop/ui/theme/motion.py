"""How long a movement may take: under 150 ms, and none where the system says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from techstore_desktop.ui.theme import tokens


def duration(milliseconds: int = tokens.MOTION_MILLISECONDS) -> int:
    """Return how long to move, in milliseconds; 0 where the person wants calm.

    Windows and macOS switch these effects off with their own "reduce motion"; a
    Linux desktop says it by the style's animation time.
    """
    # Imported here: its many enumerations would hold up the start.
    from PySide6.QtWidgets import QStyle

    style = QApplication.style()
    hint = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    wanted = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return milliseconds if wanted and hint != 0 else 0
