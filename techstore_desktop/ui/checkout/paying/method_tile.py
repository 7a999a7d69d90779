"""A method of payment as a key: sign, name, and the key that marks it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from techstore_desktop.core.sales.payments import method as class_of
from techstore_desktop.core.sales.payments.schemas import PaymentMethodResponse
from techstore_desktop.ui.checkout.method_names import method_name
from techstore_desktop.ui.theme import colours, font, paint_icon, tokens
from techstore_desktop.ui.widgets.key_cap import HEIGHT as KEY_HEIGHT
from techstore_desktop.ui.widgets.key_cap import key_width, paint_key
from techstore_desktop.ui.widgets.painting import CENTRE, box, text_width, write

HEIGHT = 84
_ICON = 22
_MARGIN = 4
_LINE = 16
_EDGE = 6


def _halves(name: str) -> list[str]:
    """Part a name at the space that is nearest to its middle."""
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    if not spaces:
        return [name]
    at = min(spaces, key=lambda place: abs(place - len(name) / 2))
    return [name[:at], name[at + 1 :]]


class MethodTile(QPushButton):
    """Checked while its method is marked."""

    def __init__(
        self, method: PaymentMethodResponse, parent: QWidget | None = None
    ) -> None:
        super().__init__(method_name(method.code, method.name), parent)
        self._method = method
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return a tile's usual size."""
        return QSize(112, HEIGHT)

    def _write_name(self, painter: QPainter, top: int, shade: str) -> None:
        """Write the name: smaller where it is long, then on two lines."""
        place = QRect(_MARGIN, top, self.width() - 2 * _MARGIN, 22)
        size, lines = tokens.TEXT, [self.text()]
        if text_width(self.text(), size, tokens.SEMIBOLD) > place.width():
            size = tokens.TEXT_SMALL
        if text_width(self.text(), size, tokens.SEMIBOLD) > place.width():
            lines = _halves(self.text())
        typeface = font(size, tokens.SEMIBOLD)
        if len(lines) > 1:
            place = QRect(_MARGIN, top - _MARGIN, place.width(), _LINE)
        for line in lines:
            write(painter, place, line, font=typeface, colour=shade, align=CENTRE)
            place.translate(0, _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        painter = QPainter(self)
        shades = colours()
        is_on = self.isChecked()
        box(
            painter,
            self.rect(),
            fill=shades.accent_soft if is_on else shades.surface,
            line=shades.accent if is_on else shades.line,
            radius=tokens.RADIUS_FIELD,
        )
        token = "accent" if is_on else "text"
        key = self._method.key
        width = key_width(key) if key else 0
        cap = QRect(self.width() - width - _EDGE, _EDGE, width, KEY_HEIGHT)
        sign = self._place_of_sign()
        icon = class_of(self._method.code).icon
        paint_icon(painter, icon, token, sign)
        self._write_name(painter, sign.bottom() + _MARGIN, getattr(shades, token))
        if key:
            paint_key(painter, cap, key)

    def _place_of_sign(self) -> QRect:
        """Return the middle beneath the key, however wide the key is."""
        top = _EDGE + KEY_HEIGHT + 2
        return QRect((self.width() - _ICON) // 2, top, _ICON, _ICON)
