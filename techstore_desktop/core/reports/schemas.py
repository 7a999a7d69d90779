"""What goes out of the reports. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.core.sales.schemas import MethodTotal
from techstore_desktop.core.schema import Schema


class Compared(Schema):
    """A figure now and a week before until the same time; ``trend`` by day, to today.

    ``change`` is in per cent, None where there is nothing to compare with.
    """

    now: Decimal
    before: Decimal
    change: Decimal | None
    trend: tuple[Decimal, ...]


class Margin(Compared):
    """What the sales brought; ``rate`` in per cent of the sales without taxes."""

    rate: Decimal | None


class HourTotal(Schema):
    """An hour's sales, and the same hour's a week before."""

    hour: int
    now: Decimal
    before: Decimal


class DayTotal(Schema):
    """A business day's sales, and those of the day a week before."""

    day: date
    now: Decimal
    before: Decimal


class Drawer(Schema):
    """This till's drawer while it is open."""

    number: str
    opened_at: datetime
    expected: Decimal


class Debtor(Schema):
    """Somebody who owes; ``days`` since their oldest debt."""

    customer_id: UUID
    name: str
    balance: Decimal
    days: int


class Receivables(Schema):
    """What is owed in all, by how many, and the first of them."""

    total: Decimal
    count: int
    largest: tuple[Debtor, ...]


class LowStock(Schema):
    """How many products run low, and the lowest of them."""

    count: int
    lowest: tuple[ProductSummary, ...]


class StateCount(Schema):
    """How many open repairs are in a state."""

    state: RepairStateResponse
    count: int


class OpenRepairs(Schema):
    """The open repairs, those that are late, and those that soon will be."""

    overdue: int
    due_soon: int
    states: tuple[StateCount, ...]


class Dashboard(Schema):
    """A business day at a glance; None where a figure is not this person's to know.

    ``drawer`` is None too while the drawer is closed.
    """

    day: date
    compared_day: date
    as_of: datetime
    sales: Compared | None = None
    margin: Margin | None = None
    tickets: Compared | None = None
    basket: Compared | None = None
    hours: tuple[HourTotal, ...] | None = None
    days: tuple[DayTotal, ...] | None = None
    methods: tuple[MethodTotal, ...] | None = None
    drawer: Drawer | None = None
    receivables: Receivables | None = None
    low_stock: LowStock | None = None
    open_repairs: OpenRepairs | None = None
