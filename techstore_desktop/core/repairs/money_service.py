"""Deposits on repairs, and what the checkout needs to hand one out (R53, R54)."""

from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import billing, deposit_documents, deposits
from techstore_desktop.core.repairs.cards import customer_of
from techstore_desktop.core.repairs.choices import DepositKind, IdentityCheck
from techstore_desktop.core.repairs.delivering import require_ready
from techstore_desktop.core.repairs.delivery_schemas import RepairToDeliver
from techstore_desktop.core.repairs.deposit_schemas import (
    RepairDepositCreate,
    RepairDepositResponse,
    RepairDepositReturn,
)
from techstore_desktop.core.repairs.models import RepairDeposit, RepairJob
from techstore_desktop.core.repairs.moving import open_job
from techstore_desktop.core.repairs.owing import expected_lines
from techstore_desktop.core.sales.cart_parts import CartDelivery
from techstore_desktop.core.sales.payments import method, require_chosen
from techstore_desktop.core.sales.tender import Settlement, settle
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Transaction

_jobs = Repository(RepairJob)
_documents = Repository(RepairDeposit)


class RepairMoneyService:
    """The money side of the repairs."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def take_deposit(
        self,
        actor: Actor,
        data: RepairDepositCreate,
        *,
        approval: Approval | None = None,
    ) -> RepairDepositResponse:
        """Take money that is held against a job, within the open session (R45, R53).

        Raises RuleBroken ``repair.nothing_to_deposit``, ``repair.closed``,
        ``repair.deposit_pays_itself``, ``cash.no_session``, ``payment.too_small``,
        what tender refuses.
        """
        approved_by = authorize(actor, {Permission.REPAIR_TAKE_DEPOSIT}, approval)
        with self._database.transaction(
            "repair.deposit_taken", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            job = open_job(transaction, data.job_id)
            settlement = _settled(data, profile)
            paid = deposits.Paid(
                amount=settlement.paid - settlement.cash_rounding,
                payments=settlement.payments,
                change_due=settlement.change_due,
                note=data.note,
            )
            document = deposits.write(
                transaction,
                actor,
                job,
                paid,
                kind=DepositKind.TAKEN,
                profile=profile,
            )
            return deposit_documents.one(transaction, document.id)

    def return_deposit(
        self,
        actor: Actor,
        data: RepairDepositReturn,
        *,
        approval: Approval | None = None,
    ) -> RepairDepositResponse:
        """Give a deposit back by its methods, or keep it as credit on account (R53).

        Another way than it came takes what such a refund takes. Raises RuleBroken
        ``repair.nothing_to_deposit``, ``repair.deposit_too_small`` with ``held``,
        ``cash.no_session``, ``return.reason_needed``.
        """
        needed = {Permission.REPAIR_RETURN_DEPOSIT}
        if data.method:
            needed.add(Permission.REFUND_OTHER_WAY)
            require_chosen([data.method])
            if not data.note.strip():
                raise RuleBroken("return.reason_needed")
        approved_by = authorize(actor, needed, approval)
        with self._database.transaction(
            "repair.deposit_returned", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            job = _jobs.get(transaction, data.job_id)
            amount = self._returnable(transaction, job, data, profile)
            if data.to_account:
                document = deposits.credit(
                    transaction, actor, job, amount, profile, note=data.note
                )
            else:
                document = deposits.give_back(
                    transaction,
                    actor,
                    job,
                    amount,
                    profile,
                    other_way=data.method or None,
                    note=data.note,
                )
            return deposit_documents.one(transaction, document.id)

    def deposit(self, deposit_id: UUID) -> RepairDepositResponse:
        """Return a deposit's document, to print it again."""
        with self._database.reading() as reading:
            self._profiles.of(reading)
            document = _documents.get(reading, deposit_id)
            return deposit_documents.one(reading, document.id)

    def deliver(
        self,
        actor: Actor,
        job_id: UUID,
        *,
        identity_check: IdentityCheck | None = None,
        puts_rest_on_account: bool | None = None,
    ) -> RepairToDeliver:
        """Return a ready job as the checkout takes it: lines, deposit, customer.

        ``sales.repairs_on_sale.bring_repair`` puts it on a sale; completing that sale
        hands it out. Raises RuleBroken ``repair.not_ready``, ``repair.already_billed``.
        """
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            job = _jobs.get(reading, job_id)
            require_ready(reading, job)
            return RepairToDeliver(
                lines=expected_lines(reading, job),
                delivery=CartDelivery(
                    job_id=job.id,
                    number=job.number,
                    device=billing.device_of(job),
                    deposit=deposits.held(reading, job.id),
                    identity_check=identity_check.value if identity_check else "",
                    puts_rest_on_account=puts_rest_on_account,
                ),
                customer_id=job.customer_id,
                customer_name=customer_of(reading, job)[0],
            )

    def _returnable(
        self,
        transaction: Transaction,
        job: RepairJob,
        data: RepairDepositReturn,
        profile: ShopProfile,
    ) -> Decimal:
        holds = deposits.held(transaction, job.id)
        wanted = holds if data.amount is None else data.amount
        amount = round_half_up(wanted, profile.currency.digits)
        if amount <= 0:
            raise RuleBroken("repair.nothing_to_deposit")
        if amount > holds:
            raise RuleBroken("repair.deposit_too_small", held=max(holds, ZERO))
        return amount


def _settled(data: RepairDepositCreate, profile: ShopProfile) -> Settlement:
    amount = round_half_up(data.amount, profile.currency.digits)
    if amount <= 0:
        raise RuleBroken("repair.nothing_to_deposit")
    for tender in data.tenders:
        if method(tender.method).is_for_sales_only:
            raise RuleBroken("repair.deposit_pays_itself")
    settlement = settle(
        amount,
        data.tenders,
        digits=profile.currency.digits,
        cash_rounding_step=profile.cash_rounding_step,
    )
    if settlement.remaining > 0:
        raise RuleBroken("payment.too_small", remaining=settlement.remaining)
    return settlement
