"""Opening the drawer for the day, and closing it with a count."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.numbers import document_number, next_sequence
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.cash.models import (
    CashSession,
    CashSessionClose,
    Payment,
    cash_total,
)
from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashSessionCloseResponse,
    CashSessionCreate,
    CashSessionResponse,
    MethodCount,
)
from techstore_desktop.core.cash.sessions import is_closed, open_session
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

CASH = "cash"


class CashService:
    """The drawer of this terminal."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles
        self._sessions = Repository(CashSession)
        self._closes = Repository(CashSessionClose)

    def current(self) -> CashSessionResponse | None:
        """Return this terminal's open session, or None."""
        with self._database.reading() as reading:
            session = open_session(reading)
            return _response(reading, session) if session else None

    def open(
        self,
        actor: Actor,
        data: CashSessionCreate,
        *,
        approval: Approval | None = None,
    ) -> CashSessionResponse:
        """Open the drawer with a float. Raises RuleBroken ``cash.already_open``."""
        approved_by = authorize(actor, {Permission.OPEN_CASH_SESSION}, approval)
        with self._database.transaction(
            "cash_session.opened", actor, approved_by=approved_by
        ) as transaction:
            if open_session(transaction):
                raise RuleBroken("cash.already_open")
            profile = self._profiles.of(transaction)
            sequence = next_sequence(transaction, CashSession)
            digits = profile.currency.digits
            session = self._sessions.create(
                transaction,
                {
                    "number": document_number(f"C{profile.terminal_code}", sequence),
                    "sequence": sequence,
                    "opened_at": transaction.now,
                    "business_day": profile.business_day(transaction.now),
                    "opened_by_id": actor.staff_id,
                    "float_amount": round_half_up(data.float_amount, digits),
                },
            )
            transaction.flush()
            return _response(transaction, session)

    def close(
        self,
        actor: Actor,
        session_id: UUID,
        count: CashCount,
        *,
        approval: Approval | None = None,
    ) -> CashSessionCloseResponse:
        """Close a session with a blind count; any count is accepted (R42).

        Methods that were not counted are taken as expected, cash never is. Raises
        RuleBroken ``cash.already_closed``, ``cash.not_counted``.
        """
        approved_by = authorize(actor, {Permission.CLOSE_CASH_SESSION}, approval)
        with self._database.transaction(
            "cash_session.closed", actor, approved_by=approved_by
        ) as transaction:
            session = self._sessions.get(transaction, session_id)
            if is_closed(transaction, session_id):
                raise RuleBroken("cash.already_closed", number=session.number)
            if CASH not in count.counted:
                raise RuleBroken("cash.not_counted")
            lines = self._compare(transaction, session, count)
            self._write_close(transaction, actor, session, count, lines)
        return self.closing(session_id)

    def closing(self, session_id: UUID) -> CashSessionCloseResponse:
        """Return how a session was closed. Raises RuleBroken ``cash.still_open``."""
        with self._database.reading() as reading:
            close = reading.session.scalars(
                select(CashSessionClose).where(
                    CashSessionClose.cash_session_id == session_id
                )
            ).first()
            if close is None:
                raise RuleBroken("cash.still_open")
            session = self._sessions.get(reading, session_id)
            return CashSessionCloseResponse(
                session=_response(reading, session),
                closed_at=close.closed_at,
                closed_by_name=_name(reading, close.closed_by_id),
                lines=tuple(
                    MethodCount(
                        method=method,
                        expected=Decimal(expected),
                        counted=Decimal(counted),
                    )
                    for method, expected, counted in close.lines
                ),
                difference=close.difference,
                explanation=close.explanation,
                sale_count=_sale_count(reading, session_id),
            )

    def expected_cash(self, session_id: UUID) -> Decimal:
        """Return what must be in the drawer, the float included (R41)."""
        with self._database.reading() as reading:
            session = self._sessions.get(reading, session_id)
            return expected_by_method(reading, session)[CASH]

    def sessions(
        self, *, offset: int = 0, limit: int = 50
    ) -> list[CashSessionResponse]:
        """Return the shop's sessions, the newest first."""
        with self._database.reading() as reading:
            rows = self._sessions.get_multi(
                reading,
                order_by=(CashSession.opened_at.desc(), CashSession.sequence.desc()),
                offset=offset,
                limit=limit,
            )
            return [_response(reading, row) for row in rows]

    def _compare(
        self, transaction: Transaction, session: CashSession, count: CashCount
    ) -> tuple[MethodCount, ...]:
        digits = self._profiles.of(transaction).currency.digits
        expected = expected_by_method(transaction, session)
        methods = sorted(expected.keys() | count.counted.keys(), key=_cash_first)
        return tuple(
            MethodCount(
                method=method,
                expected=expected.get(method, Decimal(0)),
                counted=round_half_up(
                    count.counted.get(method, expected.get(method, Decimal(0))), digits
                ),
            )
            for method in methods
        )

    def _write_close(
        self,
        transaction: Transaction,
        actor: Actor,
        session: CashSession,
        count: CashCount,
        lines: tuple[MethodCount, ...],
    ) -> None:
        cash = next(line for line in lines if line.method == CASH)
        self._closes.create(
            transaction,
            {
                "cash_session_id": session.id,
                "closed_at": transaction.now,
                "closed_by_id": actor.staff_id,
                "expected_cash": cash.expected,
                "counted_cash": cash.counted,
                "difference": sum((line.difference for line in lines), Decimal(0)),
                "explanation": count.explanation,
                "lines": [
                    [line.method, str(line.expected), str(line.counted)]
                    for line in lines
                ],
            },
        )


def expected_by_method(reading: Reading, session: CashSession) -> dict[str, Decimal]:
    """Return what each method must have; cash with the float in it (R41)."""
    taken = reading.session.execute(
        select(cash_total.c.method, cash_total.c.amount).where(
            cash_total.c.cash_session_id == session.id
        )
    )
    expected: dict[str, Decimal] = {row.method: row.amount for row in taken}
    expected[CASH] = expected.get(CASH, Decimal(0)) + session.float_amount
    return expected


def _cash_first(method: str) -> tuple[bool, str]:
    return (method != CASH, method)


def _sale_count(reading: Reading, session_id: UUID) -> int:
    return (
        reading.session.scalar(
            select(func.count(Payment.sale_id.distinct())).where(
                Payment.cash_session_id == session_id
            )
        )
        or 0
    )


def _response(reading: Reading, session: CashSession) -> CashSessionResponse:
    close = reading.session.scalar(
        select(CashSessionClose.closed_at).where(
            CashSessionClose.cash_session_id == session.id
        )
    )
    return CashSessionResponse(
        id=session.id,
        number=session.number,
        opened_at=session.opened_at,
        business_day=session.business_day,
        opened_by_id=session.opened_by_id,
        opened_by_name=_name(reading, session.opened_by_id),
        float_amount=session.float_amount,
        closed_at=close,
    )


def _name(reading: Reading, staff_id: UUID) -> str:
    return (
        reading.session.scalar(
            select(StaffMember.name).where(StaffMember.id == staff_id)
        )
        or ""
    )
