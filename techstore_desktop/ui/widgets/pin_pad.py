"""A PIN pad: large keys for the finger, the keyboard works as well."""

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from techstore_desktop.ui.theme import colours, duration, tokens
from techstore_desktop.ui.widgets.button import (
    Button,
    IconButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.painting import box

_LONGEST = 12
_DOTS = 4


class PinPad(QWidget):
    """Emits ``entered`` with the digits on Enter."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self._dots = _Dots(self)
        self._buttons: list[Button] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        self.setProperty("noScan", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._dots)
        column.addLayout(self._keys())
        self.setFixedWidth(264)

    def clear(self) -> None:
        """Forget what was typed."""
        self._set("")

    def shake(self) -> None:
        """Say no as a head does, and forget what was typed; calm where asked for."""
        self.clear()
        length = duration(140)
        if not length:
            return
        home = self._dots.pos()
        motion = QPropertyAnimation(self._dots, b"pos", self)
        motion.setDuration(length)
        motion.setEasingCurve(QEasingCurve.Type.OutQuad)
        for at, shift in ((0.2, -8), (0.4, 8), (0.6, -5), (0.8, 5)):
            motion.setKeyValueAt(at, home + QPoint(shift, 0))
        motion.setStartValue(home)
        motion.setEndValue(home)
        motion.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type digits, take one back, enter."""
        if event.text().isdecimal() and event.text().isascii():
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._set(self._digits[:-1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for number in range(9):
            digit = str(number + 1)
            grid.addWidget(self._digit_button(digit), number // 3, number % 3)
        back = self._wide(IconButton("backspace", self.tr("Take one back"), self))
        back.clicked.connect(lambda: self._set(self._digits[:-1]))
        enter = self._wide(PrimaryButton("", self, icon="arrow-right"))
        enter.setAccessibleName(self.tr("Sign in"))
        enter.clicked.connect(self._enter)
        grid.addWidget(back, 3, 0)
        grid.addWidget(self._digit_button("0"), 3, 1)
        grid.addWidget(enter, 3, 2)
        return grid

    def _digit_button(self, digit: str) -> Button:
        button = self._wide(SecondaryButton(digit, self))
        button.clicked.connect(lambda: self._type(digit))
        return button

    def _wide(self, button: Button) -> Button:
        button.setFixedSize(82, 56)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons.append(button)
        return button

    def _type(self, digit: str) -> None:
        self._set((self._digits + digit)[:_LONGEST])

    def _enter(self) -> None:
        if self._digits:
            self.entered.emit(self._digits)

    def _set(self, digits: str) -> None:
        self._digits = digits
        self._dots.show_count(len(digits))


class _Dots(QWidget):
    """How many digits were typed, never which."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = 0
        self.setFixedHeight(20)

    def show_count(self, count: int) -> None:
        self._count = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a filled dot for each digit, empty ones up to four."""
        painter = QPainter(self)
        shades = colours()
        shown = max(_DOTS, self._count)
        left = (self.width() - shown * 22 + 10) // 2
        for number in range(shown):
            place = self.rect()
            place.setRect(left + number * 22, 4, 12, 12)
            is_filled = number < self._count
            fill = shades.accent if is_filled else ""
            line = shades.accent if is_filled else shades.control
            box(painter, place, fill=fill, line=line, radius=tokens.RADIUS_SMALL + 1)
