"""Taking devices in: one page from the customer to the print, by keyboard alone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.estimates.schemas import Estimate, PriceSuggestion
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs.intake_schemas import IntakeCreate
from techstore_desktop.core.repairs.ticket_schemas import RepairTicketCreate
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.printing.repair_words import repair_words_for
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.repairs.intake.deposits import ask_reference
from techstore_desktop.ui.repairs.intake.draft import (
    DeviceDraft,
    TicketDraft,
    from_disk,
)
from techstore_desktop.ui.repairs.intake.estimating import Estimating
from techstore_desktop.ui.repairs.intake.layout import IntakeLayout
from techstore_desktop.ui.repairs.intake.owner import Owner
from techstore_desktop.ui.repairs.intake.signature import Signature
from techstore_desktop.ui.repairs.intake.taking_in import TakingIn
from techstore_desktop.ui.repairs.photos.pasting import PicturePasting
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut

_KEEP_MILLISECONDS = 600


class IntakePage(IntakeLayout):
    """Customer, devices one after another, promise, deposit, consent, print."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        language = QLocale().name().partition("_")[0]
        self._words = repair_words_for(language)
        super().__init__(session, self._words, parent)
        self._devices: list[DeviceDraft] = [DeviceDraft()]
        self._place = 0
        self._is_showing = False
        self._lists, self._hours = Latest(self), Latest(self)
        self._people = Latest(self)
        self._estimate: Estimate | None = None
        self.estimating = Estimating(session, self)
        self.taking_in = TakingIn(self, session)
        self.owner = Owner(self, session)
        self.signature = Signature(self, session, self.draft)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_MILLISECONDS)
        self._keeper.timeout.connect(self._keep)
        self._connect()
        self.setAcceptDrops(True)
        PicturePasting(self, self.device.photos.paste)
        self._show_draft(TicketDraft())
        run(session.shop.intake.draft, self._take_up, self)
        self.refresh_on(
            "device_checklist", "opening_hours", "closed_day", "staff_member"
        )
        self.refresh()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the page."""
        return (
            Shortcut("F3", self.tr("Customer"), self.owner.ask, "user"),
            Shortcut("F2", self.tr("Device"), self.device.name.setFocus, "search"),
            Shortcut("F4", self.tr("Technician"), self.ticket.technician.setFocus),
            Shortcut(
                "F5", self.tr("All that is open: yes"), self.device.checklist.answer_all
            ),
            Shortcut("F6", self.tr("Another device"), self.add_device, "plus"),
            Shortcut("F7", self.tr("Read and sign"), self.sign, "pencil"),
            Shortcut("F9", self.tr("Express"), self.ticket.is_express.toggle, "bolt"),
            Shortcut("F12", self.tr("Take in"), self.take_in, "check"),
            Shortcut("F8", self.tr("Photo"), self.device.photos.choose, "photo"),
            Shortcut(
                "Shift+F8", self.tr("Camera"), self.device.photos.open_camera, "camera"
            ),
            Shortcut("Ctrl+V", self.tr("Paste a photo"), self.device.photos.paste),
            Shortcut("Ctrl+Del", self.tr("Begin anew"), self.begin_anew, "trash"),
        )

    def first_focus(self) -> QWidget | None:
        """Return the customer, or the device once there is one."""
        has_owner = self.owner.customer_id is not None
        return self.device.name if has_owner else self.customer

    def on_scan(self, code: str) -> bool:
        """Take what is scanned as the device's number."""
        self.device.take_number(code)
        return True

    def refresh(self) -> None:
        """Read what is asked of each kind of device, the hours, who repairs."""
        shop = self.session.shop
        self._lists.run(shop.checklists.every, self.device.show_lists)
        self._hours.run(shop.work_calendar.calendar, self.ticket.show_calendar)
        self._people.run(shop.staff.people, self.ticket.technician.show_people)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take photos wherever they are dropped."""
        self.device.photos.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the photos that were dropped to the device on the page."""
        self.device.photos.dropEvent(event)

    def open_with(self, **arguments: object) -> None:
        """Begin for a customer: ``customer_id`` and ``customer_name``."""
        name = arguments.get("customer_name", "")
        self.owner.take(arguments.get("customer_id"), name)

    def state(self) -> object:
        """Return what is typed, codes and photos included."""
        return self.draft()

    def restore(self, state: object) -> None:
        """Show again what was typed."""
        if isinstance(state, TicketDraft):
            self._show_draft(state)

    def draft(self) -> TicketDraft:
        """Return what is typed now."""
        self._devices[self._place] = self.device.draft().model_copy(
            update={
                "deposit": self.ticket.deposit_value(),
                "technician_id": self.ticket.technician.chosen(),
            }
        )
        return TicketDraft.model_validate(
            {
                "customer_id": self.owner.customer_id,
                "customer_name": self.owner.name(),
                "devices": tuple(self._devices),
                "signed": self.signature.kept(),
                **self.ticket.values(),
            }
        )

    def add_device(self) -> None:
        """Take one more device on the same ticket."""
        if not self.device.is_whole():
            return
        self.draft()
        self._devices.append(DeviceDraft())
        self._turn_to(len(self._devices) - 1)

    def sign(self) -> None:
        """Let the customer read the exact words, in their language, and sign them."""
        if self._is_whole():
            self.signature.ask()

    def take_in(self) -> None:
        """Take the devices in, then the deposit; then the papers."""
        if not self._is_whole():
            return
        if not self.signature.look_again():
            words = self.tr(
                "The text has changed since it was signed: have it signed again."
            )
            self.session.shell.toast(words, "warning")
            self.sign_button.setFocus()
            return
        draft = self.draft()
        ask_reference(self, self.session, draft, partial(self._take, draft))

    def _take(self, draft: TicketDraft, paid: Sequence[Tender]) -> None:
        self.take_in_button.setEnabled(False)
        self.taking_in.begin(self._intake(draft), draft, paid)

    def begin_anew(self) -> None:
        """Forget what is typed."""
        before = self.draft()
        self._show_draft(TicketDraft())
        self._keep()
        self.customer.setFocus()
        if not before.is_empty:
            self.session.shell.toast(
                self.tr("The page is empty again."),
                action=self.tr("Undo"),
                act=lambda: self._bring_back(before),
            )

    def _bring_back(self, draft: TicketDraft) -> None:
        self._show_draft(draft)
        self._keep()

    def _intake(self, draft: TicketDraft) -> IntakeCreate:
        assert draft.customer_id is not None  # noqa: S101 - _is_whole asked
        return IntakeCreate(
            ticket=RepairTicketCreate(
                customer_id=draft.customer_id,
                jobs=tuple(each.job() for each in draft.devices),
                is_express=draft.is_express,
                note_for_shop=draft.note_for_shop,
                promised_at=self.ticket.promised_at(),
            ),
            extras=tuple(each.extras() for each in draft.devices),
            consent=self.signature.consent,
        )

    def _kept(self) -> None:
        self.take_in_button.setEnabled(True)
        self._show_draft(TicketDraft())
        self._keep()
        self.customer.setFocus()

    def _refused(self, error: Exception) -> None:
        self.take_in_button.setEnabled(True)
        show_error(self, error, retry=self.take_in)

    def _is_whole(self) -> bool:
        self.draft()
        if not self.owner.require():
            return False
        missing = (n for n, d in enumerate(self._devices) if not (d.model and d.fault))
        wrong = next(missing, None)
        if wrong is not None and wrong != self._place:
            self._turn_to(wrong)
        return self.device.is_whole() and self.ticket.is_whole()

    def _take_signature(self) -> None:
        self._keeper.start()
        self.take_in_button.setFocus()

    def _owner_chosen(self) -> None:
        self.device.name.setFocus()
        self._typed()

    def _turn_to(self, place: int) -> None:
        self.draft()
        self._place = place
        self._show_device()
        self.device.name.setFocus()

    def _show_device(self) -> None:
        self._is_showing = True
        shown = self._devices[self._place]
        self.device.show_draft(shown)
        others = (each.deposit for each in self._devices if each is not shown)
        self.ticket.show_deposit(shown.deposit, sum(filter(None, others), ZERO))
        self.ticket.technician.choose(shown.technician_id)
        self.device.show_suggestion(self._price(self._place))
        self._is_showing = False
        self.show_devices([each.name for each in self._devices], self._place)

    def _show_draft(self, draft: TicketDraft) -> None:
        self._is_showing = True
        self.owner.show(draft.customer_id, draft.customer_name)
        self._devices = list(draft.devices) or [DeviceDraft()]
        self.device.photos.stop_watching()
        self._place = 0
        self._estimate = None
        self.signature.show(draft)
        self.ticket.show_draft(draft)
        self._show_device()
        self._is_showing = False
        self.estimating.look_at(self.draft(), anew=True)

    def _take_up(self, kept: object) -> None:
        """Show what was half typed when the program ended, on an empty page."""
        if isinstance(kept, dict) and self.draft().is_empty:
            self._show_draft(from_disk(kept))

    def _typed(self) -> None:
        if self._is_showing:
            return
        self._keeper.start()
        self.estimating.look_at(self.draft())
        self.show_devices([each.name for each in self._devices], self._place)
        self.signature.look_again()

    def _take_estimate(self, estimate: Estimate | None) -> None:
        """Fill in what is suggested; what is typed stays."""
        self._estimate = estimate
        self.ticket.show_suggestion(estimate.promise if estimate else None)
        self.draft()
        for place, device in enumerate(self._devices):
            price = self._price(place)
            self._devices[place] = device.with_price(price.price if price else None)
        self.device.show_suggestion(self._price(self._place))
        self.signature.look_again()

    def _price(self, place: int) -> PriceSuggestion | None:
        prices = self._estimate.prices if self._estimate else ()
        return prices[place] if place < len(prices) else None

    def _keep(self) -> None:
        self._keeper.stop()
        draft = self.draft()
        content = None if draft.is_empty else draft.for_disk()
        intake = self.session.shop.intake
        run(lambda: intake.keep_draft(content), lambda _nothing: None, self)

    def _connect(self) -> None:
        self.owner.chosen.connect(self._owner_chosen)
        self.signature.changed.connect(
            lambda is_signed: self.show_signed(is_signed=is_signed)
        )
        self.signature.taken.connect(self._take_signature)
        self.owner.typed.connect(self._typed)
        self.device.changed.connect(self._typed)
        self.taking_in.kept.connect(self._kept)
        self.taking_in.refused.connect(self._refused)
        self.estimating.told.connect(self._take_estimate)
        self.device.finished.connect(self.ticket.deposit.setFocus)
        self.ticket.deposit.returnPressed.connect(self.take_in_button.setFocus)
        self.ticket.changed.connect(self._typed)
        self.devices.chosen.connect(lambda key: self._turn_to(int(key)))
        self.another_button.clicked.connect(self.add_device)
        self.sign_button.clicked.connect(self.sign)
        self.take_in_button.clicked.connect(self.take_in)
