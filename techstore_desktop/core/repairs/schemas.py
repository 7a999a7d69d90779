"""A ticket and its jobs, as they are shown. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.delivery_schemas import (
    RepairDeliveryResponse,
    StorageFeeResponse,
)
from techstore_desktop.core.repairs.deposit_schemas import RepairDepositResponse
from techstore_desktop.core.repairs.quote_schemas import (
    RepairApprovalResponse,
    RepairBill,
    RepairLineResponse,
)
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.core.schema import Schema


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

    ``price`` is the quote's total, the estimate before there is one, or the diagnosis
    fee of one that goes back unrepaired. ``age_share`` is how much of the time until
    the promise is gone: 1 and more is late; None without a promise. ``is_due_soon``
    warns of a promise that breaks unless it is done: so many working days before as
    the shop chose, on its day where it is on the bench already. ``has_parts`` where it
    waits for parts that have come.
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
    approved_amount: Decimal | None = None
    is_due_soon: bool = False
    has_parts: bool = False

    @property
    def device(self) -> str:
        """The device in words."""
        return f"{self.brand} {self.model}".strip()

    @property
    def is_agreed_beforehand(self) -> bool:
        """Whether it is diagnosed and costs no more than was agreed to (R52)."""
        return (
            self.state.kind is RepairKind.DIAGNOSING
            and self.price is not None
            and self.approved_amount is not None
            and self.price <= self.approved_amount
        )

    @property
    def is_free_claim(self) -> bool:
        """Whether its warranty pays for all of it."""
        return self.is_claim and not self.price

    @property
    def is_settled(self) -> bool:
        """Whether nobody needs to be asked: free, or agreed beforehand (R52, R56)."""
        return self.is_free_claim or self.is_agreed_beforehand


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


class RepairWorkResponse(Schema):
    """Time worked on a job; running while ``stopped_at`` is empty."""

    id: UUID
    technician_id: UUID
    technician_name: str
    started_at: datetime
    stopped_at: datetime | None


class StepObstacle(Schema):
    """Why a next step can't be taken yet: the refusal that trying it would meet."""

    kind: RepairKind
    code: str
    values: dict[str, Any]


class NextSteps(Schema):
    """The usual next step of a job, and what its steps lack as things are.

    ``main_next`` is None where nothing comes any more.
    """

    main_next: RepairKind | None
    obstacles: tuple[StepObstacle, ...]

    def obstacle_to(self, kind: RepairKind | None) -> StepObstacle | None:
        """Return what stands in the way of a step, if anything does."""
        return next((each for each in self.obstacles if each.kind is kind), None)


class JobSteps(NextSteps):
    """Where a job can go from the kind of state that it was in when it was asked."""

    job_id: UUID
    kind: RepairKind


class RepairJobResponse(NextSteps):
    """All of a job: what the detail shows.

    ``cost`` and ``margin`` are None for who may not see them. ``main_next`` is the
    usual next step, ``next_states`` every state that may be chosen by hand. ``due`` is
    what is left to pay, the deposit and storage fees counted. ``diagnosis_total`` is
    what the agreed fee comes to with its tax, paid where nothing is repaired.
    ``claim_until`` is the last day of the term that a claim is made in: it goes on as
    it was (R56). ``device_jobs`` are the device's other repairs, of whoever it was.
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
    diagnosis_total: Decimal
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
    next_states: tuple[RepairStateResponse, ...]
    hours_in_hand: Decimal
    other_jobs: tuple[RepairCard, ...]
    device_jobs: tuple[RepairCard, ...] = ()
    claim_until: date | None = None
