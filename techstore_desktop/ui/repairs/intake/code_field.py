"""The access code: a PIN or a text, masked, or a pattern drawn on nine dots."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.intake_choices import CodeKind
from techstore_desktop.core.repairs.intake_schemas import is_pattern
from techstore_desktop.ui.theme import colours
from techstore_desktop.ui.widgets.painting import box, shade
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

_SIDE = 3
_PAD = 104
_DOT = 12


class PatternPad(QWidget):
    """Nine dots that are joined by drawing, or by their figures 1 to 9."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._at: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Pattern"))

    def code(self) -> str:
        """Return the dots in their order."""
        return self._code

    def show_code(self, code: str) -> None:
        """Draw a pattern."""
        self._code = code
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square."""
        return QSize(_PAD, _PAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Join a dot by its figure; Backspace takes the last one back."""
        if event.text() and event.text() in "123456789":
            self._join(int(event.text()))
        elif event.key() == Qt.Key.Key_Backspace:
            self._code = self._code[:-1]
            self._tell()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin anew."""
        self._code = ""
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Join each dot that is passed."""
        self._at = event.position()
        for number in range(1, _SIDE * _SIDE + 1):
            away = self._at - self._dot(number)
            if away.manhattanLength() < _DOT + 4:
                self._join(number)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the line."""
        self._at = None
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dots and line."""
        painter, shades = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, self.rect(), fill=shades.sunken, line=shades.line, radius=9)
        path = [self._dot(int(each)) for each in self._code]
        if self._at is not None:
            path.append(self._at)
        painter.setPen(QPen(shade(shades.accent), 3))
        painter.drawPolyline(path)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(1, _SIDE * _SIDE + 1):
            is_on = str(number) in self._code
            painter.setBrush(shade(shades.accent if is_on else shades.control))
            painter.drawEllipse(self._dot(number), _DOT / 2, _DOT / 2)
        if self.hasFocus():
            box(painter, self.rect(), line=shades.accent, radius=9, width=2)

    def _join(self, number: int) -> None:
        if str(number) not in self._code:
            self._code += str(number)
            self._tell()

    def _dot(self, number: int) -> QPointF:
        row, column = divmod(number - 1, _SIDE)
        step = _PAD / _SIDE
        return QPointF(step * (column + 0.5), step * (row + 0.5))

    def _tell(self) -> None:
        self.update()
        self.changed.emit()


class CodeField(QWidget):
    """Which kind of code, and the code; nothing of it shows in clear."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = SegmentedControl(
            [
                (CodeKind.PIN.value, self.tr("PIN")),
                (CodeKind.TEXT.value, self.tr("Password")),
                (CodeKind.PATTERN.value, self.tr("Pattern")),
            ]
        )
        self.kinds.setAccessibleName(self.tr("Kind of code"))
        self.line = QLineEdit(maxLength=100)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(self.tr("Access code"))
        self.line.setPlaceholderText(self.tr("As the customer says it"))
        self.line.setProperty("noScan", True)
        self.pad = PatternPad()
        self.pad.hide()
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.kinds)
        column.addWidget(self.line)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        row.addWidget(self.pad)
        self.kinds.chosen.connect(self._turn)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.pad.changed.connect(self.changed)

    def kind(self) -> CodeKind:
        """Return which kind is chosen."""
        return CodeKind(self.kinds.current())

    def code(self) -> str:
        """Return the code; nothing while a pattern is too short to be one."""
        if self.kind() is CodeKind.PATTERN:
            return self.pad.code() if is_pattern(self.pad.code()) else ""
        return self.line.text().strip()

    def show_code(self, kind: CodeKind, code: str) -> None:
        """Show what was typed for another device, masked."""
        self.kinds.choose(kind.value)
        is_drawn = kind is CodeKind.PATTERN
        self.line.setText("" if is_drawn else code)
        self.pad.show_code(code if is_drawn else "")

    def _turn(self, kind: str) -> None:
        is_drawn = kind == CodeKind.PATTERN.value
        self.pad.setVisible(is_drawn)
        self.line.setVisible(not is_drawn)
        self.changed.emit()
