"""What is done about the opened job beside its steps and its quote."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.permissions import Approval
from techstore_desktop.core.repairs.intake_choices import ConsentOccasion
from techstore_desktop.core.repairs.schemas import RepairCard, RepairJobResponse
from techstore_desktop.core.repairs.state_schemas import RepairWorkKindResponse
from techstore_desktop.printing.repair_consent import pick_up_text
from techstore_desktop.ui.background import run
from techstore_desktop.ui.notices.notice_sheet import NoticeSheet
from techstore_desktop.ui.printing.languages import paper_language
from techstore_desktop.ui.repairs.choice_dialog import ChoiceDialog
from techstore_desktop.ui.repairs.consent.consent_sheet import ConsentSheet
from techstore_desktop.ui.repairs.consent.to_sign import ToSign, read_to_sign
from techstore_desktop.ui.repairs.detail.promise_dialog import (
    PromiseDialog,
    Read,
    read_promise,
)
from techstore_desktop.ui.repairs.errands.for_job import send_or_take_back
from techstore_desktop.ui.repairs.loaners.for_job import lend_or_take_back
from techstore_desktop.ui.repairs.money.return_dialog import DepositReturnDialog
from techstore_desktop.ui.repairs.money.taking import DepositTaking
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending


class JobDeeds(QObject):
    """Notes, news for the customer, deposits, the way to a workshop and back.

    Emits ``changed`` once the job is no longer as it was shown.
    """

    changed = Signal()

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over)
        self._over = over
        self._session = session
        self._job: RepairJobResponse | None = None

    def show_job(self, job: RepairJobResponse | None) -> None:
        """Take the job that is open; nothing is done without one."""
        self._job = job

    def write_note(self, *, for_customer: bool = False) -> None:
        """Write a note for the shop, or for the customer."""
        job = self._job
        if job is None:
            return
        repairs, actor = self._session.shop.repairs, self._session.actor
        title = (
            self.tr("Note for the customer")
            if for_customer
            else self.tr("Note for the shop")
        )
        dialog = TextDialog(
            self._over,
            title=title,
            label=self.tr("Note"),
            primary=self.tr("Write it down"),
            is_needed=True,
        )
        dialog.written.connect(
            lambda words: self._do(
                lambda lent: repairs.add_note(
                    actor, job.card.id, words, for_customer=for_customer, approval=lent
                )
            )
        )
        dialog.open()

    def tell(self) -> None:
        """Tell the customer where the job stands (R57b)."""
        if self._job is not None:
            sheet = NoticeSheet(self._over, self._session, self._job.card.id)
            sheet.told.connect(lambda _notice: self.changed.emit())
            sheet.open()

    def send_or_take_back(self) -> None:
        """Send the device elsewhere, or take it back from there."""
        if self._job is not None:
            tell = self.changed.emit
            send_or_take_back(self._over, self._session, self._job.card, tell)

    def promise(self) -> None:
        """Promise the job for another day, or for none."""
        job, session = self._job, self._session
        if job is not None:
            run(
                lambda: read_promise(session, job.card),
                lambda read: self._ask_promise(job.card, read),
                self._over,
            )

    def _ask_promise(self, card: RepairCard, read: Read) -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor
        dialog = PromiseDialog(self._over, self._session, card, read)
        dialog.promised.connect(
            lambda moment, why: self._do(
                lambda lent: repairs.promise(
                    actor, card.id, moment, note=why, approval=lent
                )
            )
        )
        dialog.open()

    def choose_work_kind(self) -> None:
        """Say what kind of work the job is."""
        run(
            self._session.shop.repair_work_kinds.kinds,
            self._offer_work_kinds,
            self._over,
        )

    def _offer_work_kinds(self, kinds: Sequence[RepairWorkKindResponse]) -> None:
        job = self._job
        if job is None:
            return
        repairs, actor = self._session.shop.repairs, self._session.actor
        ids = [None, *(kind.id for kind in kinds)]
        one = self.tr("{name}, 1 day of warranty")
        many = self.tr("{name}, {n} days of warranty")
        dialog = ChoiceDialog(
            self._over,
            title=self.tr("Kind of work"),
            choices=[
                self.tr("None in particular"),
                *(
                    (one if kind.warranty_days == 1 else many).format(
                        name=kind.name, n=kind.warranty_days
                    )
                    for kind in kinds
                ),
            ],
            primary=self.tr("Choose"),
        )
        if job.work_kind_id in ids:
            dialog.list.setCurrentRow(ids.index(job.work_kind_id))
        dialog.chosen.connect(
            lambda at: self._do(
                lambda lent: repairs.choose_work_kind(
                    actor, job.card.id, ids[at], approval=lent
                )
            )
        )
        dialog.open()

    def loaner(self) -> None:
        """Hand a loaner out for the job, or take the one back that is out."""
        if self._job is not None:
            tell = self.changed.emit
            lend_or_take_back(self._over, self._session, self._job.card, tell)

    def take_deposit(self) -> None:
        """Take money that is held against the job."""
        if self._job is not None:
            taking = DepositTaking(self._over, self._session, self._job)
            taking.taken.connect(lambda _deposit: self.changed.emit())
            taking.begin()

    def return_deposit(self) -> None:
        """Give back what is held, or a part of it."""
        if self._job is not None and self._job.deposit_balance > 0:
            dialog = DepositReturnDialog(self._over, self._session, self._job)
            dialog.returned.connect(lambda _deposit: self.changed.emit())
            dialog.open()

    def sign_delivery(self) -> None:
        """Have the delivery note signed by whoever has fetched the device."""
        job = self._job
        if job is None:
            return
        session, job_id, spoken = (
            self._session,
            job.card.id,
            paper_language(self._session),
        )
        run(
            lambda: read_to_sign(session, job_id, spoken),
            self._ask_to_sign,
            self._over,
        )

    def _ask_to_sign(self, read: ToSign) -> None:
        intake, actor = self._session.shop.intake, self._session.actor
        sheet = ConsentSheet(
            self._over,
            self._session,
            pick_up_text(read.job, self._session.shop.profiles.current(), read.words),
            name=read.job.card.customer_name,
            occasion=ConsentOccasion.PICK_UP,
        )
        sheet.signed.connect(
            lambda signed: self._do(
                lambda lent: intake.sign(actor, read.job.card.id, signed, approval=lent)
            )
        )
        sheet.open()

    def _do(self, act: Callable[[Approval | None], object]) -> None:
        run_lending(self._over, self._session, act, lambda _job: self.changed.emit())
