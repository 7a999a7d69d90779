"""A deposit that was used, or given back, more than once (R53)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.attention import repairs
from techstore_desktop.core.attention.kind import OnlyTold, first_id, key_of
from techstore_desktop.core.attention.schemas import AttentionItem, Choice, Involved
from techstore_desktop.core.branches.models import Terminal
from techstore_desktop.core.repairs.models import RepairDeposit, deposit_balance
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading

_NOTHING = Decimal(0)


class DepositOverdrawn(OnlyTold):
    """Keyed by the repair and its last document: one more is another case."""

    name: ClassVar = "deposit_overdrawn"
    tables: ClassVar = frozenset({"repair_deposit"})
    choice: ClassVar = Choice(name="keep_both")

    def cases(self, reading: Reading, limit: int | None = None, /) -> list[str]:
        """Return one case per repair that holds less than nothing."""
        jobs = reading.session.scalars(
            select(deposit_balance.c.job_id)
            .where(deposit_balance.c.balance < _NOTHING)
            .order_by(deposit_balance.c.balance, deposit_balance.c.job_id)
            .limit(limit)
        )
        return [key_of(self.name, job_id, _last(reading, job_id)) for job_id in jobs]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell by how much, and by which documents."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        job = repairs.job_of(reading, first_id(key))
        rows = reading.session.execute(
            select(RepairDeposit, StaffMember.name, Terminal.name)
            .outerjoin(StaffMember, StaffMember.id == RepairDeposit.cashier_id)
            .outerjoin(Terminal, Terminal.id == RepairDeposit.terminal_id)
            .where(RepairDeposit.job_id == first_id(key))
            .order_by(RepairDeposit.occurred_at, RepairDeposit.id)
        ).all()
        if job is None or not rows:
            return None
        held = sum((row[0].amount for row in rows), _NOTHING)
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=rows[-1][0].occurred_at,
            values={
                "number": job.number,
                "device": repairs.device(job),
                "overdrawn": -held,
            },
            involved=(
                *(_document(*row) for row in rows if row[0].amount < 0),
                repairs.involved(job),
            ),
        )


def _last(reading: Reading, job_id: UUID) -> UUID | None:
    return reading.session.scalar(
        select(RepairDeposit.id)
        .where(RepairDeposit.job_id == job_id)
        .order_by(RepairDeposit.occurred_at.desc(), RepairDeposit.id.desc())
        .limit(1)
    )


def _document(
    deposit: RepairDeposit, cashier: str | None, terminal: str | None
) -> Involved:
    return Involved(
        table="repair_deposit",
        id=deposit.id,
        name=deposit.number,
        made_at=deposit.occurred_at,
        made_by=cashier or "",
        terminal_name=terminal or "",
        value=deposit.amount,
    )
