"""Looking at loans: who has which loaner, and who had it."""

import json
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from techstore_desktop.core.loaners.models import Loan, Loaner, LoanReturn
from techstore_desktop.core.loaners.schemas import LoanerResponse, LoanResponse
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.stock.units import normal_serial
from techstore_desktop.core.storage.transaction import Reading

_taker = aliased(StaffMember)
_first_return = (
    select(
        LoanReturn.loan_id,
        func.min(LoanReturn.returned_at).label("returned_at"),
    )
    .group_by(LoanReturn.loan_id)
    .subquery("first_return")
)


def loans(reading: Reading, *criteria: Any) -> tuple[LoanResponse, ...]:
    """Return loans, those that are out first, then the newest."""
    found: dict[UUID, LoanResponse] = {}
    for row in reading.session.execute(_query().where(*criteria)):
        found.setdefault(row.Loan.id, _response(row))
    return tuple(sorted(found.values(), key=lambda loan: not loan.is_out))


def open_loans(reading: Reading, *criteria: Any) -> tuple[LoanResponse, ...]:
    """Return the loans whose loaner has not come back."""
    return loans(reading, _first_return.c.loan_id.is_(None), *criteria)


def out_for(reading: Reading, job_ids: Collection[UUID]) -> tuple[LoanResponse, ...]:
    """Return what customers still have for some jobs."""
    return open_loans(reading, Loan.job_id.in_(list(job_ids)))


def loaners(reading: Reading, *criteria: Any) -> tuple[LoanerResponse, ...]:
    """Return loaners by their names, each with the loan that it is out on."""
    out = {loan.loaner_id: loan for loan in open_loans(reading)}
    rows = reading.session.scalars(
        select(Loaner).where(*criteria).order_by(Loaner.name, Loaner.id)
    )
    return tuple(
        LoanerResponse(
            id=row.id,
            name=row.name,
            number=row.number,
            worth=row.worth,
            notes=row.notes,
            is_archived=row.archived_at is not None,
            loan=out.get(row.id),
        )
        for row in rows
    )


def by_numbers(
    reading: Reading, numbers: Collection[str]
) -> tuple[LoanerResponse, ...]:
    """Return the loaners in use with these serial numbers or IMEIs."""
    wanted = {str(normal_serial(number)) for number in numbers} - {""}
    if not wanted:
        return ()
    known = reading.session.execute(
        select(Loaner.id, Loaner.number).where(
            Loaner.archived_at.is_(None), Loaner.number != ""
        )
    )
    ids = [row.id for row in known if normal_serial(row.number) in wanted]
    return loaners(reading, Loaner.id.in_(ids)) if ids else ()


def _query() -> Select[Any]:
    query: Select[Any] = (
        select(
            Loan,
            Loaner.name.label("loaner_name"),
            Loaner.number.label("loaner_number"),
            RepairJob.number.label("job_number"),
            RepairJob.customer_name,
            RepairJob.customer_phone,
            StaffMember.name.label("lent_by_name"),
            _first_return.c.returned_at,
            LoanReturn.condition.label("condition_back"),
            _taker.name.label("taken_by_name"),
        )
        .join(Loaner, Loaner.id == Loan.loaner_id)
        .join(RepairJob, RepairJob.id == Loan.job_id)
        .outerjoin(StaffMember, StaffMember.id == Loan.lent_by_id)
        .outerjoin(_first_return, _first_return.c.loan_id == Loan.id)
        .outerjoin(
            LoanReturn,
            (LoanReturn.loan_id == Loan.id)
            & (LoanReturn.returned_at == _first_return.c.returned_at),
        )
        .outerjoin(_taker, _taker.id == LoanReturn.taken_by_id)
        .order_by(Loan.lent_at.desc(), Loan.id.desc())
    )
    return query


def _response(row: Any) -> LoanResponse:
    loan: Loan = row.Loan
    names = ("id", "loaner_id", "job_id", "customer_id", "lent_at", "worth")
    return LoanResponse(
        **{name: getattr(loan, name) for name in (*names, "condition", "text")},
        loaner_name=row.loaner_name,
        loaner_number=row.loaner_number,
        job_number=row.job_number,
        customer_name=row.customer_name,
        customer_phone=row.customer_phone,
        lent_by_name=row.lent_by_name or "",
        strokes=json.loads(loan.signature) if loan.signature else (),
        returned_at=row.returned_at,
        taken_by_name=row.taken_by_name or "",
        condition_back=row.condition_back or "",
    )
