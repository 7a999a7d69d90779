"""The ring around whatever has the focus: one widget, the same everywhere."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from techstore_desktop.ui.theme import colours, tokens
from techstore_desktop.ui.widgets.painting import box

_GLOW = 4
_FOLLOWED = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        # Tabs grow within their bar.
        QEvent.Type.LayoutRequest,
    }
)


class FocusRing(QWidget):
    """Follows the focus inside a window.

    A widget with the property ``focusFrame`` gets the ring in place of a child that
    has the focus (a field inside its frame); ``noRing`` means none.
    """

    # The class has it too: Qt still calls a ring whose own values were collected.
    _target: QWidget | None = None

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the target when anything between it and the ring moves."""
        if event.type() in _FOLLOWED and self._target is not None:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft glow and the accent line."""
        painter = QPainter(self)
        shades = colours()
        radius = tokens.RADIUS_FIELD
        half = _GLOW / 2
        glow = self.rect().toRectF().adjusted(half, half, -half, -half)
        box(
            painter,
            glow.adjusted(-half, -half, half, half),
            line=shades.accent_soft,
            radius=radius + half,
            width=_GLOW,
        )
        inner = self.rect().adjusted(_GLOW, _GLOW, -_GLOW, -_GLOW)
        box(painter, inner, line=shades.accent, radius=radius - 1, width=2)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self) or not isValid(self._window):
            return  # The window is on its way out and takes its focus along.
        self._unwatch()
        self._target = self._framed(new)
        if self._target is None:
            self.hide()
            # Not left in a scroll area, which may be deleted and take the ring along.
            self.setParent(self._window)
            return
        self._watch(self._target)
        self._place()

    def _framed(self, focused: QWidget | None) -> QWidget | None:
        if focused is None or focused.window() is not self._window:
            return None
        if isinstance(focused, QAbstractItemView) or focused.property("noRing"):
            return None
        ancestor: QWidget | None = focused
        while ancestor is not None and ancestor is not self._window:
            if ancestor.property("focusFrame"):
                return ancestor
            ancestor = ancestor.parentWidget()
        return None if focused is self._window else focused

    def _watch(self, target: QWidget) -> None:
        ancestor: QWidget | None = target
        while ancestor is not None and not self._is_ground(ancestor):
            ancestor.installEventFilter(self)
            self._watched.append(ancestor)
            ancestor = ancestor.parentWidget()
        self.setParent(ancestor or self._window)

    def _unwatch(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()

    def _is_ground(self, widget: QWidget) -> bool:
        parent = widget.parentWidget()
        is_viewport = (
            isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
        )
        return widget is self._window or is_viewport

    def _place(self) -> None:
        target = self._target
        ground = self.parentWidget()
        if target is None or ground is None or not isValid(target):
            self.hide()
            return
        corner = target.mapTo(ground, QPoint(0, 0))
        place = _around(target).translated(corner)
        self.setGeometry(place.adjusted(-_GLOW, -_GLOW, _GLOW, _GLOW))
        self.setVisible(target.isVisible())
        self.raise_()


def _around(target: QWidget) -> QRect:
    """Return what the ring encloses: of a bar only its tabs."""
    if isinstance(target, QTabBar) and target.count():
        last = target.tabRect(target.count() - 1)
        return QRect(0, 0, min(last.right() + 1, target.width()), target.height())
    return target.rect()
