"""Tables of the cash desk."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.cash.choices import CountKind, MovementKind
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.storage.entity import (
    Amount,
    Count,
    Exchange,
    Fact,
    Record,
    added_later,
    one_of,
    refers_to,
)
from techstore_desktop.core.storage.indexes import index_where_filled
from techstore_desktop.core.storage.projections import project


class CashSession(Fact):
    """A drawer opened with a float. It is open until a close names it (R40).

    ``left_amount`` is what the last close counted, empty for the first: the float may
    differ from it, and the report says by how much (R42a).
    """

    number: Mapped[str]
    sequence: Mapped[int]
    opened_at: Mapped[datetime]
    business_day: Mapped[date]
    opened_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    float_amount: Mapped[Amount]
    left_amount: Mapped[Amount | None]

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

    The document is a sale, a payment on account or a deposit on a repair. ``amount`` is
    what stays: for cash what the drawer takes, tendered less change; a refund's is
    negative. ``tip`` is the part of it that is no payment for the document.

    ``method`` is the code of a row of the shop's methods, whose name then is kept in
    ``method_name``, empty for the usual one; ``plan`` names the instalments. Cash of
    another currency keeps its ``currency``, how much of it was given, and the rate that
    made ``tendered`` of it; its change is in the shop's currency (R14).
    """

    MAY_GO = ("cash_session_id", "taken_by_id")
    WITHIN = ("sale_id",)

    sale_id: Mapped[UUID | None] = mapped_column(refers_to("sale.id"))
    account_payment_id: Mapped[UUID | None] = mapped_column(
        refers_to("account_payment.id")
    )
    repair_deposit_id: Mapped[UUID | None] = mapped_column(
        refers_to("repair_deposit.id")
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
    method_name: Mapped[str] = mapped_column(info=added_later(""))
    plan: Mapped[str] = mapped_column(info=added_later(""))
    tip: Mapped[Amount] = mapped_column(info=added_later(0))
    currency: Mapped[str | None]
    foreign_amount: Mapped[Count] = mapped_column(info=added_later(0))
    rate: Mapped[Exchange | None]

    def __init__(self, **values: Any) -> None:
        """Take the values; most payments have nothing beside method and amount."""
        plain = {"method_name": "", "plan": "", "tip": ZERO, "foreign_amount": ZERO}
        super().__init__(**(plain | values))

    __table_args__ = (
        Index("ix_payment_sale", "sale_id"),
        index_where_filled("ix_payment_account_payment", "account_payment_id"),
        index_where_filled("ix_payment_repair_deposit", "repair_deposit_id"),
        Index("ix_payment_cash_session", "cash_session_id"),
    )


cash_total = project(
    "cash_total",
    Payment,
    by=("cash_session_id", "method"),
    sums={"amount": "amount"},
)
"""What each method took in a session; the float comes on top for cash (R41)."""

foreign_cash_total = project(
    "foreign_cash_total",
    Payment,
    by=("cash_session_id", "currency"),
    sums={"foreign_amount": "foreign_amount", "change": "change"},
)
"""What came in of each other currency, and the change that the drawer gave for it."""


class ExpenseCategory(Record):
    """What money of the drawer is spent on: cleaning, courier, coffee."""

    name: Mapped[str]


class CashMovement(Fact):
    """Cash that went in or out without a document of its own, or an opened drawer.

    ``amount`` is what a person typed, never negative; ``effect`` is what it does to the
    drawer: above zero for cash in, below for the rest, 0 for a drawer that was merely
    opened (R61a). The category's name is copied (R9a).

    Of another currency both are 0, and ``foreign_amount`` and ``foreign_effect`` are
    what it is in itself (R14).
    """

    number: Mapped[str]
    sequence: Mapped[int]
    occurred_at: Mapped[datetime]
    business_day: Mapped[date]
    cash_session_id: Mapped[UUID] = mapped_column(refers_to("cash_session.id"))
    recorded_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    kind: Mapped[MovementKind] = mapped_column(one_of(MovementKind))
    amount: Mapped[Amount]
    effect: Mapped[Amount]
    category_id: Mapped[UUID | None] = mapped_column(refers_to("expense_category.id"))
    category_name: Mapped[str]
    reason: Mapped[str]
    currency: Mapped[str | None]
    foreign_amount: Mapped[Count] = mapped_column(info=added_later(0))
    foreign_effect: Mapped[Count] = mapped_column(info=added_later(0))

    __table_args__ = (
        Index("ix_cash_movement_session", "cash_session_id"),
        Index("ix_cash_movement_terminal", "terminal_id", "sequence"),
    )


class DrawerOpening(Fact):
    """A drawer opened while no session was: to see before the day whether it opens.

    The terminal's next session tells of it among its movements (R61a).
    """

    occurred_at: Mapped[datetime]
    opened_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    reason: Mapped[str]

    __table_args__ = (
        Index("ix_drawer_opening_terminal", "terminal_id", "occurred_at"),
    )


class CashDrawerCount(Fact):
    """One person's count of a drawer's cash, by denomination where they counted so.

    ``pieces`` are ``[denomination, how many]``, as decimal text. A verifier's count
    stands beside the cashier's, it changes nothing (R42a).
    """

    cash_session_id: Mapped[UUID] = mapped_column(refers_to("cash_session.id"))
    kind: Mapped[CountKind] = mapped_column(one_of(CountKind))
    counted_at: Mapped[datetime]
    counted_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    counted: Mapped[Amount]
    pieces: Mapped[list[Any]]
    note: Mapped[str]

    __table_args__ = (Index("ix_cash_drawer_count_session", "cash_session_id"),)


class ForeignFloat(Fact):
    """What a drawer held of another currency when it was opened (R14).

    ``left_amount`` is what the last close counted of it, empty for the first.
    """

    cash_session_id: Mapped[UUID] = mapped_column(refers_to("cash_session.id"))
    currency: Mapped[str]
    float_amount: Mapped[Count]
    left_amount: Mapped[Count | None]

    __table_args__ = (Index("ix_foreign_float_session", "cash_session_id"),)


class ForeignCount(Fact):
    """One person's count of another currency in a drawer, in that currency (R14).

    ``pieces`` are as in ``CashDrawerCount``; ``expected`` is float and payments.
    """

    cash_session_id: Mapped[UUID] = mapped_column(refers_to("cash_session.id"))
    kind: Mapped[CountKind] = mapped_column(one_of(CountKind))
    currency: Mapped[str]
    counted_at: Mapped[datetime]
    counted_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    expected: Mapped[Count]
    counted: Mapped[Count]
    pieces: Mapped[list[Any]]

    __table_args__ = (Index("ix_foreign_count_session", "cash_session_id"),)


class CashReportKept(Fact):
    """What the Z report of a session said, word for word (R44).

    Kept because a document may still arrive by sync after the session was closed: it
    belongs to the session, but a report that was handed in never says something else.
    """

    cash_session_id: Mapped[UUID] = mapped_column(refers_to("cash_session.id"))
    report: Mapped[dict[str, Any]]

    __table_args__ = (Index("ix_cash_report_kept_session", "cash_session_id"),)


cash_moved = project(
    "cash_moved",
    CashMovement,
    by=("cash_session_id", "kind"),
    sums={"effect": "effect"},
)
"""What each kind of movement did to the drawer in a session (R41)."""

foreign_cash_moved = project(
    "foreign_cash_moved",
    CashMovement,
    by=("cash_session_id", "currency", "kind"),
    sums={"effect": "foreign_effect"},
)
"""The same of each other currency, in itself (R14)."""
