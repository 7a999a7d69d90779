"""The open drawer: since when, and what can be done with it, each by its key."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.schemas import (
    CashSessionResponse,
    ForeignFloatResponse,
)
from techstore_desktop.ui.cash.currencies import foreign_words
from techstore_desktop.ui.cash.kind_words import kind_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label

KEYS = {
    MovementKind.IN: ("F2", "circle-plus"),
    MovementKind.OUT: ("F3", "circle-minus"),
    MovementKind.EXPENSE: ("F4", "moneybag"),
    MovementKind.DROP: ("F5", "pig-money"),
    MovementKind.OPENED: ("F6", "lock-open"),
}
REPORT_KEY, CLOSE_KEY = "F7", "F8"


class DrawerCard(Card):
    """Emits what is wanted; ``move_wanted`` with the kind of movement."""

    move_wanted = Signal(object)
    report_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent, margin=20)
        self._session = session
        self._title = Label("", "title")
        self._title.setWordWrap(True)
        self._facts = Label("", "second")
        self._facts.setWordWrap(True)
        self._float = Label("", "warning")
        self._float.setWordWrap(True)
        words = self.tr(
            "It is open since an earlier day: count and close it before today's sales."
        )
        self.forgotten = Card("", role="warning-soft", margin=12)
        notice = Label(words, "warning")
        notice.setWordWrap(True)
        self.forgotten.body.addWidget(notice)
        self._close = PrimaryButton(
            self.tr("Count and close"), icon="lock", keys=CLOSE_KEY, height=44
        )
        self.body.setSpacing(12)
        for widget in (self._title, self._facts, self._float, self.forgotten):
            self.body.addWidget(widget)
        self.body.addLayout(self._buttons())
        self.body.addWidget(self._close)
        self._close.clicked.connect(self.close_wanted)

    def show_session(
        self,
        opened: CashSessionResponse,
        floats: Sequence[ForeignFloatResponse] = (),
    ) -> None:
        """Show which session is open, and with what it was opened."""
        formats = self._session.formats
        zone = self._session.shop.profiles.current().zone
        title = self.tr("Session {number}, open")
        self._title.setText(title.format(number=opened.number))
        words = self.tr("Since {time} · opened by {person} · float {amount}")
        self._facts.setText(
            words.format(
                time=formats.date_time(opened.opened_at, zone),
                person=opened.opened_by_name,
                amount=" + ".join(
                    [
                        formats.money(opened.float_amount),
                        *(
                            foreign_words(each.currency, each.float_amount, formats)
                            for each in floats
                        ),
                    ]
                ),
            )
        )
        self._show_differences(opened, floats)
        self.forgotten.setVisible(opened.is_forgotten)

    def _show_differences(
        self, opened: CashSessionResponse, floats: Sequence[ForeignFloatResponse]
    ) -> None:
        formats, difference = self._session.formats, opened.float_difference
        written = [formats.money(difference)] if difference else []
        written += [
            foreign_words(each.currency, each.difference, formats)
            for each in floats
            if each.difference
        ]
        if difference > 0:
            written[0] = f"+{written[0]}"
        words = self.tr("Float against the last close: {amount}")
        self._float.setText(words.format(amount="; ".join(written)))
        self._float.setVisible(bool(written))

    def _buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for kind, (keys, icon) in KEYS.items():
            is_act = kind is MovementKind.OPENED
            words = self.tr("Open without a sale") if is_act else kind_words(kind)
            button = SecondaryButton(words, icon=icon, keys=keys, height=44)
            button.clicked.connect(
                lambda _checked=False, wanted=kind: self.move_wanted.emit(wanted)
            )
            column.addWidget(button)
        report = SecondaryButton(
            self.tr("X report"), icon="report-money", keys=REPORT_KEY, height=44
        )
        report.clicked.connect(self.report_wanted)
        column.addWidget(report)
        return column
