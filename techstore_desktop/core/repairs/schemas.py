"""What goes in and out of the repairs. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from techstore_desktop.core.branches.schemas import RepairTerms, WarrantyDays
from techstore_desktop.core.repairs.choices import (
    ApprovalWay,
    DepositKind,
    EventKind,
    IdentityCheck,
    LineKind,
    PartStatus,
    RepairKind,
)
from techstore_desktop.core.sales.cart import CartDelivery, CartLine
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.schema import (
    LONGEST_NOTE,
    STORABLE,
    Note,
    OptionalText,
    RequiredText,
    Schema,
)
from techstore_desktop.core.tax_components import TaxComponent

Amount = Annotated[Decimal, Field(ge=0, le=10**9)]
Fault = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NOTE),
    STORABLE,
]


class RepairStateBase(Schema):
    """A state of the shop's own; ``colour`` names a token of the theme."""

    name: RequiredText
    kind: RepairKind
    colour: OptionalText = ""
    position: int = 0


class RepairStateCreate(RepairStateBase):
    """A state to be added."""


class RepairStateUpdate(Schema):
    """What of a state is to change; its kind never does."""

    name: RequiredText | None = None
    colour: OptionalText | None = None
    position: int | None = None


class RepairStateResponse(Schema):
    """A state by its ``key``; a standard one has no ``id`` and is called as its kind.

    ``colour`` names a token of the theme.
    """

    key: str
    id: UUID | None
    kind: RepairKind
    name: str
    colour: str
    position: int


class RepairWorkKindEdit(Schema):
    """A kind of work with its warranty in days; without warranty there are none."""

    name: RequiredText
    warranty_days: WarrantyDays


class RepairWorkKindResponse(Schema):
    """A kind of work, with its warranty in days from delivery."""

    id: UUID
    name: str
    warranty_days: int


class DeviceWords(Schema):
    """A device as it is copied onto a job."""

    device_kind: OptionalText = ""
    brand: OptionalText = ""
    model: RequiredText
    colour: OptionalText = ""
    serial: OptionalText = ""
    imei: OptionalText = ""
    imei2: OptionalText = ""


class RepairJobCreate(DeviceWords):
    """One device to be taken in.

    With ``approved_amount`` the customer agrees to it at the counter. ``condition`` is
    whatever the intake wrote down: marks, checklist. ``claim_of_id`` is the repair that
    is claimed under warranty.
    """

    device_id: UUID | None = None
    fault: Fault
    accessories: tuple[RequiredText, ...] = ()
    condition: dict[str, Any] = Field(default_factory=dict)
    promised_at: datetime | None = None
    technician_id: UUID | None = None
    estimate: Amount | None = None
    approved_amount: Amount | None = None
    diagnosis_fee: Amount | None = None
    work_kind_id: UUID | None = None
    claim_of_id: UUID | None = None


class RepairTicketCreate(Schema):
    """What a customer brings: one or more devices under one number (R57a)."""

    customer_id: UUID
    jobs: Annotated[tuple[RepairJobCreate, ...], Field(min_length=1, max_length=50)]
    is_express: bool = False
    terms: RepairTerms = ""
    note_for_shop: Note = ""
    note_for_customer: Note = ""
    promised_at: datetime | None = None


class RepairTicketResponse(Schema):
    """A ticket as it was taken in, with its devices as they stand."""

    id: UUID
    number: str
    branch_id: UUID
    branch_name: str
    customer_id: UUID
    customer_name: str
    customer_phone: str
    received_at: datetime
    received_by_name: str
    is_express: bool
    terms: str
    note_for_shop: str
    note_for_customer: str
    promised_at: datetime | None
    jobs: tuple["RepairCard", ...]


