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
from techstore_desktop.ui.widgets.painting import CENTRE, box, write

HEIGHT = 76
_ICON = 22


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
        left = (self.width() - _ICON) // 2
        icon = class_of(self._method.code).icon
        paint_icon(painter, icon, token, QRect(left, 15, _ICON, _ICON))
        place = QRect(0, 42, self.width(), 22)
        shade = getattr(shades, token)
        typeface = font(tokens.TEXT, tokens.SEMIBOLD)
        write(painter, place, self.text(), font=typeface, colour=shade, align=CENTRE)
        key = self._method.key
        if not key:
            return
        width = key_width(key)
        place = QRect(self.width() - width - 8, 8, width, KEY_HEIGHT)
        paint_key(painter, place, key)
