"""The last step: the shop keeps a device for the work that nobody paid.

What the deposit pays is billed and paid by it, as on delivery (R53); the rest of the
bill is what the device costs the shop. More than the bill goes on the customer's
account.
"""

from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.models import CollectionAct
from techstore_desktop.core.customers.merging import survivor_id
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs import deposits, events, lines, moving, owing, parts
from techstore_desktop.core.repairs.billing import device_of
from techstore_desktop.core.repairs.bills import rules_of
from techstore_desktop.core.repairs.choices import EventKind, IdentityCheck, RepairKind
from techstore_desktop.core.repairs.deliveries import standing
from techstore_desktop.core.repairs.models import RepairDelivery, RepairJob
from techstore_desktop.core.repairs.workflow import state_key
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.completing import next_place
from techstore_desktop.core.sales.payments import Deposit
from techstore_desktop.core.sales.pricing import LineToPrice, PricingRules, price_sale
from techstore_desktop.core.sales.tender import Tender, settle
from techstore_desktop.core.sales.writing import Agreed, write
from techstore_desktop.core.stock import movements, serials
from techstore_desktop.core.stock.models import StockMovement
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.stock.units import SerialAct, Unit, normal_serial
from techstore_desktop.core.storage.transaction import Reading, Transaction
from techstore_desktop.core.tax_components import TaxComponent


class Kept(NamedTuple):
    """What became of a device, its deposit and its bill."""

    product: Product
    cost: Decimal
    paid: Decimal
    sale_number: str
    credited: Decimal


def keep(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    profile: ShopProfile,
    *,
    act_id: UUID,
    price: Decimal,
) -> Kept:
    """Bill what the deposit pays, and put the device on the shelf at the rest.

    Raises RuleBroken ``cash.no_session`` where there is a deposit, ``clock.set_back``.
    """
    owed = owing.of_job(transaction, job, profile)
    lines_to_bill = _as_billed(transaction, job, min(owed.total, owed.held), profile)
    paid, number = ZERO, ""
    if lines_to_bill:
        paid = owing.priced_total(lines_to_bill, rules_of(profile))
        number = _bill(transaction, actor, job, lines_to_bill, profile)
    credited = max(owed.held - paid, ZERO)
    if credited:
        deposits.credit(transaction, actor, job, credited, profile)
    cost = owed.total - paid
    product = _onto_shelf(
        transaction, job, act_id=act_id, cost=cost, price=price, profile=profile
    )
    _leave_the_board(transaction, actor, job, cost=cost, sku=product.sku)
    return Kept(product, cost, paid, number, credited)


def reachable_price(
    amount: Decimal, taxes: tuple[TaxComponent, ...], rules: PricingRules
) -> Decimal:
    """Return the largest price that comes to no more than an amount with its tax.

    Where tax is added to prices, not every amount can be reached by one.
    """

    def total(price: Decimal) -> Decimal:
        line = LineToPrice(Decimal(1), price, taxes, takes_promotions=False)
        return price_sale([line], sale_discount=None, rules=rules).total

    cent = Decimal(1).scaleb(-rules.digits)
    whole = total(amount)
    price = round_half_up(amount * amount / whole, rules.digits) if whole else amount
    while total(price + cent) <= amount:
        price += cent
    while price > 0 and total(price) > amount:
        price -= cent
    return price


def _as_billed(
    reading: Reading, job: RepairJob, amount: Decimal, profile: ShopProfile
) -> tuple[CartLine, ...]:
    """Return a line that comes to an amount with its tax; none for nothing.

    A cent that can't be reached stays the customer's.
    """
    if amount <= 0:
        return ()
    taxes = owing.usual_taxes(reading)
    price = reachable_price(amount, taxes, rules_of(profile))
    return (_line(job, price, taxes),) if price > 0 else ()


def _line(job: RepairJob, price: Decimal, taxes: tuple[TaxComponent, ...]) -> CartLine:
    return CartLine(
        id=job.id,
        sku=job.number,
        name=device_of(job),
        list_price=price,
        unit_price=price,
        taxes=taxes,
        repair_job_id=job.id,
        done_by_id=job.technician_id,
    )


