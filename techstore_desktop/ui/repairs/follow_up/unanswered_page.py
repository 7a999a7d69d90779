"""Quotes of repairs that nobody answered, and when to ask again."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.notices.choices import Occasion
from techstore_desktop.core.notices.schemas import UnansweredQuote
from techstore_desktop.ui.notices.notice_sheet import NoticeSheet, NoticeSource
from techstore_desktop.ui.repairs.follow_up.job_columns import (
    NARROW,
    customer_column,
    device_column,
    number_column,
)
from techstore_desktop.ui.repairs.follow_up.words import days_words, due_words
from techstore_desktop.ui.repairs.follow_up.work_list import WorkList
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table_column import Column

translate = QCoreApplication.translate


class UnansweredPage(WorkList):
    """F12 reminds the customer of the marked quote."""

    def __init__(self, session: Session) -> None:
        empty = EmptyState(
            "circle-check",
            translate("Unanswered", "Every quote was answered"),
            translate(
                "Unanswered",
                "Quotes of repairs that wait for their customer stand here. After how "
                "many days they are asked: Settings, Quotes and returns.",
            ),
        )
        super().__init__(session, self._columns(session.formats), empty)
        self.act_button.setText(self.tr("Remind them"))
        self.words.setText(
            self.tr("Repairs that wait for a yes or a no. Each reminder is kept.")
        )

    def title(self) -> str:
        """Return what the list is called."""
        return translate("Unanswered", "Quotes not answered")

    def reload(self) -> None:
        """Read what waits."""
        shop, actor = self.session.shop, self.session.actor
        self.latest.run(lambda: shop.quote_reminders.unanswered(actor), self._take)

    def job_of(self, row: UnansweredQuote) -> UUID | None:
        """Return the quote's job."""
        return row.card.id

    def show_marked(self, row: UnansweredQuote | None) -> None:
        """Let a quote be asked about at any time: the day is a proposal."""
        self.act_button.setEnabled(row is not None)
        self.open_button.setEnabled(row is not None)

    def act(self) -> None:
        """Remind the customer of the marked quote."""
        row: UnansweredQuote | None = self.table.marked_row()
        if row is None:
            return
        service, actor = self.session.shop.quote_reminders, self.session.actor
        job_id = row.card.id
        source = NoticeSource(
            draft=lambda _occasion, spoken: service.draft(actor, job_id, spoken),
            record=lambda data, _lent: service.remind(actor, data),
            is_fixed=True,
        )
        occasion = Occasion.QUOTE_UNANSWERED
        sheet = NoticeSheet(self, self.session, job_id, occasion, source=source)
        sheet.told.connect(self.was_told)
        sheet.open()

    def _take(self, quotes: Sequence[UnansweredQuote]) -> None:
        self.show_rows(quotes, sum(quote.is_due for quote in quotes))

    def _columns(self, formats: Formats) -> Sequence[Column[UnansweredQuote]]:
        return (
            number_column(),
            device_column(lambda row: row.card.fault),
            customer_column(),
            Column(
                key="total",
                title=translate("Unanswered", "Quote"),
                text=lambda row: formats.money(row.card.price or Decimal(0)),
                sort=lambda row: row.card.price or Decimal(0),
                is_number=True,
                width=110,
            ),
            Column(
                key="waits",
                title=translate("Unanswered", "Waits for"),
                text=lambda row: days_words(row.waited_days),
                second=lambda row: self.day_of(row.quoted_at),
                sort=lambda row: row.waited_days,
                width=110,
            ),
            Column(
                key="reminded",
                title=translate("Unanswered", "Reminded"),
                text=self._reminded_words,
                second=lambda row: self.day_of(row.reminded_at),
                width=120,
                needs=NARROW,
            ),
            Column(
                key="next",
                title=translate("Unanswered", "Next reminder"),
                text=lambda row: due_words(row.remind_on, self.today(), formats),
                colour=lambda row: "warning" if row.is_due else "",
                sort=lambda row: row.remind_on,
                is_strong=True,
                width=196,
            ),
        )

    def _reminded_words(self, row: UnansweredQuote) -> str:
        if not row.reminder_count:
            return "—"
        if row.reminder_count == 1:
            return translate("Unanswered", "once")
        words = translate("Unanswered", "{count} times")
        return words.format(count=row.reminder_count)
