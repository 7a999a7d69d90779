"""What must be in the drawer, method by method (R41)."""

from decimal import Decimal

from sqlalchemy import bindparam, func, select

from techstore_desktop.core.cash import foreign
from techstore_desktop.core.cash.choices import CASH
from techstore_desktop.core.cash.models import CashSession, cash_moved, cash_total
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.storage.transaction import Reading

_TAKEN = select(cash_total.c.method, cash_total.c.amount).where(
    cash_total.c.cash_session_id == bindparam("session")
)
_MOVED = select(func.sum(cash_moved.c.effect)).where(
    cash_moved.c.cash_session_id == bindparam("session")
)


def expected_by_method(reading: Reading, session: CashSession) -> dict[str, Decimal]:
    """Return what each method must have; cash with float and movements in it.

    Change for another currency came out of the shop's own cash (R14).
    """
    taken = reading.connection.execute(_TAKEN, {"session": session.id})
    expected: dict[str, Decimal] = {row.method: row.amount for row in taken}
    cash = expected.get(CASH, ZERO) + session.float_amount
    change = foreign.change_given(reading, session)
    expected[CASH] = cash - change + moved(reading, session)
    return expected


def is_foreign(method: str) -> bool:
    """Tell whether a method is cash of another currency, which is counted apart."""
    return method.startswith(foreign.CODE)


def moved(reading: Reading, session: CashSession) -> Decimal:
    """Return what all movements did to the drawer."""
    amount = reading.connection.scalar(_MOVED, {"session": session.id})
    return amount or ZERO
