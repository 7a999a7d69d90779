"""Cash in, cash out, an expense, a safe drop, or the drawer merely opened."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.schemas import (
    CashMovementCreate,
    CashMovementResponse,
    ExpenseCategoryResponse,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import currency
from techstore_desktop.core.permissions import Approval, Permission
from techstore_desktop.ui.background import run
from techstore_desktop.ui.cash.kind_words import kind_words
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.staff.approval import ask_approval
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField


class MovementDialog(Dialog):
    """Emits ``recorded`` with the movement.

    More than the drawer should hold is questioned: Enter once more records it.
    """

    recorded = Signal(object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        kind: MovementKind,
        currencies: Sequence[str] = (),
    ) -> None:
        super().__init__(
            over,
            title=kind_words(kind),
            primary=self.tr("Record"),
        )
        self._session = session
        self._kind = kind
        self._doubted: CashMovementCreate | None = None
        self.amount = MoneyField(session.formats)
        self.amount.make_large()
        own = session.formats.currency.code
        self.currency = Choice({code: code for code in (own, *currencies)})
        self.currency.currentIndexChanged.connect(self._use_currency)
        self.category = QComboBox()
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self._amount_field = FormField(self.tr("Amount"), self.amount)
        currency_field = FormField(self.tr("Currency"), self.currency)
        self._category_field = FormField(self.tr("Spent on"), self.category)
        self._reason_field = FormField(self.tr("Reason"), self.reason)
        column = QVBoxLayout()
        column.setSpacing(12)
        for field in (
            currency_field,
            self._amount_field,
            self._category_field,
            self._reason_field,
        ):
            column.addWidget(field)
        self.content.addLayout(column)
        self.amount.textEdited.connect(lambda _text: self._believe())
        currency_field.setVisible(kind.sign != 0 and bool(currencies))
        self._amount_field.setVisible(kind.sign != 0)
        self._category_field.setVisible(kind is MovementKind.EXPENSE)
        if kind is MovementKind.EXPENSE:
            run(session.shop.cash_movements.categories, self._show_categories, self)

    def first_focus(self) -> QWidget | None:
        """Return the amount, or the reason where nothing is moved."""
        return self.amount if self._kind.sign else self.reason

    def decide(self) -> None:
        """Record what was typed, or say what is missing; once, however often Enter."""
        if not self.primary.isEnabled():
            return
        amount = self.amount.value() if self._kind.sign else Decimal(0)
        reason = self.reason.text().strip()
        is_wrong = bool(self._kind.sign) and not amount
        nothing = message(RuleBroken("cash.nothing_moved"), self._session.formats)
        if is_wrong or self._doubted is None:
            self._amount_field.show_error(nothing if is_wrong else "")
        missing = self.tr("Say what it is for.")
        self._reason_field.show_error("" if reason else missing)
        chosen = self.category.currentData()
        is_unspent = self._kind is MovementKind.EXPENSE and chosen is None
        needed = message(RuleBroken("cash.category_needed"), self._session.formats)
        self._category_field.show_error(needed if is_unspent else "")
        if is_wrong or amount is None:
            self.amount.setFocus()
        elif not reason:
            self.reason.setFocus()
        elif not is_unspent:
            self._record(amount, reason, chosen if isinstance(chosen, UUID) else None)

    def _use_currency(self) -> None:
        chosen = currency(self.currency.chosen())
        self.amount.use_formats(self._session.formats.of(chosen))
        self._believe()

    def _record(self, amount: Decimal, reason: str, category: UUID | None) -> None:
        try:
            data = CashMovementCreate(
                kind=self._kind,
                amount=amount,
                reason=reason,
                category_id=category,
                currency=self.currency.chosen(),
            )
        except ValidationError:
            self._amount_field.show_error(self.tr("This amount is too large."))
            return
        self.primary.setEnabled(False)
        if data == self._doubted:
            self._write(data, None)
            return
        moves = self._session.shop.cash_movements
        run(
            lambda: moves.exceeds_drawer(data),
            lambda exceeds: self._doubt(data) if exceeds else self._write(data, None),
            self,
            failed=lambda error: self._refused(error, data),
        )

    def _doubt(self, data: CashMovementCreate) -> None:
        """Ask whether so much is really there, beside the amount."""
        self._doubted = data
        words = self.tr("That is more than should be in the drawer. Look once more.")
        self._amount_field.show_error(words)
        self.primary.setText(self.tr("Record it all the same"))
        self.primary.setEnabled(True)

    def _believe(self) -> None:
        """Take the question back: something else is typed."""
        if self._doubted is not None:
            self._doubted = None
            self._amount_field.show_error("")
            self.primary.setText(self.tr("Record"))

    def _write(self, data: CashMovementCreate, approval: Approval | None) -> None:
        shop, actor = self._session.shop, self._session.actor
        run(
            lambda: shop.cash_movements.record(actor, data, approval=approval),
            self._done,
            self,
            failed=lambda error: self._refused(error, data),
        )

    def _done(self, movement: CashMovementResponse) -> None:
        self.accept()
        self.recorded.emit(movement)

    def _refused(self, error: Exception, data: CashMovementCreate) -> None:
        self.primary.setEnabled(True)
        if isinstance(error, RuleBroken) and error.code == "permission.missing":
            needed = frozenset({Permission(str(error.values["permission"]))})
            ask_approval(
                self,
                self._session,
                needed,
                then=lambda lent: self._write(data, lent),
                otherwise=lambda: None,
            )
            return
        show_error(self, error, beside=self._reason_field)

    def _show_categories(self, rows: Sequence[ExpenseCategoryResponse]) -> None:
        for row in rows:
            self.category.addItem(row.name, row.id)
        if not rows:
            words = self.tr("There is no category yet: a manager adds one in Settings.")
            self._category_field.show_error(words)
