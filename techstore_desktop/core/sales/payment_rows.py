"""The payments of a document as they are kept, whatever the document is."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from uuid import UUID

from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.sales.tender import SettledPayment


def payment_rows(
    payments: Iterable[SettledPayment],
    *,
    cash_session_id: UUID | None,
    occurred_at: datetime,
    taken_by_id: UUID,
    name_of: Callable[[str], str],
    sale_id: UUID | None = None,
    account_payment_id: UUID | None = None,
    repair_deposit_id: UUID | None = None,
) -> Iterator[Payment]:
    """Yield them in their order, for the one document that is named.

    ``name_of`` gives what the shop calls a method now, empty for its usual name.
    """
    for position, paid in enumerate(payments, 1):
        yield Payment(
            sale_id=sale_id,
            account_payment_id=account_payment_id,
            repair_deposit_id=repair_deposit_id,
            cash_session_id=cash_session_id,
            position=position,
            occurred_at=occurred_at,
            taken_by_id=taken_by_id,
            method=paid.method,
            amount=paid.amount,
            tendered=paid.tendered,
            change=paid.change,
            reference=paid.reference,
            method_name=name_of(paid.method),
            plan=paid.plan,
            tip=paid.tip,
            currency=paid.currency,
            foreign_amount=paid.foreign_amount,
            rate=paid.rate,
        )
