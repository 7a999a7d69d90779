"""Cash of other currencies in the drawer: each is counted apart, in itself (R14)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select

from techstore_desktop.core.cash.choices import CountKind, MovementKind
from techstore_desktop.core.cash.denominations import worth
from techstore_desktop.core.cash.models import (
    CashSession,
    CashSessionClose,
    ForeignCount,
    ForeignFloat,
    Payment,
    foreign_cash_moved,
    foreign_cash_total,
)
from techstore_desktop.core.cash.schemas import (
    CashCount,
    ForeignFloatResponse,
    ForeignReport,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, currency, round_half_up
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.transaction import Reading, Transaction

CODE = "foreign:"
"""What the method's code begins with; the currency follows."""

Amounts = dict[str, Decimal]
Moved = dict[str, dict[MovementKind, Decimal]]

_SESSION: BindParameter[UUID] = bindparam("session")
_TOTALS = foreign_cash_total.c
_TAKEN = (
    select(_TOTALS.currency, _TOTALS.foreign_amount)
    .where(_TOTALS.cash_session_id == _SESSION)
    .order_by(_TOTALS.currency)
)
_CHANGE = select(_TOTALS.change).where(_TOTALS.cash_session_id == _SESSION)
_FLOATS = (
    select(ForeignFloat)
    .where(ForeignFloat.cash_session_id == _SESSION)
    .order_by(ForeignFloat.currency)
)
_COUNTS = (
    select(ForeignCount)
    .where(
        ForeignCount.cash_session_id == _SESSION,
        ForeignCount.kind == CountKind.CLOSE,
    )
    .order_by(ForeignCount.currency)
)
_TENDERED = select(Payment.currency, Payment.tendered).where(
    Payment.cash_session_id == _SESSION, Payment.currency.is_not(None)
)
_LAST_CLOSED = (
    select(CashSession.id)
    .join(CashSessionClose, CashSessionClose.cash_session_id == CashSession.id)
    .where(CashSession.terminal_id == bindparam("terminal"))
    .order_by(CashSession.sequence.desc())
    .limit(1)
)


def method_code(currency_code: str) -> str:
    """Return the method that pays with cash of a currency."""
    return f"{CODE}{currency_code}"


def taken(reading: Reading, session: CashSession) -> Amounts:
    """Return how much of each currency came in."""
    rows = reading.connection.execute(_TAKEN, {"session": session.id})
    return {row.currency: row.foreign_amount for row in rows}


def change_given(reading: Reading, session: CashSession) -> Decimal:
    """Return what of the shop's own cash was given as change for other currencies."""
    rows = reading.connection.scalars(_CHANGE, {"session": session.id})
    return sum(rows, ZERO)


def moved(reading: Reading, session: CashSession) -> Moved:
    """Return what each kind of movement did to each currency."""
    rows = reading.session.execute(
        select(foreign_cash_moved).where(
            foreign_cash_moved.c.cash_session_id == session.id
        )
    )
    amounts: Moved = {}
    for row in rows:
        amounts.setdefault(row.currency, {})[row.kind] = row.effect
    return amounts


def expected(reading: Reading, session: CashSession) -> Amounts:
    """Return what must be there of each currency (R41).

    Its float, what came in, and what movements did.
    """
    amounts = {row.currency: row.float_amount for row in _floats(reading, session)}
    came_in = taken(reading, session).items()
    effects = moved(reading, session).items()
    for code, amount in (
        *came_in,
        *((code, sum(kinds.values(), ZERO)) for code, kinds in effects),
    ):
        amounts[code] = amounts.get(code, ZERO) + amount
    return dict(sorted(amounts.items()))


def floats(reading: Reading, session: CashSession) -> tuple[ForeignFloatResponse, ...]:
    """Return what the drawer held of each currency when it was opened."""
    return tuple(
        ForeignFloatResponse(
            currency=row.currency,
            float_amount=row.float_amount,
            left_amount=row.left_amount,
        )
        for row in _floats(reading, session)
    )


