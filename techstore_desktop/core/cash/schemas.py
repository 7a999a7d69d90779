"""What goes in and out of the cash desk. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.cash.choices import CountKind, MovementKind
from techstore_desktop.core.schema import Note, RequiredText, Schema

CountedAmount = Annotated[Decimal, Field(ge=0, le=10**12)]


class CashSessionBase(Schema):
    """A drawer opened with a float."""

    float_amount: CountedAmount


class CashSessionCreate(CashSessionBase):
    """A session to be opened; ``foreign_floats`` are by currency, each in itself."""

    foreign_floats: dict[str, CountedAmount] = Field(default_factory=dict)


class CashSessionResponse(CashSessionBase):
    """A session as it is; open while ``closed_at`` is empty.

    ``left_amount`` is what the close before counted; ``is_forgotten`` tells that it is
    open since an earlier business day and asks to be closed.
    """

    id: UUID
    number: str
    opened_at: datetime
    business_day: date
    opened_by_id: UUID
    opened_by_name: str
    closed_at: datetime | None
    left_amount: Decimal | None = None
    is_forgotten: bool = False

    @property
    def float_difference(self) -> Decimal:
        """What the float has beyond what the last close left (R42a)."""
        left = self.float_amount if self.left_amount is None else self.left_amount
        return self.float_amount - left


class CashCount(Schema):
    """What a person counted, by method; cash with the float in it (R42).

    ``pieces`` are the coins and notes, where they were counted so; ``foreign`` is each
    other currency in itself, with its pieces (R14).
    """

    counted: dict[str, CountedAmount]
    pieces: dict[Decimal, int] = Field(default_factory=dict)
    foreign: dict[str, CountedAmount] = Field(default_factory=dict)
    foreign_pieces: dict[str, dict[Decimal, int]] = Field(default_factory=dict)
    explanation: Note = ""


class MethodCount(Schema):
    """One method at the close: expected by the payments, counted by the person."""

    method: str
    expected: Decimal
    counted: Decimal

    @property
    def difference(self) -> Decimal:
        """Counted less expected: negative where money is missing."""
        return self.counted - self.expected


class ForeignReport(Schema):
    """How another currency stands in a drawer; only ``worth`` is in the shop's (R14).

    ``worth`` is what was taken for it all; ``moved`` what each kind of movement did to
    it; ``counted`` is empty until the close.
    """

    currency: str
    float_amount: Decimal
    left_amount: Decimal | None
    taken: Decimal
    worth: Decimal
    expected: Decimal
    moved: dict[MovementKind, Decimal] = Field(default_factory=dict)
    counted: Decimal | None = None
    pieces: dict[Decimal, int] = Field(default_factory=dict)

    @property
    def float_difference(self) -> Decimal:
        """What the float has beyond what the last close left (R42a)."""
        return self.float_amount - (
            self.float_amount if self.left_amount is None else self.left_amount
        )

    @property
    def difference(self) -> Decimal:
        """Counted less expected; 0 while nobody counted."""
        return (self.expected if self.counted is None else self.counted) - self.expected


class CashSessionCloseResponse(Schema):
    """A closed session: who counted what, and what was expected (R41, R42).

    ``names`` are what the shop called its methods then, where not as usual;
    ``verifications`` the counts of others since (R42a).
    """

    session: CashSessionResponse
    closed_at: datetime
    closed_by_name: str
    lines: tuple[MethodCount, ...]
    difference: Decimal
    explanation: str
    sale_count: int
    foreign: tuple[ForeignReport, ...] = ()
    names: dict[str, str] = Field(default_factory=dict)
    verifications: tuple["DrawerCountResponse", ...] = ()


class ExpenseCategoryResponse(Schema):
    """What money of the drawer is spent on."""

    id: UUID
    name: str


class ForeignFloatResponse(Schema):
    """What a drawer held of another currency when it was opened, in itself (R14)."""

    currency: str
    float_amount: Decimal
    left_amount: Decimal | None = None

    @property
    def difference(self) -> Decimal:
        """What the float has beyond what the last close left (R42a)."""
        left = self.float_amount if self.left_amount is None else self.left_amount
        return self.float_amount - left


class CashMovementCreate(Schema):
    """Cash that goes in or out, or an opened drawer, for which ``amount`` is 0.

    The amount is in ``currency`` where that is another one than the shop's.
    """

    kind: MovementKind
    amount: CountedAmount = Decimal(0)
    reason: RequiredText
    category_id: UUID | None = None
    currency: str = ""


class CashMovementResponse(Schema):
    """A movement as its slip prints it (R72).

    ``amount`` and ``effect`` are in ``currency``; empty is the shop's own.
    """

    id: UUID
    number: str
    occurred_at: datetime
    business_day: date
    session_number: str
    recorded_by_name: str
    kind: MovementKind
    amount: Decimal
    effect: Decimal
    category_name: str
    reason: str
    currency: str = ""


class DrawerCountResponse(Schema):
    """One person's count of the drawer's cash, and of each other currency in itself."""

    kind: CountKind
    counted_at: datetime
    counted_by_name: str
    counted: Decimal
    pieces: dict[Decimal, int]
    note: str
    foreign: dict[str, Decimal] = Field(default_factory=dict)
    foreign_pieces: dict[str, dict[Decimal, int]] = Field(default_factory=dict)


class ReportLine(Schema):
    """A line of a cash report: how many documents of a kind, and their sum."""

    heading: str
    count: int
    amount: Decimal


class ReportMethod(Schema):
    """What one method took and paid back; a refund's amount is negative.

    ``name`` is the shop's own, empty for the usual one; ``tips`` are in ``taken``.
    """

    method: str
    count: int
    taken: Decimal
    refunded: Decimal
    name: str = ""
    tips: Decimal = Decimal(0)

    @property
    def amount(self) -> Decimal:
        """What of the method is in the session."""
        return self.taken + self.refunded


class CashReport(Schema):
    """An X report, and once closed the Z report (R44). Amounts as they are printed.

    ``documents`` have a heading for each kind of document that there is. How the shop
    wrote then is kept too, so that a Z never looks different; it is empty in reports
    that were kept before. ``foreign_change`` is the shop's own cash that was given for
    other currencies; ``vouchers_sold`` is in the documents, and no revenue (R16).
    ``names`` are the shop's own of all its methods.
    """

    shop_name: str
    branch_name: str
    terminal_name: str
    tax_number: str
    made_at: datetime
    session: CashSessionResponse
    documents: tuple[ReportLine, ...]
    methods: tuple[ReportMethod, ...]
    cash_rounding: Decimal
    movements: tuple[CashMovementResponse, ...]
    expected_cash: Decimal
    closed_by_name: str = ""
    counts: tuple[MethodCount, ...] = ()
    drawer_counts: tuple[DrawerCountResponse, ...] = ()
    difference: Decimal = Decimal(0)
    explanation: str = ""
    names: dict[str, str] = Field(default_factory=dict)
    country: str = ""
    currency_code: str = ""
    time_zone: str = ""
    foreign: tuple[ForeignReport, ...] = ()
    foreign_change: Decimal = Decimal(0)
    vouchers_sold: Decimal = Decimal(0)

    @property
    def is_final(self) -> bool:
        """Whether it is a Z report."""
        return self.session.closed_at is not None

    @property
    def tips(self) -> Decimal:
        """What of all payments is tips: no takings of the shop's."""
        return sum((each.tips for each in self.methods), Decimal(0))

    def method_name(self, code: str) -> str:
        """Return what the shop called a method in this session, empty if as usual."""
        called = self.names.get(code, "")  # Of what nobody paid by there are no rows.
        return next((each.name for each in self.methods if each.method == code), called)

    @property
    def cash_paid(self) -> Decimal:
        """What was paid in cash, refunds taken off."""
        cash = (each.amount for each in self.methods if each.method == "cash")
        return sum(cash, Decimal(0))

    def moved(self, kind: MovementKind) -> Decimal:
        """Return what the movements of a kind did to the shop's own cash."""
        own = (each for each in self.movements if not each.currency)
        effects = (each.effect for each in own if each.kind is kind)
        return sum(effects, Decimal(0))
