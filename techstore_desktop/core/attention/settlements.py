"""People's decisions: which cases are settled, and by whom."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.attention.kind import batches, kind_of
from techstore_desktop.core.attention.models import AttentionSettlement
from techstore_desktop.core.attention.schemas import Settlement
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading, Transaction


def settled_among(reading: Reading, keys: Iterable[str]) -> dict[str, datetime]:
    """Return which of these cases a person has settled, and when last."""
    last = func.max(AttentionSettlement.settled_at).label("last")
    return {
        row.item: row.last
        for batch in batches(keys)
        for row in reading.session.execute(
            select(AttentionSettlement.item, last)
            .where(AttentionSettlement.item.in_(batch))
            .group_by(AttentionSettlement.item)
        )
    }


def settled_beginning(reading: Reading, key: str) -> bool:
    """Tell whether a person has settled any case whose key begins like this."""
    found = reading.session.scalars(
        select(AttentionSettlement.id)
        .where(AttentionSettlement.item.startswith(key, autoescape=True))
        .limit(1)
    )
    return found.first() is not None


def latest_settled(reading: Reading, limit: int) -> list[str]:
    """Return the cases that were settled last, each once, the newest first."""
    last = func.max(AttentionSettlement.settled_at)
    rows = reading.session.scalars(
        select(AttentionSettlement.item)
        .group_by(AttentionSettlement.item)
        .order_by(last.desc(), AttentionSettlement.item)
        .limit(limit)
    )
    return list(rows)


def settlements_of(
    reading: Reading, keys: Iterable[str]
) -> Mapping[str, tuple[Settlement, ...]]:
    """Return the decisions on each case, the oldest first, on every replica alike."""
    found: dict[str, tuple[Settlement, ...]] = {}
    for batch in batches(keys):
        rows = reading.session.execute(
            select(AttentionSettlement, StaffMember.name)
            .outerjoin(StaffMember, StaffMember.id == AttentionSettlement.settled_by_id)
            .where(AttentionSettlement.item.in_(batch))
            .order_by(AttentionSettlement.settled_at, AttentionSettlement.id)
        )
        for row, name in rows:
            one = Settlement(
                choice=row.choice,
                settled_at=row.settled_at,
                settled_by=name or "",
                note=row.note,
            )
            found[row.item] = (*found.get(row.item, ()), one)
    return found


def write(
    transaction: Transaction, key: str, *, choice: str, staff_id: UUID, note: str
) -> None:
    """Keep a decision."""
    transaction.add(
        AttentionSettlement(
            kind=kind_of(key),
            item=key,
            choice=choice,
            settled_at=transaction.now,
            settled_by_id=staff_id,
            note=note,
        )
    )
