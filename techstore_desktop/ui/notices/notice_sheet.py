"""Telling a customer: the words are there, a person reads and confirms them."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from techstore_desktop.core.customers.choices import ContactWay
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.notices.choices import (
    EVERY_OCCASION,
    Channel,
    Occasion,
    Outcome,
)
from techstore_desktop.core.notices.schemas import (
    NoticeCreate,
    NoticeDraft,
    NoticeResponse,
)
from techstore_desktop.core.permissions import Approval
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.customers.contacts import mail_address, whatsapp_address
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.notices.mailbox import has_mailbox
from techstore_desktop.ui.notices.words import channel_words, occasion_words, wish_words
from techstore_desktop.ui.printing.languages import paper_language
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH, TEXT_HEIGHT = 620, 190
_WAYS = (Channel.WHATSAPP, Channel.EMAIL, Channel.PHONE)
_PREFERRED = {
    ContactWay.WHATSAPP: Channel.WHATSAPP,
    ContactWay.EMAIL: Channel.EMAIL,
    ContactWay.PHONE: Channel.PHONE,
}
_LONGEST = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSource:
    """Where the words come from and who keeps what was confirmed.

    ``is_fixed`` where nothing else may be told by it.
    """

    draft: Callable[[Occasion, str], NoticeDraft]
    record: Callable[[NoticeCreate, Approval | None], NoticeResponse]
    ways: tuple[Channel, ...] = _WAYS
    is_fixed: bool = False


class NoticeSheet(Sheet):
    """Emits ``told`` with the notice once it is kept."""

    told = Signal(object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        job_id: UUID,
        occasion: Occasion | None = None,
        *,
        source: NoticeSource | None = None,
    ) -> None:
        super().__init__(over, width=WIDTH)
        self._session = session
        self._source = source or usual_source(session, job_id)
        self._latest = Latest(self)
        self._draft: NoticeDraft | None = None
        self._title = Label("", "title")
        self.occasion = QComboBox()
        self.occasion.addItems([occasion_words(each) for each in EVERY_OCCASION])
        self.way = SegmentedControl(
            [(way.value, channel_words(way)) for way in self._source.ways]
        )
        self.address = QLineEdit(maxLength=300)
        self.text = QPlainTextEdit()
        self.text.setFixedHeight(TEXT_HEIGHT)
        self.text.setTabChangesFocus(True)
        self._wish = Label("", "second", self.panel)
        self._wish.setWordWrap(True)
        self._before = Label("", "warning")
        self._before.setWordWrap(True)
        self._address_field = FormField(self.tr("To"), self.address)
        self.primary = PrimaryButton("", self.panel, keys="Ctrl+Return", height=44)
        self._build()
        self.occasion.currentIndexChanged.connect(lambda _at: self._read())
        self.way.chosen.connect(lambda _way: self._show_way())
        self.primary.clicked.connect(self.confirm)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.confirm)
        notices = session.shop.notices
        if occasion is None:
            run(lambda: notices.usual_occasion(job_id), self._begin, self)
        else:
            self._begin(occasion)

    def first_focus(self) -> QWidget | None:
        """Return the words."""
        return self.text

    def confirm(self) -> None:
        """Keep what was read, and open what sends it."""
        draft, words = self._draft, self.text.toPlainText().strip()[:_LONGEST]
        if draft is None or not words or not self.primary.isEnabled():
            self.text.setFocus()
            return
        data = NoticeCreate(
            job_id=draft.job_id,
            occasion=draft.occasion,
            channel=self._way(),
            language=draft.language,
            address=self.address.text().strip(),
            subject=draft.subject,
            text=words,
        )
        if data.channel is Channel.WHATSAPP and not self._whatsapp(data.address):
            self._refused(RuleBroken("notice.no_address"))
            self.address.setFocus()
            return
        record = self._source.record
        self.primary.setEnabled(False)
        run_lending(
            self,
            self._session,
            lambda lent: record(data, lent),
            self._kept,
            failed=self._refused,
        )

    def _begin(self, occasion: Occasion | None) -> None:
        at = EVERY_OCCASION.index(occasion or Occasion.READY)
        if at == self.occasion.currentIndex():
            self._read()
        else:
            self.occasion.setCurrentIndex(at)

    def _read(self) -> None:
        draft, spoken = self._source.draft, paper_language(self._session)(None)
        occasion = EVERY_OCCASION[self.occasion.currentIndex()]
        self._latest.run(lambda: draft(occasion, spoken), self._show)

    def _show(self, draft: NoticeDraft) -> None:
        self._draft = draft
        words = self.tr("Tell {customer} · {number}")
        self._title.setText(
            words.format(customer=draft.customer_name, number=draft.job_number)
        )
        self.text.setPlainText(draft.text)
        self.way.choose(self._likely_way(draft).value)
        self._show_wish(draft)
        self._show_way()

    def _likely_way(self, draft: NoticeDraft) -> Channel:
        """Return the way that the customer prefers, then one that is still free."""
        ways = self._source.ways
        preferred = _PREFERRED.get(draft.preferred_contact)
        by_wish = sorted(ways, key=lambda way: way is not preferred)
        free = [each for each in by_wish if self._can_go_by(each)]
        untold = [each for each in free if not draft.was_told_by(each)]
        return (untold or free or list(ways))[0]

    def _can_go_by(self, way: Channel) -> bool:
        return way is Channel.LETTER or bool(self._address_of(way))

    def _show_wish(self, draft: NoticeDraft) -> None:
        """Say how the customer wants to be reached, or that they do not."""
        words, is_refused = wish_words(draft.preferred_contact, draft.customer_name)
        self._wish.setText(words)
        self._wish.set_role("warning" if is_refused else "second")
        self._wish.setVisible(bool(words))

    def _show_way(self) -> None:
        draft, way = self._draft, self._way()
        self.address.setText(self._address_of(way))
        self._address_field.show_error("")
        verbs = {
            Channel.WHATSAPP: self.tr("Open WhatsApp"),
            Channel.EMAIL: self.tr("Send") if has_mailbox() else self.tr("Open a mail"),
            Channel.PHONE: self.tr("I have told them"),
            Channel.LETTER: self.tr("Print the letter"),
        }
        self._address_field.setVisible(way is not Channel.LETTER)
        self.primary.setText(verbs[way])
        same = [each for each in draft.told if each.channel is way] if draft else []
        self._before.setVisible(bool(same))
        self.primary.setEnabled(not same)
        if same:
            zone = self._session.shop.profiles.current().zone
            words = self.tr("{person} told them by this way on {moment}.")
            formats = self._session.formats
            moment = formats.date_time(same[0].written_at, zone)
            self._before.setText(
                words.format(person=same[0].written_by_name, moment=moment)
            )
        elif draft is not None and draft.preferred_contact is ContactWay.NONE:
            self._before.setVisible(True)
            self._before.setText(self.tr("This customer wants no messages."))

    def _address_of(self, way: Channel) -> str:
        if self._draft is None or way is Channel.LETTER:
            return ""
        return self._draft.email if way is Channel.EMAIL else self._draft.phone

    def _way(self) -> Channel:
        return Channel(self.way.current())

    def _kept(self, notice: NoticeResponse) -> None:
        if notice.channel is Channel.WHATSAPP:
            address = self._whatsapp(notice.address)
            _open(f"{address}?text={quote(notice.text)}")
        elif notice.channel is Channel.EMAIL and not has_mailbox():
            subject, text = quote(notice.subject), quote(notice.text)
            _open(f"{mail_address(notice.address)}?subject={subject}&body={text}")
            self._hand_over(notice)
        self.accept()
        self.told.emit(notice)

    def _whatsapp(self, phone: str) -> str:
        """Return where WhatsApp writes to a phone, or nothing for what is no phone."""
        return whatsapp_address(phone, self._session.shop.profiles.current().country)

    def _hand_over(self, notice: NoticeResponse) -> None:
        """Note that the person's own mail program has it now."""
        notices, actor = self._session.shop.notices, self._session.actor
        sent, how = Outcome.SENT, "mail program"
        run(
            lambda: notices.keep_outcome(actor, notice.id, sent, how),
            lambda _nothing: None,
            self._session.shell.window_widget(),
        )

    def _refused(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        if isinstance(error, RuleBroken):
            words = message(error, self._session.formats)
            self._address_field.show_error(words)
        else:
            show_error(self, error)

    def _build(self) -> None:
        self.body.addWidget(self._title)
        about = FormField(self.tr("What about"), self.occasion)
        self.body.addWidget(about)
        about.setVisible(not self._source.is_fixed)
        self.body.addWidget(self.way)
        self.body.addWidget(self._wish)
        self.body.addWidget(self._address_field)
        self.body.addWidget(FormField(self.tr("What is said"), self.text))
        self.body.addWidget(self._before)
        foot = QHBoxLayout()
        back = BackButton(self.panel, height=44)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self.primary)
        self.body.addLayout(foot)
        self._before.hide()
        self._wish.hide()


def usual_source(session: Session, job_id: UUID) -> NoticeSource:
    """Return the words of a job as the notices have them."""
    notices, actor = session.shop.notices, session.actor
    return NoticeSource(
        draft=lambda occasion, spoken: notices.draft(actor, job_id, occasion, spoken),
        record=lambda data, _lent: notices.record(actor, data),
    )


def _open(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
