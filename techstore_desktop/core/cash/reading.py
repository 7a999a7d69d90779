"""Sessions, movements and counts as the rest of the program sees them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, select

from techstore_desktop.core.cash.choices import CountKind
from techstore_desktop.core.cash.models import (
    CashDrawerCount,
    CashMovement,
    CashSession,
    CashSessionClose,
    ForeignCount,
)
from techstore_desktop.core.cash.schemas import (
    CashMovementResponse,
    CashSessionResponse,
    DrawerCountResponse,
)
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading

_CLOSED_AT = select(CashSessionClose.closed_at).where(
    CashSessionClose.cash_session_id == bindparam("session")
)
_MOVEMENTS = (
    select(CashMovement)
    .where(CashMovement.cash_session_id == bindparam("session"))
    .order_by(CashMovement.sequence)
)
_NAME = select(StaffMember.name).where(StaffMember.id == bindparam("person"))


def session_response(
    reading: Reading, session: CashSession, today: date | None = None
) -> CashSessionResponse:
    """Return a session; ``today`` is the business day that makes it forgotten."""
    close = reading.connection.scalar(_CLOSED_AT, {"session": session.id})
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
        amount=movement.foreign_amount if movement.currency else movement.amount,
        effect=movement.foreign_effect if movement.currency else movement.effect,
        category_name=movement.category_name,
        reason=movement.reason,
        currency=movement.currency or "",
    )


def movements(
    reading: Reading, session: CashSession
) -> tuple[CashMovementResponse, ...]:
    """Return the movements of a session in their order."""
    rows = reading.session.scalars(_MOVEMENTS, {"session": session.id})
    return tuple(movement_response(reading, row, session.number) for row in rows)


def drawer_counts(reading: Reading, session_id: UUID) -> Iterator[DrawerCountResponse]:
    """Give who counted the drawer, the cashier first."""
    rows = reading.session.scalars(
        select(CashDrawerCount)
        .where(CashDrawerCount.cash_session_id == session_id)
        .order_by(CashDrawerCount.counted_at, CashDrawerCount.id)
    ).all()
    foreign = _foreign_counts(reading, session_id)
    for row in rows:
        others = foreign[row.kind, row.counted_by_id, row.counted_at]
        yield DrawerCountResponse(
            kind=row.kind,
            counted_at=row.counted_at,
            counted_by_name=person_name(reading, row.counted_by_id),
            counted=row.counted,
            pieces={Decimal(value): count for value, count in row.pieces},
            note=row.note,
            foreign={each.currency: each.counted for each in others},
            foreign_pieces={
                each.currency: {Decimal(value): count for value, count in each.pieces}
                for each in others
            },
        )


def _foreign_counts(
    reading: Reading, session_id: UUID
) -> defaultdict[tuple[CountKind, UUID, datetime], list[ForeignCount]]:
    """Return the counts of other currencies by who counted the drawer, and when."""
    rows = reading.session.scalars(
        select(ForeignCount)
        .where(ForeignCount.cash_session_id == session_id)
        .order_by(ForeignCount.currency)
    )
    counts = defaultdict[tuple[CountKind, UUID, datetime], list[ForeignCount]](list)
    for row in rows:
        counts[row.kind, row.counted_by_id, row.counted_at].append(row)
    return counts


def person_name(reading: Reading, staff_id: UUID) -> str:
    """Return a person's name, empty for one who is not known here."""
    return reading.connection.scalar(_NAME, {"person": staff_id}) or ""
