"""Drawers opened without a sale, within an open transaction (R61a)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.numbers import document_number, next_place
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.models import CashMovement, CashSession, DrawerOpening
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.storage.transaction import Reading, Transaction


def last_opened_at(reading: Reading) -> datetime | None:
    """Return when this terminal's last session began."""
    moment: datetime | None = reading.session.scalar(
        select(func.max(CashSession.opened_at)).where(
            CashSession.terminal_id == reading.origin.terminal_id
        )
    )
    return moment


def take_up(
    transaction: Transaction,
    session: CashSession,
    profile: ShopProfile,
    *,
    since: datetime | None,
) -> None:
    """Let a session that begins tell of the drawer's openings since the last began."""
    rows = select(DrawerOpening).where(
        DrawerOpening.terminal_id == transaction.origin.terminal_id
    )
    if since is not None:
        rows = rows.where(DrawerOpening.occurred_at > since)
    for row in transaction.session.scalars(rows.order_by(DrawerOpening.id)).all():
        write(
            transaction,
            session.id,
            profile,
            opened_by_id=row.opened_by_id,
            reason=row.reason,
            occurred_at=row.occurred_at,
        )


def write(
    transaction: Transaction,
    session_id: UUID,
    profile: ShopProfile,
    *,
    opened_by_id: UUID,
    reason: str,
    occurred_at: datetime | None = None,
) -> CashMovement:
    """Write that the drawer of a session was opened; no money moved."""
    place = next_place(transaction, CashMovement)
    moment = occurred_at or place.occurred_at
    movement = transaction.add(
        CashMovement(
            id=transaction.new_id(),
            number=document_number(f"M{profile.terminal_code}", place.sequence),
            sequence=place.sequence,
            occurred_at=moment,
            business_day=profile.business_day(moment),
            cash_session_id=session_id,
            recorded_by_id=opened_by_id,
            kind=MovementKind.OPENED,
            amount=ZERO,
            effect=ZERO,
            category_id=None,
            category_name="",
            reason=reason,
            currency=None,
            foreign_amount=ZERO,
            foreign_effect=ZERO,
        )
    )
    transaction.flush()
    return movement
