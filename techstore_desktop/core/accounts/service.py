"""Taking money on account, correcting an account, and telling how it stands."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from techstore_desktop.core.accounts import receipts, statements
from techstore_desktop.core.accounts.schemas import (
    AccountPaymentCreate,
    AccountPaymentResponse,
    AccountStanding,
    CorrectionCreate,
    Statement,
)
from techstore_desktop.core.branches.numbers import document_number, next_place
from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.cash.models import CashSession
from techstore_desktop.core.cash.sessions import open_session
from techstore_desktop.core.customers import account_entries
from techstore_desktop.core.customers.account import available
from techstore_desktop.core.customers.choices import EntryKind
from techstore_desktop.core.customers.erasure import require_known
from techstore_desktop.core.customers.merging import people, survivor
from techstore_desktop.core.customers.models import (
    AccountEntry,
    AccountPayment,
    Customer,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import LARGEST_AMOUNT, ZERO, round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.sales.credit import CreditLimits, IsOffline
from techstore_desktop.core.sales.payment_rows import payment_rows
from techstore_desktop.core.sales.payments import method
from techstore_desktop.core.sales.payments.current import names_now
from techstore_desktop.core.sales.tender import Settlement, Tender, settle
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Transaction


class _Taking(NamedTuple):
    """What a payment on account rests on."""

    customer: Customer
    session: CashSession
    settlement: Settlement
    balance: Decimal


class AccountService:
    """The customers' accounts."""

    def __init__(
        self, database: Database, profiles: ShopProfiles, is_offline: IsOffline
    ) -> None:
        self._database = database
        self._profiles = profiles
        self._credit = CreditLimits(profiles, is_offline)
        self._payments = Repository(AccountPayment)
        self._entries = Repository(AccountEntry)

    def standing(self, customer_id: UUID) -> AccountStanding:
        """Return how a customer stands. Raises RuleBroken ``customer.not_found``."""
        with self._database.reading() as reading:
            customer = survivor(reading, customer_id)
            balance = account_entries.balance(reading, customer_id)
            limit = self._credit.limit(reading, customer_id)
            return AccountStanding(
                customer_id=customer_id,
                balance=balance,
                credit_limit=customer.credit_limit,
                limit_now=limit,
                available=available(balance, limit),
            )

    def pay(
        self,
        actor: Actor,
        data: AccountPaymentCreate,
        *,
        approval: Approval | None = None,
    ) -> AccountPaymentResponse:
        """Take money on account, within the open cash session.

        Raises RuleBroken ``account.nothing_paid``, ``account.note_needed`` for an
        advance without a note, ``account.debt_not_found``, ``cash.no_session``,
        ``payment.too_small``, what tender refuses.
        """
        approved_by = authorize(actor, {Permission.TAKE_ACCOUNT_PAYMENT}, approval)
        with self._database.transaction(
            "account.paid", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            taking = self._agree(transaction, data, profile)
            document = self._write(transaction, actor, data, taking, profile)
            transaction.flush()
            return receipts.read(transaction, document)

    def correct(
        self, actor: Actor, data: CorrectionCreate, *, approval: Approval | None = None
    ) -> AccountStanding:
        """Enter a correction with its reason; nothing is ever edited (R21).

        Raises RuleBroken ``account.nothing_corrected``, ``price.too_large``.
        """
        approved_by = authorize(actor, {Permission.CORRECT_ACCOUNT}, approval)
        with self._database.transaction(
            "account.corrected", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            amount = round_half_up(data.amount, profile.currency.digits)
            if not amount:
                raise RuleBroken("account.nothing_corrected")
            if abs(amount) > LARGEST_AMOUNT:
                raise RuleBroken("price.too_large", largest=LARGEST_AMOUNT)
            kept = survivor(transaction, data.customer_id).id
            transaction.add(
                AccountEntry(
                    customer_id=kept,
                    occurred_at=transaction.now,
                    business_day=profile.business_day(transaction.now),
                    kind=EntryKind.CORRECTION,
                    amount=amount,
                    document_number="",
                    is_beyond_limit=False,
                    recorded_by_id=actor.staff_id,
                    reason=data.reason,
                )
            )
        return self.standing(data.customer_id)

    def payment(self, payment_id: UUID) -> AccountPaymentResponse:
        """Return a payment on account, to print it again."""
        with self._database.reading() as reading:
            return receipts.read(reading, self._payments.get(reading, payment_id))

    def statement(
        self, customer_id: UUID, *, first_day: date | None = None, last_day: date
    ) -> Statement:
        """Return the account over some days; from its beginning without a first."""
        with self._database.reading() as reading:
            customer = survivor(reading, customer_id)
            return statements.read(
                reading, customer, first_day=first_day, last_day=last_day
            )

    def _agree(
        self, transaction: Transaction, data: AccountPaymentCreate, profile: ShopProfile
    ) -> _Taking:
        amount = round_half_up(data.amount, profile.currency.digits)
        if amount <= 0:
            raise RuleBroken("account.nothing_paid")
        if any(method(each.method).needs_customer for each in data.tenders):
            raise RuleBroken("account.pays_itself")
        if any(_is_for_sales(each) for each in data.tenders):
            raise RuleBroken("payment.only_for_sales")
        session = open_session(transaction)
        if session is None:
            raise RuleBroken("cash.no_session")
        balance = account_entries.balance(transaction, data.customer_id)
        if amount > max(ZERO, balance) and not data.note.strip():
            raise RuleBroken("account.note_needed", owed=max(ZERO, balance))
        settlement = settle(
            amount,
            data.tenders,
            digits=profile.currency.digits,
            cash_rounding_step=profile.cash_rounding_step,
        )
        if settlement.remaining > 0:
            raise RuleBroken("payment.too_small", remaining=settlement.remaining)
        if data.settles_entry_id is not None:
            self._check_debt(transaction, data)
        customer = survivor(transaction, data.customer_id)
        require_known(customer)
        return _Taking(customer, session, settlement, balance)

    def _check_debt(self, transaction: Transaction, data: AccountPaymentCreate) -> None:
        mine = people(transaction, data.customer_id)
        debt = self._entries.find(transaction, data.settles_entry_id or UUID(int=0))
        if debt is None or debt.amount <= 0 or debt.customer_id not in mine:
            raise RuleBroken("account.debt_not_found")

    def _write(
        self,
        transaction: Transaction,
        actor: Actor,
        data: AccountPaymentCreate,
        taking: _Taking,
        profile: ShopProfile,
    ) -> AccountPayment:
        document = transaction.add(
            self._document(transaction, actor, data, taking, profile)
        )
        names = names_now(transaction)
        transaction.add_all(
            payment_rows(
                taking.settlement.payments,
                account_payment_id=document.id,
                cash_session_id=document.cash_session_id,
                occurred_at=document.occurred_at,
                taken_by_id=document.cashier_id,
                name_of=lambda code: names.get(code, ""),
            )
        )
        transaction.add(
            AccountEntry(
                customer_id=document.customer_id,
                occurred_at=document.occurred_at,
                business_day=document.business_day,
                kind=EntryKind.PAYMENT,
                amount=-document.amount,
                document_number=document.number,
                account_payment_id=document.id,
                settles_entry_id=data.settles_entry_id,
                is_beyond_limit=False,
                recorded_by_id=actor.staff_id,
                reason=document.note,
            )
        )
        return document

    def _document(
        self,
        transaction: Transaction,
        actor: Actor,
        data: AccountPaymentCreate,
        taking: _Taking,
        profile: ShopProfile,
    ) -> AccountPayment:
        place = next_place(transaction, AccountPayment)
        settlement = taking.settlement
        return AccountPayment(
            id=transaction.new_id(),
            number=document_number(f"P{profile.terminal_code}", place.sequence),
            sequence=place.sequence,
            occurred_at=place.occurred_at,
            business_day=profile.business_day(place.occurred_at),
            customer_id=taking.customer.id,
            customer_name=taking.customer.name,
            cashier_id=actor.staff_id,
            cash_session_id=taking.session.id,
            amount=settlement.paid - settlement.cash_rounding,
            cash_rounding=settlement.cash_rounding,
            change_due=settlement.change_due,
            balance_before=taking.balance,
            note=data.note.strip(),
        )


def _is_for_sales(tender: Tender) -> bool:
    """Tell whether a tender has what only a sale takes: a plan, a tip, a voucher."""
    is_plain = not (tender.plan or tender.surcharge or tender.tip)
    return not is_plain or method(tender.method).is_for_sales_only
