"""A short list of what needs somebody: each row leads to its own, the head to all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.button import QuietButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.painting import CENTRE, box, text_width, write
from techstore_desktop.ui.widgets.pill import HEIGHT as PILL_HEIGHT
from techstore_desktop.ui.widgets.pill import pill_colours, pill_width

_ROW = 36
_HEAD = 28
_PILL_SHARE = 0.6
_SIDE, _GAP = 16, 10
PARTED = " · "
"""Between how much and since when, in a pill that says both."""


@dataclass(frozen=True, slots=True)
class Need:
    """One row: what it is, how bad, where it leads, and of what kind it is."""

    text: str
    pill: str
    kind: str
    lead: Callable[[], object]
    kind_words: str = ""

    @property
    def whole(self) -> str:
        """The row in full, for its tool tip and for readers."""
        return ": ".join(filter(None, (self.kind_words, self.text)))


class NeedRow(QAbstractButton):
    """A row that is a button."""

    def __init__(self, need: Need, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._need = need
        self._size = tokens.TEXT
        self.setText(need.text)
        self.setAccessibleName(f"{need.whole}: {need.pill}")
        self.setToolTip(need.whole)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(need.lead)

    def sizeHint(self) -> QSize:
        """Return one row of a list."""
        return QSize(160, _ROW)

    def fits(self, width: int) -> bool:
        """Tell whether the text stands whole beside its pill in a list so wide."""
        room = width - self._pill_width(width) - _GAP - 2
        return text_width(self._need.text, tokens.TEXT, tokens.REGULAR) <= room

    def write_small(self, *, is_small: bool) -> None:
        """Write the text smaller, as in all lists where one row would be cut."""
        self._size = tokens.TEXT_SMALL if is_small else tokens.TEXT
        self.update()

    def _pill(self, width: int) -> str:
        """Return what the pill says in a list so wide: where it is narrow, how much."""
        pill = self._need.pill
        has_room = pill_width(pill) <= width * _PILL_SHARE
        return pill if has_room else pill.partition(PARTED)[0]

    def _pill_width(self, width: int) -> int:
        pill = self._pill(width)
        return min(pill_width(pill), round(width * _PILL_SHARE)) if pill else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw text, pill and the hairline beneath."""
        painter = QPainter(self)
        shades = colours()
        if self.underMouse():
            box(painter, self.rect(), fill=shades.sunken, radius=tokens.RADIUS_SMALL)
        line = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, shades.line)
        width = self._pill_width(self.width())
        room = self.rect().adjusted(2, 0, -width - _GAP, 0)
        typeface = font(self._size)
        write(painter, room, self._need.text, font=typeface, colour=shades.text)
        if width:
            ink, ground = pill_colours(self._need.kind)
            top = (self.height() - PILL_HEIGHT) // 2
            place = QRect(self.width() - width, top, width, PILL_HEIGHT)
            box(painter, place, fill=ground, radius=6)
            write(
                painter,
                place.adjusted(6, 0, -6, 0),
                self._pill(self.width()),
                font=font(tokens.TEXT_SMALL, tokens.MEDIUM),
                colour=ink,
                align=CENTRE,
            )


class _Count(QuietButton):
    """How many there are, in line with the rows' right edge."""

    def _padding(self) -> int:
        return 1


class NeedList(Card):
    """Shows as many rows as there is room for; the button says how many there are.

    ``arranged`` tells that rows came or went: lists side by side are written alike.
    """

    arranged = Signal()

    def __init__(
        self, title: str, meaning: str, nothing: str, lead: Callable[[], object]
    ) -> None:
        super().__init__()
        self._rows: list[NeedRow] = []
        self._nothing = nothing
        self.all = _Count("", height=_HEAD)
        self.all.clicked.connect(lead)
        self._name = title
        self.setToolTip(meaning)
        self.setAccessibleName(title)
        self.setAccessibleDescription(meaning)
        self.body.setSpacing(0)
        self.body.setContentsMargins(_SIDE, 10, _SIDE, 10)
        name = Label(title, "strong")
        name.setMinimumHeight(_HEAD)
        self.head.addWidget(name)
        self.head.addSpacing(_GAP)
        self.head.addStretch(1)
        self.head.addWidget(self.all)
        self.body.addLayout(self.head)
        self._empty = Label(nothing, "second")
        self._empty.setWordWrap(True)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)
        self.setMinimumHeight(_ROW * 3 + 56)

    def show_needs(self, needs: Sequence[Need], words: str) -> None:
        """Show these rows; ``words`` stand at the head, such as how many there are."""
        with_focus = next((n for n, row in enumerate(self._rows) if row.hasFocus()), -1)
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [NeedRow(need, self) for need in needs]
        for place, row in enumerate(self._rows, 1):
            self.body.insertWidget(place, row)
        self._empty.setVisible(not needs)
        self.all.setText(words)
        self.all.setVisible(bool(words))
        self.all.setAccessibleName(f"{self._name}: {words}")
        self._share_out()
        if 0 <= with_focus < len(self._rows):
            self._rows[with_focus].setFocus()

    def rows(self) -> Sequence[NeedRow]:
        """Return the rows."""
        return self._rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many rows as fit whole."""
        super().resizeEvent(event)
        self._share_out()

    def has_room(self) -> bool:
        """Tell whether every row stands whole in the usual size."""
        across = self.width() - 2 * _SIDE
        shown = self._rows[: self._most_rows()]
        return self.isHidden() or all(row.fits(across) for row in shown)

    def write_small(self, *, is_small: bool) -> None:
        """Write every row smaller, or in the usual size."""
        for row in self._rows:
            row.write_small(is_small=is_small)

    def _most_rows(self) -> int:
        return max(1, (self.height() - 60) // _ROW)

    def _share_out(self) -> None:
        room = self._most_rows()
        for place, row in enumerate(self._rows):
            row.setVisible(place < room)
        self.arranged.emit()