def _bill(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    billed: tuple[CartLine, ...],
    profile: ShopProfile,
) -> str:
    """Write the sale that the deposit pays; return its number."""
    session_id = deposits.require_session(transaction)
    rules = rules_of(profile)
    priced = price_sale(
        [LineToPrice(each.quantity, each.unit_price, each.taxes) for each in billed],
        sale_discount=None,
        rules=rules,
    )
    tender = Tender(method=Deposit.code, amount=priced.total)
    customer_id = survivor_id(transaction, job.customer_id)
    place = next_place(transaction, accepts_clock=False)
    agreed = Agreed(
        cart=Cart(id=transaction.new_id(), customer_id=customer_id, lines=billed),
        priced=priced,
        settlement=settle(
            priced.total,
            [tender],
            digits=rules.digits,
            cash_rounding_step=profile.cash_rounding_step,
        ),
        cashier=actor,
        customer=transaction.session.get_one(Customer, customer_id),
        cash_session_id=session_id,
        sequence=place.sequence,
        occurred_at=place.occurred_at,
    )
    written = write(transaction, agreed, profile)
    transaction.add_all(written.rows())
    transaction.flush()
    sale_id = agreed.cart.id
    deposits.apply(transaction, actor, job, priced.total, profile, sale_id=sale_id)
    transaction.add(
        RepairDelivery(
            job_id=job.id,
            sale_id=sale_id,
            delivered_at=agreed.occurred_at,
            delivered_by_id=actor.staff_id,
            identity_check=IdentityCheck.KEPT,
        )
    )
    return written.sale.number


def _onto_shelf(
    transaction: Transaction,
    job: RepairJob,
    *,
    act_id: UUID,
    cost: Decimal,
    price: Decimal,
    profile: ShopProfile,
) -> Product:
    number = str(normal_serial(job.imei or job.serial))
    product = transaction.add(
        Product(
            id=transaction.new_id(),
            sku=job.number,
            name=job.model,
            brand=job.brand,
            price=round_half_up(price, profile.currency.digits),
            cost=cost,
            minimum_stock=ZERO,
            is_stocked=True,
            tracks_serial_numbers=bool(number),
            warranty_months=0,
            notes="",
        )
    )
    transaction.flush()
    movements.move(
        transaction,
        product.id,
        Decimal(1),
        reason=MovementReason.NOT_FETCHED,
        unit_cost=cost,
        document_id=act_id,
    )
    if number:
        unit = Unit(product_id=product.id, serial_number=number)
        serials.record(transaction, [unit], SerialAct.RECEIVED, document_id=act_id)
    return product


def _leave_the_board(
    transaction: Transaction, actor: Actor, job: RepairJob, *, cost: Decimal, sku: str
) -> None:
    parts.release(transaction, actor, job, lines.lines_of(transaction, job.id))
    moving.stop_work(transaction, actor, job)
    job.delivered_at = transaction.now
    job.warranty_days = 0
    events.change_state(
        transaction,
        actor,
        job,
        state_key(RepairKind.DELIVERED),
        kind=EventKind.KEPT,
        cost=str(cost),
        sku=sku,
    )
    transaction.flush()


class KeptDevices:
    """The companion of a void: what the shop kept does not come back by one.

    Unless another till handed the same device out, or kept it as well.
    """

    def permissions(self, _cart: Cart) -> set[Permission]:
        """Return nothing: no device is kept at the checkout."""
        return set()

    def brought(self, *_sale: object) -> tuple[Tender, ...]:
        """Return nothing."""
        return ()

    def completed(self, _transaction: Transaction, _agreed: Agreed) -> None:
        """Do nothing."""

    def ways_back(self, *_refund: object) -> None:
        """Leave every refund as it is."""

    def voided(self, transaction: Transaction, _actor: Actor, sale_id: UUID) -> None:
        """Take a device that was kept twice off the shelf once.

        Raises RuleBroken ``collection.kept_for_good`` where it was kept but once.
        """
        delivery = transaction.session.scalars(
            select(RepairDelivery).where(
                RepairDelivery.sale_id == sale_id,
                RepairDelivery.identity_check == IdentityCheck.KEPT,
                RepairDelivery.voids_id.is_(None),
            )
        ).first()
        if delivery is None:
            return
        act = transaction.session.scalars(
            select(CollectionAct).where(
                CollectionAct.job_id == delivery.job_id,
                CollectionAct.kind == CollectionKind.TO_STOCK,
                CollectionAct.terminal_id == delivery.terminal_id,
            )
        ).first()
        other = transaction.session.scalars(
            standing(RepairDelivery.id).where(
                RepairDelivery.job_id == delivery.job_id,
                RepairDelivery.sale_id != sale_id,
            )
        ).first()
        if other is None:
            raise RuleBroken("collection.kept_for_good")
        if act is not None:
            off_the_shelf(transaction, act.id)


def off_the_shelf(transaction: Transaction, act_id: UUID) -> None:
    """Move back what an act put on the shelf, if it still stands there."""
    rows = transaction.session.scalars(
        select(StockMovement).where(StockMovement.document_id == act_id)
    ).all()
    if sum((row.quantity for row in rows), ZERO) <= 0:
        return
    movements.move(
        transaction,
        rows[0].product_id,
        Decimal(-1),
        reason=MovementReason.NOT_FETCHED,
        unit_cost=rows[0].unit_cost,
        document_id=act_id,
    )
