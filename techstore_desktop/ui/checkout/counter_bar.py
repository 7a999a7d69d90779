"""The row beneath the search: what else is done at the counter, always in its place."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.offer_button import OfferButton
from techstore_desktop.ui.theme import icon, tokens
from techstore_desktop.ui.widgets.button import Button, SecondaryButton
from techstore_desktop.ui.widgets.fitting_row import FittingRow
from techstore_desktop.ui.widgets.key_cap import native

_PADDING = 10
_ABOVE = 4


class CounterBar(QWidget):
    """Offers with a button each; the seldom ones behind ``more``, with their keys."""

    def __init__(self, offers: Sequence[Offer], counter: Counter) -> None:
        super().__init__()
        self._counter = counter
        self._seldom = [each for each in offers if each.place is Place.MORE]
        self._offered = [
            OfferButton(each, counter, icon=each.shortcut.icon)
            for each in offers
            if each.place is Place.COUNTER
        ]
        self.more = SecondaryButton(
            self.tr("More"), icon="dots", height=tokens.TOUCH_HEIGHT, padding=_PADDING
        )
        self.more.clicked.connect(self._open_menu)
        self._row = FittingRow([each.button for each in self._offered], self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)

    @property
    def buttons(self) -> dict[str, Button]:
        """The buttons by their keys."""
        return {each.offer.shortcut.keys: each.button for each in self._offered}

    def follow(self) -> None:
        """Say and allow what holds now."""
        for each in self._offered:
            each.follow()

    def menu(self) -> QMenu:
        """Return what has no button now, with the key of each; it goes once closed."""
        menu = QMenu(self)
        menu.setProperty("touch", True)
        left_out = self._row.left_out
        for each in self._offered:
            if each.button in left_out:
                _add(menu, each.offer)
        if left_out:
            menu.addSeparator()
        for offer in self._seldom:
            _add(menu, offer)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_menu(self) -> None:
        self._counter.focus_first()
        menu = self.menu()
        size = menu.sizeHint()
        corner = QPoint(self.more.width() - size.width(), -size.height() - _ABOVE)
        menu.popup(self.more.mapToGlobal(corner))


def _add(menu: QMenu, offer: Offer) -> None:
    """Add an entry; its key is told, not bound: the screen's own does it."""
    key = offer.shortcut
    action = menu.addAction(f"{offer.words()}\t{native(key.keys)}")
    action.setIcon(icon(key.icon))
    action.setEnabled(offer.can())
    if key.act is not None:
        action.triggered.connect(key.act)
