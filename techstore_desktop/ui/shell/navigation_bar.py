"""The slim navigation on the left: the shop's name, a row per screen with its key."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from techstore_desktop.ui.navigation import ScreenEntry, counted
from techstore_desktop.ui.theme import colours, font, paint_icon, tokens
from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.key_cap import HEIGHT as KEY_HEIGHT
from techstore_desktop.ui.widgets.key_cap import key_width, paint_key
from techstore_desktop.ui.widgets.painting import CENTRE, box, text_width, write
from techstore_desktop.ui.widgets.pill import HEIGHT as PILL_HEIGHT
from techstore_desktop.ui.widgets.pill import pill_colours, pill_width

_MARGIN = 10
_NUMBERED = 9
_NARROW = 1180
"""In a window that is narrower, only icons leave the screens the room they need."""
_TEXT_LEFT, _RIGHT = 38, 8
_GAP = 6
_SPARED = 4
"""Of the margin beside a number alone, so that a long title stays whole."""


class NavigationBar(QWidget):
    """Emits ``chosen`` with a screen's name.

    In a narrow window it folds by itself, until somebody folds or unfolds it.
    """

    chosen = Signal(str)

    def __init__(
        self, entries: Sequence[ScreenEntry], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_collapsed = False
        self._is_asked_for = False
        self._items: dict[str, _Item] = {}
        self._brand = _Brand(self)
        self._fold = IconButton("layout-sidebar-left-collapse", "", self)
        self._fold.clicked.connect(self.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 0, _MARGIN + 1, _MARGIN)
        column.setSpacing(2)
        column.addWidget(self._brand)
        for number, entry in enumerate(entries, start=1):
            column.addWidget(self._add(entry, number))
        column.addStretch(1)
        column.addWidget(self._fold)
        self._show_folded()

    def show_current(self, name: str) -> None:
        """Mark the screen that is open."""
        for item_name, item in self._items.items():
            item.setChecked(item_name == name)

    def show_badge(self, name: str, count: int) -> None:
        """Show a number at a screen's row; none for 0."""
        self._items[name].show_badge(count)

    def toggle(self) -> None:
        """Fold to icons, or unfold, and stay so however wide the window is."""
        self._is_asked_for = True
        self._is_collapsed = not self._is_collapsed
        self._show_folded()

    def fit(self, width: int) -> None:
        """Fold in a window of so few pixels that its screens need the room."""
        is_narrow = width < _NARROW
        if not self._is_asked_for and is_narrow is not self._is_collapsed:
            self._is_collapsed = is_narrow
            self._show_folded()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().surface))
        edge = QRect(self.width() - 1, 0, 1, self.height())
        painter.fillRect(edge, QColor(colours().line))

    def _add(self, entry: ScreenEntry, number: int) -> QWidget:
        key = str(number) if number <= _NUMBERED else ""
        item = _Item(entry.icon, entry.title_text(), key, self)
        item.clicked.connect(lambda: self.chosen.emit(entry.name))
        self._items[entry.name] = item
        return item

    def _show_folded(self) -> None:
        folded = self._is_collapsed
        width = tokens.NAVIGATION_COLLAPSED if folded else tokens.NAVIGATION_WIDTH
        self.setFixedWidth(width)
        side = "expand" if folded else "collapse"
        self._fold.set_icon(f"layout-sidebar-left-{side}")
        words = self.tr("Show the words") if folded else self.tr("Only icons")
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)
        for item in self._items.values():
            item.setToolTip(item.text() if folded else "")


class _Item(QAbstractButton):
    """A row of the navigation."""

    def __init__(self, icon: str, text: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._key = key
        self._badge = ""
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_badge(self, count: int) -> None:
        self._badge = counted(count) if count else ""
        self.setAccessibleDescription(self._badge)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, tokens.CONTROL_HEIGHT)

    def nextCheckState(self) -> None:
        """Leave the mark to the window: it may refuse to leave a screen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shades = colours()
        token = "accent" if self.isChecked() else "text_second"
        if self.isChecked() or self.underMouse():
            ground = shades.accent_soft if self.isChecked() else shades.raised
            box(painter, self.rect(), fill=ground, radius=tokens.RADIUS_FIELD)
        middle = self.height() // 2
        paint_icon(painter, self._icon, token, QRect(10, middle - 9, 18, 18))
        if self.width() < tokens.NAVIGATION_COLLAPSED:
            if self._badge:
                dot = QRect(self.width() - 14, middle - 13, 8, 8)
                box(painter, dot, fill=shades.warning, radius=4)
            return
        weight = tokens.SEMIBOLD if self.isChecked() else tokens.MEDIUM
        shade = getattr(shades, token)
        typeface = font(tokens.TEXT, weight)
        right = self.width() - _RIGHT
        if self._key and self._has_room_for_key(weight):
            width = key_width(self._key)
            cap = QRect(right - width, middle - KEY_HEIGHT // 2, width, KEY_HEIGHT)
            paint_key(painter, cap, self._key)
            right = cap.left() - _GAP
        elif self._badge:
            right += _SPARED
        if self._badge:
            right = self._paint_badge(painter, right, middle) - _GAP
        place = QRect(_TEXT_LEFT, 0, right - _TEXT_LEFT, self.height())
        if text_width(self.text(), tokens.TEXT, weight) > place.width():
            # Rather less bold than cut.
            typeface = font(tokens.TEXT, tokens.MEDIUM)
        write(painter, place, self.text(), font=typeface, colour=shade)

    def _has_room_for_key(self, weight: int) -> bool:
        """Tell whether the key leaves the title whole, beside a number too."""
        taken = key_width(self._key) + _GAP
        if self._badge:
            taken += pill_width(self._badge) + _GAP
        free = self.width() - _RIGHT - _TEXT_LEFT - taken
        return text_width(self.text(), tokens.TEXT, weight) <= free

    def _paint_badge(self, painter: QPainter, right: int, middle: int) -> int:
        width = pill_width(self._badge)
        ink, ground = pill_colours("warning")
        place = QRect(right - width, middle - PILL_HEIGHT // 2, width, PILL_HEIGHT)
        typeface = font(tokens.TEXT_SMALL, tokens.MEDIUM)
        box(painter, place, fill=ground, radius=6)
        write(painter, place, self._badge, font=typeface, colour=ink, align=CENTRE)
        return place.left()


class _Brand(QWidget):
    """The application's mark and name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(58)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shades = colours()
        mark = QRect(10, 18, 26, 26)
        if self.width() < tokens.NAVIGATION_COLLAPSED:
            mark.moveLeft((self.width() - 26) // 2)
        box(painter, mark, fill=shades.accent, radius=7)
        sign = QRect(0, 0, 16, 16)
        sign.moveCenter(mark.center())
        paint_icon(painter, "device-mobile", "on_accent", sign)
        if self.width() >= tokens.NAVIGATION_COLLAPSED:
            place = QRect(45, 18, self.width() - 45, 26)
            typeface = font(15, tokens.SEMIBOLD)
            write(painter, place, "TechStore", font=typeface, colour=shades.text)
