"""Devices that nobody fetches: who waits, and taking the next step for each."""

from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.collection import deferring, history, keeping, ladder
from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.history_schemas import CollectionHistory
from techstore_desktop.core.collection.models import CollectionAct, CollectionStep
from techstore_desktop.core.collection.schemas import (
    CollectionActResponse,
    CollectionStepResponse,
    DeferStep,
    KeepDevice,
    KeptDevice,
    WaitingDevice,
)
from techstore_desktop.core.collection.step_service import steps_of
from techstore_desktop.core.collection.waiting import acts_of, waiting_devices
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.notices import reading as notices
from techstore_desktop.core.notices import writing
from techstore_desktop.core.notices.choices import Occasion
from techstore_desktop.core.notices.schemas import (
    NoticeCreate,
    NoticeDraft,
    NoticeResponse,
)
from techstore_desktop.core.notices.wording import deadline_after
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.delivering import require_ready
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_jobs = Repository(RepairJob)
_steps = Repository(CollectionStep)
_COLLECT = Permission.REPAIR_COLLECT
_MAY_DEFER = {
    CollectionKind.STORAGE_FEE: Permission.REPAIR_CHARGE_STORAGE,
    CollectionKind.TO_STOCK: Permission.REPAIR_KEEP_DEVICE,
}
"""Who may take a step may put it off."""


