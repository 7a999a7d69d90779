"""The device and how it came: numbers, accessories, condition, terms, notes."""

from datetime import datetime

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.intake_schemas import DeviceCondition
from techstore_desktop.core.repairs.schemas import RepairCard, RepairJobResponse
from techstore_desktop.core.repairs.workflow import CLOSED
from techstore_desktop.printing.condition_words import checked_words, marked_words
from techstore_desktop.printing.repair_words import repair_words_for
from techstore_desktop.ui.repairs.consent.signed_list import SignedList
from techstore_desktop.ui.repairs.detail.code_look import CodeLook
from techstore_desktop.ui.repairs.detail.job_photos import JobPhotos
from techstore_desktop.ui.repairs.words import state_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.label import Label


class FactsPage(QScrollArea):
    """Names at the left, what is known at the right; what is unknown is left out."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._held = QWidget()
        self._column = QVBoxLayout(self._held)
        self._column.setContentsMargins(0, 4, 8, 4)
        self._column.setSpacing(12)
        self.code = CodeLook(session, self._held)
        self.photos = JobPhotos(session, self._held)
        self.signed = SignedList(session, self._held)
        for part in (self.photos, self.code, self.signed):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(self._held)
        self._grid: QWidget | None = None

    def show_job(self, job: RepairJobResponse) -> None:
        """Show what is known of a job's device."""
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = QWidget(self._held)
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._facts(job)):
            words = Label(value)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            caption = Label(name, "second")
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        self.code.show_job(job.card.id)
        is_open = job.card.state.kind not in CLOSED
        self.photos.show_job(job.card.id, is_open=is_open)
        self.signed.show_job(job)
        self._column.insertWidget(self._column.indexOf(self.signed), self._grid)

    def _moment(self, moment: datetime | None) -> str:
        zone = self._session.shop.profiles.current().zone
        return self._session.formats.date_time(moment, zone) if moment else ""

    def _warranty(self, job: RepairJobResponse) -> str:
        """Say how long; a claim leaves the first repair's term as it was (R56)."""
        if job.card.is_unrepaired:
            return ""
        if job.card.is_claim:
            if job.claim_until is None:
                return ""
            day = self._session.formats.date(job.claim_until)
            words = self.tr("until {day}, as {number} has it")
            return words.format(day=day, number=job.claim_of_number)
        if job.warranty_days == 1:
            return self.tr("1 day from delivery")
        words = self.tr("{n} days from delivery")
        return words.format(n=job.warranty_days) if job.warranty_days else ""

    def _before(self, card: RepairCard) -> str:
        zone = self._session.shop.profiles.current().zone
        day = self._session.formats.date(card.received_at.astimezone(zone).date())
        state = state_words(card.state)
        said = (card.number, day, card.customer_name, card.fault, state)
        return " · ".join(filter(None, said))

    def _facts(self, job: RepairJobResponse) -> list[tuple[str, str]]:
        card, formats = job.card, self._session.formats
        zone = self._session.shop.profiles.current().zone
        words = repair_words_for(QLocale().name().partition("_")[0])
        condition = DeviceCondition.of(job.condition)
        facts = [
            (self.tr("Fault"), card.fault),
            (self.tr("Serial number"), card.serial),
            ("IMEI", " · ".join(filter(None, (card.imei, job.second_imei)))),
            (self.tr("Colour"), job.colour),
            (
                self.tr("Accessories"),
                ", ".join(words.say(each) for each in job.accessories),
            ),
            (words.checklist, checked_words(condition, words)),
            (words.condition, marked_words(condition, words)),
            (self.tr("Taken in"), formats.date_time(card.received_at, zone)),
            (self.tr("Taken in by"), job.received_by_name),
            (self.tr("Promised for"), self._moment(card.promised_at)),
            (self.tr("Kind of work"), job.work_kind_name),
            (self.tr("Claim of"), job.claim_of_number),
            (self.tr("Sent to"), card.sent_to),
            (self.tr("Waits for"), card.waiting_for),
            (self.tr("Tested"), job.check_result),
            (self.tr("Note for the shop"), job.note_for_shop),
            (self.tr("Note for the customer"), job.note_for_customer),
            (self.tr("Terms"), job.terms),
        ]
        facts.insert(-1, (self.tr("Warranty"), self._warranty(job)))
        before = "\n".join(self._before(each) for each in job.device_jobs)
        facts.append((self.tr("This device before"), before))
        others = ", ".join(f"{each.number} {each.device}" for each in job.other_jobs)
        facts.append((self.tr("Other repairs"), others))
        return [(name, value) for name, value in facts if value]
