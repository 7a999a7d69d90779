"""The search field of a screen: sign, text, how many found how fast, its key."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from techstore_desktop.ui.theme import colours, font, icon, tokens
from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.key_cap import KeyCap
from techstore_desktop.ui.widgets.label import Label

_LIST_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_COMES_BACK = frozenset(
    {Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
# What Qt keeps free beside the text of a line, in pixels.
_LINE_SIDES = 6


class SearchField(QFrame):
    """Emits ``searched`` after a pause in typing, ``confirmed`` on Enter.

    Arrow keys go out as ``list_key`` so that the results beneath can move their mark.
    """

    searched = Signal(str)
    confirmed = Signal(str)
    list_key = Signal(object)
    """Carries the ``QKeyEvent``."""

    def __init__(
        self,
        placeholder: str,
        parent: QWidget | None = None,
        *,
        keys: str = "/",
        pause: int = 60,
        is_large: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self.setProperty("focusFrame", True)
        self.setFixedHeight(46 if is_large else tokens.CONTROL_HEIGHT)
        self._asked_for = placeholder
        self.line = _bare_line(placeholder, font(16 if is_large else tokens.TEXT))
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self._hint = Label("", "second")
        self._clear = IconButton("x", self.tr("Clear"), self, height=26)
        self._key = KeyCap(keys, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause)
        self._build(is_large=is_large)
        self._connect()

    def text(self) -> str:
        """Return what is typed, without blanks at the ends."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Type for the person and search at once."""
        is_same = self.line.text() == text
        self.line.setText(text)
        if is_same or self._timer.isActive():
            self._search_now()

    def clear(self) -> None:
        """Empty the field and search for nothing."""
        self.set_text("")

    def show_hint(self, text: str) -> None:
        """Say beside the text how many were found and how fast."""
        self._hint.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send arrow keys to the results, and Esc empties the field first.

        Whoever comes back to the field looks for something else: what stands there is
        selected, so that typing replaces it.
        """
        if isinstance(event, QFocusEvent) and event.gotFocus():
            if event.reason() in _COMES_BACK:
                self.line.selectAll()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _LIST_KEYS:
                self.list_key.emit(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.clear()
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many of the things to look for as there is room for, whole."""
        super().resizeEvent(event)
        room, metrics = self.line.width() - _LINE_SIDES, self.line.fontMetrics()
        named = self._asked_for.split(", ")
        while len(named) > 1 and metrics.horizontalAdvance(", ".join(named)) > room:
            named.pop()
        self.line.setPlaceholderText(", ".join(named))

    def _build(self, *, is_large: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(10)
        sign = QLabel()
        size = 22 if is_large else 18
        colour = "accent" if is_large else "text_second"
        sign.setPixmap(icon("search", colour, size).pixmap(size, size))
        for widget in (sign, self.line, self._hint, self._clear, self._key):
            row.addWidget(widget)
        row.setStretch(1, 1)
        self._clear.hide()

    def _connect(self) -> None:
        self.line.textChanged.connect(self._on_text)
        self.line.returnPressed.connect(self._on_enter)
        self._timer.timeout.connect(self._search_now)
        self._clear.clicked.connect(self.clear)

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if self._timer.interval():
            self._timer.start()
        else:
            self._search_now()  # Looked for while this key is painted.

    def _on_enter(self) -> None:
        self._search_now()
        self.confirmed.emit(self.text())

    def _search_now(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text())


def _bare_line(placeholder: str, typeface: QFont) -> QLineEdit:
    line = QLineEdit()
    line.setProperty("bare", True)
    line.setPlaceholderText(placeholder)
    line.setAccessibleName(placeholder)
    line.setFont(typeface)
    palette = line.palette()
    palette.setColor(palette.ColorRole.PlaceholderText, colours().text_third)
    line.setPalette(palette)
    return line
