"""Handing repairs out: a part of the sale that bills them, in its transaction (R54)."""

from collections.abc import Collection
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.repairs import (
    consents,
    deliveries,
    deposits,
    events,
    lines,
    moving,
    parts,
    refunds,
)
from techstore_desktop.core.repairs.cards import customer_of
from techstore_desktop.core.repairs.choices import (
    EventKind,
    IdentityCheck,
    RepairKind,
)
from techstore_desktop.core.repairs.intake_schemas import ConsentCreate
from techstore_desktop.core.repairs.models import (
    RepairDelivery,
    RepairJob,
)
from techstore_desktop.core.repairs.owing import expected_lines
from techstore_desktop.core.repairs.workflow import kind_of, state_key
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartDelivery, CartLine
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.sales.payments import Deposit
from techstore_desktop.core.sales.pricing import PricedSale
from techstore_desktop.core.sales.repairs_on_sale import deposits_used
from techstore_desktop.core.sales.tender import SettledPayment, Tender
from techstore_desktop.core.sales.writing import Agreed
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_jobs = Repository(RepairJob)


class RepairDeliveries:
    """The companion of a sale that has repairs on it."""

    def __init__(self, profiles: ShopProfiles) -> None:
        self._profiles = profiles

    def permissions(self, cart: Cart) -> set[Permission]:
        """Return what handing out takes."""
        return {Permission.REPAIR_DELIVER} if cart.deliveries else set()

    def brought(
        self, reading: Reading, cart: Cart, priced: PricedSale
    ) -> tuple[Tender, ...]:
        """Return what the repairs' deposits pay.

        Raises RuleBroken ``repair.not_ready``, ``repair.already_billed``,
        ``repair.quote_changed``, ``repair.deposit_changed``, ``cash.no_session``.
        """
        if not cart.deliveries:
            _require_delivered(cart)
            return ()
        deposits.require_session(reading)
        _require_delivered(cart)
        for delivery in cart.deliveries:
            _check(reading, cart, delivery)
        applied = deposits_used(cart, priced)
        return tuple(
            Tender(method=Deposit.code, amount=amount)
            for amount in applied.values()
            if amount
        )

    def completed(self, transaction: Transaction, agreed: Agreed) -> None:
        """Hand the repairs of a sale out; pay back what deposits paid of a return.

        Raises RuleBroken ``repair.identity_needed``, ``repair.excess_to_decide``.
        """
        profile = self._profiles.of(transaction)
        applied = deposits_used(agreed.cart, agreed.priced)
        for delivery in agreed.cart.deliveries:
            amount = applied[delivery.job_id]
            _hand_out(transaction, agreed, delivery, amount, profile)
        refunds.pay_back(transaction, agreed, profile)

    def ways_back(
        self, reading: Reading, sale_ids: Collection[UUID], refund: SettledPayment
    ) -> tuple[SettledPayment, ...] | None:
        """Return the methods by which what deposits paid goes back (R15a, R53)."""
        if refund.method != Deposit.code:
            return None
        profile = self._profiles.of(reading)
        owed = refunds.owed_of(reading, sale_ids, -refund.amount)
        return tuple(
            paid
            for _sale_id, job_id, amount in owed
            for paid in deposits.going_back(
                amount, deposits.paid_by_method(reading, job_id), profile
            ).payments
        )

    def voided(self, transaction: Transaction, actor: Actor, sale_id: UUID) -> None:
        """Take the deliveries of a sale back: the devices are on the shelf again."""
        profile = self._profiles.of(transaction)
        for delivery in deliveries.of_sale(transaction, sale_id):
            job = _jobs.get(transaction, delivery.job_id)
            transaction.add(
                RepairDelivery(
                    job_id=job.id,
                    sale_id=sale_id,
                    delivered_at=transaction.now,
                    delivered_by_id=actor.staff_id,
                    identity_check=delivery.identity_check,
                    voids_id=delivery.id,
                )
            )
            applied = refunds.applied_to(transaction, job.id, sale_id)
            if applied:
                deposits.restore(
                    transaction, actor, job, applied, profile, sale_id=sale_id
                )
            transaction.flush()
            _put_back(transaction, actor, job)


def _put_back(transaction: Transaction, actor: Actor, job: RepairJob) -> None:
    """Put a device on the shelf again, unless another sale handed it out as well."""
    if standing_sale(transaction, job.id) is not None:
        events.record(transaction, actor, job, EventKind.DELIVERY_VOIDED)
        return
    job.delivered_at = None
    state = state_key(RepairKind.READY)
    kind = EventKind.DELIVERY_VOIDED
    events.change_state(transaction, actor, job, state, kind=kind)


