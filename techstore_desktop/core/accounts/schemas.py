"""What goes in and out of the accounts. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.customers.choices import EntryKind
from techstore_desktop.core.sales.schemas import PaymentResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.schema import Note, RequiredText, Schema


class AccountStanding(Schema):
    """How a customer stands: ``balance`` above zero is owed, below it is credit.

    ``limit_now`` is lower than ``credit_limit`` where the other tills can't be asked;
    ``available`` is what may still go on account (R20, R24).
    """

    customer_id: UUID
    balance: Decimal
    credit_limit: Decimal
    limit_now: Decimal
    available: Decimal


class AccountPaymentCreate(Schema):
    """Money to be taken on account: ``amount`` of it stays, what is beyond is change.

    ``settles_entry_id`` names a debt; without it the oldest are settled first. More
    than is owed is an advance and needs a ``note`` (R23).
    """

    customer_id: UUID
    amount: Decimal
    tenders: tuple[Tender, ...]
    note: Note = ""
    settles_entry_id: UUID | None = None


class AccountPaymentResponse(Schema):
    """A payment on account as it was: what its receipt prints (R72)."""

    id: UUID
    number: str
    occurred_at: datetime
    business_day: date
    customer_id: UUID
    customer_name: str | None
    cashier_name: str
    branch_name: str
    branch_address: str
    amount: Decimal
    cash_rounding: Decimal
    change_due: Decimal
    balance_before: Decimal
    note: str
    payments: tuple[PaymentResponse, ...]

    @property
    def balance_after(self) -> Decimal:
        """What is owed once it is taken; below zero it is credit in hand."""
        return self.balance_before - self.amount


class CorrectionCreate(Schema):
    """A correction: positive is owed more, negative less (R21)."""

    customer_id: UUID
    amount: Decimal
    reason: RequiredText


class StatementLine(Schema):
    """One entry of a statement, with the balance after it.

    ``remaining`` is what of a debt is still owed today.
    """

    id: UUID
    occurred_at: datetime
    business_day: date
    kind: EntryKind
    document_number: str
    sale_id: UUID | None
    account_payment_id: UUID | None
    amount: Decimal
    balance: Decimal
    remaining: Decimal
    reason: str
    recorded_by_name: str


class AgeingResponse(Schema):
    """What is owed today by age in days, and what is in hand beyond it."""

    current: Decimal
    over_30: Decimal
    over_60: Decimal
    over_90: Decimal
    credit: Decimal


class Statement(Schema):
    """A customer's account over some days: screen and paper show the same (R72)."""

    customer_id: UUID
    customer_name: str
    customer_tax_number: str
    first_day: date | None
    last_day: date
    opening_balance: Decimal
    closing_balance: Decimal
    lines: tuple[StatementLine, ...]
    ageing: AgeingResponse