def left_by_last(reading: Reading) -> Amounts:
    """Return what this terminal's last close counted of each currency."""
    terminal = {"terminal": reading.origin.terminal_id}
    last = reading.connection.scalar(_LAST_CLOSED, terminal)
    rows = reading.session.scalars(_COUNTS, {"session": last})
    return {row.currency: row.counted for row in rows}


def write_floats(
    transaction: Transaction, session: CashSession, held: Mapping[str, Decimal]
) -> None:
    """Keep what the drawer holds of each currency when it is opened.

    What the last close left and nobody counted is 0 now, and its difference is shown.
    """
    left = left_by_last(transaction)
    for code in sorted(held.keys() | left.keys()):
        amount = round_half_up(held.get(code, ZERO), currency(code).digits)
        if amount or left.get(code):
            transaction.add(
                ForeignFloat(
                    cash_session_id=session.id,
                    currency=code,
                    float_amount=amount,
                    left_amount=left.get(code),
                )
            )


def checked_counts(reading: Reading, session: CashSession, count: CashCount) -> Amounts:
    """Return what was counted of each currency that the drawer has, or may have.

    Raises RuleBroken ``cash.currency_not_counted``, ``cash.pieces_differ``,
    ``cash.wrong_pieces``.
    """
    must = {code for code, amount in expected(reading, session).items() if amount}
    missing = sorted(must - count.foreign.keys())
    if missing:
        raise RuleBroken("cash.currency_not_counted", currency=missing[0])
    counted = {}
    for code, amount in sorted(count.foreign.items()):
        counted[code] = round_half_up(amount, currency(code).digits)
        pieces = count.foreign_pieces.get(code)
        if pieces and worth(pieces) != counted[code]:
            raise RuleBroken("cash.pieces_differ", pieces=worth(pieces))
    return counted


def write_counts(
    transaction: Transaction,
    actor: Actor,
    session: CashSession,
    kind: CountKind,
    count: CashCount,
) -> None:
    """Keep a person's count of each other currency. Raises as ``checked_counts``."""
    must = expected(transaction, session)
    for code, amount in checked_counts(transaction, session, count).items():
        pieces = count.foreign_pieces.get(code, {})
        transaction.add(
            ForeignCount(
                cash_session_id=session.id,
                kind=kind,
                currency=code,
                counted_at=transaction.now,
                counted_by_id=actor.staff_id,
                expected=must.get(code, ZERO),
                counted=amount,
                pieces=[[str(value), many] for value, many in pieces.items()],
            )
        )


def reports(reading: Reading, session: CashSession) -> Iterator[ForeignReport]:
    """Give how each currency stands: float, taken, moved, expected, counted."""
    opened_with = {row.currency: row for row in _floats(reading, session)}
    came_in = taken(reading, session)
    effects = moved(reading, session)
    must = expected(reading, session)
    worths = _worths(reading, session)
    counts = {
        row.currency: row
        for row in reading.session.scalars(_COUNTS, {"session": session.id})
    }
    for code in sorted(must.keys() | counts.keys()):
        opened, count = opened_with.get(code), counts.get(code)
        pieces = count.pieces if count else ()
        yield ForeignReport(
            currency=code,
            float_amount=opened.float_amount if opened else ZERO,
            left_amount=opened.left_amount if opened else None,
            taken=came_in.get(code, ZERO),
            worth=worths.get(code, ZERO),
            moved=effects.get(code, {}),
            expected=must.get(code, ZERO),
            counted=count.counted if count else None,
            pieces={Decimal(value): many for value, many in pieces},
        )


def _floats(reading: Reading, session: CashSession) -> list[ForeignFloat]:
    return list(reading.session.scalars(_FLOATS, {"session": session.id}))


def _worths(reading: Reading, session: CashSession) -> Amounts:
    """Return what all that came in of each currency was taken for."""
    rows = reading.connection.execute(_TENDERED, {"session": session.id})
    worths: Amounts = {}
    for code, amount in rows:
        if code is not None:
            worths[code] = worths.get(code, ZERO) + amount
    return worths
