"""A modal sheet: a panel over the dimmed window, for a decision or a payment.

It lies inside the window, so it looks the same on every desktop. While it is open the
keys of what lies beneath are off and Tab stays inside; closing puts the focus back.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from techstore_desktop.ui.theme import colours, tokens
from techstore_desktop.ui.widgets.painting import box

_MARGIN = 24
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# Twenty rings of it lie over each other: soft outside, a tenth at the panel.
_SHADOW = "#02000000"


class Sheet(QWidget):
    """A panel of at most ``width`` x ``height`` (0: as high as its content).

    Subclasses put their content into ``panel`` (or its layout ``body``). Esc closes
    with False; ``accept`` closes with True.
    """

    closed = Signal(bool)

    def __init__(self, over: QWidget, *, width: int = 480, height: int = 0) -> None:
        super().__init__(over.window())
        self._wanted_width = width
        self._wanted_height = height
        self._back_to: QWidget | None = None
        self._silenced: list[QShortcut] = []
        self.panel = _Panel(self)
        self.body = QVBoxLayout(self.panel)
        self.body.setContentsMargins(26, 24, 26, 24)
        self.body.setSpacing(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        self.panel.installEventFilter(self)
        self.hide()

    def first_focus(self) -> QWidget | None:
        """Return where the cursor stands when the sheet opens."""
        return None

    def on_scan(self, code: str) -> bool:
        """Do what a scanned code means while this sheet is open."""
        return False

    def add_buttons(self, row: QHBoxLayout) -> None:
        """Add a row of buttons; the sheet gets as wide as their words need."""
        self.body.addLayout(row)
        margins = self.body.contentsMargins()
        needed = row.sizeHint().width() + margins.left() + margins.right()
        self._wanted_width = max(self._wanted_width, needed)

    def open(self) -> None:
        """Lay the sheet over the window and take the focus."""
        window = self._beneath()
        self._back_to = QApplication.focusWidget()
        self._silence(window)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self._place()
        self.show()
        self.raise_()
        first = self.first_focus()
        if first is None or not first.isVisible():
            # What is not to be seen takes no key: Esc would go to the window beneath.
            first = self._first_inside() or self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Close: it is decided."""
        self._close(is_accepted=True)

    def reject(self) -> None:
        """Close: one step back."""
        self._close(is_accepted=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size, and be as high as the content."""
        window = self._beneath()
        if event.type() == QEvent.Type.Resize and watched is window:
            self.setGeometry(window.rect())
            self._place()
        elif event.type() == QEvent.Type.LayoutRequest and watched is self.panel:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, press a button that has the cursor on Enter.

        No key falls through to what lies beneath.
        """
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in _ENTER and isinstance(focused, QAbstractButton):
            focused.click()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's names
        """Keep Tab inside the sheet."""
        chain = self._chain()
        if not chain:
            return True
        current = QApplication.focusWidget()
        at = chain.index(current) if current in chain else -1
        step = 1 if next else -1
        chain[(at + step) % len(chain)].setFocus(
            Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window and throw the panel's shadow."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().backdrop))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.panel.geometry().toRectF().translated(0, 10)
        for spread in range(40, 0, -2):
            grown = place.adjusted(-spread, -spread, spread, spread)
            radius = tokens.RADIUS_DIALOG + spread
            box(painter, grown, fill=_SHADOW, radius=radius)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keys back to what lies beneath."""
        super().hideEvent(event)
        for shortcut in self._silenced:
            if isValid(shortcut):
                shortcut.setEnabled(True)
        self._silenced.clear()

    def _close(self, *, is_accepted: bool) -> None:
        if not self.isVisible():
            return
        self._beneath().removeEventFilter(self)
        back = None if self._is_left() else self._back_to
        self.hide()
        if back is not None and isValid(back):
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit(is_accepted)
        self.deleteLater()

    def _is_left(self) -> bool:
        """Return whether whoever was told has put the cursor elsewhere already."""
        focused = QApplication.focusWidget()
        if focused is None or focused is self or self.isAncestorOf(focused):
            return False
        return focused is not self._back_to and focused is not self._beneath()

    def _beneath(self) -> QWidget:
        """Return the window.

        No sheet keeps it: Python frees a widget's values while Qt destroys it, and a
        window of which that was the last would take the sheet along a second time.
        """
        window = self.parentWidget()
        assert window is not None  # noqa: S101 - a sheet is made over a window
        return window

    def _silence(self, window: QWidget) -> None:
        for shortcut in window.findChildren(QShortcut):
            owner = shortcut.parent()
            is_own = isinstance(owner, QWidget) and self.isAncestorOf(owner)
            if shortcut.isEnabled() and owner is not self and not is_own:
                shortcut.setEnabled(False)
                self._silenced.append(shortcut)

    def _place(self) -> None:
        width = min(self._wanted_width, self.width() - 2 * _MARGIN)
        self.panel.setFixedWidth(width)
        wanted = self._wanted_height or self.panel.heightForWidth(width)
        if wanted <= 0:
            wanted = self.panel.sizeHint().height()
        height = min(wanted, self.height() - 2 * _MARGIN)
        self.panel.resize(width, height)
        self.panel.move(
            QPoint((self.width() - width) // 2, (self.height() - height) // 2)
        )
        # The shadow lies outside the panel, where a smaller one was.
        self.update()

    def _chain(self) -> list[QWidget]:
        # Not Qt's own chain: asking a widget for the next one makes PySide believe
        # that it owns that one, and let it die with it.
        return [each for each in _inside(self) if _takes_tab(each)]

    def _first_inside(self) -> QWidget | None:
        chain = self._chain()
        return chain[0] if chain else None


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield all that lies within a widget, as it was put there."""
    for child in widget.children():
        if isinstance(child, QWidget):
            yield child
            yield from _inside(child)


def _takes_tab(widget: QWidget) -> bool:
    wants_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    # The line within a list or a date hands the cursor on to the whole.
    is_part = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
    return wants_tab and not is_part and widget.isVisible() and widget.isEnabled()


class _Panel(QFrame):
    """The sheet's surface with its round corners."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        painter = QPainter(self)
        shades = colours()
        box(
            painter,
            self.rect(),
            fill=shades.surface,
            line=shades.line,
            radius=tokens.RADIUS_DIALOG,
        )


def open_sheet(window: QWidget) -> Sheet | None:
    """Return the sheet on top of a window, if one is open."""
    sheets = [
        child
        for child in window.window().children()
        if isinstance(child, Sheet) and child.isVisible()
    ]
    return sheets[-1] if sheets else None
