"""A quote is to be sold: at the quoted prices, or at today's."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.sales.quotes.schemas import QuoteOffer, QuoteState
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label, NumberLabel
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 640


class PricesSheet(Sheet):
    """Emits ``chosen`` with the cart. Enter is the quoted price while it holds."""

    chosen = Signal(object)

    def __init__(self, over: QWidget, session: Session, offer: QuoteOffer) -> None:
        super().__init__(over, width=WIDTH)
        self._offer = offer
        self._formats = session.formats
        self._is_expired = offer.quote.state is QuoteState.EXPIRED
        quoted_key, todays_key = (
            ("F2", "Enter") if self._is_expired else ("Enter", "F2")
        )
        kinds = (SecondaryButton, PrimaryButton)
        self.quoted = kinds[not self._is_expired](
            self.tr("As quoted"), keys=quoted_key, height=60
        )
        self.todays = kinds[self._is_expired](
            self.tr("Today's prices"), keys=todays_key, height=60
        )
        self._build()
        self.quoted.clicked.connect(lambda: self._choose(is_quoted=True))
        self.todays.clicked.connect(lambda: self._choose(is_quoted=False))

    def first_focus(self) -> QWidget | None:
        """Return the likely answer."""
        return self.todays if self._is_expired else self.quoted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the likely prices on Enter, the others on F2."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(is_quoted=not self._is_expired)
        elif event.key() == Qt.Key.Key_F2:
            self._choose(is_quoted=self._is_expired)
        else:
            super().keyPressEvent(event)

    def _choose(self, *, is_quoted: bool) -> None:
        self.accept()
        offer = self._offer
        self.chosen.emit(offer.as_quoted if is_quoted else offer.as_today)

    def _build(self) -> None:
        offer, formats = self._offer, self._formats
        title = self.tr("Quote {number}").format(number=offer.quote.number)
        self.body.addWidget(Label(title, "title"))
        figures = Card("", role="raised", margin=16)
        rows = QGridLayout()
        for place, (words, amount) in enumerate(
            (
                (self.tr("As quoted"), formats.money(offer.quoted_total)),
                (self.tr("Today's prices"), formats.money(offer.todays_total)),
                (self._difference_words(), formats.money(abs(offer.difference))),
            )
        ):
            rows.addWidget(Label(words, "strong"), place, 0)
            rows.addWidget(NumberLabel(amount, "figure"), place, 1)
        figures.body.addLayout(rows)
        self.body.addWidget(figures)
        if self._is_expired:
            day = formats.date(offer.quote.valid_until)
            words = self.tr(
                "It held until {day}. At the quoted prices a manager has to allow it "
                "at the payment."
            )
            warning = Label(words.format(day=day), "warning")
            warning.setWordWrap(True)
            self.body.addWidget(warning)
        foot = QHBoxLayout()
        back = BackButton(height=60)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self.quoted)
        foot.addWidget(self.todays)
        self.body.addLayout(foot)

    def _difference_words(self) -> str:
        if self._offer.difference < ZERO:
            return self.tr("Cheaper today by")
        return self.tr("Dearer today by")
