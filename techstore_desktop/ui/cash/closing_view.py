"""How a session was closed: by method, expected against counted."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from techstore_desktop.core.cash.explaining import Candidate
from techstore_desktop.core.cash.schemas import (
    CashSessionCloseResponse,
    DrawerCountResponse,
)
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import currency
from techstore_desktop.core.sales.payments import APART, ForeignCash
from techstore_desktop.ui.cash.candidate_words import candidate_words
from techstore_desktop.ui.checkout.method_names import Names, names_in
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import QuietButton, SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.label import Label, NumberLabel
from techstore_desktop.ui.widgets.pill import Pill


class ClosingView(Card):
    """Shows the figures of one closing, and what could explain a difference."""

    report_wanted = Signal()
    verify_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent, margin=20)
        self._session = session
        self._title = Label("", "title")
        self._facts = Label("", "second")
        self._facts.setWordWrap(True)
        self._row = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self.body.setSpacing(12)
        self.body.addWidget(self._title)
        self.body.addWidget(self._facts)
        self.verified = Label("", "second")
        self.verified.setWordWrap(True)
        self.body.addWidget(self.verified)
        self.body.addLayout(self._grid)
        self.candidates = Label("", "second")
        self.candidates.setWordWrap(True)
        self._candidates_title = Label(self.tr("What could explain it"), "strong")
        self.body.addWidget(self._candidates_title)
        self.body.addWidget(self.candidates)
        self.body.addLayout(self._foot())
        self.hide()

    def show_closing(
        self,
        closing: CashSessionCloseResponse,
        candidates: Sequence[Candidate] = (),
    ) -> None:
        """Show a closing; the candidates are guesses, the likeliest first (R42)."""
        usual = names_in(self._session.shop)

        def named(code: str) -> str:
            return closing.names.get(code) or usual(code)

        self._show_candidates(candidates, named, has_difference=_differs(closing))
        formats = self._session.formats
        zone = self._session.shop.profiles.current().zone
        title = self.tr("Session {number}, closed")
        self._title.setText(title.format(number=closing.session.number))
        one = self.tr("{time} · {person} · 1 document")
        many = self.tr("{time} · {person} · {count} documents")
        facts = (one if closing.sale_count == 1 else many).format(
            time=formats.date_time(closing.closed_at, zone),
            person=closing.closed_by_name,
            count=closing.sale_count,
        )
        self._facts.setText(" · ".join(filter(None, (facts, closing.explanation))))
        self._show_verifications(closing.verifications)
        self._clear()
        self._row = 0
        heads = (
            self.tr("Method"),
            self.tr("Expected"),
            self.tr("Counted"),
            self.tr("Difference"),
        )
        for column, head in enumerate(heads):
            label = NumberLabel(head, "second") if column else Label(head, "second")
            self._grid.addWidget(label, 0, column)
        for line in closing.lines:
            self._add_row(named(line.method), line.expected, line.counted, formats)
        for each in closing.foreign:
            code = f"{ForeignCash.code}{APART}{each.currency}"
            counted = each.expected if each.counted is None else each.counted
            money = formats.of(currency(each.currency))
            self._add_row(named(code), each.expected, counted, money)
        self.show()

    def _show_verifications(self, counts: Sequence[DrawerCountResponse]) -> None:
        formats = self._session.formats
        zone = self._session.shop.profiles.current().zone
        words = self.tr("Verified by {person}, {time}: {amount} counted")
        said = [
            words.format(
                person=each.counted_by_name,
                time=formats.date_time(each.counted_at, zone),
                amount=formats.money(each.counted),
            )
            for each in counts
        ]
        self.verified.setText("\n".join(said))
        self.verified.setVisible(bool(said))

    def _show_candidates(
        self, candidates: Sequence[Candidate], named: Names, *, has_difference: bool
    ) -> None:
        formats = self._session.formats
        said = [f"· {candidate_words(each, formats, named)}" for each in candidates]
        nothing = self.tr("Nothing of this session has just this amount.")
        self.candidates.setText("\n".join(dict.fromkeys(said)) or nothing)
        self.candidates.setVisible(has_difference)
        self._candidates_title.setVisible(has_difference)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button, signal in (
            (SecondaryButton(self.tr("Z report"), keys="F7"), self.report_wanted),
            (SecondaryButton(self.tr("Verify"), keys="F9"), self.verify_wanted),
            (QuietButton(self.tr("Back"), keys="Esc"), self.back_wanted),
        ):
            button.clicked.connect(signal)
            foot.addWidget(button)
        foot.addStretch(1)
        return foot

    def _add_row(
        self, name: str, expected: Decimal, counted: Decimal, formats: Formats
    ) -> None:
        self._row += 1
        row = self._row
        label = Label(name, "strong")
        label.setWordWrap(True)
        self._grid.addWidget(label, row, 0)
        for column, amount in ((1, expected), (2, counted)):
            self._grid.addWidget(NumberLabel(formats.money(amount)), row, column)
        right = Qt.AlignmentFlag.AlignRight
        difference = self._difference(counted - expected, formats)
        self._grid.addWidget(difference, row, 3, right)

    def _difference(self, amount: Decimal, formats: Formats) -> Pill:
        written = formats.money(amount)
        if not amount:
            return Pill(written, "good")
        return Pill(f"+{written}" if amount > 0 else written, "warning")

    def _clear(self) -> None:
        clear(self._grid)


def _differs(closing: CashSessionCloseResponse) -> bool:
    differs = any(line.difference for line in closing.lines)
    return differs or any(each.difference for each in closing.foreign)
