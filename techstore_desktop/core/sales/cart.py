"""The sale on the screen: a value, changed by functions that return another one.

It goes to disk as JSON after every change and comes back the same, so that a crash
loses nothing; and undo is the value before.
"""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import LARGEST_PRICE
from techstore_desktop.core.prices.terms import PriceListTerms
from techstore_desktop.core.sales.cart_parts import (
    LARGEST_QUANTITY,
    CartDelivery,
    CartLine,
    CartReturn,
    RemovedLine,
)
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.price_lists import listed_price
from techstore_desktop.core.sales.pricing import (
    LineToPrice,
    PricedSale,
    PricingRules,
    price_sale,
)
from techstore_desktop.core.schema import OptionalText, Schema


class Cart(Schema):
    """A sale before it is paid. Its ``id`` becomes the sale's.

    ``begun_at`` decides which promotions hold. The prices follow the price list of
    ``priced_for``: whoever was the customer when they were last looked up.
    ``parked_id`` is the parked sale that it was taken up from, ``quote_id`` the quote.
    """

    id: UUID
    lines: tuple[CartLine, ...] = ()
    customer_id: UUID | None = None
    customer_name: str = ""
    priced_for: UUID | None = None
    begun_at: datetime | None = None
    sale_discount: Discount | None = None
    removed: tuple[RemovedLine, ...] = ()
    returned: tuple[CartReturn, ...] = ()
    deliveries: tuple[CartDelivery, ...] = ()
    return_reason: OptionalText = ""
    parked_id: UUID | None = None
    parked_label: str = ""
    quote_id: UUID | None = None
    quote_number: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to sell or to take back."""
        return not self.lines and not self.returned

    @property
    def follows_its_customer(self) -> bool:
        """Whether the prices are those of whom the sale is for."""
        return self.customer_id == self.priced_for

    @property
    def item_count(self) -> Decimal:
        """How many pieces are on all lines."""
        return sum((line.quantity for line in self.lines), Decimal(0))

    def line(self, line_id: UUID) -> CartLine:
        """Return a line. Raises RuleBroken ``line.not_found``."""
        for line in self.lines:
            if line.id == line_id:
                return line
        raise RuleBroken("line.not_found")


def add(cart: Cart, line: CartLine) -> Cart:
    """Put a line on the sale; the same goods at the same terms become one line."""
    for kept in cart.lines:
        if _is_same_offer(kept, line):
            return set_quantity(cart, kept.id, kept.quantity + line.quantity)
    return cart.model_copy(update={"lines": (*cart.lines, line)})


def set_quantity(cart: Cart, line_id: UUID, quantity: Decimal) -> Cart:
    """Change how many.

    Raises RuleBroken ``quantity.*``, ``line.of_a_repair``, ``voucher.one_each``.
    """
    _require_own(cart.line(line_id))
    if quantity <= 0:
        raise RuleBroken("quantity.not_positive", quantity=quantity)
    if quantity > LARGEST_QUANTITY:
        raise RuleBroken("quantity.too_large", largest=LARGEST_QUANTITY)
    if quantity != quantity.quantize(Decimal("0.001")):
        raise RuleBroken("quantity.too_fine", quantity=quantity)
    if cart.line(line_id).purpose is not None and quantity != 1:
        raise RuleBroken("voucher.one_each")
    kept = cart.line(line_id).serial_numbers[: int(quantity)]
    return with_line(cart, line_id, quantity=quantity, serial_numbers=kept)


def set_price(cart: Cart, line_id: UUID, unit_price: Decimal) -> Cart:
    """Ask another price. Raises RuleBroken ``price.*``, ``line.of_a_repair``.

    A voucher costs what is put on it: nobody asks another price than the shop does.
    """
    _require_own(cart.line(line_id))
    if unit_price < 0:
        raise RuleBroken("price.negative", price=unit_price)
    if unit_price > LARGEST_PRICE:
        raise RuleBroken("price.too_large", largest=LARGEST_PRICE)
    asked = {"unit_price": unit_price}
    if cart.line(line_id).purpose is not None:
        asked["list_price"] = unit_price
    return with_line(cart, line_id, **asked)


def set_discount(cart: Cart, line_id: UUID, discount: Discount | None) -> Cart:
    """Give a discount on a line, or take it back. Raises ``voucher.no_discount``."""
    if discount is not None and cart.line(line_id).purpose is not None:
        raise RuleBroken("voucher.no_discount")
    return with_line(cart, line_id, discount=discount)


def take_back(cart: Cart, item: CartReturn) -> Cart:
    """Put goods on the sale that come back; the same line again replaces what was."""
    others = [each for each in cart.returned if each.line_id != item.line_id]
    return cart.model_copy(update={"returned": (*others, item)})


def keep_sold(cart: Cart, line_id: UUID) -> Cart:
    """Take goods off the sale again that were to come back."""
    others = tuple(each for each in cart.returned if each.line_id != line_id)
    left = cart.model_copy(update={"returned": others})
    return left if others else without_fee(left)


def without_fee(cart: Cart) -> Cart:
    """Return a cart that asks no fee for what comes back."""
    lines = tuple(line for line in cart.lines if not line.is_restocking_fee)
    return cart.model_copy(update={"lines": lines})


def coming_back(cart: Cart) -> Decimal:
    """Return what all that comes back was sold for."""
    return sum((each.amount for each in cart.returned), Decimal(0))


def set_return_reason(cart: Cart, reason: str) -> Cart:
    """Say why goods come back, or why money goes back another way."""
    return cart.model_copy(update={"return_reason": reason.strip()})


def set_sale_discount(cart: Cart, discount: Discount | None) -> Cart:
    """Give a discount on the whole sale, or take it back."""
    return cart.model_copy(update={"sale_discount": discount})


def remove(cart: Cart, line_id: UUID) -> Cart:
    """Take a line off; that it was there is remembered (R61a).

    A repair's line takes the whole repair with it: it is billed whole, or not at all.
    """
    job_id = cart.line(line_id).repair_job_id
    gone = [
        line
        for line in cart.lines
        if line.id == line_id or (job_id and line.repair_job_id == job_id)
    ]
    return cart.model_copy(
        update={
            "lines": tuple(line for line in cart.lines if line not in gone),
            "removed": (*cart.removed, *map(_removed, gone)),
            "deliveries": tuple(d for d in cart.deliveries if d.job_id != job_id),
        }
    )


def _removed(line: CartLine) -> RemovedLine:
    return RemovedLine(
        product_id=line.product_id,
        name=line.name,
        quantity=line.quantity,
        unit_price=line.unit_price,
    )


def with_customer(cart: Cart, customer_id: UUID | None, name: str = "") -> Cart:
    """Attach a customer, or take the one there off."""
    return cart.model_copy(update={"customer_id": customer_id, "customer_name": name})


def with_price_list(cart: Cart, terms: PriceListTerms | None, digits: int) -> Cart:
    """Let the prices be those of the customer's list, or the usual ones (R4).

    What a person asked stays.
    """
    return cart.model_copy(
        update={
            "priced_for": cart.customer_id,
            "lines": tuple(listed(line, terms, digits) for line in cart.lines),
        }
    )


def listed(line: CartLine, terms: PriceListTerms | None, digits: int) -> CartLine:
    """Return a line at the price of a list; None is the usual price.

    What was quoted or agreed for a repair stays as it was.
    """
    if line.product_id is None or line.repair_job_id or line.quoted:
        return line
    asked = None
    if terms is not None:
        asked = listed_price(
            terms, line.product_id, line.category_id, line.list_price, digits=digits
        )
    offered = line.list_price if asked is None else asked
    return line.model_copy(
        update={
            "price_list_id": terms.id if terms else None,
            "price_list_name": terms.name if terms else "",
            "price_list_price": asked,
            "unit_price": line.unit_price if line.is_price_by_hand else offered,
        }
    )


def price(cart: Cart, rules: PricingRules) -> PricedSale:
    """Return what the sale costs; its lines are in the order of the cart's."""
    lines = [
        LineToPrice(
            line.quantity,
            line.unit_price,
            line.taxes,
            line.discount,
            line.product_id,
            line.category_id,
            takes_promotions=not (
                line.is_price_by_hand or line.repair_job_id or line.quoted
            ),
            is_fixed=line.purpose is not None,
        )
        for line in cart.lines
    ]
    return price_sale(lines, sale_discount=cart.sale_discount, rules=rules)


def _is_same_offer(kept: CartLine, line: CartLine) -> bool:
    return (
        kept.product_id is not None
        and kept.product_id == line.product_id
        and kept.unit_price == line.unit_price
        and not (kept.repair_job_id or line.repair_job_id)
        and kept.discount is None
        and kept.quoted is None
        and line.discount is None
        and not kept.tracks_serial_numbers
        and not (kept.serial_numbers or line.serial_numbers)
    )


def _require_own(line: CartLine) -> None:
    """Leave a repair's line as it was agreed. Raises ``line.of_a_repair``."""
    if line.repair_job_id is not None:
        raise RuleBroken("line.of_a_repair")


def with_line(cart: Cart, line_id: UUID, **changes: object) -> Cart:
    """Return a cart of which one line differs. Raises ``line.not_found``."""
    cart.line(line_id)
    return cart.model_copy(
        update={
            "lines": tuple(
                line.model_copy(update=changes) if line.id == line_id else line
                for line in cart.lines
            )
        }
    )
