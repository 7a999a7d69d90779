"""A customer's account over some days, worked out from its entries (R21, R23)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.accounts.schemas import (
    AgeingResponse,
    Statement,
    StatementLine,
)
from techstore_desktop.core.customers import account_entries
from techstore_desktop.core.customers.account import ageing, open_debts
from techstore_desktop.core.customers.models import AccountEntry, Customer
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading


def read(
    reading: Reading, customer: Customer, *, first_day: date | None, last_day: date
) -> Statement:
    """Return the statement of some days, both included.

    What is owed by age, and what remains of each debt, is as of the last day.
    """
    entries = [
        entry
        for entry in account_entries.entries(reading, customer.id)
        if entry.business_day <= last_day
    ]
    moves = account_entries.moves(entries)
    before = [each for each in entries if first_day and each.business_day < first_day]
    opening = sum((each.amount for each in before), ZERO)
    remaining = {debt.id: debt.remaining for debt in open_debts(moves)}
    shown = entries[len(before) :]
    return Statement(
        customer_id=customer.id,
        customer_name=customer.name,
        customer_tax_number=customer.tax_number,
        first_day=first_day,
        last_day=last_day,
        opening_balance=opening,
        closing_balance=sum((each.amount for each in entries), ZERO),
        lines=_lines(shown, opening, remaining, _names(reading, shown)),
        ageing=AgeingResponse(**asdict(ageing(moves, last_day))),
    )


def _lines(
    entries: Sequence[AccountEntry],
    opening: Decimal,
    remaining: dict[UUID, Decimal],
    names: dict[UUID, str],
) -> tuple[StatementLine, ...]:
    lines = []
    balance = opening
    for entry in entries:
        balance += entry.amount
        lines.append(
            StatementLine(
                id=entry.id,
                occurred_at=entry.occurred_at,
                business_day=entry.business_day,
                kind=entry.kind,
                document_number=entry.document_number,
                sale_id=entry.sale_id,
                account_payment_id=entry.account_payment_id,
                amount=entry.amount,
                balance=balance,
                remaining=remaining.get(entry.id, ZERO),
                reason=entry.reason,
                recorded_by_name=names.get(entry.recorded_by_id, ""),
            )
        )
    return tuple(lines)


def _names(reading: Reading, entries: Sequence[AccountEntry]) -> dict[UUID, str]:
    wanted = {entry.recorded_by_id for entry in entries}
    rows = reading.session.execute(
        select(StaffMember.id, StaffMember.name).where(StaffMember.id.in_(wanted))
    )
    return {row.id: row.name for row in rows}
