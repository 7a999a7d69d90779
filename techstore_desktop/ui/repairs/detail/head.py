"""Which job it is: number, device, whose, where it stands, when it is promised."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.schemas import RepairCard, RepairJobResponse
from techstore_desktop.core.repairs.workflow import NOT_LATE
from techstore_desktop.ui.repairs.moments import promise_words
from techstore_desktop.ui.repairs.words import state_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import IconButton, QuietButton
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.pill import KINDS, Pill

translate = QCoreApplication.translate


class JobHead(QWidget):
    """The first lines of an opened job."""

    close_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: object = None
        self._number = Label("", "second", self)
        self._device = Label("", "heading", self)
        self._device.setWordWrap(True)
        self._fault = Label("", "muted", self)
        self._fault.setWordWrap(True)
        self._state = Pill("", parent=self)
        self._promise = Pill("", parent=self)
        self._express = Pill("", parent=self)
        self._customer = QuietButton("", self, icon="user")
        self._close = IconButton("x", self.tr("Close"), self, height=30)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._number)
        top.addWidget(self._state)
        top.addWidget(self._promise)
        top.addWidget(self._express)
        top.addStretch(1)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._device)
        column.addWidget(self._fault)
        row = QHBoxLayout()
        row.addWidget(self._customer)
        row.addStretch(1)
        column.addLayout(row)
        self._close.clicked.connect(self.close_wanted)
        self._customer.clicked.connect(self._open_customer)

    def show_job(self, job: RepairJobResponse) -> None:
        """Show a job."""
        card, formats = job.card, self._session.formats
        shop = self._session.shop
        self._number.setText(card.number)
        self._device.setText(card.device)
        told = (card.fault, self._claimed(job), _away(card))
        self._fault.setText(" · ".join(filter(None, told)))
        colour = card.state.colour
        self._state.show_text(
            state_words(card.state), colour if colour in KINDS else "neutral"
        )
        promise = ""
        if card.promised_at is not None and card.state.kind not in NOT_LATE:
            promise = promise_words(
                card.promised_at,
                shop.database.clock.now(),
                formats=formats,
                zone=shop.profiles.current().zone,
            )
        kind = "warning" if card.is_due_soon else "neutral"
        self._promise.show_text(promise, "bad" if card.is_overdue else kind)
        self._express.show_text(
            self.tr("Express") if card.is_express else "", "warning"
        )
        words = (card.customer_name, card.customer_phone)
        self._customer.setText(" · ".join(filter(None, words)))
        self._customer_id = card.customer_id

    def _claimed(self, job: RepairJobResponse) -> str:
        if not job.claim_of_number:
            return ""
        words = self.tr("claim of {number}")
        return words.format(number=job.claim_of_number)

    def _open_customer(self) -> None:
        self._session.shell.open_screen("customers", customer_id=self._customer_id)


def _away(card: RepairCard) -> str:
    """Return where the device is while it is not here."""
    if not card.sent_to:
        return ""
    return translate("CardFace", "at {place}").format(place=card.sent_to)
