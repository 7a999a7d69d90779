"""A job's deposit within an open transaction: held, given back, applied once (R53)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.numbers import document_number, next_place
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.cash.sessions import open_session_id
from techstore_desktop.core.customers.choices import EntryKind
from techstore_desktop.core.customers.models import AccountEntry
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, round_to_step
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.cards import customer_of
from techstore_desktop.core.repairs.choices import DepositKind, EventKind
from techstore_desktop.core.repairs.models import (
    RepairDeposit,
    RepairJob,
    deposit_balance,
)
from techstore_desktop.core.sales.payment_rows import payment_rows
from techstore_desktop.core.sales.payments import Account, Cash, Deposit
from techstore_desktop.core.sales.payments.current import names_now
from techstore_desktop.core.sales.returns import PaidByMethod, refunds
from techstore_desktop.core.sales.tender import SettledPayment
from techstore_desktop.core.storage.transaction import Reading, Transaction

_EVENTS = {
    DepositKind.TAKEN: EventKind.DEPOSIT_TAKEN,
    DepositKind.RETURNED: EventKind.DEPOSIT_RETURNED,
    DepositKind.CREDITED: EventKind.DEPOSIT_RETURNED,
    DepositKind.APPLIED: EventKind.DEPOSIT_APPLIED,
    DepositKind.RESTORED: EventKind.DELIVERY_VOIDED,
}


class Paid(NamedTuple):
    """How a deposit's document moves money; ``amount`` is what it does to the job."""

    amount: Decimal
    payments: tuple[SettledPayment, ...]
    change_due: Decimal = ZERO
    note: str = ""


def held(reading: Reading, job_id: UUID) -> Decimal:
    """Return what a job holds of its customer's money."""
    query = select(deposit_balance.c.balance).where(deposit_balance.c.job_id == job_id)
    return reading.session.scalar(query) or ZERO


def paid_by_method(reading: Reading, job_id: UUID) -> list[PaidByMethod]:
    """Return by which methods the money came, what went back by each, and rounding."""
    kinds = (DepositKind.TAKEN, DepositKind.RETURNED)
    rows = reading.session.execute(
        select(RepairDeposit.kind, Payment.method, func.sum(Payment.amount))
        .join(RepairDeposit, RepairDeposit.id == Payment.repair_deposit_id)
        .where(RepairDeposit.job_id == job_id, RepairDeposit.kind.in_(kinds))
        .group_by(RepairDeposit.kind, Payment.method)
    )
    sums = {(kind, method): amount for kind, method, amount in rows}
    rounded = reading.session.execute(
        select(RepairDeposit.kind, func.sum(RepairDeposit.cash_rounding))
        .where(RepairDeposit.job_id == job_id, RepairDeposit.kind.in_(kinds))
        .group_by(RepairDeposit.kind)
    )
    rounding = dict.fromkeys(kinds, ZERO)
    rounding.update((kind, amount) for kind, amount in rounded)
    taken, returned = kinds
    return [
        PaidByMethod(
            method,
            sums.get((taken, method), ZERO),
            -sums.get((returned, method), ZERO),
            rounding[taken] if method == Cash.code else ZERO,
            -rounding[returned] if method == Cash.code else ZERO,
        )
        for method in sorted({method for _kind, method in sums})
    ]


def require_session(reading: Reading) -> UUID:
    """Return the open session. Raises ``cash.no_session`` (R40, R54)."""
    session_id = open_session_id(reading)
    if session_id is None:
        raise RuleBroken("cash.no_session")
    return session_id


def going_back(
    amount: Decimal, paid: Sequence[PaidByMethod], profile: ShopProfile
) -> Paid:
    """Return the money that goes back by the methods that paid, in their proportion.

    Cash is rounded as coins allow; nothing exceeds what its method still holds, so that
    parts add up to what was left (R7, R8).
    """
    digits, step = profile.currency.digits, profile.cash_rounding_step
    back = refunds(amount, paid, digits=digits, step=step)
    return Paid(-amount, tuple(_out(method, part) for method, part in back.items()))


