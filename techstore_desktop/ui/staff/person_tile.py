"""A person as a tile to choose at sign-in."""

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from techstore_desktop.ui.staff.role_names import role_name
from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.avatar import initials
from techstore_desktop.ui.widgets.painting import CENTRE, box, write

TILE = QSize(172, 132)


class Person(Protocol):
    """Somebody who may sign in."""

    @property
    def id(self) -> UUID:
        """Return the person's id."""

    @property
    def name(self) -> str:
        """Return the name for the tile."""

    @property
    def role(self) -> str:
        """Return the name of the role."""


class PersonTile(QAbstractButton):
    """Initials, name and role; checked while chosen."""

    def __init__(self, person: Person, parent: QWidget) -> None:
        super().__init__(parent)
        self.person = person
        self.setFixedSize(TILE)
        self.setText(person.name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        painter = QPainter(self)
        shades = colours()
        is_chosen = self.isChecked()
        ground = shades.raised if self.underMouse() else shades.surface
        box(
            painter,
            self.rect(),
            fill=shades.accent_soft if is_chosen else ground,
            line=shades.accent if is_chosen else shades.line,
            radius=tokens.RADIUS_CARD,
            width=2 if is_chosen else 1,
        )
        self._paint_person(painter)

    def _paint_person(self, painter: QPainter) -> None:
        shades = colours()
        disc = self.rect()
        disc.setRect((self.width() - 52) // 2, 18, 52, 52)
        is_chosen = self.isChecked()
        fill = shades.accent if is_chosen else shades.accent_soft
        ink = shades.on_accent if is_chosen else shades.accent
        box(painter, disc, fill=fill, radius=26)
        big = font(tokens.TEXT_LARGE, tokens.BOLD)
        letters = initials(self.person.name)
        write(painter, disc, letters, font=big, colour=ink, align=CENTRE)
        place = self.rect().adjusted(8, 78, -8, 0)
        place.setHeight(20)
        strong = font(tokens.TEXT, tokens.SEMIBOLD)
        name = self.person.name
        write(painter, place, name, font=strong, colour=shades.text, align=CENTRE)
        place.translate(0, 22)
        small = font(tokens.TEXT_SMALL)
        role = role_name(str(self.person.role))
        shade = shades.text_second
        write(painter, place, role, font=small, colour=shade, align=CENTRE)
