"""The line at the foot: who, where, which cash session, sync, printer, the time."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import QDate, QLocale, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.theme import colours, font, paint_icon, tokens
from techstore_desktop.ui.widgets.painting import box, write


@dataclass(frozen=True, slots=True)
class WritesTime:
    """How a shop writes the time of day, and where it is."""

    formats: Formats
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Status:
    """What the line tells besides the person and the time; "" leaves a part out.

    Kinds: neutral, good, warning, bad.
    """

    place: str = ""
    cash: str = ""
    cash_kind: str = "neutral"
    sync: str = ""
    sync_kind: str = "good"
    printer: str = ""
    printer_kind: str = "neutral"
    disk: str = ""
    disk_kind: str = "warning"
    writes_time: WritesTime | None = None
    """How the shop writes the time, and in which zone: as in sessions and receipts."""


class StatusLine(QWidget):
    """Shows a ``Status``; the clock goes by itself.

    Emits ``person_pressed`` for who gives the terminal to somebody else by mouse.
    """

    person_pressed = Signal()

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._writes_time: WritesTime | None = None
        self.setFixedHeight(tokens.STATUS_HEIGHT)
        self._person = _Part("user", self)
        self._person.setCursor(Qt.CursorShape.PointingHandCursor)
        self._person.pressed.connect(self.person_pressed)
        self._place = _Part("building-store", self)
        self._cash = _Part("wallet", self)
        self._sync = _Part("", self)
        self._printer = _Part("printer", self)
        self._disk = _Part("database", self)
        self._clock = _Part("clock", self)
        self._build()
        self._ticking = QTimer(self)
        self._ticking.setSingleShot(True)
        self._ticking.timeout.connect(self._tick)
        self._tick()

    def show_person(self, name: str) -> None:
        """Show who is signed in."""
        self._person.show_text(name)
        words = self.tr("{name}: lock, or let somebody else sign in (Ctrl+L)")
        self._person.setToolTip(words.format(name=name))

    def show_status(self, status: Status) -> None:
        """Show everything else."""
        self._place.show_text(status.place)
        self._cash.show_text(status.cash, status.cash_kind)
        self._sync.show_text(status.sync, status.sync_kind)
        self._printer.show_text(status.printer, status.printer_kind)
        self._disk.show_text(status.disk, status.disk_kind)
        self._writes_time = status.writes_time
        self._tick()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().surface))
        painter.fillRect(QRect(0, 0, self.width(), 1), QColor(colours().line))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(18)
        for part in (self._person, self._place, self._cash):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self._disk, self._sync, self._printer, self._clock):
            row.addWidget(part)
        # In a narrow window the words at the left give way first.
        for part in (self._person, self._sync, self._clock):
            part.keep_whole()

    def _tick(self) -> None:
        zone = self._writes_time.zone if self._writes_time else None
        now = datetime.now().astimezone(zone)
        if self._writes_time:
            time = self._writes_time.formats.time(now, self._writes_time.zone)
            today = QDate(now.year, now.month, now.day)
            day = self._locale.toString(today, _order(self._locale))
            self._clock.show_text(f"{day[:1].upper()}{day[1:]} {time}")
        self._ticking.start((60 - now.second) * 1000)


def _order(locale: QLocale) -> str:
    """Return how the language says a day in short: in the order in which it writes it.

    "Sat, Nov 28", "sáb 28 nov".
    """
    whole = locale.dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "")
    is_month_first = whole.index("M") < whole.index("d")
    return "ddd, MMM d" if is_month_first else "ddd d MMM"


class _Part(QWidget):
    """A sign, or a dot in the colour of its kind, and a few words."""

    pressed = Signal()

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._text = ""
        self._kind = "neutral"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.hide()

    def show_text(self, text: str, kind: str = "neutral") -> None:
        self._text, self._kind = text, kind
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def keep_whole(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(tokens.TEXT_SMALL))
        left = 20 if self._icon else 14
        return QSize(left + metrics.horizontalAdvance(self._text) + 1, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(60, self.sizeHint().width()), 28)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        is_plain = self._kind in ("neutral", "good")
        token = "text_second" if is_plain else self._kind
        middle = self.height() // 2
        left = 20
        if self._icon:
            paint_icon(painter, self._icon, token, QRect(0, middle - 7, 14, 14))
        else:
            left = 14
            dot = colours().text_third
            if self._kind != "neutral":
                dot = getattr(colours(), self._kind)
            box(painter, QRect(0, middle - 4, 8, 8), fill=dot, radius=4)
        place = self.rect().adjusted(left, 0, 0, 0)
        shade = getattr(colours(), token)
        typeface = font(tokens.TEXT_SMALL)
        write(painter, place, self._text, font=typeface, colour=shade)
