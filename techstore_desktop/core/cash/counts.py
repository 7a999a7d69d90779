"""Counting the drawer: what was counted, against what was expected (R42)."""

from decimal import Decimal

from sqlalchemy import bindparam, select

from techstore_desktop.core.cash.choices import CASH, CountKind
from techstore_desktop.core.cash.denominations import worth
from techstore_desktop.core.cash.models import (
    CashDrawerCount,
    CashSession,
    CashSessionClose,
)
from techstore_desktop.core.cash.schemas import CashCount, MethodCount
from techstore_desktop.core.cash.totals import expected_by_method, is_foreign
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.transaction import Reading, Transaction

Counted = dict[str, Decimal]
_LEFT = (
    select(CashSessionClose.counted_cash)
    .join(CashSession, CashSession.id == CashSessionClose.cash_session_id)
    .where(CashSession.terminal_id == bindparam("terminal"))
    .order_by(CashSession.sequence.desc())
    .limit(1)
)


def left_by_last(reading: Reading) -> Decimal | None:
    """Return what this terminal's last close counted in cash, None before one."""
    terminal = {"terminal": reading.origin.terminal_id}
    return reading.connection.scalar(_LEFT, terminal)


def checked_count(count: CashCount, digits: int) -> Counted:
    """Return what was counted, rounded to the currency.

    Raises RuleBroken ``cash.pieces_differ`` where coins and notes add up to something
    else than the cash, ``cash.wrong_pieces``.
    """
    counted = {
        method: round_half_up(amount, digits)
        for method, amount in count.counted.items()
    }
    if count.pieces and worth(count.pieces) != counted[CASH]:
        raise RuleBroken("cash.pieces_differ", pieces=worth(count.pieces))
    return counted


def compare(
    reading: Reading, session: CashSession, counted: Counted
) -> tuple[MethodCount, ...]:
    """Return each method expected and counted; what was not counted is as expected.

    Other currencies are counted apart, each in itself.
    """
    expected = expected_by_method(reading, session)
    every = (code for code in expected.keys() | counted.keys() if not is_foreign(code))
    methods = sorted(every, key=_cash_first)
    return tuple(
        MethodCount(
            method=method,
            expected=expected.get(method, ZERO),
            counted=counted.get(method, expected.get(method, ZERO)),
        )
        for method in methods
    )


def write_count(  # noqa: PLR0917
    transaction: Transaction,
    actor: Actor,
    session: CashSession,
    kind: CountKind,
    count: CashCount,
    counted: Counted,
) -> None:
    """Keep a person's count of the drawer, coin by coin."""
    transaction.add(
        CashDrawerCount(
            cash_session_id=session.id,
            kind=kind,
            counted_at=transaction.now,
            counted_by_id=actor.staff_id,
            counted=counted[CASH],
            pieces=[[str(value), pieces] for value, pieces in count.pieces.items()],
            note=count.explanation,
        )
    )


def _cash_first(method: str) -> tuple[bool, str]:
    return (method != CASH, method)
