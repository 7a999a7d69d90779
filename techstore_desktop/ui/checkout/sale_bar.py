"""The buttons beneath the total: putting the sale aside, and bringing it to its end."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.offer_button import OfferButton
from techstore_desktop.ui.widgets.button import Button, PrimaryButton
from techstore_desktop.ui.widgets.fitting_row import GAP, needed_width

_ROWS = (Place.ABOVE_PAY, Place.BESIDE_PAY)


class SaleBar(QWidget):
    """Two rows; the last button of the lower one pays. Icons where both have room."""

    def __init__(self, offers: Sequence[Offer], counter: Counter) -> None:
        super().__init__()
        self._rows = [_offered(offers, place, counter) for place in _ROWS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for offered in self._rows:
            row = QHBoxLayout()
            row.setSpacing(GAP)
            for each in offered:
                row.addWidget(each.button)
            column.addLayout(row)

    @property
    def buttons(self) -> dict[str, Button]:
        """The buttons by their keys."""
        return {
            each.offer.shortcut.keys: each.button for row in self._rows for each in row
        }

    def follow(self) -> None:
        """Say and allow what holds now."""
        for row in self._rows:
            for each in row:
                each.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have icons where there is room for all."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again where a button says something else."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        rows = [[each.button for each in row] for row in self._rows]
        widest = max(needed_width(row, is_spared=False) for row in rows)
        for row in rows:
            for button in row:
                button.spare_icon(is_spared=widest > self.width())


def _offered(
    offers: Sequence[Offer], place: Place, counter: Counter
) -> list[OfferButton]:
    here = [offer for offer in offers if offer.place is place]
    is_last = place is Place.BESIDE_PAY
    return [
        OfferButton(offer, counter, PrimaryButton)
        if is_last and offer is here[-1]
        else OfferButton(offer, counter, icon=offer.shortcut.icon)
        for offer in here
    ]
