"""Tables of the repairs."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.repairs.choices import (
    ApprovalWay,
    DepositKind,
    EventKind,
    IdentityCheck,
    LineKind,
    PartStatus,
    RepairKind,
)
from techstore_desktop.core.storage.entity import (
    GUARDED,
    PERSONAL,
    Amount,
    Count,
    Fact,
    Record,
    cash_document,
    one_of,
    refers_to,
)
from techstore_desktop.core.storage.indexes import index_where_filled
from techstore_desktop.core.storage.projections import project
from techstore_desktop.core.storage.search import searchable


class RepairState(Record):
    """A state of the shop's own, of one of the known kinds.

    The standard state of each kind needs no row. ``colour`` names a token.
    """

    name: Mapped[str]
    kind: Mapped[RepairKind] = mapped_column(one_of(RepairKind))
    colour: Mapped[str]
    position: Mapped[int]


class RepairWorkKind(Record):
    """A kind of work with its warranty, in days from delivery (R56)."""

    name: Mapped[str]
    warranty_days: Mapped[int]


class RepairTicket(Record):
    """What was taken in at once, from one customer: one number, one or more devices."""

    number: Mapped[str]
    sequence: Mapped[int]
    terminal_id: Mapped[UUID]
    branch_id: Mapped[UUID] = mapped_column(refers_to("branch.id"))
    customer_id: Mapped[UUID] = mapped_column(refers_to("customer.id"))
    customer_name: Mapped[str] = mapped_column(info=PERSONAL)
    customer_phone: Mapped[str] = mapped_column(info=PERSONAL)
    received_at: Mapped[datetime]
    received_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    is_express: Mapped[bool]
    terms: Mapped[str]
    note_for_shop: Mapped[str] = mapped_column(info=PERSONAL)
    note_for_customer: Mapped[str] = mapped_column(info=PERSONAL)
    promised_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_repair_ticket_terminal", "terminal_id", "sequence"),
        Index("ix_repair_ticket_number", "number"),
        Index("ix_repair_ticket_customer", "customer_id", "received_at"),
    )


class RepairJob(Record):
    """One device on a ticket, from the counter to the bench and back.

    ``state`` is the word of its kind, or ``kind:identifier`` of a state of the shop's
    own: one field, so that two people's moves merge to one state. Customer and device
    are copied as they were. ``accessories`` and ``condition`` are what was written down
    at intake. ``approved_amount`` is what the customer agreed to; ``is_unrepaired``
    says that the device goes back as it came.
    """

    ticket_id: Mapped[UUID] = mapped_column(refers_to("repair_ticket.id"))
    position: Mapped[int]
    number: Mapped[str]
    branch_id: Mapped[UUID] = mapped_column(refers_to("branch.id"))
    customer_id: Mapped[UUID] = mapped_column(refers_to("customer.id"))
    customer_name: Mapped[str] = mapped_column(info=PERSONAL)
    customer_phone: Mapped[str] = mapped_column(info=PERSONAL)
    device_id: Mapped[UUID | None] = mapped_column(refers_to("device.id"))
    device_kind: Mapped[str]
    brand: Mapped[str]
    model: Mapped[str]
    colour: Mapped[str]
    serial: Mapped[str]
    imei: Mapped[str]
    fault: Mapped[str]
    accessories: Mapped[list[Any]]
    condition: Mapped[dict[str, Any]]
    is_express: Mapped[bool]
    received_at: Mapped[datetime]
    promised_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(info=GUARDED)
    technician_id: Mapped[UUID | None] = mapped_column(
        refers_to("staff_member.id"), info=GUARDED
    )
    diagnosis: Mapped[str]
    estimate: Mapped[Amount | None]
    diagnosis_fee: Mapped[Amount | None]
    approved_amount: Mapped[Amount | None]
    is_unrepaired: Mapped[bool]
    work_kind_id: Mapped[UUID | None] = mapped_column(refers_to("repair_work_kind.id"))
    warranty_days: Mapped[int]
    claim_of_id: Mapped[UUID | None] = mapped_column(refers_to("repair_job.id"))
    waiting_for: Mapped[str]
    sent_to: Mapped[str]
    sent_at: Mapped[datetime | None]
    checked_by_id: Mapped[UUID | None] = mapped_column(refers_to("staff_member.id"))
    checked_at: Mapped[datetime | None]
    check_result: Mapped[str]
    delivered_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_repair_job_ticket", "ticket_id"),
        Index("ix_repair_job_state", "state", "received_at"),
        Index("ix_repair_job_received", "received_at"),
        Index("ix_repair_job_customer", "customer_id", "received_at"),
        Index("ix_repair_job_device", "device_id"),
        Index("ix_repair_job_number", "number"),
        Index("ix_repair_job_imei", "imei"),
        Index("ix_repair_job_serial", "serial"),
        index_where_filled("ix_repair_job_claim", "claim_of_id"),
        Index("ix_repair_job_model_fault", "model", "fault", "delivered_at"),
        Index("ix_repair_job_kind_fault", "device_kind", "fault", "delivered_at"),
        Index("ix_repair_job_delivered", "delivered_at"),
    )


class RepairEvent(Fact):
    """One change to a job, by whom and when; nothing is ever written over (R57)."""

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    customer_id: Mapped[UUID] = mapped_column(refers_to("customer.id"))
    kind: Mapped[EventKind] = mapped_column(one_of(EventKind))
    occurred_at: Mapped[datetime]
    person_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    from_state: Mapped[str | None]
    to_state: Mapped[str | None]
    note: Mapped[str] = mapped_column(info=PERSONAL)
    details: Mapped[dict[str, Any]]

    __table_args__ = (Index("ix_repair_event_job", "job_id", "occurred_at"),)


class RepairLine(Record):
    """One line of a job's quote: labour, a part, or something else.

    ``taxes`` are copied components; ``total`` is with tax, as it was worked out when
    the quote was written. ``shelf_id`` is the branch whose stock a part is kept from.
    """

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    position: Mapped[int]
    kind: Mapped[LineKind] = mapped_column(one_of(LineKind))
    product_id: Mapped[UUID | None] = mapped_column(refers_to("product.id"))
    sku: Mapped[str]
    name: Mapped[str]
    quantity: Mapped[Count]
    unit_price: Mapped[Amount]
    unit_cost: Mapped[Amount]
    taxes: Mapped[list[Any]]
    total: Mapped[Amount]
    is_covered: Mapped[bool]
    technician_id: Mapped[UUID | None] = mapped_column(refers_to("staff_member.id"))
    part_status: Mapped[PartStatus | None] = mapped_column(one_of(PartStatus))
    shelf_id: Mapped[UUID | None] = mapped_column(refers_to("branch.id"))
    serial_numbers: Mapped[list[Any]]

    __table_args__ = (
        Index("ix_repair_line_job", "job_id"),
        Index("ix_repair_line_product", "product_id", "part_status"),
    )


class RepairApproval(Fact):
    """A customer's yes to an amount: when, how, and who took it down (R52)."""

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    occurred_at: Mapped[datetime]
    recorded_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    way: Mapped[ApprovalWay] = mapped_column(one_of(ApprovalWay))
    amount: Mapped[Amount]
    note: Mapped[str]

    __table_args__ = (Index("ix_repair_approval_job", "job_id", "occurred_at"),)


