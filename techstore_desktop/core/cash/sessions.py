"""The drawer's session, for whoever takes money within an open transaction."""

from uuid import UUID

from sqlalchemy import bindparam, exists, select

from techstore_desktop.core.cash.models import CashSession, CashSessionClose
from techstore_desktop.core.storage.transaction import Reading

_LATEST = (
    select(CashSession, CashSessionClose.id.label("close_id"))
    .outerjoin(CashSessionClose, CashSessionClose.cash_session_id == CashSession.id)
    .where(CashSession.terminal_id == bindparam("terminal"))
    .order_by(CashSession.sequence.desc())
    .limit(1)
)


def open_session(reading: Reading) -> CashSession | None:
    """Return this terminal's open session, of which there is at most one (R40)."""
    terminal = {"terminal": reading.origin.terminal_id}
    latest = reading.session.execute(_LATEST, terminal).first()
    if latest is None:
        return None
    close_id: UUID | None = latest.close_id
    return latest.CashSession if close_id is None else None


def is_closed(reading: Reading, session_id: UUID) -> bool:
    """Tell whether a session has been counted and closed."""
    return bool(
        reading.session.scalar(
            select(exists().where(CashSessionClose.cash_session_id == session_id))
        )
    )
