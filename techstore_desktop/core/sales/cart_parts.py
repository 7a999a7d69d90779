"""What a sale on the screen is made of: its lines, what comes back, what is fetched.

Amounts are in the shop's currency.
"""

from decimal import Decimal
from math import ceil
from typing import Annotated
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.sales.choices import Disposition, LinePurpose
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.schema import Amount, RequiredText, Schema
from techstore_desktop.core.stock.units import SerialNumber
from techstore_desktop.core.tax_components import TaxComponent

LARGEST_QUANTITY = Decimal("99999.999")
QuantityValue = Annotated[Decimal, Field(gt=0, le=LARGEST_QUANTITY, decimal_places=3)]


class QuotedTerms(Schema):
    """What a quote promised of a line: so many, at this price, this much off in all."""

    quantity: Decimal
    unit_price: Decimal
    discount: Decimal


class CartLine(Schema):
    """One line: what it is, as it was when it was added, and how many.

    ``list_price`` is the product's; ``unit_price`` what is asked here. ``cost`` is
    per unit. A line for something not in the catalogue has no ``product_id``. Where
    ``serial_numbers`` are given, there are as many as the quantity (R34);
    ``second_numbers`` are the other IMEIs, by those. What the customer's price list
    asks is ``price_list_price``. A repair's line names its job and who did the work;
    its price was agreed on there. A line with a ``purpose`` sells no goods; a voucher's
    has its number.
    """

    id: UUID
    product_id: UUID | None = None
    category_id: UUID | None = None
    sku: str = ""
    name: RequiredText
    quantity: QuantityValue = Decimal(1)
    list_price: Amount
    unit_price: Amount
    price_list_id: UUID | None = None
    price_list_name: str = ""
    price_list_price: Amount | None = None
    taxes: tuple[TaxComponent, ...] = ()
    discount: Discount | None = None
    cost: Decimal = Decimal(0)
    is_stocked: bool = False
    tracks_serial_numbers: bool = False
    imei_count: int = 0
    serial_numbers: tuple[SerialNumber, ...] = ()
    second_numbers: dict[str, str] = Field(default_factory=dict)
    warranty_months: int = 0
    repair_job_id: UUID | None = None
    done_by_id: UUID | None = None
    quoted: QuotedTerms | None = None
    is_restocking_fee: bool = False
    purpose: LinePurpose | None = None
    voucher_number: str = ""

    @property
    def offered_price(self) -> Decimal:
        """What the shop asks of this customer for one piece."""
        if self.quoted is not None:
            return self.quoted.unit_price
        if self.price_list_price is None:
            return self.list_price
        return self.price_list_price

    @property
    def missing_serials(self) -> int:
        """How many serial numbers are still to be scanned."""
        if not self.tracks_serial_numbers:
            return 0
        return max(0, ceil(self.quantity) - len(self.serial_numbers))

    @property
    def is_price_by_hand(self) -> bool:
        """Whether a person asks another price than the shop does."""
        return self.unit_price != self.offered_price

    @property
    def is_as_quoted(self) -> bool:
        """Whether the line is what a quote promised; who changes it answers for it."""
        if self.quoted is None:
            return False
        off = self.discount.amount if self.discount else Decimal(0)
        terms = QuotedTerms(
            quantity=self.quantity,
            unit_price=self.unit_price,
            discount=Decimal(-1) if off is None else off,
        )
        return terms == self.quoted


class RemovedLine(Schema):
    """A line that was taken off before the sale was paid (R61a)."""

    product_id: UUID | None
    name: str
    quantity: Decimal
    unit_price: Decimal


class Unreceipted(Schema):
    """What comes back without its receipt, and what is paid for one piece of it."""

    product_id: UUID
    unit_price: Amount


class CartReturn(Schema):
    """Goods that come back on this sale: which line was sold, and how many of it.

    ``amount`` is what it was when it was put here; completing works it out again.
    Without a receipt no sale is named, and ``line_id`` is the item's own.
    """

    sale_id: UUID | None
    sale_number: str
    line_id: UUID
    name: str
    quantity: QuantityValue
    amount: Decimal
    disposition: Disposition = Disposition.STOCK
    serial_numbers: tuple[SerialNumber, ...] = ()
    without_receipt: Unreceipted | None = None


class CartDelivery(Schema):
    """A repair that is handed out with this sale, and the deposit that it holds.

    ``identity_check`` says what the person who fetches it showed. What the deposit is
    beyond the bill goes to the customer's account, or back as it was paid. ``signed``
    is the signed delivery note as the repairs write it, empty where none is yet.
    """

    job_id: UUID
    number: str
    device: str
    deposit: Decimal = Decimal(0)
    identity_check: str = ""
    puts_rest_on_account: bool | None = None
    signed: str = Field(default="", repr=False)
