"""Barcode scanners that type: tells a scan from a person, whatever has the focus.

A scan is a burst of at least four keys, at most 50 ms apart, ended by Enter or Tab.
Its keys are held until it is clear what they are: a scan goes out as ``scanned`` and
nothing of it reaches a widget, least of all its Enter, so that it never presses a
button and never pays; anything else is replayed in order.

A person does not feel it: in a text field the first key goes through at once, and a
person's keys are all first keys, being more than 50 ms apart. If it proves to be a
scan, the field gets its text back.

The gaps are those between the keys as the window system stamped them, not those
between the moments at which a busy program came to look.
"""

from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

LONGEST_GAP_SECONDS = 0.050
FEWEST_KEYS = 4
_HOLD_MILLISECONDS = 60
_BUSY_SECONDS = 0.090
_NO_HAND_SECONDS = 0.012
"""Closer than any keyboard repeats a key that is held down."""
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class _Before:
    """What a text field showed before the first key of a burst went through."""

    field: QLineEdit
    text: str
    cursor: int
    selection_start: int
    selection_length: int

    def put_back(self) -> None:
        if not isValid(self.field):
            return
        self.field.setText(self.text)
        self.field.setCursorPosition(self.cursor)
        if self.selection_start >= 0:
            self.field.setSelection(self.selection_start, self.selection_length)
        # Whoever followed the first key follows it back: a sum beside the field.
        self.field.textEdited.emit(self.text)


class Scanner(QObject):
    """Watches whichever widget has the focus in its window and what belongs to it.

    A widget with the property ``noScan`` is left alone: a PIN is typed fast.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        self._text = ""
        self._held: list[QKeyEvent] = []
        self._before: _Before | None = None
        self._last = 0.0
        self._waiting_since = 0.0
        self._swallowed: set[int] = set()
        self._is_replaying = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_HOLD_MILLISECONDS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._lose_patience)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            self._follow(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide what a key is; True keeps it from the widget."""
        if not isinstance(event, QKeyEvent) or self._is_replaying:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._claim(event)
        if event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._release(event)
        return False

    def _claim(self, event: QKeyEvent) -> bool:
        """Inside a burst no key may act as a shortcut."""
        is_end = event.key() in _ENDS
        if self._is_in_burst(event) and (self._is_typed(event) or is_end):
            event.accept()
            return True
        return False

    def _press(self, event: QKeyEvent) -> bool:
        is_in_burst = self._is_in_burst(event)
        if is_in_burst and event.key() in _ENDS:
            return self._end(event)
        if not self._is_typed(event):
            if not _is_modifier(event):
                self._give_up()
            return False
        if not is_in_burst:
            self._give_up()
            return self._begin(event)
        self._hold(event)
        return True

    def _begin(self, event: QKeyEvent) -> bool:
        self._text = event.text()
        self._last = _seconds_of(event)
        field = self._watched
        if isinstance(field, QLineEdit):
            self._before = _Before(
                field,
                field.text(),
                field.cursorPosition(),
                field.selectionStart(),
                field.selectionLength(),
            )
            self._wait()
            return False
        self._held.append(event.clone())
        self._wait()
        return True

    def _hold(self, event: QKeyEvent) -> None:
        self._text += event.text()
        self._held.append(event.clone())
        self._last = _seconds_of(event)
        self._wait()

    def _end(self, event: QKeyEvent) -> bool:
        if len(self._text) < FEWEST_KEYS:
            self._give_up()
            return False
        code, before = self._text, self._before
        pressed = {held.key() for held in self._held if _is_press(held)}
        released = {held.key() for held in self._held if not _is_press(held)}
        self._swallowed = (pressed - released) | {event.key()}
        self._forget()
        if before is not None:
            before.put_back()
        self.scanned.emit(code)
        return True

    def _release(self, event: QKeyEvent) -> bool:
        if event.key() in self._swallowed:
            self._swallowed.discard(event.key())
            return True
        if any(held.key() == event.key() for held in self._held):
            self._held.append(event.clone())
            return True
        return False

    def _wait(self) -> None:
        self._waiting_since = monotonic()
        self._timer.start()

    def _lose_patience(self) -> None:
        """Give up, unless the program was too busy to look at keys that came."""
        if monotonic() - self._waiting_since > _BUSY_SECONDS:
            self._wait()
        else:
            self._give_up()

    def _give_up(self) -> None:
        """It was no scan: give the keys held to whoever has the focus, in order."""
        held = self._held
        self._forget()
        target = QApplication.focusWidget() or self._watched
        if target is None or not held:
            return
        self._is_replaying = True
        try:
            for event in held:
                if isValid(target):
                    QCoreApplication.sendEvent(target, event)
        finally:
            self._is_replaying = False

    def _forget(self) -> None:
        self._timer.stop()
        self._text = ""
        self._held = []
        self._before = None

    def _is_typed(self, event: QKeyEvent) -> bool:
        """Tell whether a key writes a character.

        X11 calls it a repeat where a scanner lets a key go and presses it again within
        a millisecond: 00 is two zeros all the same.
        """
        text = event.text()
        is_held = event.isAutoRepeat() and not (
            self._is_in_burst(event)
            and _seconds_of(event) - self._last <= _NO_HAND_SECONDS
        )
        is_plain = not event.modifiers() & _CHORDS and not is_held
        return is_plain and len(text) == 1 and text.isprintable()

    def _is_in_burst(self, event: QKeyEvent) -> bool:
        gap = _seconds_of(event) - self._last
        return bool(self._text) and 0 <= gap <= LONGEST_GAP_SECONDS

    def _window(self) -> QWidget | None:
        """Return the own window; the active one may be on its way out."""
        window = self.parent()
        if isinstance(window, QWidget) and isValid(window):
            return window
        return None

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        # Without a focus Qt sends keys to the window itself.
        own = self._window()
        heard = new or own
        is_own = heard is not None and _belongs(heard, own)
        self._watched = heard if is_own else None
        if self._watched is not None and not self._watched.property("noScan"):
            self._watched.installEventFilter(self)


def _belongs(widget: QWidget, own: QWidget | None) -> bool:
    """Tell whether a widget stands in a window, or in a dialog of it."""
    window: QWidget | None = widget.window()
    while window is not None and window is not own:
        parent = window.parentWidget()
        window = parent.window() if parent is not None else None
    return window is own


def _seconds_of(event: QKeyEvent) -> float:
    """Return when a key was pressed; one that a program made up bears no stamp."""
    return event.timestamp() / 1000 or monotonic()


def _is_modifier(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr)


def _is_press(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress
