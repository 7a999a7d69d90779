"""The button of an offer: made from its declaration, and following it."""

from PySide6.QtCore import QObject

from techstore_desktop.ui.checkout.actions.offer import Offer
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.button import Button, SecondaryButton

_PADDING = 10


class OfferButton(QObject):
    """Makes ``button``; a press leaves the cursor where the next scan goes."""

    def __init__(
        self,
        offer: Offer,
        counter: Counter,
        kind: type[Button] = SecondaryButton,
        *,
        icon: str = "",
    ) -> None:
        super().__init__(counter)
        self.offer = offer
        self._counter = counter
        self.button = kind(
            offer.words(),
            icon=icon,
            keys=offer.shortcut.keys,
            height=tokens.TOUCH_HEIGHT,
            padding=_PADDING,
        )
        self.button.clicked.connect(self._press)
        self.follow()

    def follow(self) -> None:
        """Say and allow what holds now."""
        words = self.offer.words()
        self.button.setText(words)
        whole = self.offer.shortcut.text
        self.button.setToolTip(whole if whole != words else "")
        self.button.setEnabled(self.offer.can())

    def _press(self) -> None:
        self._counter.focus_first()
        act = self.offer.shortcut.act
        if act is not None:
            act()
