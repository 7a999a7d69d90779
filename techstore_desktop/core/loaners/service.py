"""Handing loaners out and taking them back, and the shop's register of them."""

from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.loaners import reading as lending
from techstore_desktop.core.loaners.models import Loan, Loaner, LoanReturn
from techstore_desktop.core.loaners.schemas import (
    LoanCreate,
    LoanerCreate,
    LoanerResponse,
    LoanerUpdate,
    LoanResponse,
)
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.moving import open_job
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_loaners = Repository(Loaner)
_loans = Repository(Loan)
_jobs = Repository(RepairJob)


class LoanerService:
    """Who has which device of the shop."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def loaners(self, actor: Actor) -> tuple[LoanerResponse, ...]:
        """Return the loaners in use by their names, each with where it is."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            return lending.loaners(reading, Loaner.archived_at.is_(None))

    def loans(self, actor: Actor) -> tuple[LoanResponse, ...]:
        """Return every loan, those that are out first, then the newest."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            return lending.loans(reading)

    def of_job(self, actor: Actor, job_id: UUID) -> tuple[LoanResponse, ...]:
        """Return the loans for one job, what is out first."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            return lending.loans(reading, Loan.job_id == job_id)

    def find(self, actor: Actor, number: str) -> LoanerResponse | None:
        """Return the loaner in use with a serial number or IMEI, if there is one."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            self._profiles.of(reading)
            found = lending.by_numbers(reading, [number])
            return found[0] if found else None

    def add(
        self, actor: Actor, data: LoanerCreate, *, approval: Approval | None = None
    ) -> LoanerResponse:
        """Add a loaner to the register."""
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_LOANERS}, approval)
        with self._database.transaction(
            "loaner.created", actor, approved_by=approved_by
        ) as transaction:
            values = data.model_dump() | {"worth": self._rounded(transaction, data)}
            loaner = _loaners.create(transaction, {"id": transaction.new_id()} | values)
            transaction.flush()
            return _one(transaction, loaner.id)

    def update(
        self,
        actor: Actor,
        loaner_id: UUID,
        data: LoanerUpdate,
        *,
        approval: Approval | None = None,
    ) -> LoanerResponse:
        """Change what is named. Raises RuleBroken ``loaner.not_found``."""
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_LOANERS}, approval)
        with self._database.transaction(
            "loaner.updated", actor, approved_by=approved_by
        ) as transaction:
            values = data.model_dump(exclude_unset=True)
            if data.worth is not None:
                values["worth"] = self._rounded(transaction, data)
            _loaners.update(transaction, loaner_id, values)
            transaction.flush()
            return _one(transaction, loaner_id)

    def archive(
        self, actor: Actor, loaner_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Take a loaner out of use. Raises RuleBroken ``loaner.out`` while it is."""
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_LOANERS}, approval)
        with self._database.transaction(
            "loaner.archived", actor, approved_by=approved_by
        ) as transaction:
            _require_here(transaction, loaner_id)
            _loaners.archive(transaction, loaner_id)

    def hand_out(
        self, actor: Actor, data: LoanCreate, *, approval: Approval | None = None
    ) -> LoanResponse:
        """Lend a loaner to the customer of a job.

        Raises RuleBroken ``loaner.out`` with ``customer``, ``loaner.job_has_one``,
        ``repair.closed``, ``loaner.not_found``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_TAKE_IN}, approval)
        with self._database.transaction(
            "loaner.handed_out", actor, approved_by=approved_by
        ) as transaction:
            self._profiles.of(transaction)
            job = open_job(transaction, data.job_id)
            loaner = _loaners.get(transaction, data.loaner_id)
            if loaner.archived_at is not None:
                raise RuleBroken("loaner.not_found")
            _require_here(transaction, loaner.id)
            held = lending.out_for(transaction, [job.id])
            if held:
                raise RuleBroken("loaner.job_has_one", name=held[0].loaner_name)
            loan = transaction.add(
                Loan(
                    id=transaction.new_id(),
                    loaner_id=loaner.id,
                    job_id=job.id,
                    customer_id=job.customer_id,
                    lent_at=transaction.now,
                    lent_by_id=actor.staff_id,
                    worth=loaner.worth,
                    condition=data.condition,
                    text=data.text,
                    signature=data.strokes_as_text(),
                )
            )
            events.record(
                transaction, actor, job, EventKind.LOANER_OUT, name=_called(loaner)
            )
            transaction.flush()
            return lending.loans(transaction, Loan.id == loan.id)[0]

    def take_back(
        self,
        actor: Actor,
        loan_id: UUID,
        *,
        condition: str = "",
        approval: Approval | None = None,
    ) -> LoanResponse:
        """Take a loaner back. Raises RuleBroken ``loaner.back_already``."""
        approved_by = authorize(actor, {Permission.REPAIR_TAKE_IN}, approval)
        with self._database.transaction(
            "loaner.taken_back", actor, approved_by=approved_by
        ) as transaction:
            self._profiles.of(transaction)
            loan = _loans.get(transaction, loan_id)
            if not lending.open_loans(transaction, Loan.id == loan_id):
                raise RuleBroken("loaner.back_already")
            transaction.add(
                LoanReturn(
                    loan_id=loan_id,
                    returned_at=transaction.now,
                    taken_by_id=actor.staff_id,
                    condition=condition.strip(),
                )
            )
            job = _jobs.get(transaction, loan.job_id)
            loaner = _loaners.get(transaction, loan.loaner_id)
            events.record(
                transaction,
                actor,
                job,
                EventKind.LOANER_BACK,
                note=condition,
                name=_called(loaner),
            )
            transaction.flush()
            return lending.loans(transaction, Loan.id == loan_id)[0]

    def _rounded(self, reading: Reading, data: LoanerCreate | LoanerUpdate) -> object:
        digits = self._profiles.of(reading).currency.digits
        return round_half_up(data.worth, digits) if data.worth is not None else None


def _called(loaner: Loaner) -> str:
    return f"{loaner.name} {loaner.number}".strip()


def _one(transaction: Transaction, loaner_id: UUID) -> LoanerResponse:
    return lending.loaners(transaction, Loaner.id == loaner_id)[0]


def _require_here(reading: Reading, loaner_id: UUID) -> None:
    out = lending.open_loans(reading, Loan.loaner_id == loaner_id)
    if out:
        raise RuleBroken("loaner.out", customer=out[0].customer_name)