def require_ready(reading: Reading, job: RepairJob) -> None:
    """Refuse what can't be handed out.

    Raises RuleBroken ``repair.already_billed`` with ``sale``, ``repair.not_ready``.
    """
    billed = standing_sale(reading, job.id)
    if billed is not None:
        raise RuleBroken("repair.already_billed", number=job.number, sale=billed)
    if kind_of(job.state) is not RepairKind.READY:
        raise RuleBroken("repair.not_ready", number=job.number)


def standing_sale(reading: Reading, job_id: UUID) -> str | None:
    """Return the number of a sale that handed a job out and was not voided."""
    number: str | None = reading.session.scalar(
        deliveries.standing(Sale.number)
        .join(Sale, Sale.id == RepairDelivery.sale_id)
        .where(RepairDelivery.job_id == job_id)
        .order_by(Sale.occurred_at)
        .limit(1)
    )
    return number


def _check(reading: Reading, cart: Cart, delivery: CartDelivery) -> None:
    job = _jobs.get(reading, delivery.job_id)
    require_ready(reading, job)
    on_cart = {
        _agreed_part(line) for line in cart.lines if line.repair_job_id == job.id
    }
    if on_cart != {_agreed_part(line) for line in expected_lines(reading, job)}:
        raise RuleBroken("repair.quote_changed", number=job.number)
    holds = deposits.held(reading, job.id)
    if holds != delivery.deposit:
        raise RuleBroken("repair.deposit_changed", number=job.number, held=holds)


def _agreed_part(line: CartLine) -> str:
    """Return all of a line but what the counter adds: a discount, its words for it."""
    return line.model_copy(update={"discount": None, "name": ""}).model_dump_json()


def _require_delivered(cart: Cart) -> None:
    """Refuse a repair's lines without the repair. Raises ``repair.quote_changed``."""
    named = {each.job_id for each in cart.deliveries}
    for line in cart.lines:
        if line.repair_job_id is not None and line.repair_job_id not in named:
            raise RuleBroken("repair.quote_changed", number=line.sku or line.name)


def _hand_out(
    transaction: Transaction,
    agreed: Agreed,
    delivery: CartDelivery,
    applied: Decimal,
    profile: ShopProfile,
) -> None:
    actor, sale_id = agreed.cashier, agreed.cart.id
    job = _jobs.get(transaction, delivery.job_id)
    check = _identity(delivery)
    if applied:
        deposits.apply(transaction, actor, job, applied, profile, sale_id=sale_id)
    rest = delivery.deposit - applied
    _settle_rest(transaction, actor, job, delivery, rest=rest, profile=profile)
    parts.release(transaction, actor, job, lines.lines_of(transaction, job.id))
    moving.stop_work(transaction, actor, job)
    transaction.add(
        RepairDelivery(
            job_id=job.id,
            sale_id=sale_id,
            delivered_at=agreed.occurred_at,
            delivered_by_id=actor.staff_id,
            identity_check=check,
        )
    )
    _keep_signed(transaction, actor, job, delivery)
    job.customer_name, job.customer_phone = customer_of(transaction, job)
    job.delivered_at = agreed.occurred_at
    events.change_state(
        transaction,
        actor,
        job,
        state_key(RepairKind.DELIVERED),
        kind=EventKind.DELIVERED,
        sale_id=str(sale_id),
        identity_check=check.value,
    )
    transaction.flush()


def _keep_signed(
    transaction: Transaction, actor: Actor, job: RepairJob, delivery: CartDelivery
) -> None:
    if delivery.signed:
        signed = ConsentCreate.model_validate_json(delivery.signed)
        consents.keep_for_job(transaction, actor, job, signed)


def _identity(delivery: CartDelivery) -> IdentityCheck:
    """Return what was shown. Raises ``repair.identity_needed`` (R54)."""
    try:
        return IdentityCheck(delivery.identity_check)
    except ValueError:
        raise RuleBroken("repair.identity_needed", number=delivery.number) from None


def _settle_rest(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    delivery: CartDelivery,
    *,
    rest: Decimal,
    profile: ShopProfile,
) -> None:
    """Give back what the deposit is beyond the bill, as the customer wishes (R53)."""
    if rest <= 0:
        return
    if delivery.puts_rest_on_account is None:
        raise RuleBroken("repair.excess_to_decide", number=job.number, excess=rest)
    give = deposits.credit if delivery.puts_rest_on_account else deposits.give_back
    give(transaction, actor, job, rest, profile)