class RepairCard(Schema):
    """A job as a card on the board or a row of the list.

    ``price`` is the quote's total, or the estimate before there is one. ``age_share``
    is how much of the time until the promise is gone: 1 and more is late; None without
    a promise. ``is_due_soon`` warns of a promise that breaks unless it is done, so
    many days before as the shop chose.
    """

    id: UUID
    ticket_id: UUID
    number: str
    device_kind: str
    brand: str
    model: str
    serial: str
    imei: str
    fault: str
    customer_id: UUID
    customer_name: str
    customer_phone: str
    branch_id: UUID
    branch_name: str
    state: RepairStateResponse
    technician_id: UUID | None
    technician_name: str
    technician_initials: str
    received_at: datetime
    promised_at: datetime | None
    delivered_at: datetime | None
    age_share: float | None
    price: Decimal | None
    deposit: Decimal
    waiting_for: str
    sent_to: str
    is_express: bool
    is_overdue: bool
    is_claim: bool
    is_unrepaired: bool
    is_due_soon: bool = False

    @property
    def device(self) -> str:
        """The device in words."""
        return f"{self.brand} {self.model}".strip()


class RepairSort(StrEnum):
    """What a list of jobs can be ordered by."""

    NUMBER = "number"
    RECEIVED = "received"
    PROMISED = "promised"
    STATE = "state"
    CUSTOMER = "customer"
    DEVICE = "device"
    TECHNICIAN = "technician"
    PRICE = "price"


class RepairFilter(Schema):
    """Which jobs to show. Empty fields do not narrow.

    ``text`` finds by the beginnings of words; several numbers, serials or IMEIs in it
    find each of these jobs. ``is_open`` leaves out what was delivered.
    """

    text: str = ""
    is_open: bool = True
    states: tuple[str, ...] = ()
    kinds: tuple[RepairKind, ...] = ()
    technician_id: UUID | None = None
    is_unassigned: bool = False
    branch_id: UUID | None = None
    customer_id: UUID | None = None
    device_id: UUID | None = None
    is_express: bool = False
    is_overdue: bool = False
    is_due_soon: bool = False
    is_claim: bool = False
    is_sent_out: bool = False
    received_from: datetime | None = None
    received_until: datetime | None = None


class RepairBoard(Schema):
    """Every state in its order, and the open jobs that meet the filter.

    ``counts`` are by the state's key.
    """

    states: tuple[RepairStateResponse, ...]
    cards: tuple[RepairCard, ...]
    counts: dict[str, int]
    overdue_count: int
    due_soon_count: int = 0


class RepairPage(Schema):
    """A page of a list of jobs, and how many there are in all, a thousand at most."""

    cards: tuple[RepairCard, ...]
    count: int


class DiagnosisEdit(Schema):
    """What was found. Another kind of work brings its warranty, unless one is given."""

    diagnosis: Note = ""
    work_kind_id: UUID | None = None
    warranty_days: WarrantyDays | None = None
    diagnosis_fee: Amount | None = None


class RepairLineEdit(Schema):
    """A line of a quote as it is to be; without ``id`` it is a new one.

    What is ``is_covered`` by warranty is free, its cost is the shop's (R56).
    """

    id: UUID | None = None
    kind: LineKind
    product_id: UUID | None = None
    name: RequiredText
    quantity: Annotated[Decimal, Field(gt=0, le=99999, decimal_places=3)] = Decimal(1)
    unit_price: Amount
    unit_cost: Amount | None = None
    tax_id: UUID | None = None
    is_covered: bool = False
    technician_id: UUID | None = None


class RepairLineResponse(Schema):
    """A line of a quote; ``unit_cost`` is None for who may not see it."""

    id: UUID
    kind: LineKind
    product_id: UUID | None
    sku: str
    name: str
    quantity: Decimal
    unit_price: Decimal
    taxes: tuple[TaxComponent, ...]
    net: Decimal
    tax: Decimal
    total: Decimal
    unit_cost: Decimal | None
    is_covered: bool
    technician_id: UUID | None
    technician_name: str
    part_status: PartStatus | None
    serial_numbers: tuple[str, ...]
    tracks_serial_numbers: bool = False


class PartToOrder(Schema):
    """What repairs wait for that is not on the shelf."""

    product_id: UUID
    sku: str
    name: str
    quantity: Decimal
    job_count: int


