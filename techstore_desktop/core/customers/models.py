"""Tables of the customers and their accounts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.customers.choices import (
    ContactWay,
    EntryKind,
    ReceiptWish,
)
from techstore_desktop.core.storage.entity import (
    GUARDED,
    PERSONAL,
    Amount,
    Erasable,
    Fact,
    added_later,
    cash_document,
    one_of,
    refers_to,
)
from techstore_desktop.core.storage.indexes import index_where_filled
from techstore_desktop.core.storage.projections import project
from techstore_desktop.core.storage.search import searchable


class Customer(Erasable):
    """A person or a company. ``phone_key`` and ``email_key`` find likely duplicates.

    Whoever turned out to be another customer keeps pointing to them (R25): see
    ``merging``. ``language`` is that of what is printed for them, empty the till's.
    """

    name: Mapped[str] = mapped_column(info=PERSONAL)
    tax_number: Mapped[str] = mapped_column(info=PERSONAL)
    phone: Mapped[str] = mapped_column(info=PERSONAL)
    second_phone: Mapped[str] = mapped_column(info=PERSONAL)
    email: Mapped[str] = mapped_column(info=PERSONAL)
    address: Mapped[str] = mapped_column(info=PERSONAL)
    notes: Mapped[str] = mapped_column(info=PERSONAL)
    phone_key: Mapped[str] = mapped_column(info=PERSONAL)
    email_key: Mapped[str] = mapped_column(info=PERSONAL)
    price_list_id: Mapped[UUID | None] = mapped_column(
        refers_to("price_list.id"), info=GUARDED
    )
    credit_limit: Mapped[Amount] = mapped_column(info=added_later(0, guarded=True))
    merged_into_id: Mapped[UUID | None] = mapped_column(
        refers_to("customer.id"), info=GUARDED
    )
    preferred_contact: Mapped[ContactWay] = mapped_column(
        one_of(ContactWay), info=added_later("any")
    )
    language: Mapped[str] = mapped_column(info=added_later(""))
    receipt_wish: Mapped[ReceiptWish] = mapped_column(
        one_of(ReceiptWish), info=added_later("till")
    )
    tags: Mapped[str | None] = mapped_column(info=PERSONAL)

    __table_args__ = (
        Index("ix_customer_name", "name"),
        Index("ix_customer_phone_key", "phone_key"),
        Index("ix_customer_email_key", "email_key"),
        index_where_filled("ix_customer_price_list", "price_list_id"),
        index_where_filled("ix_customer_merged_into", "merged_into_id"),
    )


class AccountPayment(Fact):
    """Money that a customer paid on account, or in advance: a document of its own.

    ``balance_before`` is what was owed when it was taken, so that its receipt prints
    the same for ever (R72).
    """

    number: Mapped[str]
    sequence: Mapped[int]
    occurred_at: Mapped[datetime]
    business_day: Mapped[date]
    customer_id: Mapped[UUID] = mapped_column(refers_to("customer.id"))
    customer_name: Mapped[str | None] = mapped_column(info=PERSONAL)
    cashier_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    cash_session_id: Mapped[UUID] = mapped_column(refers_to("cash_session.id"))
    amount: Mapped[Amount]
    cash_rounding: Mapped[Amount]
    change_due: Mapped[Amount]
    balance_before: Mapped[Amount]
    note: Mapped[str]

    __table_args__ = (
        Index("ix_account_payment_terminal", "terminal_id", "sequence"),
        Index("ix_account_payment_customer", "customer_id", "occurred_at"),
        {"info": cash_document(amount="amount")},
    )


class AccountEntry(Fact):
    """One amount on a customer's account: positive is owed, negative is credit (R21).

    ``settles_entry_id`` names the debt that a payment was chosen for; without it the
    oldest are settled first (R23). ``is_beyond_limit`` says that a manager's PIN let
    it pass the credit limit.
    """

    customer_id: Mapped[UUID] = mapped_column(refers_to("customer.id"))
    occurred_at: Mapped[datetime]
    business_day: Mapped[date]
    kind: Mapped[EntryKind] = mapped_column(one_of(EntryKind))
    amount: Mapped[Amount]
    document_number: Mapped[str]
    sale_id: Mapped[UUID | None] = mapped_column(refers_to("sale.id"))
    account_payment_id: Mapped[UUID | None] = mapped_column(
        refers_to("account_payment.id")
    )
    settles_entry_id: Mapped[UUID | None] = mapped_column(refers_to("account_entry.id"))
    is_beyond_limit: Mapped[bool]
    recorded_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    reason: Mapped[str]

    __table_args__ = (
        Index("ix_account_entry_customer", "customer_id", "occurred_at"),
        Index("ix_account_entry_sale", "sale_id"),
    )


account_balance = project(
    "account_balance",
    AccountEntry,
    by=("customer_id",),
    sums={"balance": "amount"},
)
"""What a customer owes (positive) or has in hand (negative): the sum of entries."""

customer_search = searchable(
    "customer",
    texts=("name", "tax_number", "email"),
    numbers=("phone", "second_phone"),
)
