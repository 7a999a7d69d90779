"""What is painted on the customer's display: large, calm, readable from a metre."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.display.views import DoneView, IdleView, Row, SaleView, View
from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, LEFT, RIGHT, write

_SIDE = 40
_ROW, _FOOT, _HEAD = 68, 150, 72
_NAME, _SMALL, _TITLE, _FIGURE, _LARGEST = 22, 16, 28, 56, 84


class DisplayBoard(QWidget):
    """Paints one view; the newest lines of a long sale are those in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: View = IdleView()
        self._shop = ""
        self._picture: QPixmap | None = None

    def show_view(self, view: View) -> None:
        """Show something else."""
        self._view = view
        self.setAccessibleName(self.words())
        self.update()

    def show_shop(self, name: str) -> None:
        """Say whose shop this is, above whatever is shown."""
        self._shop = name
        self.update()

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show a picture while nothing is sold; None is the shop's name alone."""
        self._picture = picture if picture and not picture.isNull() else None
        self.update()

    def words(self) -> str:
        """Return all that the board says."""
        view = self._view
        if isinstance(view, IdleView):
            return " | ".join(filter(None, (view.shop, view.greeting)))
        if isinstance(view, DoneView):
            return f"{view.total} | {view.given} | {view.change}"
        rows = [f"{r.name}, {r.each}, {r.off}, {r.total}" for r in view.rows]
        return " | ".join((*rows, view.total))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the view."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().surface))
        view = self._view
        if isinstance(view, SaleView):
            self._paint_sale(painter, view)
        elif isinstance(view, DoneView):
            self._paint_done(painter, view)
        else:
            self._paint_idle(painter, view)

    def _paint_idle(self, painter: QPainter, view: IdleView) -> None:
        shades, middle = colours(), self.height() // 2
        picture = self._picture
        if picture is not None:
            room = self.size() * 0.6
            ratio = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            small = picture.scaled(room, ratio, smooth)
            left = (self.width() - small.width()) // 2
            painter.drawPixmap(left, int(self.height() * 0.1), small)
            middle = int(self.height() * 0.8)
        place = QRect(_SIDE, middle - 50, self.width() - 2 * _SIDE, 60)
        big = font(_FIGURE if picture is None else _TITLE, tokens.SEMIBOLD)
        write(painter, place, view.shop, font=big, colour=shades.accent, align=CENTRE)
        place.translate(0, 70)
        said = font(_NAME)
        ink = shades.text_second
        write(painter, place, view.greeting, font=said, colour=ink, align=CENTRE)

    def _paint_sale(self, painter: QPainter, view: SaleView) -> None:
        shades = colours()
        self._paint_head(painter)
        room = self.height() - _HEAD - _FOOT
        count = max(1, room // _ROW)
        shown = view.rows[-count:]
        for number, row in enumerate(shown):
            is_last = number == len(shown) - 1
            self._paint_row(painter, _HEAD + number * _ROW, row, is_last=is_last)
        hidden = len(view.rows) - len(shown)
        foot = self.height() - _FOOT
        painter.fillRect(0, foot, self.width(), _FOOT, QColor(shades.accent_soft))
        place = QRect(_SIDE, foot + 24, self.width() - 2 * _SIDE, 40)
        label = font(_TITLE, tokens.SEMIBOLD)
        write(painter, place, self.tr("Total"), font=label, colour=shades.text)
        place = QRect(_SIDE, foot, self.width() - 2 * _SIDE, _FOOT)
        big = font(_LARGEST, tokens.SEMIBOLD)
        write(painter, place, view.total, font=big, colour=shades.text, align=RIGHT)
        said = []
        if view.saved:
            said.append(self.tr("You save {amount}").format(amount=view.saved))
        if hidden:
            one, many = self.tr("and 1 line above"), self.tr("and {count} lines above")
            said.append(one if hidden == 1 else many.format(count=hidden))
        place = QRect(_SIDE, foot + 72, self.width() // 2, 30)
        small = font(_SMALL, tokens.MEDIUM)
        write(painter, place, " · ".join(said), font=small, colour=shades.accent)

    def _paint_head(self, painter: QPainter) -> None:
        shades = colours()
        place = QRect(_SIDE, 0, self.width() - 2 * _SIDE, _HEAD)
        strong = font(_NAME, tokens.SEMIBOLD)
        write(painter, place, self._shop, font=strong, colour=shades.accent)
        painter.fillRect(0, _HEAD - 1, self.width(), 1, QColor(shades.line))

    def _paint_row(
        self, painter: QPainter, top: int, row: Row, *, is_last: bool
    ) -> None:
        shades = colours()
        if is_last:
            painter.fillRect(0, top, self.width(), _ROW, QColor(shades.raised))
        width = self.width() - 2 * _SIDE
        strong = font(_NAME, tokens.SEMIBOLD if is_last else tokens.MEDIUM)
        name = QRect(_SIDE, top + 8, int(width * 0.7), 30)
        write(painter, name, row.name, font=strong, colour=shades.text, align=LEFT)
        place = QRect(_SIDE, top + 8, width, 30)
        write(painter, place, row.total, font=strong, colour=shades.text, align=RIGHT)
        small = font(_SMALL)
        place = QRect(_SIDE, top + 38, int(width * 0.4), 22)
        write(painter, place, row.each, font=small, colour=shades.text_second)
        place = QRect(_SIDE + int(width * 0.4), top + 38, int(width * 0.6), 22)
        write(painter, place, row.off, font=small, colour=shades.accent, align=RIGHT)
        painter.fillRect(_SIDE, top + _ROW - 1, width, 1, QColor(shades.line))

    def _paint_done(self, painter: QPainter, view: DoneView) -> None:
        shades = colours()
        self._paint_head(painter)
        top = self.height() // 2 - 150
        width = self.width() - 2 * _SIDE
        caption = self.tr("Money back") if view.is_refund else self.tr("Change")
        total = self.tr("Total {amount}").format(amount=view.total)
        given = self.tr("Given {amount}").format(amount=view.given)
        second = shades.text_second
        lines = (
            (total, _TITLE, second, 44),
            ("" if view.is_refund else given, _TITLE, second, 64),
            (caption, _TITLE, shades.good, 44),
            (view.change, _LARGEST, shades.good, 110),
            (self.tr("Thank you!"), _TITLE, shades.text, 60),
        )
        for text, size, ink, height in lines:
            place = QRect(_SIDE, top, width, height)
            typeface = font(size, tokens.SEMIBOLD)
            write(painter, place, text, font=typeface, colour=ink, align=CENTRE)
            top += height
