"""What goes in and out of deposits. Amounts are in the shop's currency."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.repairs.choices import DepositKind
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.schema import Amount, Note, Schema


class RepairDepositCreate(Schema):
    """Money to be held against a job; what is tendered beyond it is change."""

    job_id: UUID
    amount: Amount
    tenders: tuple[Tender, ...]
    note: Note = ""


class RepairDepositReturn(Schema):
    """A deposit to be given back: all of it, unless an ``amount`` is named.

    It goes by the methods that it came by, to the customer's account, or by another
    ``method`` with the reason in ``note``.
    """

    job_id: UUID
    amount: Amount | None = None
    to_account: bool = False
    method: str = ""
    note: Note = ""


class DepositPaymentResponse(Schema):
    """How a deposit was paid or given back; a return's amounts are negative."""

    method: str
    amount: Decimal
    tendered: Decimal
    change: Decimal
    reference: str
    method_name: str = ""


class RepairDepositResponse(Schema):
    """A deposit's document, as its receipt prints it (R72)."""

    id: UUID
    number: str
    kind: DepositKind
    occurred_at: datetime
    job_id: UUID
    job_number: str
    customer_id: UUID
    customer_name: str | None
    cashier_name: str
    branch_name: str
    branch_address: str
    amount: Decimal
    cash_rounding: Decimal
    change_due: Decimal
    held_before: Decimal
    note: str
    payments: tuple[DepositPaymentResponse, ...]

    @property
    def held_after(self) -> Decimal:
        """What the job holds after this document."""
        return self.held_before + self.amount