class CollectionService:
    """Takes one step after the other, each once for each wait."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def waiting(self, actor: Actor) -> tuple[WaitingDevice, ...]:
        """Return the devices that were not fetched, those with a step due first."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            return tuple(waiting_devices(reading, self._profiles.of(reading)))

    def due_count(self, actor: Actor) -> int:
        """Return for how many devices a step is due."""
        return sum(device.is_due for device in self.waiting(actor))

    def acts(self, actor: Actor, job_id: UUID) -> tuple[CollectionActResponse, ...]:
        """Return every step that was taken for a job, the first one first."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            found = acts_of(reading, [job_id]).get(job_id, [])
            return tuple(act for _wait, act in found)

    def history(self, actor: Actor, job_id: UUID) -> CollectionHistory:
        """Return every step about a job's device with all that was told, as proof."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            job = _jobs.get(reading, job_id)
            return history.history_of(reading, actor, job, profile)

    def draft(
        self, actor: Actor, job_id: UUID, step_id: UUID, language: str
    ) -> NoticeDraft:
        """Return what a reminder or a letter says, to be read and confirmed.

        Raises RuleBroken ``collection.not_due``, ``collection_step.not_found``.
        """
        authorize(actor, {Permission.REPAIR_COLLECT})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            standing = _Standing.of(reading, job_id, step_id, profile)
            occasion = standing.occasion
            days = ladder.days_until_kept(steps_of(reading), standing.step)
            values = (
                {"deadline": deadline_after(reading, profile, days)} if days else {}
            )
            return writing.draft(
                reading,
                _jobs.get(reading, job_id),
                occasion,
                language,
                profile,
                about=standing.about,
                values=values,
            )

    def tell(
        self,
        actor: Actor,
        step_id: UUID,
        data: NoticeCreate,
        *,
        approval: Approval | None = None,
    ) -> NoticeResponse:
        """Remind the customer, or write the last letter; the step is taken with it.

        By another way the same step may be told again: it stays one step. Raises
        RuleBroken ``collection.not_due``, ``notice.already_told``,
        ``notice.no_address``, ``customer.erased``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_COLLECT}, approval)
        with self._database.transaction(
            "collection.told", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            job = _jobs.get(transaction, data.job_id)
            standing = _Standing.of(transaction, job.id, step_id, profile)
            confirmed = data.model_copy(update={"occasion": standing.occasion})
            notice = writing.write(
                transaction, actor, job, confirmed, about=standing.about
            )
            if not standing.is_done:
                standing.take(transaction, actor, profile)
            transaction.flush()
            return notices.response_of(transaction, notice.id)

    def charge(
        self,
        actor: Actor,
        job_id: UUID,
        step_id: UUID,
        *,
        approval: Approval | None = None,
    ) -> WaitingDevice:
        """Add a storage fee to the bill, to be paid when the device is fetched.

        Raises RuleBroken ``collection.not_due``, ``collection.done_already``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_CHARGE_STORAGE}, approval)
        with self._database.transaction(
            "collection.storage_charged", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            standing = _Standing.of(transaction, job_id, step_id, profile)
            standing.require(CollectionKind.STORAGE_FEE)
            step = standing.step
            standing.take(transaction, actor, profile, amount=step.amount)
            events.record(
                transaction,
                actor,
                _jobs.get(transaction, job_id),
                EventKind.STORAGE_CHARGED,
                amount=str(step.amount),
                name=step.name,
            )
            transaction.flush()
            return waiting_devices(transaction, profile, [job_id])[0]

    def defer(
        self, actor: Actor, data: DeferStep, *, approval: Approval | None = None
    ) -> WaitingDevice:
        """Put the next step off until a day, or skip it; the job's history says why.

        A letter is not skipped without which a device would be kept that nobody was
        written to about, unless its customer was erased: nobody can be. Raises
        RuleBroken ``collection.not_next``, ``collection.day_passed``,
        ``collection.letter_stays``.
        """
        with self._database.reading() as reading:
            kind = _steps.get(reading, data.step_id).kind
        approved_by = authorize(actor, {_MAY_DEFER.get(kind, _COLLECT)}, approval)
        with self._database.transaction(
            "collection.step_deferred", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            deferring.defer(transaction, actor, data, profile)
            transaction.flush()
            return waiting_devices(transaction, profile, [data.job_id])[0]

    def keep(
        self, actor: Actor, data: KeepDevice, *, approval: Approval | None = None
    ) -> KeptDevice:
        """Keep a device for the work that nobody paid: it goes to the stock.

        Raises RuleBroken ``collection.not_due``, ``collection.done_already``,
        ``repair.not_ready``, ``repair.already_billed``, ``cash.no_session`` where the
        job holds a deposit, ``clock.set_back``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_KEEP_DEVICE}, approval)
        with self._database.transaction(
            "collection.device_kept", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            job = _jobs.get(transaction, data.job_id)
            require_ready(transaction, job)
            standing = _Standing.of(transaction, job.id, data.step_id, profile)
            standing.require(CollectionKind.TO_STOCK)
            act_id = transaction.new_id()
            kept = keeping.keep(
                transaction, actor, job, profile, act_id=act_id, price=data.price
            )
            standing.take(
                transaction,
                actor,
                profile,
                act_id=act_id,
                amount=kept.cost,
                product_id=kept.product.id,
            )
            return KeptDevice(
                product_id=kept.product.id,
                sku=kept.product.sku,
                name=kept.product.name,
                cost=kept.cost,
                paid=kept.paid,
                sale_number=kept.sale_number,
                credited=kept.credited,
            )


class _Standing:
    """Where a job stands on the ladder, and one step of it that is to be taken."""

    def __init__(
        self, device: WaitingDevice, step: CollectionStepResponse, *, is_done: bool
    ) -> None:
        self.device = device
        self.step = step
        self.is_done = is_done

    @classmethod
    def of(
        cls, reading: Reading, job_id: UUID, step_id: UUID, profile: ShopProfile
    ) -> "_Standing":
        """Return the standing. Raises ``collection.not_due``, where it is not ready."""
        found = waiting_devices(reading, profile, [job_id])
        steps = {step.id: step for step in steps_of(reading)}
        if not found or step_id not in steps:
            raise RuleBroken("collection.not_due")
        device = found[0]
        is_done = any(act.step_id == step_id for act in device.acts)
        is_next = device.step is not None and device.step.id == step_id
        if not is_done and not (is_next and device.is_due):
            raise RuleBroken("collection.not_due")
        return cls(device, steps[step_id], is_done=is_done)

    @property
    def occasion(self) -> Occasion:
        """What a customer is told by this step. Raises ``collection.not_due``."""
        occasion = history.OCCASIONS.get(self.step.kind)
        if occasion is None:
            raise RuleBroken("collection.not_due")
        return occasion

    @property
    def about(self) -> str:
        """What tells this reminder from the next, and this wait from another."""
        return history.about_of(self.step.id, self.device.ready_since)

    def require(self, kind: CollectionKind) -> None:
        """Refuse a step of another kind, or one that was taken.

        Raises RuleBroken ``collection.not_due``, ``collection.done_already``.
        """
        if self.step.kind is not kind:
            raise RuleBroken("collection.not_due")
        if self.is_done:
            raise RuleBroken("collection.done_already")

    def take(
        self,
        transaction: Transaction,
        actor: Actor,
        profile: ShopProfile,
        *,
        act_id: UUID | None = None,
        amount: Decimal = ZERO,
        product_id: UUID | None = None,
    ) -> None:
        """Write that the step was taken."""
        transaction.add(
            CollectionAct(
                id=act_id or transaction.new_id(),
                job_id=self.device.card.id,
                step_id=self.step.id,
                kind=self.step.kind,
                ready_since=self.device.ready_since,
                business_day=profile.business_day(transaction.now),
                occurred_at=transaction.now,
                person_id=actor.staff_id,
                amount=amount,
                product_id=product_id,
            )
        )
