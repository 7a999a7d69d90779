"""A customer's yes, from the question to what is stored, signed where they sign."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Approval
from techstore_desktop.core.repairs.choices import ApprovalWay
from techstore_desktop.core.repairs.intake_choices import ConsentOccasion
from techstore_desktop.core.repairs.intake_schemas import ConsentCreate
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.printing.repair_consent import approval_text
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.printing.languages import paper_language
from techstore_desktop.ui.repairs.agreement_dialog import AgreementDialog, Yes
from techstore_desktop.ui.repairs.consent.consent_sheet import ConsentSheet
from techstore_desktop.ui.repairs.consent.to_sign import ToSign, read_to_sign
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending


class Agreement(QObject):
    """Asks once; emits ``done`` when the yes is on disk."""

    done = Signal()

    def __init__(
        self, over: QWidget, session: Session, card: RepairCard, *, state: str
    ) -> None:
        super().__init__(over)
        self._over = over
        self._session = session
        self._card = card
        self._state = state
        self._dialog = AgreementDialog(
            over, session, customer=card.customer_name, total=card.price
        )
        self._dialog.agreed.connect(self._take)

    def begin(self) -> None:
        """Ask to how much, how and when."""
        self._dialog.open()

    def _take(self, said: Yes) -> None:
        if said.way is not ApprovalWay.SIGNATURE:
            self._write(said, None)
            return
        session, job_id, spoken = (
            self._session,
            self._card.id,
            paper_language(self._session),
        )
        run(
            lambda: read_to_sign(session, job_id, spoken),
            lambda read: self._ask_to_sign(said, read),
            self._over,
        )

    def _ask_to_sign(self, said: Yes, read: ToSign) -> None:
        profile = self._session.shop.profiles.current()
        sheet = ConsentSheet(
            self._over,
            self._session,
            approval_text(read.job, profile, read.words, said.amount),
            name=read.job.card.customer_name,
            occasion=ConsentOccasion.APPROVAL,
        )
        sheet.signed.connect(lambda consent: self._write(said, consent))
        sheet.open()

    def _write(self, said: Yes, consent: ConsentCreate | None) -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor

        def act(lent: Approval | None) -> object:
            return repairs.approve(
                actor,
                self._card.id,
                way=said.way,
                amount=said.amount,
                note=said.note,
                given_at=said.given_at if consent is None else None,
                consent=consent,
                state=self._state,
                approval=lent,
            )

        run_lending(self._over, self._session, act, self._done, failed=self._refused)

    def _done(self, _job: object) -> None:
        self._dialog.accept()
        self.done.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, RuleBroken):
            self._dialog.show_refusal(message(error, self._session.formats))
        else:
            show_error(self._over, error)