class RepairWork(Record):
    """Time that a technician worked on a job; running while ``stopped_at`` is empty."""

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    technician_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    started_at: Mapped[datetime]
    stopped_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_repair_work_job", "job_id"),
        Index("ix_repair_work_technician", "technician_id", "stopped_at"),
    )


class RepairDeposit(Fact):
    """Money held against a job, or given out of it again: a document of its own (R53).

    ``amount`` is above zero where the job holds more afterwards. How it was paid stands
    in the payments; what is applied to a sale, or credited, moves no money.
    """

    number: Mapped[str]
    sequence: Mapped[int]
    occurred_at: Mapped[datetime]
    business_day: Mapped[date]
    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    job_number: Mapped[str]
    customer_id: Mapped[UUID] = mapped_column(refers_to("customer.id"))
    customer_name: Mapped[str | None] = mapped_column(info=PERSONAL)
    cashier_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    cash_session_id: Mapped[UUID] = mapped_column(refers_to("cash_session.id"))
    kind: Mapped[DepositKind] = mapped_column(one_of(DepositKind))
    amount: Mapped[Amount]
    cash_rounding: Mapped[Amount]
    change_due: Mapped[Amount]
    held_before: Mapped[Amount]
    sale_id: Mapped[UUID | None] = mapped_column(refers_to("sale.id"))
    note: Mapped[str]

    __table_args__ = (
        Index("ix_repair_deposit_job", "job_id"),
        Index("ix_repair_deposit_terminal", "terminal_id", "sequence"),
        Index("ix_repair_deposit_sale", "sale_id"),
        {"info": cash_document(amount="amount", kind="kind")},
    )


class RepairDelivery(Fact):
    """A device handed out: on which sale, by whom, and what who fetched it showed.

    A void of the sale is told by ``voids_id``.
    """

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    sale_id: Mapped[UUID] = mapped_column(refers_to("sale.id"))
    delivered_at: Mapped[datetime]
    delivered_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    identity_check: Mapped[IdentityCheck] = mapped_column(one_of(IdentityCheck))
    voids_id: Mapped[UUID | None] = mapped_column(refers_to("repair_delivery.id"))

    __table_args__ = (
        Index("ix_repair_delivery_job", "job_id"),
        Index("ix_repair_delivery_sale", "sale_id"),
    )


deposit_balance = project(
    "deposit_balance", RepairDeposit, by=("job_id",), sums={"balance": "amount"}
)
"""What each job holds of its customer's money (R53); below zero it was used twice."""

job_search = searchable(
    "repair_job",
    texts=(
        "number",
        "customer_name",
        "brand",
        "model",
        "colour",
        "serial",
        "fault",
        "condition.note",
        "accessories",
        "diagnosis",
        "waiting_for",
        "sent_to",
    ),
    numbers=("imei", "customer_phone"),
    parents={"repair_ticket": ("ticket_id", "note_for_shop", "note_for_customer")},
    children={
        "repair_line": ("job_id", "name", "sku", "serial_numbers"),
        "repair_event": ("job_id", "note"),
        "repair_deposit": ("job_id", "number"),
    },
)
"""All that is written on a ticket and on its history.

Left out are the shop's standing words (terms, what was signed, messages from
templates), which would find every ticket, and the access code, which nobody may find.
"""
