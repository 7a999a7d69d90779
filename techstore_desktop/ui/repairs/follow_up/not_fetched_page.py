"""Devices that are ready and nobody fetches: who waits, and the step that is due."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.schemas import KeptDevice, WaitingDevice
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.notices.choices import Channel
from techstore_desktop.core.notices.schemas import NoticeResponse
from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.background import run
from techstore_desktop.ui.navigation import counted
from techstore_desktop.ui.printing.collection_records import hand_out_collection_record
from techstore_desktop.ui.printing.letters import hand_out_letter
from techstore_desktop.ui.repairs.follow_up.defer_dialog import DeferDialog
from techstore_desktop.ui.repairs.follow_up.job_columns import (
    NARROW,
    customer_column,
    device_column,
    number_column,
)
from techstore_desktop.ui.repairs.follow_up.keep_dialog import KeepDialog
from techstore_desktop.ui.repairs.follow_up.step_notice import StepNotice
from techstore_desktop.ui.repairs.follow_up.words import (
    PILLS,
    days_words,
    deed_words,
    due_words,
    kind_words,
)
from techstore_desktop.ui.repairs.follow_up.work_list import WorkList
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.dialog import ask
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.table_column import Column

DUE, EVERY = "due", "every"
_TOLD = (CollectionKind.REMINDER, CollectionKind.LAST_LETTER)
translate = QCoreApplication.translate


class NotFetchedPage(WorkList):
    """F12 takes the step that is due; Ctrl+P is the record of every step so far."""

    def __init__(self, session: Session) -> None:
        empty = EmptyState(
            "circle-check",
            translate("NotFetched", "Every device was fetched in time"),
            translate(
                "NotFetched",
                "What is ready and nobody fetches stands here, with the step that "
                "the shop takes then: Settings, Devices not fetched.",
            ),
        )
        super().__init__(session, self._columns(session.formats), empty)
        self._devices: Sequence[WaitingDevice] = ()
        self.scope = SegmentedControl(self._choices(0, 0), DUE)
        self.top.addWidget(self.scope)
        self.scope.chosen.connect(lambda _key: self._show())
        self.record_button = SecondaryButton(
            self.tr("Every step"), self, icon="printer", keys="Ctrl+P", height=44
        )
        self.record_button.clicked.connect(self.print_marked)
        self.foot.insertWidget(1, self.record_button)
        self.more_button.setText(self.tr("The letter"))
        self.later_button.setText(self.tr("Put it off or skip it"))
        self.words.setText(
            self.tr("Devices that are ready. Each step is taken once, and dated.")
        )

    def title(self) -> str:
        """Return what the list is called."""
        return translate("NotFetched", "Not fetched")

    def reload(self) -> None:
        """Read who waits."""
        shop, actor = self.session.shop, self.session.actor
        self.latest.run(lambda: shop.collection.waiting(actor), self._take)

    def job_of(self, row: WaitingDevice) -> UUID | None:
        """Return the device's job."""
        return row.card.id

    def show_marked(self, row: WaitingDevice | None) -> None:
        """Name the step that is due."""
        has_step = row is not None and row.step is not None
        self.act_button.setVisible(has_step)
        self.later_button.setVisible(has_step)
        self.open_button.setEnabled(row is not None)
        self.record_button.setEnabled(row is not None)
        was_written = row is not None and any(
            act.kind is CollectionKind.LAST_LETTER for act in row.acts
        )
        self.more_button.setVisible(was_written)
        if row is not None and row.step is not None:
            is_told = row.step.kind in _TOLD
            self.act_button.setText(deed_words(row.step.kind))
            self.act_button.setEnabled(row.is_due and not (row.is_erased and is_told))

    def act(self) -> None:
        """Take the step that is due."""
        row = self.table.marked_row()
        if row is None or row.step is None or not self.act_button.isEnabled():
            return
        if row.step.kind is CollectionKind.STORAGE_FEE:
            self._charge(row)
        elif row.step.kind is CollectionKind.TO_STOCK:
            self._keep(row)
        else:
            sheet = StepNotice(self, self.session, row)
            sheet.told.connect(self.was_told)
            sheet.open()

    def put_off(self) -> None:
        """Put the next step off to a day, or skip it."""
        row = self.table.marked_row()
        if row is None or row.step is None:
            return
        dialog = DeferDialog(self, self.session, row, self.today())
        dialog.deferred.connect(self.reload)
        dialog.open()

    def do_more(self) -> None:
        """Print the last letter of the marked device again."""
        row = self.table.marked_row()
        if row is None:
            return
        shop, actor, job_id = self.session.shop, self.session.actor, row.card.id
        run(lambda: shop.notices.of_job(actor, job_id), self._print_letter, self)

    def print_marked(self) -> None:
        """Show every step that was taken about the marked device."""
        row: WaitingDevice | None = self.table.marked_row()
        if row is not None:
            hand_out_collection_record(self.session, row.card, self)

    def _print_letter(self, notices: Sequence[NoticeResponse]) -> None:
        letters = [each for each in notices if each.channel is Channel.LETTER]
        if letters:
            hand_out_letter(self.session, letters[0], self)

    def _charge(self, row: WaitingDevice) -> None:
        shop, actor, step = self.session.shop, self.session.actor, row.step
        assert step is not None  # noqa: S101 - whoever calls has looked
        amount = self.session.formats.money_with_symbol(step.amount)
        words = self.tr(
            "It is paid when the device is fetched. The customer is not told by this."
        )
        ask(
            self,
            title=self.tr("Add {amount} for storage to {number}?").format(
                amount=amount, number=row.card.number
            ),
            text=words,
            primary=self.tr("Add it to the bill"),
            then=lambda: run_lending(
                self,
                self.session,
                lambda lent: shop.collection.charge(
                    actor, row.card.id, step.id, approval=lent
                ),
                lambda _device: self.reload(),
            ),
        )

    def _keep(self, row: WaitingDevice) -> None:
        dialog = KeepDialog(self, self.session, row)
        dialog.kept.connect(self._kept)
        dialog.open()

    def _kept(self, kept: KeptDevice) -> None:
        shell, formats = self.session.shell, self.session.formats
        words = self.tr("{name} is in the stock as {sku}, at a cost of {cost}.")
        may_see = self.session.actor.may(Permission.SEE_PRODUCTS)
        shell.toast(
            words.format(
                name=kept.name, sku=kept.sku, cost=formats.money_with_symbol(kept.cost)
            ),
            "good",
            action=self.tr("Open the product") if may_see else "",
            act=lambda: shell.open_screen("products", product_id=kept.product_id),
        )
        self.reload()

    def _take(self, devices: Sequence[WaitingDevice]) -> None:
        self._devices = devices
        due = sum(device.is_due for device in devices)
        self.scope.show_choices(self._choices(due, len(devices)))
        self._show()

    def _show(self) -> None:
        only_due = self.scope.current() == DUE
        rows = [row for row in self._devices if row.is_due or not only_due]
        self.show_rows(rows, sum(row.is_due for row in self._devices))

    def _choices(self, due: int, every: int) -> list[tuple[str, str]]:
        now, all_of_them = self.tr("Due now"), self.tr("All that are ready")
        return [
            (DUE, f"{now} {counted(due)}" if due else now),
            (EVERY, f"{all_of_them} {counted(every)}" if every else all_of_them),
        ]

    def _columns(self, formats: Formats) -> Sequence[Column[WaitingDevice]]:
        return (
            number_column(),
            device_column(
                lambda row: row.card.imei or row.card.serial or row.card.fault
            ),
            customer_column(),
            Column(
                key="waits",
                title=translate("NotFetched", "Ready for"),
                text=lambda row: days_words(row.waited_days),
                sort=lambda row: row.waited_days,
                width=96,
            ),
            Column(
                key="due",
                title=translate("NotFetched", "To pay"),
                text=lambda row: formats.money(row.due),
                sort=lambda row: row.due,
                is_number=True,
                width=110,
            ),
            Column(
                key="done",
                title=translate("NotFetched", "Last step"),
                text=lambda row: kind_words(row.acts[-1].kind) if row.acts else "—",
                second=lambda row: _done_words(row, formats),
                width=178,
                needs=NARROW,
            ),
            Column(
                key="step",
                title=translate("NotFetched", "Next step"),
                text=lambda row: kind_words(row.step.kind) if row.step else "",
                second=lambda row: self._due_words(row, formats),
                colour=_step_colour,
                sort=lambda row: row.due_on or date.max,
                is_strong=True,
                width=170,
            ),
        )

    def _due_words(self, row: WaitingDevice, formats: Formats) -> str:
        if row.due_on is None:
            return translate("NotFetched", "the ladder ends here")
        if row.is_erased and row.step is not None and row.step.kind in _TOLD:
            return translate("NotFetched", "the customer was erased: skip it")
        if row.is_put_off and row.due_on > self.today():
            words = translate("NotFetched", "put off until {day}")
            return words.format(day=formats.date(row.due_on))
        return due_words(row.due_on, self.today(), formats)


def _step_colour(row: WaitingDevice) -> str:
    return PILLS[row.step.kind] if row.step is not None and row.is_due else ""


def _done_words(row: WaitingDevice, formats: Formats) -> str:
    if not row.acts:
        return ""
    last = row.acts[-1]
    return f"{formats.date(last.business_day)} · {last.person_name}"
