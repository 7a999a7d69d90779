"""What goes in and out of the quotes. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.schemas import SaleTaxResponse
from techstore_desktop.core.schema import Note, OptionalText, Schema


class QuoteState(StrEnum):
    """What became of a quote so far."""

    OPEN = "open"
    EXPIRED = "expired"
    SOLD = "sold"


class QuoteCreate(Schema):
    """How a quote is kept: for whom where no customer is on it, and until when.

    Without ``valid_until`` it holds as long as the shop usually offers.
    """

    name: OptionalText = ""
    valid_until: date | None = None
    note: Note = ""


class QuotedLine(Schema):
    """One line as it was offered, with every step of its price (R4)."""

    position: int
    sku: str
    name: str
    quantity: Decimal
    list_price: Decimal
    unit_price: Decimal
    price_list_name: str
    gross: Decimal
    promotion_discount: Decimal
    promotion_name: str
    line_discount: Decimal
    line_discount_reason: str
    sale_discount: Decimal
    net: Decimal
    total: Decimal

    @property
    def discount(self) -> Decimal:
        """All that was taken off the line, its share of the sale's discount too."""
        return self.gross - self.net


class QuoteContent(Schema):
    """A quote as it is stored: the cart, and what it came to on that day (R72)."""

    cart: Cart
    lines: tuple[QuotedLine, ...]
    taxes: tuple[SaleTaxResponse, ...]


class QuoteResponse(Schema):
    """A quote, whole: what screen and paper show (R72).

    ``sold_number`` is the sale that it became, if it did.
    """

    id: UUID
    number: str
    occurred_at: datetime
    business_day: date
    valid_until: date
    made_by_name: str
    branch_name: str
    branch_address: str
    customer_id: UUID | None
    customer_name: str | None
    note: str
    prices_include_tax: bool
    lines: tuple[QuotedLine, ...]
    taxes: tuple[SaleTaxResponse, ...]
    gross: Decimal
    discounts: Decimal
    tax: Decimal
    total: Decimal
    piece_count: Decimal
    state: QuoteState
    sold_id: UUID | None
    sold_number: str


class QuoteSummary(Schema):
    """A quote as one row of a list."""

    id: UUID
    number: str
    occurred_at: datetime
    valid_until: date
    customer_name: str | None
    made_by_name: str
    terminal_name: str
    piece_count: Decimal
    total: Decimal
    state: QuoteState
    sold_number: str


class QuoteFilter(Schema):
    """Which quotes to list. Empty fields do not narrow."""

    text: str = ""
    state: QuoteState | None = None
    customer_id: UUID | None = None


class QuoteOffer(Schema):
    """A quote about to be sold: the sale at the quoted prices, and at today's."""

    quote: QuoteResponse
    as_quoted: Cart
    quoted_total: Decimal
    as_today: Cart
    todays_total: Decimal

    @property
    def difference(self) -> Decimal:
        """How much more it costs today than was quoted; less where it is negative."""
        return self.todays_total - self.quoted_total

    @property
    def needs_a_choice(self) -> bool:
        """Whether a person has to say which prices count."""
        is_expired = self.quote.state is QuoteState.EXPIRED
        return bool(self.difference) or is_expired
