"""The drawer's session, for whoever takes money within an open transaction."""

from uuid import UUID

from sqlalchemy import bindparam, exists, select

from techstore_desktop.core.cash.models import CashSession, CashSessionClose
from techstore_desktop.core.storage.transaction import Reading

_SESSIONS, _CLOSES = CashSession.__table__, CashSessionClose.__table__
_LATEST = (
    select(_SESSIONS.c.id, _CLOSES.c.id.label("close_id"))
    .outerjoin_from(_SESSIONS, _CLOSES, _CLOSES.c.cash_session_id == _SESSIONS.c.id)
    .where(_SESSIONS.c.terminal_id == bindparam("terminal"))
    .order_by(_SESSIONS.c.sequence.desc())
    .limit(1)
)

_IS_CLOSED = select(exists().where(_CLOSES.c.cash_session_id == bindparam("session")))


def open_session_id(reading: Reading) -> UUID | None:
    """Return this terminal's open session, of which there is at most one (R40)."""
    terminal = {"terminal": reading.origin.terminal_id}
    latest = reading.connection.execute(_LATEST, terminal).first()
    if latest is None or latest.close_id is not None:
        return None
    session_id: UUID = latest.id
    return session_id


def open_session(reading: Reading) -> CashSession | None:
    """Return the row of this terminal's open session."""
    session_id = open_session_id(reading)
    if session_id is None:
        return None
    return reading.session.get_one(CashSession, session_id)


def is_closed(reading: Reading, session_id: UUID) -> bool:
    """Tell whether a session has been counted and closed."""
    return bool(reading.connection.scalar(_IS_CLOSED, {"session": session_id}))
