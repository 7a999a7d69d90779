"""Tables of the sales."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.sales.choices import Disposition, LinePurpose, SaleKind
from techstore_desktop.core.storage.entity import (
    PERSONAL,
    Amount,
    Count,
    Fact,
    Percent,
    Private,
    Record,
    added_later,
    cash_document,
    one_of,
    refers_to,
)
from techstore_desktop.core.storage.indexes import index_where_filled


class Sale(Fact):
    """A completed sale, as it was: nothing in it follows later edits (R9a, R15).

    A return, an exchange and a void are such documents too: what they take back has
    negative amounts, so that every sum comes right by adding. ``voucher_total`` is the
    part of ``total`` that vouchers were sold for: owed to their holders, no revenue
    (R16). ``tip`` came on top of ``total``.
    """

    MAY_GO = ("cashier_id", "cash_session_id", "customer_id")

    kind: Mapped[SaleKind] = mapped_column(one_of(SaleKind), info=added_later("sale"))
    reverses_id: Mapped[UUID | None] = mapped_column(refers_to("sale.id"))
    return_reason: Mapped[str | None]
    number: Mapped[str]
    sequence: Mapped[int]
    occurred_at: Mapped[datetime]
    business_day: Mapped[date]
    cashier_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    cash_session_id: Mapped[UUID | None] = mapped_column(refers_to("cash_session.id"))
    customer_id: Mapped[UUID | None] = mapped_column(refers_to("customer.id"))
    customer_name: Mapped[str | None] = mapped_column(info=PERSONAL)
    customer_tax_number: Mapped[str | None] = mapped_column(info=PERSONAL)
    prices_include_tax: Mapped[bool]
    gross: Mapped[Amount]
    promotion_discounts: Mapped[Amount] = mapped_column(info=added_later(0))
    line_discounts: Mapped[Amount]
    sale_discount: Mapped[Amount]
    sale_discount_reason: Mapped[str | None]
    net: Mapped[Amount]
    base: Mapped[Amount]
    tax: Mapped[Amount]
    total: Mapped[Amount]
    cash_rounding: Mapped[Amount]
    change_due: Mapped[Amount]
    parked_sale_id: Mapped[UUID | None] = mapped_column(refers_to("parked_sale.id"))
    quote_id: Mapped[UUID | None] = mapped_column(refers_to("quote.id"))
    voucher_total: Mapped[Amount] = mapped_column(info=added_later(0))
    tip: Mapped[Amount] = mapped_column(info=added_later(0))

    __table_args__ = (
        Index("ix_sale_terminal_sequence", "terminal_id", "sequence"),
        Index("ix_sale_number", "number"),
        Index("ix_sale_business_day", "business_day", "occurred_at"),
        index_where_filled("ix_sale_customer", "customer_id", "occurred_at"),
        index_where_filled("ix_sale_reverses", "reverses_id"),
        index_where_filled("ix_sale_parked_sale", "parked_sale_id"),
        index_where_filled("ix_sale_quote", "quote_id"),
        {"info": cash_document(amount="total", kind="kind", owed="voucher_total")},
    )


class SaleLine(Fact):
    """One line of a sale, with every step of its price (R4).

    A line that comes back has a negative quantity and names the line that was sold. One
    of a repair names its job; ``done_by_id`` did the work (R57c). ``purpose`` says what
    else than goods it is; a voucher's has its number.
    """

    MAY_GO = ("product_id", "price_list_id", "done_by_id")
    WITHIN = ("sale_id",)

    returned_line_id: Mapped[UUID | None] = mapped_column(refers_to("sale_line.id"))
    disposition: Mapped[Disposition | None] = mapped_column(one_of(Disposition))
    sale_id: Mapped[UUID] = mapped_column(refers_to("sale.id"))
    position: Mapped[int]
    product_id: Mapped[UUID | None] = mapped_column(refers_to("product.id"))
    sku: Mapped[str]
    name: Mapped[str]
    quantity: Mapped[Count]
    list_price: Mapped[Amount]
    unit_price: Mapped[Amount]
    gross: Mapped[Amount]
    price_list_id: Mapped[UUID | None] = mapped_column(refers_to("price_list.id"))
    price_list_name: Mapped[str | None]
    promotion_discount: Mapped[Amount] = mapped_column(info=added_later(0))
    promotion_name: Mapped[str | None]
    line_discount: Mapped[Amount]
    line_discount_reason: Mapped[str | None]
    sale_discount: Mapped[Amount]
    net: Mapped[Amount]
    base: Mapped[Amount]
    tax: Mapped[Amount]
    total: Mapped[Amount]
    unit_cost: Mapped[Amount]
    warranty_months: Mapped[int]
    repair_job_id: Mapped[UUID | None] = mapped_column(refers_to("repair_job.id"))
    done_by_id: Mapped[UUID | None] = mapped_column(refers_to("staff_member.id"))
    purpose: Mapped[LinePurpose | None] = mapped_column(one_of(LinePurpose))
    voucher_number: Mapped[str | None]

    __table_args__ = (
        Index("ix_sale_line_sale", "sale_id"),
        Index("ix_sale_line_product", "product_id"),
        index_where_filled("ix_sale_line_returned", "returned_line_id"),
        index_where_filled("ix_sale_line_repair_job", "repair_job_id"),
    )


class SaleLineTax(Fact):
    """One tax on one line: its rate as it was, its base, its amount."""

    MAY_GO = ()
    WITHIN = ("sale_id", "sale_line_id")

    sale_id: Mapped[UUID] = mapped_column(refers_to("sale.id"))
    sale_line_id: Mapped[UUID] = mapped_column(refers_to("sale_line.id"))
    position: Mapped[int]
    name: Mapped[str]
    rate: Mapped[Percent]
    base: Mapped[Amount]
    amount: Mapped[Amount]

    __table_args__ = (
        Index("ix_sale_line_tax_sale", "sale_id"),
        Index("ix_sale_line_tax_line", "sale_line_id"),
    )


class LineRemoval(Fact):
    """A line that was taken off a sale before it was paid or given up (R61a)."""

    cart_id: Mapped[UUID]
    removed_at: Mapped[datetime]
    removed_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    product_id: Mapped[UUID | None] = mapped_column(refers_to("product.id"))
    name: Mapped[str]
    quantity: Mapped[Count]
    unit_price: Mapped[Amount]


class ParkedSale(Record):
    """A sale put aside, for any till of the shop to go on with.

    ``content`` is the cart without the customer's name. ``total`` is what it came to
    when it was parked. Whoever takes it up leaves their name; it stays as a record.
    """

    label: Mapped[str] = mapped_column(info=PERSONAL)
    customer_id: Mapped[UUID | None] = mapped_column(refers_to("customer.id"))
    content: Mapped[dict[str, Any]]
    total: Mapped[Amount]
    piece_count: Mapped[Count]
    parked_at: Mapped[datetime]
    parked_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    parked_on_id: Mapped[UUID] = mapped_column(refers_to("terminal.id"))
    taken_at: Mapped[datetime | None]
    taken_by_id: Mapped[UUID | None] = mapped_column(refers_to("staff_member.id"))
    taken_on_id: Mapped[UUID | None] = mapped_column(refers_to("terminal.id"))

    __table_args__ = (
        Index("ix_parked_sale_open", "taken_at", "parked_at"),
        index_where_filled("ix_parked_sale_customer", "customer_id"),
    )


class Quote(Fact):
    """What the shop offered, until when, and at which prices; printed and found again.

    ``content`` is a ``QuoteContent``: the cart and what each line of it came to. What
    became of it is told by the sales that name it.
    """

    number: Mapped[str]
    sequence: Mapped[int]
    occurred_at: Mapped[datetime]
    business_day: Mapped[date]
    valid_until: Mapped[date]
    made_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    customer_id: Mapped[UUID | None] = mapped_column(refers_to("customer.id"))
    customer_name: Mapped[str | None] = mapped_column(info=PERSONAL)
    note: Mapped[str]
    prices_include_tax: Mapped[bool]
    content: Mapped[dict[str, Any]]
    gross: Mapped[Amount]
    discounts: Mapped[Amount]
    tax: Mapped[Amount]
    total: Mapped[Amount]
    piece_count: Mapped[Count]

    __table_args__ = (
        Index("ix_quote_terminal_sequence", "terminal_id", "sequence"),
        Index("ix_quote_number", "number"),
        Index("ix_quote_occurred_at", "occurred_at"),
        Index("ix_quote_customer", "customer_id", "occurred_at"),
    )


class SaleDraft(Private):
    """The sale on a terminal's screen, so that a crash does not lose it."""

    terminal_id: Mapped[UUID] = mapped_column(primary_key=True)
    saved_at: Mapped[datetime]
    content: Mapped[dict[str, Any]]