def give_back(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    amount: Decimal,
    profile: ShopProfile,
    *,
    other_way: str | None = None,
    note: str = "",
) -> RepairDeposit:
    """Give a part of the deposit back, by its methods or another way."""
    paid = (
        going_back(amount, paid_by_method(transaction, job.id), profile)
        if other_way is None
        else _by_other_way(amount, other_way, profile)
    )
    paid = paid._replace(note=note)
    return write(
        transaction, actor, job, paid, kind=DepositKind.RETURNED, profile=profile
    )


def _by_other_way(amount: Decimal, method: str, profile: ShopProfile) -> Paid:
    step = profile.cash_rounding_step
    part = round_to_step(amount, step) if method == Cash.code else amount
    return Paid(-amount, (_out(method, part),))


def credit(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    amount: Decimal,
    profile: ShopProfile,
    *,
    note: str = "",
) -> RepairDeposit:
    """Put a part of the deposit on the customer's account as credit in hand (R20)."""
    paid = Paid(-amount, (_out(Account.code, amount),), note=note)
    document = write(
        transaction, actor, job, paid, kind=DepositKind.CREDITED, profile=profile
    )
    transaction.add(
        AccountEntry(
            customer_id=job.customer_id,
            occurred_at=document.occurred_at,
            business_day=document.business_day,
            kind=EntryKind.DEPOSIT,
            amount=-amount,
            document_number=document.number,
            is_beyond_limit=False,
            recorded_by_id=actor.staff_id,
            reason=note,
        )
    )
    return document


def apply(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    amount: Decimal,
    profile: ShopProfile,
    *,
    sale_id: UUID,
) -> RepairDeposit:
    """Use the deposit for a sale: it pays there what leaves the job here."""
    paid = Paid(-amount, (_out(Deposit.code, amount),))
    return write(
        transaction,
        actor,
        job,
        paid,
        kind=DepositKind.APPLIED,
        profile=profile,
        sale_id=sale_id,
    )


def restore(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    amount: Decimal,
    profile: ShopProfile,
    *,
    sale_id: UUID,
) -> RepairDeposit:
    """Hold again what had been applied to a sale that was taken back."""
    paid = Paid(amount, (_in(Deposit.code, amount),))
    return write(
        transaction,
        actor,
        job,
        paid,
        kind=DepositKind.RESTORED,
        profile=profile,
        sale_id=sale_id,
    )


def write(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    paid: Paid,
    *,
    kind: DepositKind,
    profile: ShopProfile,
    sale_id: UUID | None = None,
) -> RepairDeposit:
    """Write a deposit's document, its payments and its event."""
    session_id = require_session(transaction)
    before = held(transaction, job.id)
    place = next_place(transaction, RepairDeposit)
    moved = sum((each.amount for each in paid.payments), ZERO)
    document = transaction.add(
        RepairDeposit(
            id=transaction.new_id(),
            number=document_number(f"D{profile.terminal_code}", place.sequence),
            sequence=place.sequence,
            occurred_at=place.occurred_at,
            business_day=profile.business_day(place.occurred_at),
            job_id=job.id,
            job_number=job.number,
            customer_id=job.customer_id,
            customer_name=customer_of(transaction, job)[0],
            cashier_id=actor.staff_id,
            cash_session_id=session_id,
            kind=kind,
            amount=paid.amount,
            cash_rounding=moved - paid.amount,
            change_due=paid.change_due,
            held_before=before,
            sale_id=sale_id,
            note=paid.note.strip(),
        )
    )
    _write_payments(transaction, document, paid)
    events.record(
        transaction,
        actor,
        job,
        _EVENTS[kind],
        note=paid.note,
        number=document.number,
        amount=str(abs(paid.amount)),
        methods=[each.method for each in paid.payments],
    )
    transaction.flush()
    return document


def _write_payments(
    transaction: Transaction, document: RepairDeposit, paid: Paid
) -> None:
    names = names_now(transaction)
    transaction.add_all(
        payment_rows(
            paid.payments,
            repair_deposit_id=document.id,
            cash_session_id=document.cash_session_id,
            occurred_at=document.occurred_at,
            taken_by_id=document.cashier_id,
            name_of=lambda code: names.get(code, ""),
        )
    )


def _in(method: str, amount: Decimal) -> SettledPayment:
    return SettledPayment(method, amount, amount, ZERO, "")


def _out(method: str, amount: Decimal) -> SettledPayment:
    return SettledPayment(method, -amount, -amount, ZERO, "")
