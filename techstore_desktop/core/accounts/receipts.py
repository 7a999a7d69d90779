"""A payment on account as the rest of the program sees it, from its rows (R72)."""

from sqlalchemy import select

from techstore_desktop.core.accounts.schemas import AccountPaymentResponse
from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.customers.models import AccountPayment
from techstore_desktop.core.sales.schemas import PaymentResponse
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading


def read(reading: Reading, document: AccountPayment) -> AccountPaymentResponse:
    """Return a payment on account with how it was paid."""
    session = reading.session
    branch = session.get_one(Branch, document.branch_id)
    cashier = session.get(StaffMember, document.cashier_id)
    payments = session.scalars(
        select(Payment)
        .where(Payment.account_payment_id == document.id)
        .order_by(Payment.position)
    )
    return AccountPaymentResponse(
        id=document.id,
        number=document.number,
        occurred_at=document.occurred_at,
        business_day=document.business_day,
        customer_id=document.customer_id,
        customer_name=document.customer_name,
        cashier_name=cashier.name if cashier else "",
        branch_name=branch.name,
        branch_address=branch.address,
        amount=document.amount,
        cash_rounding=document.cash_rounding,
        change_due=document.change_due,
        balance_before=document.balance_before,
        note=document.note,
        payments=tuple(
            PaymentResponse.model_validate(each, extra="ignore") for each in payments
        ),
    )
