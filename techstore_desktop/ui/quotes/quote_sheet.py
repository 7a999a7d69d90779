"""The sale on the screen becomes a quote: for whom, how long, on which paper."""

from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.quotes.schemas import QuoteCreate
from techstore_desktop.core.schema import LONGEST_NAME
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.printing.quotes import QuotePaper
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label, NumberLabel
from techstore_desktop.ui.widgets.quantity_field import QuantityField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 500
MOST_DAYS = 366
_KEY = "checkout/quote_paper"


class QuoteSheet(Sheet):
    """Emits ``confirmed`` with a QuoteCreate and the paper."""

    confirmed = Signal(object, object)

    def __init__(
        self, over: QWidget, session: Session, *, customer: str, total: Decimal
    ) -> None:
        super().__init__(over, width=WIDTH)
        self._formats = session.formats
        profile = session.shop.profiles.current()
        self._today = profile.business_day(session.shop.database.clock.now())
        self._customer = customer
        self._total = total
        self._name = QLineEdit(customer, maxLength=LONGEST_NAME)
        self._name.setEnabled(not customer)
        days = Decimal(profile.quote_validity_days)
        self.days = QuantityField(session.formats, days)
        self._days_field = FormField(self.tr("Holds for … days"), self.days)
        self._until = Label("", "second")
        self._note = QLineEdit(maxLength=LONGEST_NAME)
        papers = [
            (QuotePaper.SHEET.value, self.tr("A4 sheet")),
            (QuotePaper.RECEIPT.value, self.tr("Receipt paper")),
            (QuotePaper.NONE.value, self.tr("Do not print")),
        ]
        kept = str(QSettings().value(_KEY, QuotePaper.SHEET.value))
        self._paper = SegmentedControl(papers, kept)
        self._build()
        self.days.changed.connect(lambda _days: self._show_until())
        for field in (self._name, self.days, self._note):
            field.returnPressed.connect(self.confirm)
        self._show_until()

    def first_focus(self) -> QWidget | None:
        """Return the name, or the days where a customer is on the sale."""
        return self.days if self._customer else self._name

    def confirm(self) -> None:
        """Hand the quote over, or say what is wrong with it."""
        until = self._valid_until()
        if until is None:
            return
        paper = QuotePaper(self._paper.current())
        QSettings().setValue(_KEY, paper.value)
        data = QuoteCreate(
            name=self._name.text(), valid_until=until, note=self._note.text()
        )
        self.confirmed.emit(data, paper)

    def show_error(self, error: RuleBroken) -> None:
        """Say why it is not kept."""
        self._days_field.show_error(message(error, self._formats))

    def _valid_until(self) -> date | None:
        days = self.days.value()
        is_whole = days is not None and days == days.to_integral_value()
        if days is None or not is_whole or not 0 <= days <= MOST_DAYS:
            words = self.tr("Whole days, from 0 to {most}.").format(most=MOST_DAYS)
            self._days_field.show_error(words)
            return None
        self._days_field.show_error("")
        return self._today + timedelta(days=int(days))

    def _show_until(self) -> None:
        until = self._valid_until()
        if until is not None:
            words = self.tr("Until {day}, that day included")
            self._until.setText(words.format(day=self._formats.date(until)))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Make a quote"), "title"))
        head.addStretch(1)
        head.addWidget(NumberLabel(self._formats.money(self._total), "figure"))
        self.body.addLayout(head)
        self.body.addWidget(FormField(self.tr("For whom"), self._name))
        self.body.addWidget(self._days_field)
        self.body.addWidget(self._until)
        self.body.addWidget(FormField(self.tr("Note on the paper"), self._note))
        self.body.addWidget(self._paper)
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        done = PrimaryButton(self.tr("Make the quote"), keys="Enter", height=44)
        done.clicked.connect(self.confirm)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(done)
        self.body.addLayout(foot)
