"""The card's account tab: what is owed, since when, and every entry of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.accounts.schemas import (
    AccountStanding,
    AgeingResponse,
    CorrectionCreate,
    Statement,
    StatementLine,
)
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.accounts.correction_dialog import account_correction
from techstore_desktop.ui.accounts.entry_words import entry_words
from techstore_desktop.ui.accounts.limit_dialog import LimitDialog
from techstore_desktop.ui.accounts.taking import AccountPayment
from techstore_desktop.ui.accounts.words import standing_role, standing_words
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.printing.account_statements import show_statement
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    IconButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.button_row import ButtonRow
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column


@dataclass(frozen=True, slots=True)
class _Read:
    standing: AccountStanding
    statement: Statement


class AccountPage(QWidget):
    """Reads a customer's account on the worker, newest entry first."""

    opened = Signal(object)
    """Carries the id of the sale of an entry that was opened."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._latest = Latest(self)
        self._customer_id: UUID | None = None
        self._read: _Read | None = None
        self._once_read: Callable[[], None] | None = None
        self._balance = Label("", "figure")
        self._standing = Label("", "second")
        self._ages = Label("", "second")
        self._ages.setWordWrap(True)
        self._take = PrimaryButton(
            self.tr("Take payment"), icon="cash", keys="F8", height=38
        )
        self._take.clicked.connect(self.take_payment)
        self._limit = SecondaryButton(self.tr("Credit limit"), height=38)
        self._limit.clicked.connect(self.change_limit)
        self._print = IconButton("printer", self.tr("Statement"), self)
        self._correct = IconButton("pencil", self.tr("Correct the account"), self)
        self._correct.clicked.connect(self.correct)
        self._print.clicked.connect(self.show_statement)
        empty = EmptyState(
            "notebook",
            self.tr("Nothing on account yet"),
            self.tr("What is sold on account (F8 at payment) is listed here."),
        )
        self.table: Table[StatementLine] = Table(self._columns(), empty, row_height=52)
        self.table.opened.connect(self._open)
        self._build()
        self._offer(is_erased=False)

    def show_customer(self, customer_id: UUID, *, is_erased: bool = False) -> None:
        """Read how a customer stands, and why; nobody pays for who was erased."""
        self._offer(is_erased=is_erased)
        if customer_id != self._customer_id:
            self._read = self._once_read = None
        self._customer_id = customer_id
        shop = self._session.shop
        profile = shop.profiles.current()
        today = profile.business_day(shop.database.clock.now())

        def work() -> _Read:
            return _Read(
                shop.accounts.standing(customer_id),
                shop.accounts.statement(customer_id, last_day=today),
            )

        self._latest.run(work, self._show)

    def once_read(self, act: Callable[[], None]) -> None:
        """Do something with the account, at once or when it has been read."""
        if self._read is not None:
            act()
        else:
            self._once_read = act

    def take_payment(self) -> None:
        """Take money on account."""
        if self._read is not None:
            AccountPayment(
                self,
                self._session,
                self._read.statement.customer_name,
                self._read.standing,
            ).begin()

    def correct(self) -> None:
        """Enter a correction, with its reason; nothing is ever edited."""
        if self._read is None:
            return
        dialog = account_correction(
            self,
            self._session.formats,
            self._read.statement.customer_name,
            self._read.standing,
        )
        dialog.chosen.connect(lambda *_correction: dialog.accept())
        dialog.chosen.connect(self._keep_correction)
        dialog.open()

    def show_statement(self) -> None:
        """Show the statement, to be printed or kept as PDF."""
        if self._read is not None:
            show_statement(self._session, self._read.statement, self)

    def change_limit(self) -> None:
        """Change how much the customer may owe."""
        if self._read is None:
            return
        dialog = LimitDialog(
            self,
            self._session.formats,
            self._read.statement.customer_name,
            self._read.standing.credit_limit,
        )
        dialog.chosen.connect(self._keep_limit)
        dialog.open()

    def _offer(self, *, is_erased: bool) -> None:
        may = self._session.actor.may
        is_known = not is_erased
        self._take.setVisible(is_known and may(Permission.TAKE_ACCOUNT_PAYMENT))
        self._limit.setVisible(is_known and may(Permission.EDIT_CREDIT_LIMIT))
        self._correct.setVisible(may(Permission.CORRECT_ACCOUNT))

    def _keep_correction(self, amount: Decimal, reason: str) -> None:
        accounts, actor = self._session.shop.accounts, self._session.actor
        customer_id = self._customer_id
        if customer_id is not None:
            data = CorrectionCreate(
                customer_id=customer_id, amount=amount, reason=reason
            )
            run(
                lambda: accounts.correct(actor, data),
                lambda _standing: self.show_customer(customer_id),
                self,
            )

    def _keep_limit(self, limit: Decimal) -> None:
        customers, actor = self._session.shop.customers, self._session.actor
        customer_id = self._customer_id
        if customer_id is not None:
            update = CustomerUpdate(credit_limit=limit)
            run(
                lambda: customers.update(actor, customer_id, update),
                lambda _customer: self.show_customer(customer_id),
                self,
            )

    def _show(self, read: _Read) -> None:
        self._read = read
        formats = self._session.formats
        self._balance.setText(formats.money(read.standing.balance))
        self._standing.setText(standing_words(read.standing, formats))
        self._standing.set_role(standing_role(read.standing))
        words = self._age_words(read.statement.ageing)
        self._ages.setText(words)
        self._ages.setVisible(bool(words))
        self.table.show_rows(list(reversed(read.statement.lines)))
        act, self._once_read = self._once_read, None
        if act is not None:
            act()

    def _age_words(self, ages: AgeingResponse) -> str:
        money = self._session.formats.money
        parts = (
            (self.tr("under 30 days {amount}"), ages.current),
            (self.tr("30 to 59 days {amount}"), ages.over_30),
            (self.tr("60 to 89 days {amount}"), ages.over_60),
            (self.tr("90 days or more {amount}"), ages.over_90),
        )
        return " · ".join(
            words.format(amount=money(amount)) for words, amount in parts if amount
        )

    def _open(self, line: StatementLine) -> None:
        if line.sale_id is not None:
            self.opened.emit(line.sale_id)

    def _columns(self) -> Sequence[Column[StatementLine]]:
        formats = self._session.formats
        return (
            Column(
                key="document",
                title=self.tr("Entry"),
                text=entry_words,
                second=lambda line: formats.date(line.business_day),
                width=0,
            ),
            Column(
                key="amount",
                title=self.tr("Amount"),
                text=lambda line: formats.money(line.amount),
                is_number=True,
                width=140,
            ),
            Column(
                key="balance",
                title=self.tr("Balance"),
                text=lambda line: formats.money(line.balance),
                is_number=True,
                is_strong=True,
                width=140,
            ),
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        figures = QVBoxLayout()
        figures.setSpacing(0)
        figures.addWidget(Label(self.tr("Balance"), "second"))
        figures.addWidget(self._balance)
        figures.addWidget(self._standing)
        column.addLayout(figures)
        head.addWidget(ButtonRow(self._take, self._limit), 1)
        head.addWidget(self._correct)
        head.addWidget(self._print)
        column.addLayout(head)
        column.addWidget(self._ages)
        column.addWidget(self.table, 1)
