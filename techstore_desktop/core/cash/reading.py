"""Sessions, movements and counts as the rest of the program sees them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.cash.models import (
    CashDrawerCount,
    CashMovement,
    CashSession,
    CashSessionClose,
)
from techstore_desktop.core.cash.schemas import (
    CashMovementResponse,
    CashSessionResponse,
    DrawerCountResponse,
)
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading


def session_response(
    reading: Reading, session: CashSession, today: date | None = None
) -> CashSessionResponse:
    """Return a session; ``today`` is the business day that makes it forgotten."""
    close = reading.session.scalar(
        select(CashSessionClose.closed_at).where(
            CashSessionClose.cash_session_id == session.id
        )
    )
    is_old = today is not None and session.business_day < today
    return CashSessionResponse(
        id=session.id,
        number=session.number,
        opened_at=session.opened_at,
        business_day=session.business_day,
        opened_by_id=session.opened_by_id,
        opened_by_name=person_name(reading, session.opened_by_id),
        float_amount=session.float_amount,
        left_amount=session.left_amount,
        closed_at=close,
        is_forgotten=close is None and is_old,
    )


def movement_response(
    reading: Reading, movement: CashMovement, session_number: str
) -> CashMovementResponse:
    """Return a movement as its slip prints it."""
    return CashMovementResponse(
        id=movement.id,
        number=movement.number,
        occurred_at=movement.occurred_at,
        business_day=movement.business_day,
        session_number=session_number,
        recorded_by_name=person_name(reading, movement.recorded_by_id),
        kind=movement.kind,
        amount=movement.amount,
        effect=movement.effect,
        category_name=movement.category_name,
        reason=movement.reason,
    )


def movements(
    reading: Reading, session: CashSession
) -> tuple[CashMovementResponse, ...]:
    """Return the movements of a session in their order."""
    rows = reading.session.scalars(
        select(CashMovement)
        .where(CashMovement.cash_session_id == session.id)
        .order_by(CashMovement.sequence)
    )
    return tuple(movement_response(reading, row, session.number) for row in rows)


def drawer_counts(reading: Reading, session_id: UUID) -> Iterator[DrawerCountResponse]:
    """Give who counted the drawer, the cashier first."""
    rows = reading.session.scalars(
        select(CashDrawerCount)
        .where(CashDrawerCount.cash_session_id == session_id)
        .order_by(CashDrawerCount.counted_at, CashDrawerCount.id)
    )
    for row in rows:
        yield DrawerCountResponse(
            kind=row.kind,
            counted_at=row.counted_at,
            counted_by_name=person_name(reading, row.counted_by_id),
            counted=row.counted,
            pieces={Decimal(value): count for value, count in row.pieces},
            note=row.note,
        )


def person_name(reading: Reading, staff_id: UUID) -> str:
    """Return a person's name, empty for one who is not known here."""
    return (
        reading.session.scalar(
            select(StaffMember.name).where(StaffMember.id == staff_id)
        )
        or ""
    )
