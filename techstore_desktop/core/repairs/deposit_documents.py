"""The documents of a job's deposit, as receipt and detail show them (R53, R72)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.repairs.deposit_schemas import (
    DepositPaymentResponse,
    RepairDepositResponse,
)
from techstore_desktop.core.repairs.models import RepairDeposit
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading

_COPIED = (
    "id",
    "number",
    "kind",
    "occurred_at",
    "job_id",
    "job_number",
    "customer_id",
    "customer_name",
    "amount",
    "cash_rounding",
    "change_due",
    "held_before",
    "note",
)


def of_job(reading: Reading, job_id: UUID) -> tuple[RepairDepositResponse, ...]:
    """Return the documents of a job in their order."""
    return _read(reading, RepairDeposit.job_id == job_id)


def one(reading: Reading, deposit_id: UUID) -> RepairDepositResponse:
    """Return one document."""
    return _read(reading, RepairDeposit.id == deposit_id)[0]


def _read(reading: Reading, condition: Any) -> tuple[RepairDepositResponse, ...]:
    rows = reading.session.execute(
        select(RepairDeposit, Branch.name, Branch.address, StaffMember.name)
        .join(Branch, Branch.id == RepairDeposit.branch_id)
        .outerjoin(StaffMember, StaffMember.id == RepairDeposit.cashier_id)
        .where(condition)
        .order_by(RepairDeposit.occurred_at, RepairDeposit.id)
    ).all()
    payments = _payments(reading, [row[0].id for row in rows])
    return tuple(
        RepairDepositResponse(
            **{name: getattr(deposit, name) for name in _COPIED},
            branch_name=branch,
            branch_address=address,
            cashier_name=cashier or "",
            payments=payments[deposit.id],
        )
        for deposit, branch, address, cashier in rows
    )


def _payments(
    reading: Reading, ids: Sequence[UUID]
) -> dict[UUID, tuple[DepositPaymentResponse, ...]]:
    found: dict[UUID, tuple[DepositPaymentResponse, ...]] = defaultdict(tuple)
    if not ids:
        return found
    rows = reading.session.scalars(
        select(Payment)
        .where(Payment.repair_deposit_id.in_(ids))
        .order_by(Payment.position)
    )
    for paid in rows:
        response = DepositPaymentResponse.model_validate(paid, extra="ignore")
        if paid.repair_deposit_id is not None:
            found[paid.repair_deposit_id] += (response,)
    return found
