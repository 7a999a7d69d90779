"""Who fetches the device, what they showed, and where too much deposit goes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.repairs.choices import SHOWN_AT_COUNTER, IdentityCheck
from techstore_desktop.core.repairs.intake_choices import ConsentOccasion
from techstore_desktop.core.repairs.intake_schemas import ConsentCreate
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.paper_button import PaperButton
from techstore_desktop.ui.checkout.receipt_choice import DELIVERY_NOTE
from techstore_desktop.ui.repairs.consent.consent_sheet import ConsentSheet
from techstore_desktop.ui.repairs.delivery.to_hand_out import ToHandOut
from techstore_desktop.ui.repairs.words import check_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

_WIDTH = 520
_BACK, _CREDIT = "back", "credit"


class DeliveryDialog(Dialog):
    """Emits ``agreed`` with the ``RepairToDeliver`` for the checkout."""

    agreed = Signal(object)

    def __init__(self, over: QWidget, session: Session, job: ToHandOut) -> None:
        delivery = job.repair.delivery
        super().__init__(
            over,
            title=self.tr("Deliver {number}").format(number=delivery.number),
            text=f"{delivery.device} · {job.repair.customer_name}",
            primary=self.tr("To the checkout"),
            width=_WIDTH,
        )
        self._over, self._session, self._job = over, session, job
        self._formats = session.formats
        self._signed: ConsentCreate | None = None
        self.sign_button = SecondaryButton("", icon="pencil", keys="F7", height=44)
        self.paper_button = PaperButton(
            receipt_choice.remembered(DELIVERY_NOTE),
            receipt_choice.note_words,
            keys="F2",
        )
        self.paper_button.chosen.connect(
            lambda choice: receipt_choice.remember(choice, DELIVERY_NOTE)
        )
        self.check = SegmentedControl(
            [(each.value, check_words(each)) for each in SHOWN_AT_COUNTER],
            IdentityCheck.TICKET.value,
        )
        self.rest = SegmentedControl(
            [
                (_BACK, self.tr("Back as it was paid")),
                (_CREDIT, self.tr("Credit on the account")),
            ],
            _BACK,
        )
        self._build()
        self.sign_button.clicked.connect(self.sign)
        for keys, act in (("F7", self.sign), ("F2", self.paper_button.turn)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._show_signed()

    def first_focus(self) -> QWidget | None:
        """Return what they showed: Enter takes the ticket."""
        return self.check

    def sign(self) -> None:
        """Let whoever fetches the device read the delivery note, and sign it."""
        sheet = ConsentSheet(
            self._over,
            self._session,
            self._job.note,
            name=self._job.repair.customer_name,
            occasion=ConsentOccasion.PICK_UP,
        )
        sheet.signed.connect(self._take_signed)
        sheet.open()

    def decide(self) -> None:
        """Hand over the repair as the checkout takes it."""
        on_account = self.rest.current() == _CREDIT if self._job.excess else None
        delivery = self._job.repair.delivery.model_copy(
            update={
                "identity_check": self.check.current(),
                "puts_rest_on_account": on_account,
                "signed": self._signed.model_dump_json() if self._signed else "",
            }
        )
        self.accept()
        self.agreed.emit(self._job.repair.model_copy(update={"delivery": delivery}))

    def _take_signed(self, signed: ConsentCreate) -> None:
        self._signed = signed
        self._show_signed()

    def _show_signed(self) -> None:
        is_signed = self._signed is not None
        self.sign_button.setText(
            self.tr("Delivery note: signed")
            if is_signed
            else self.tr("Read and sign the delivery note")
        )
        self.sign_button.set_icon("check" if is_signed else "pencil")

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addWidget(Label(self._amounts(), "strong"))
        if self._job.loaner_out:
            column.addWidget(self._loaner_warning())
        column.addWidget(FormField(self.tr("They showed"), self.check))
        if self._job.excess:
            words = self.tr("{amount} of the deposit is too much")
            caption = words.format(amount=self._formats.money(self._job.excess))
            column.addWidget(FormField(caption, self.rest))
        column.addWidget(self.sign_button)
        column.addWidget(self.paper_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addLayout(column)

    def _loaner_warning(self) -> Label:
        words = self.tr(
            "{name} is still out. Take the loaner back first, from the job's menu; "
            "without it, a manager has to allow this."
        )
        warning = Label(words.format(name=self._job.loaner_out), "warning")
        warning.setWordWrap(True)
        return warning

    def _amounts(self) -> str:
        money, job = self._formats.money, self._job
        if not job.repair.delivery.deposit:
            return self.tr("To pay {amount}").format(amount=money(job.to_pay))
        words = self.tr("Bill {bill} · deposit {deposit} · to pay {amount}")
        return words.format(
            bill=money(job.bill),
            deposit=money(job.repair.delivery.deposit),
            amount=money(job.to_pay),
        )
