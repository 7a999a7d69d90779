"""Handing a loaner out for a job: which one, in what condition, signed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.loaners.schemas import (
    LoanCreate,
    LoanerResponse,
    LoanResponse,
)
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.stock.units import normal_serial
from techstore_desktop.printing.loaner_words import loaner_words_for
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.languages import paper_language
from techstore_desktop.ui.printing.loaner_slips import hand_out_slip
from techstore_desktop.ui.repairs.consent.signature_pad import SignaturePad
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
    QuietButton,
)
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet

_WIDTH = 580
_LONGEST = 300


class LendSheet(Sheet):
    """Emits ``lent`` with the loan; its slip is shown then, to be printed.

    What is signed speaks the customer's language, as the slip does.
    """

    lent = Signal(object)

    def __init__(self, over: QWidget, session: Session, card: RepairCard) -> None:
        super().__init__(over, width=_WIDTH)
        self._over = over
        self._session = session
        self._job_id = card.id
        self._free: Sequence[LoanerResponse] = ()
        self.loaner = QComboBox()
        self._loaner_field = FormField(self.tr("Which one"), self.loaner)
        self.condition = QLineEdit(maxLength=_LONGEST)
        self.pad = SignaturePad()
        self._terms = Label("", "second")
        self.primary = PrimaryButton(
            self.tr("Hand it out"), self.panel, keys="Ctrl+Return", height=44
        )
        self._build(
            self.tr("A loaner for {customer}").format(customer=card.customer_name)
        )
        self.primary.clicked.connect(self.confirm)
        self.primary.setEnabled(False)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.confirm)
        loaners, actor, spoken = (
            session.shop.loaners,
            session.actor,
            paper_language(session),
        )
        run(
            lambda: (loaners.loaners(actor), spoken(card.customer_id)),
            lambda read: self._show(*read),
            self,
        )

    def first_focus(self) -> QWidget | None:
        """Return which one."""
        return self.loaner

    def on_scan(self, code: str) -> bool:
        """Choose the loaner with a serial number, if it is free."""
        number = normal_serial(code)
        for place, each in enumerate(self._free):
            if each.number and normal_serial(each.number) == number:
                self.loaner.setCurrentIndex(place)
                self._loaner_field.show_error("")
                return True
        words = self.tr("No free loaner has the number {code}.")
        self._loaner_field.show_error(words.format(code=code))
        return True

    def confirm(self) -> None:
        """Hand the chosen one out."""
        at = self.loaner.currentIndex()
        if not self.primary.isEnabled() or not 0 <= at < len(self._free):
            return
        data = LoanCreate(
            loaner_id=self._free[at].id,
            job_id=self._job_id,
            condition=self.condition.text().strip(),
            text=self._terms.text(),
            strokes=self.pad.strokes(),
        )
        loaners, actor = self._session.shop.loaners, self._session.actor
        self.primary.setEnabled(False)
        run_lending(
            self,
            self._session,
            lambda given: loaners.hand_out(actor, data, approval=given),
            self._done,
            failed=self._refused,
        )

    def _show(self, loaners: Sequence[LoanerResponse], language: str) -> None:
        self._terms.setText(loaner_words_for(language).terms)
        self._free = [each for each in loaners if each.loan is None]
        self.loaner.clear()
        self.loaner.addItems([f"{x.name} {x.number}".strip() for x in self._free])
        self.primary.setEnabled(bool(self._free))
        if not self._free:
            words = (
                self.tr("Every loaner is out. Follow-up says who has which.")
                if loaners
                else self.tr("The shop has no loaner yet. Add one in Follow-up.")
            )
            self._loaner_field.show_error(words)

    def _done(self, loan: LoanResponse) -> None:
        self.accept()
        self.lent.emit(loan)
        hand_out_slip(self._session, loan, self._over)

    def _refused(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        show_error(self, error, beside=self._loaner_field)

    def _build(self, title: str) -> None:
        self.body.addWidget(Label(title, "title"))
        self.body.addWidget(self._loaner_field)
        self.body.addWidget(FormField(self.tr("Its condition"), self.condition))
        self._terms.setWordWrap(True)
        self.body.addWidget(self._terms)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Signature, here or on the paper"), "second"))
        head.addStretch(1)
        again = QuietButton(self.tr("Sign anew"), height=28)
        again.clicked.connect(self.pad.clear)
        head.addWidget(again)
        self.body.addLayout(head)
        self.body.addWidget(self.pad)
        foot = QHBoxLayout()
        back = BackButton(self.panel, height=44)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self.primary)
        self.body.addLayout(foot)
