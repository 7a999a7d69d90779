"""What goes in and out of a sale. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.sales.choices import Disposition, LinePurpose, SaleKind
from techstore_desktop.core.schema import Schema


class SaleLineResponse(Schema):
    """One line as it was sold, with every step of its price (R4).

    One that came back has a negative quantity and amounts.
    """

    id: UUID
    returned_line_id: UUID | None
    disposition: Disposition | None
    position: int
    product_id: UUID | None
    sku: str
    name: str
    quantity: Decimal
    list_price: Decimal
    unit_price: Decimal
    price_list_id: UUID | None
    price_list_name: str | None
    gross: Decimal
    promotion_discount: Decimal
    promotion_name: str | None
    line_discount: Decimal
    line_discount_reason: str | None
    sale_discount: Decimal
    net: Decimal
    base: Decimal
    tax: Decimal
    total: Decimal
    unit_cost: Decimal
    warranty_months: int
    purpose: LinePurpose | None = None
    voucher_number: str | None = None
    serial_numbers: tuple[str, ...] = ()
    second_numbers: dict[str, str] = Field(default_factory=dict)
    repair_job_id: UUID | None = None
    done_by_id: UUID | None = None

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        """Each unit as it is written: both IMEIs where it has two."""
        return tuple(
            " / ".join(filter(None, (number, self.second_numbers.get(number, ""))))
            for number in self.serial_numbers
        )


class SaleTaxResponse(Schema):
    """What one tax at one rate comes to on the whole sale."""

    name: str
    rate: Decimal
    base: Decimal
    amount: Decimal


class PaymentResponse(Schema):
    """Money taken by one method. ``amount`` is tendered less change (R12)."""

    id: UUID
    position: int
    method: str
    amount: Decimal
    tendered: Decimal
    change: Decimal
    reference: str
    method_name: str = ""
    plan: str = ""
    tip: Decimal = Decimal(0)
    currency: str | None = None
    foreign_amount: Decimal = Decimal(0)
    rate: Decimal | None = None


class SaleResponse(Schema):
    """A completed sale, whole: what screen, receipt and export show (R72)."""

    id: UUID
    kind: SaleKind
    reverses_id: UUID | None
    reverses_number: str
    return_reason: str | None
    number: str
    occurred_at: datetime
    business_day: date
    terminal_code: str
    branch_name: str
    branch_address: str
    cashier_id: UUID
    cashier_name: str
    customer_id: UUID | None
    customer_name: str | None
    customer_tax_number: str | None
    cash_session_id: UUID | None
    prices_include_tax: bool
    gross: Decimal
    promotion_discounts: Decimal
    line_discounts: Decimal
    sale_discount: Decimal
    sale_discount_reason: str | None
    net: Decimal
    base: Decimal
    tax: Decimal
    total: Decimal
    cash_rounding: Decimal
    change_due: Decimal
    voucher_total: Decimal = Decimal(0)
    tip: Decimal = Decimal(0)
    lines: tuple[SaleLineResponse, ...]
    taxes: tuple[SaleTaxResponse, ...]
    payments: tuple[PaymentResponse, ...]
    repair_numbers: dict[UUID, str] = Field(default_factory=dict)

    @property
    def vouchers_put_on(self) -> tuple[str, ...]:
        """The numbers of the vouchers that were sold here, or paid back onto (R16)."""
        sold = (line.voucher_number for line in self.lines if line.quantity > 0)
        back = (
            payment.reference
            for payment in self.payments
            if payment.method == "voucher" and payment.amount < 0
        )
        return tuple(filter(None, dict.fromkeys((*sold, *back))))


class SaleSummary(Schema):
    """A sale as one row of a list."""

    id: UUID
    kind: SaleKind
    number: str
    occurred_at: datetime
    business_day: date
    cashier_name: str
    customer_name: str | None
    line_count: int
    total: Decimal
    methods: tuple[str, ...]


class SaleFilter(Schema):
    """Which sales to list. Empty fields do not narrow."""

    first_day: date | None = None
    last_day: date | None = None
    text: str = ""
    customer_id: UUID | None = None
    cashier_id: UUID | None = None
    method: str = ""


class MethodTotal(Schema):
    """What one method took."""

    method: str
    amount: Decimal


class SalesTotals(Schema):
    """What a list of sales comes to; vouchers that were sold are not in ``total``."""

    sale_count: int
    total: Decimal
    vouchers: Decimal = Decimal(0)
    tax: Decimal
    methods: tuple[MethodTotal, ...]
