"""Pictures of what was painted last, so that it need not be painted again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.theme import is_dark
from techstore_desktop.ui.widgets.painting import blank


class PictureShelf:
    """Keeps the last ``most`` pictures of widgets of one kind."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pictures: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def show(
        self, widget: QWidget, looks: Hashable, paint: Callable[[QPainter], None]
    ) -> None:
        """Draw a widget as it looked before, or by ``paint``, and keep that.

        ``looks`` is all that ``paint`` goes by, but for the size and the theme.
        """
        ratio = widget.devicePixelRatio()
        key = (looks, widget.width(), widget.height(), ratio, is_dark())
        picture = self._pictures.get(key)
        if picture is None:
            picture = blank(widget.size(), ratio)
            painter = QPainter(picture)
            paint(painter)
            painter.end()
            self._pictures[key] = picture
            if len(self._pictures) > self._most:
                self._pictures.popitem(last=False)
        else:
            self._pictures.move_to_end(key)
        QPainter(widget).drawPixmap(0, 0, picture)
