"""Buttons: a verb, perhaps an icon, and the key that does the same."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, paint_icon, tokens
from techstore_desktop.ui.widgets.key_cap import HEIGHT as KEY_HEIGHT
from techstore_desktop.ui.widgets.key_cap import key_width, native, paint_key
from techstore_desktop.ui.widgets.painting import box, text_width, write

_PADDING = 14
_GAP = 8
_ICON = 18


@dataclass(frozen=True, slots=True)
class Look:
    """The tokens of a kind of button; an empty name draws nothing."""

    fill: str
    hover: str
    pressed: str
    line: str
    text: str


SECONDARY = Look("surface", "raised", "sunken", "line", "text")
PRIMARY = Look("accent", "accent_hover", "accent_hover", "", "on_accent")
QUIET = Look("", "sunken", "line", "", "text_second")
DANGER = Look("surface", "bad_soft", "bad_soft", "bad", "bad")


class Button(QPushButton):
    """A painted button. It takes the focus by Tab only: a click leaves the cursor.

    ``keys`` is shown as a key cap; the screen's ``shortcuts`` make it work. ``padding``
    is what it keeps free at its sides, in pixels.
    """

    look = SECONDARY

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        keys: str = "",
        height: int = tokens.CONTROL_HEIGHT,
        padding: int = _PADDING,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._spares_icon = False
        self._side = padding
        self._keys = native(keys) if keys else ""
        self._height = height
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_icon(self, name: str) -> None:
        """Show another icon, by its name in ``resources/icons``."""
        self._icon = name
        self.update()

    def spare_icon(self, *, is_spared: bool) -> None:
        """Do without the icon where there is little room, or have it again."""
        if is_spared is not self._spares_icon:
            self._spares_icon = is_spared
            self.updateGeometry()
            self.update()

    def width_sparing(self, *, is_spared: bool) -> int:
        """Return how wide it is, in pixels, without its icon or with it."""
        content = self._content_width(has_icon=bool(self._icon) and not is_spared)
        return max(content + 2 * self._padding(), self._height)

    def sizeHint(self) -> QSize:
        """Return what icon, text and key need."""
        return QSize(self.width_sparing(is_spared=self._spares_icon), self._height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button in its present state."""
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_content(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        shades = colours()
        fill, line = self._ground()
        box(
            painter,
            self.rect(),
            fill=getattr(shades, fill) if fill else "",
            line=getattr(shades, line) if line else "",
            radius=tokens.RADIUS_FIELD,
        )

    def _ground(self) -> tuple[str, str]:
        look = self.look
        if not self.isEnabled():
            return ("sunken" if look.fill else "", "line" if look.fill else "")
        if self.isDown():
            return look.pressed, look.line
        if self.isChecked():
            return "accent_soft", "accent"
        return (look.hover if self.underMouse() else look.fill), look.line

    def _paint_content(self, painter: QPainter) -> None:
        name = self._text_token()
        left = self._content_left()
        middle = self.height() // 2
        if self._has_icon():
            place = QRect(left, middle - _ICON // 2, _ICON, _ICON)
            paint_icon(painter, self._icon, name, place)
            left += _ICON + _GAP
        place = QRect(left, 0, self._text_width() + 1, self.height())
        shade = getattr(colours(), name)
        write(painter, place, self._shown(), font=self._typeface(), colour=shade)
        if self._keys:
            self._paint_key(painter, middle)

    def _paint_key(self, painter: QPainter, middle: int) -> None:
        width = key_width(self._keys)
        content = self._content_width(has_icon=self._has_icon())
        right = self._content_left() + content
        if self._is_large():
            right = self.width() - self._padding()
        place = QRect(right - width, middle - KEY_HEIGHT // 2, width, KEY_HEIGHT)
        is_on_accent = self.look is PRIMARY and self.isEnabled()
        paint_key(painter, place, self._keys, is_on_accent=is_on_accent)

    def _text_token(self) -> str:
        if not self.isEnabled():
            return "text_third"
        return "accent" if self.isChecked() else self.look.text

    def _content_left(self) -> int:
        if self._is_large():
            return self._padding()
        content = self._content_width(has_icon=self._has_icon())
        return max(self._padding(), (self.width() - content) // 2)

    def _has_icon(self) -> bool:
        return bool(self._icon) and not self._spares_icon

    def _content_width(self, *, has_icon: bool) -> int:
        width = self._text_width()
        if has_icon:
            width += _ICON + (_GAP if self.text() else 0)
        if self._keys:
            width += _GAP + key_width(self._keys)
        return width

    def _padding(self) -> int:
        return self._side if self.text() else (self._height - _ICON) // 2

    def _is_large(self) -> bool:
        return self._height >= tokens.LARGE_HEIGHT

    def _shown(self) -> str:
        return self.text().replace("&", "")

    def _text_width(self) -> int:
        return text_width(self._shown(), self._size(), tokens.SEMIBOLD)

    def _size(self) -> int:
        is_big = self.look is PRIMARY and self._height >= tokens.TOUCH_HEIGHT
        return tokens.TEXT_LARGE if is_big else tokens.TEXT

    def _typeface(self) -> QFont:
        return font(self._size(), tokens.SEMIBOLD)


class SecondaryButton(Button):
    """One of several things to do."""


class PrimaryButton(Button):
    """The likely next thing; at most one on a screen."""

    look = PRIMARY


class BackButton(SecondaryButton):
    """One step back, as Esc does."""

    def __init__(
        self, parent: QWidget | None = None, *, height: int = tokens.CONTROL_HEIGHT
    ) -> None:
        text = QCoreApplication.translate("BackButton", "Back")
        super().__init__(text, parent, keys="Esc", height=height)


class QuietButton(Button):
    """Something at hand that should not draw the eye."""

    look = QUIET


class DangerButton(Button):
    """What leaves the shop or cannot be undone."""

    look = DANGER


class IconButton(Button):
    """A square button with an icon; its words are the tool tip and for readers."""

    look = QUIET

    def __init__(
        self,
        icon: str,
        text: str,
        parent: QWidget | None = None,
        *,
        height: int = tokens.CONTROL_HEIGHT,
    ) -> None:
        super().__init__("", parent, icon=icon, height=height)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter, too: it has no key of its own, and is sent the cursor.

        Qt leaves it to the desktop whether Enter presses a button: most do not.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
