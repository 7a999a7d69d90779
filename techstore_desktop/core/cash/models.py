"""Tables of the cash desk."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import Amount, Fact, refers_to
from techstore_desktop.core.storage.projections import project


class CashSession(Fact):
    """A drawer opened with a float. It is open until a close names it (R40)."""

    number: Mapped[str]
    sequence: Mapped[int]
    opened_at: Mapped[datetime]
    business_day: Mapped[date]
    opened_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    float_amount: Mapped[Amount]

    __table_args__ = (Index("ix_cash_session_terminal", "terminal_id", "sequence"),)


class CashSessionClose(Fact):
    """The count that closed a session, and what was expected by method (R42).

    ``lines`` are ``[method, expected, counted]``, the amounts as decimal text.
    """

    cash_session_id: Mapped[UUID] = mapped_column(refers_to("cash_session.id"))
    closed_at: Mapped[datetime]
    closed_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    expected_cash: Mapped[Amount]
    counted_cash: Mapped[Amount]
    difference: Mapped[Amount]
    explanation: Mapped[str]
    lines: Mapped[list[Any]]

    __table_args__ = (Index("ix_cash_session_close_session", "cash_session_id"),)


class Payment(Fact):
    """Money taken for a document by one method (R13).

    The document is a sale or a payment on account. ``amount`` is what stays: for cash
    what the drawer takes, tendered less change; a refund's is negative.
    """

    sale_id: Mapped[UUID | None] = mapped_column(refers_to("sale.id"))
    account_payment_id: Mapped[UUID | None] = mapped_column(
        refers_to("account_payment.id")
    )
    cash_session_id: Mapped[UUID | None] = mapped_column(refers_to("cash_session.id"))
    position: Mapped[int]
    occurred_at: Mapped[datetime]
    taken_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    method: Mapped[str]
    amount: Mapped[Amount]
    tendered: Mapped[Amount]
    change: Mapped[Amount]
    reference: Mapped[str]

    __table_args__ = (
        Index("ix_payment_sale", "sale_id"),
        Index("ix_payment_account_payment", "account_payment_id"),
        Index("ix_payment_cash_session", "cash_session_id"),
    )


cash_total = project(
    "cash_total",
    Payment,
    by=("cash_session_id", "method"),
    sums={"amount": "amount"},
)
"""What each method took in a session; the float comes on top for cash (R41)."""
