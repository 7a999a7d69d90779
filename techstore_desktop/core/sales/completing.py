"""Writing what was agreed at the counter, within an open transaction."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from techstore_desktop.core.branches import numbers
from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.branches.numbers import Place
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash.sessions import open_session_id
from techstore_desktop.core.customers.erasure import require_known
from techstore_desktop.core.customers.merging import survivor
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import drafts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.sales.payments import Account
from techstore_desktop.core.sales.pricing import PricedSale
from techstore_desktop.core.sales.refunding import customer_of, pay_back
from techstore_desktop.core.sales.responses import (
    PlaceNames,
    read_sale,
    repair_numbers,
    respond,
    second_numbers,
)
from techstore_desktop.core.sales.returning import ComingBack
from techstore_desktop.core.sales.reversing import onto_shelves
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.serials import units_of
from techstore_desktop.core.sales.tender import Settlement, Tender, settle
from techstore_desktop.core.sales.vouchers import require_vouchers, voucher_entries
from techstore_desktop.core.sales.writing import Agreed, taken_from_stock, write
from techstore_desktop.core.stock import movements, reservations, serials
from techstore_desktop.core.storage.transaction import Reading, Transaction

CLOCK_TOLERANCE = timedelta(minutes=2)


def next_place(transaction: Transaction, *, accepts_clock: bool) -> Place:
    """Return the next sale's number and its moment, never before the last one (R71).

    Raises RuleBroken ``clock.set_back``.
    """
    place = numbers.next_place(transaction, Sale)
    behind = place.occurred_at - transaction.now
    if behind > CLOCK_TOLERANCE and not accepts_clock:
        raise RuleBroken("clock.set_back", last=place.occurred_at)
    return place


def settle_with(
    reading: Reading,
    priced: PricedSale,
    coming_back: Sequence[ComingBack],
    *,
    profile: ShopProfile,
    tenders: Sequence[Tender],
    refunds: Sequence[Tender],
) -> Settlement:
    """Return how what is sold, less what comes back, is paid or paid back.

    Raises RuleBroken ``payment.too_small`` and what tender and refunds refuse.
    """
    total = priced.total - sum((each.amounts.total for each in coming_back), ZERO)
    if total < 0:
        return pay_back(reading, -total, coming_back, profile=profile, wanted=refunds)
    settlement = settle(
        total,
        tenders,
        digits=profile.currency.digits,
        cash_rounding_step=profile.cash_rounding_step,
    )
    if settlement.remaining > 0:
        raise RuleBroken("payment.too_small", remaining=settlement.remaining)
    return settlement


def customer_for(
    transaction: Transaction, cart: Cart, coming_back: Sequence[ComingBack]
) -> Customer | None:
    """Return whom a sale names, or whom what comes back was sold to.

    Raises RuleBroken ``customer.erased``, ``sale.prices_not_looked_up``.
    """
    customer_id = cart.customer_id or customer_of(transaction, coming_back)
    if customer_id is None:
        return None
    customer = survivor(transaction, customer_id)
    if cart.customer_id is not None:
        require_known(customer)
    follows = cart.follows_its_customer or not cart.lines
    if customer.price_list_id and not follows:
        raise RuleBroken("sale.prices_not_looked_up")
    return customer


def session_for(reading: Reading, settlement: Settlement) -> UUID | None:
    """Return the session that frames the payments. Raises ``cash.no_session`` (R40)."""
    session_id = open_session_id(reading)
    if session_id is None and settlement.payments:
        raise RuleBroken("cash.no_session")
    return session_id


def kind_of(cart: Cart) -> SaleKind:
    """Return what a cart becomes."""
    if not cart.returned:
        return SaleKind.SALE
    if any(each.without_receipt for each in cart.returned):
        return SaleKind.WITHOUT_RECEIPT
    is_exchange = any(not line.is_restocking_fee for line in cart.lines)
    return SaleKind.EXCHANGE if is_exchange else SaleKind.RETURN


def origin_of(coming_back: Sequence[ComingBack]) -> UUID | None:
    """Return the document that everything comes back from, if it is one."""
    origins = {each.line.sale_id for each in coming_back}
    return origins.pop() if len(origins) == 1 else None


def agree(
    transaction: Transaction,
    *,
    cashier: Actor,
    cart: Cart,
    priced: PricedSale,
    settlement: Settlement,
    coming_back: tuple[ComingBack, ...],
    kind: SaleKind,
    reverses_id: UUID | None,
    method_name: Callable[[str], str],
    accepts_clock: bool,
    is_beyond_limit: bool = False,
) -> Agreed:
    """Return what was agreed, with its number, its moment, its customer, its session.

    Raises RuleBroken ``clock.set_back``, ``cash.no_session``, and what ``customer_for``
    refuses.
    """
    place = next_place(transaction, accepts_clock=accepts_clock)
    return Agreed(
        cart=cart,
        priced=priced,
        settlement=settlement,
        cashier=cashier,
        customer=customer_for(transaction, cart, coming_back),
        cash_session_id=session_for(transaction, settlement),
        sequence=place.sequence,
        occurred_at=place.occurred_at,
        is_beyond_limit=is_beyond_limit,
        coming_back=coming_back,
        kind=kind,
        reverses_id=reverses_id,
        method_name=method_name,
    )


def write_agreed(
    transaction: Transaction, agreed: Agreed, profile: ShopProfile
) -> SaleResponse:
    """Write a document whole, with what it moves on the shelves.

    Raises RuleBroken ``stock.not_enough``, ``account.no_customer``, ``voucher.*``.
    """
    taken = taken_from_stock(agreed.cart)
    if profile.stock_policy is StockPolicy.REFUSE:
        reservations.require_available(transaction, taken)
    _require_customer(agreed)
    today = profile.business_day(agreed.occurred_at)
    require_vouchers(transaction, agreed, today)
    written = write(transaction, agreed, profile)
    units = (unit for line in agreed.cart.lines for unit in units_of(line))
    serials.register(transaction, units)
    transaction.add_all(written.rows())
    transaction.add_all(voucher_entries(transaction, agreed, profile))
    document_id, moment = agreed.cart.id, agreed.occurred_at
    movements.take(transaction, taken, document_id=document_id, occurred_at=moment)
    movements.put_back(
        transaction,
        onto_shelves(agreed.coming_back),
        document_id=document_id,
        occurred_at=moment,
    )
    if agreed.kind is not SaleKind.VOID:
        drafts.drop(transaction)
    transaction.flush()
    if agreed.coming_back:
        return read_sale(transaction, transaction.session.get_one(Sale, agreed.cart.id))
    names = _place_names(profile, agreed.cashier)
    of_repairs = repair_numbers(transaction, written.lines)
    names = names._replace(repair_numbers=of_repairs)
    return respond(written, names, second_numbers(transaction, written.serials))


def _require_customer(agreed: Agreed) -> None:
    credited = any(
        paid.method == Account.code and paid.amount < 0
        for paid in agreed.settlement.payments
    )
    if credited and agreed.customer is None:
        raise RuleBroken("account.no_customer")


def _place_names(profile: ShopProfile, cashier: Actor) -> PlaceNames:
    return PlaceNames(
        terminal_code=profile.terminal_code,
        branch_name=profile.branch_name,
        branch_address=profile.branch_address,
        cashier_name=cashier.name,
    )
