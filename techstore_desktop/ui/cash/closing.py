"""Closing the drawer: counted blind, confirmed once, then compared (R42)."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.cash.schemas import CashCount, CashSessionResponse
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Approval, Permission
from techstore_desktop.ui.background import run
from techstore_desktop.ui.cash.count_sheet import CASH, CountSheet
from techstore_desktop.ui.cash.currencies import foreign_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ask_approval
from techstore_desktop.ui.widgets.dialog import ask


class Closing(QObject):
    """One closing from the count to the end; emits ``closed`` with how it went."""

    closed = Signal(object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        opened: CashSessionResponse,
        currencies: Sequence[str] = (),
    ) -> None:
        super().__init__(over)
        self._session = session
        self._opened = opened
        title = self.tr("Count and close {number}").format(number=opened.number)
        self.sheet = CountSheet(
            over,
            session,
            title=title,
            text=self.tr("Count before anything is compared. Any count closes."),
            primary=self.tr("Close the drawer"),
            currencies=currencies,
        )
        self.sheet.counted.connect(self._ask)

    def begin(self) -> None:
        """Ask for the count."""
        self.sheet.open()

    def _ask(self, count: CashCount) -> None:
        formats = self._session.formats
        amount = formats.money(count.counted.get(CASH, Decimal(0)))
        text = self.tr("The session is closed for good. What differs is kept.")
        others = [
            foreign_words(code, counted, formats)
            for code, counted in count.foreign.items()
        ]
        if others:
            beside = self.tr("Beside it {amounts} are counted.")
            text = f"{beside.format(amounts=', '.join(others))} {text}"
        ask(
            self.sheet,
            title=self.tr("Close with {amount} counted?").format(amount=amount),
            text=text,
            primary=self.tr("Close the drawer"),
            secondary=self.tr("Count again"),
            then=lambda: self.close(count),
        )

    def close(self, count: CashCount, approval: Approval | None = None) -> None:
        """Close with a count; it is final."""
        shop, actor, opened = self._session.shop, self._session.actor, self._opened

        def failed(error: Exception) -> None:
            if isinstance(error, RuleBroken) and error.code == "permission.missing":
                ask_approval(
                    self.sheet,
                    self._session,
                    frozenset({Permission.CLOSE_CASH_SESSION}),
                    then=lambda lent: self.close(count, lent),
                    otherwise=lambda: None,
                )
            else:
                self.sheet.refuse(error)

        run(
            lambda: shop.cash.close(actor, opened.id, count, approval=approval),
            self._done,
            self,
            failed=failed,
        )

    def _done(self, closing: object) -> None:
        self.sheet.accept()
        self._session.shell.refresh_status()
        self.closed.emit(closing)
