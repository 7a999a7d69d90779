"""Front and back of a device, with marks: click, or arrows and a figure."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.core.devices.kinds import DeviceKind
from techstore_desktop.core.repairs.intake_choices import DeviceSide, MarkKind
from techstore_desktop.core.repairs.intake_schemas import ConditionMark
from techstore_desktop.printing.repair_words import RepairWords
from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, box, shade, write

_HEIGHT = 236
_STEP = 0.05
_ARROWS = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}
_PROPORTIONS = {
    DeviceKind.PHONE: 0.48,
    DeviceKind.TABLET: 0.72,
    DeviceKind.WATCH: 0.82,
    DeviceKind.HEADPHONES: 0.9,
    DeviceKind.DESKTOP: 0.5,
}
_WIDE = 1.4
_SIGNS = {
    MarkKind.SCRATCH: "/",
    MarkKind.CRACK: "✱",
    MarkKind.DENT: "●",
    MarkKind.MISSING: "×",
}


class ConditionPicture(QWidget):
    """Emits ``changed``. A click adds the kind chosen last; Ctrl+Z takes one back."""

    changed = Signal()

    def __init__(self, words: RepairWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._kind = DeviceKind.PHONE
        self._marks: list[ConditionMark] = []
        self._mark_kind = MarkKind.SCRATCH
        self._side, self._x, self._y = DeviceSide.FRONT, 0.5, 0.5
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.condition)

    def show_device(self, kind: DeviceKind, marks: Sequence[ConditionMark]) -> None:
        """Draw another kind of device with its marks."""
        self._kind = kind
        self._marks = list(marks)
        self.update()

    def marks(self) -> tuple[ConditionMark, ...]:
        """Return the marks in the order they were made."""
        return tuple(self._marks)

    def choose(self, kind: MarkKind) -> None:
        """Let the next click make this kind of mark."""
        self._mark_kind = kind
        self.update()

    def take_back(self) -> None:
        """Take the last mark away."""
        if self._marks:
            self._marks.pop()
            self._tell()

    def sizeHint(self) -> QSize:
        """Return room for both sides and the kinds."""
        return QSize(380, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrows, turn by the space bar, mark by 1 to 4, undo by Del."""
        key = Qt.Key(event.key())
        kinds = dict(zip("1234", MarkKind, strict=True))
        if key in _ARROWS:
            across, down = _ARROWS[key]
            self._x = min(1.0, max(0.0, self._x + across))
            self._y = min(1.0, max(0.0, self._y + down))
        elif key == Qt.Key.Key_Space:
            is_front = self._side is DeviceSide.FRONT
            self._side = DeviceSide.BACK if is_front else DeviceSide.FRONT
        elif event.text() in kinds:
            self._mark_kind = kinds[event.text()]
            self._add(self._side, self._x, self._y)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.take_back()
        else:
            super().keyPressEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make a mark, or choose a kind."""
        for kind, place in self._kind_places():
            if place.contains(event.position().toPoint()):
                self.choose(kind)
                return
        for side in DeviceSide:
            outline = self._outline(side)
            if outline.contains(event.position()):
                x = (event.position().x() - outline.left()) / outline.width()
                y = (event.position().y() - outline.top()) / outline.height()
                self._side, self._x, self._y = side, x, y
                self._add(side, x, y)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both sides, their marks, and the kinds to choose from."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side in DeviceSide:
            self._paint_side(painter, side)
        for mark in self._marks:
            self._paint_mark(painter, mark)
        if self.hasFocus():
            self._paint_cross(painter)
        self._paint_kinds(painter)

    def _paint_side(self, painter: QPainter, side: DeviceSide) -> None:
        shades, outline = colours(), self._outline(side)
        radius = min(outline.width(), outline.height()) * 0.12
        box(
            painter,
            outline,
            fill=shades.raised,
            line=shades.control,
            radius=radius,
            width=2,
        )
        if side is DeviceSide.FRONT:
            inset = outline.adjusted(7, 9, -7, -9)
            box(painter, inset, fill=shades.sunken, line=shades.line, radius=radius / 2)
        else:
            eye = QRectF(outline.left() + 9, outline.top() + 10, 18, 18)
            box(painter, eye, line=shades.control, radius=6, width=1.5)
        under = QRect(int(outline.left()) - 20, int(outline.bottom()) + 3, 0, 18)
        under.setWidth(int(outline.width()) + 40)
        small = font(tokens.TEXT_SMALL)
        name = self._words.sides[side]
        write(painter, under, name, font=small, colour=shades.text_second, align=CENTRE)

    def _paint_mark(self, painter: QPainter, mark: ConditionMark) -> None:
        outline, shades = self._outline(mark.side), colours()
        x = outline.left() + mark.x * outline.width()
        y = outline.top() + mark.y * outline.height()
        spot = QRect(int(x) - 9, int(y) - 9, 18, 18)
        box(painter, spot, fill=shades.bad, radius=9)
        bold = font(tokens.TEXT_SMALL, tokens.BOLD)
        sign = _SIGNS[mark.kind]
        write(painter, spot, sign, font=bold, colour=shades.surface, align=CENTRE)

    def _paint_cross(self, painter: QPainter) -> None:
        outline = self._outline(self._side)
        x = outline.left() + self._x * outline.width()
        y = outline.top() + self._y * outline.height()
        painter.setPen(QPen(shade(colours().accent), 1.5))
        painter.drawLine(QPointF(x - 9, y), QPointF(x + 9, y))
        painter.drawLine(QPointF(x, y - 9), QPointF(x, y + 9))

    def _paint_kinds(self, painter: QPainter) -> None:
        shades = colours()
        small = font(tokens.TEXT_SMALL, tokens.MEDIUM)
        for number, (kind, place) in enumerate(self._kind_places(), 1):
            is_chosen = kind is self._mark_kind
            ground = shades.accent_soft if is_chosen else shades.sunken
            ink = shades.accent if is_chosen else shades.text_second
            box(painter, place, fill=ground, radius=6)
            text = f"{number}  {_SIGNS[kind]} {self._words.marks[kind]}"
            inner = place.adjusted(8, 0, -4, 0)
            write(painter, inner, text, font=small, colour=ink)

    def _kind_places(self) -> list[tuple[MarkKind, QRect]]:
        left = self.width() - 130
        return [
            (kind, QRect(left, 8 + row * 32, 126, 26))
            for row, kind in enumerate(MarkKind)
        ]

    def _outline(self, side: DeviceSide) -> QRectF:
        room_x, room_y = (self.width() - 146) / 2, self.height() - 32
        proportion = _PROPORTIONS.get(self._kind, _WIDE)
        height = min(room_y, (room_x - 14) / proportion)
        width = height * proportion
        middle = room_x * (0.5 if side is DeviceSide.FRONT else 1.5)
        return QRectF(middle - width / 2, 4 + (room_y - height) / 2, width, height)

    def _add(self, side: DeviceSide, x: float, y: float) -> None:
        mark = ConditionMark(side=side, x=x, y=y, kind=self._mark_kind)
        self._marks.append(mark)
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()