class RepairBill(Schema):
    """What a quote comes to."""

    labour: Decimal
    parts: Decimal
    other: Decimal
    base: Decimal
    tax: Decimal
    total: Decimal


class RepairEventResponse(Schema):
    """One change: who, when, from which state to which."""

    id: UUID
    kind: EventKind
    occurred_at: datetime
    person_id: UUID
    person_name: str
    from_state: RepairStateResponse | None
    to_state: RepairStateResponse | None
    note: str
    details: dict[str, Any]


class RepairApprovalResponse(Schema):
    """A customer's yes."""

    id: UUID
    occurred_at: datetime
    recorded_by_name: str
    way: ApprovalWay
    amount: Decimal
    note: str


class RepairWorkResponse(Schema):
    """Time worked on a job; running while ``stopped_at`` is empty."""

    id: UUID
    technician_id: UUID
    technician_name: str
    started_at: datetime
    stopped_at: datetime | None


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


class StorageFeeResponse(Schema):
    """A fee for a device that nobody fetched; ``total`` is with tax."""

    id: UUID
    name: str
    total: Decimal


class RepairToDeliver(Schema):
    """A ready job as the checkout takes it."""

    lines: tuple[CartLine, ...]
    delivery: CartDelivery
    customer_id: UUID
    customer_name: str


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


class RepairDeliveryResponse(Schema):
    """A device handed out."""

    id: UUID
    sale_id: UUID
    sale_number: str
    delivered_at: datetime
    delivered_by_name: str
    identity_check: IdentityCheck
    is_voided: bool


class WarrantyStanding(Schema):
    """Whether a repair's warranty holds; ``until`` is the last day, included (R56)."""

    job_id: UUID
    number: str
    delivered_at: datetime
    until: date
    is_valid: bool
    work: str


class StepObstacle(Schema):
    """Why a next step can't be taken yet: the refusal that trying it would meet."""

    kind: RepairKind
    code: str
    values: dict[str, Any]


class RepairJobResponse(Schema):
    """All of a job: what the detail shows.

    ``cost`` and ``margin`` are None for who may not see them. ``main_next`` is the
    usual next step, ``next_states`` every state that may be chosen by hand. ``due`` is
    what is left to pay, the deposit and storage fees counted.
    """

    card: RepairCard
    ticket_number: str
    terms: str
    note_for_shop: str
    note_for_customer: str
    received_by_name: str
    device_id: UUID | None
    second_imei: str
    colour: str
    accessories: tuple[str, ...]
    condition: dict[str, Any]
    diagnosis: str
    estimate: Decimal | None
    diagnosis_fee: Decimal | None
    approved_amount: Decimal | None
    needs_approval: bool
    work_kind_id: UUID | None
    work_kind_name: str
    warranty_days: int
    claim_of_id: UUID | None
    claim_of_number: str
    sent_at: datetime | None
    checked_by_name: str
    checked_at: datetime | None
    check_result: str
    is_editable: bool
    lines: tuple[RepairLineResponse, ...]
    bill: RepairBill
    cost: Decimal | None
    margin: Decimal | None
    approvals: tuple[RepairApprovalResponse, ...]
    events: tuple[RepairEventResponse, ...]
    works: tuple[RepairWorkResponse, ...]
    deposits: tuple[RepairDepositResponse, ...]
    deposit_balance: Decimal
    storage_fees: tuple[StorageFeeResponse, ...]
    due: Decimal
    deliveries: tuple[RepairDeliveryResponse, ...]
    main_next: RepairKind | None
    next_states: tuple[RepairStateResponse, ...]
    obstacles: tuple[StepObstacle, ...]
    hours_in_hand: Decimal
    other_jobs: tuple[RepairCard, ...]

    def obstacle_to(self, kind: RepairKind | None) -> StepObstacle | None:
        """Return what stands in the way of a step, if anything does."""
        return next((each for each in self.obstacles if each.kind is kind), None)
