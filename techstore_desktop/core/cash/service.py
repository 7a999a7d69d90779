"""Opening the drawer for the day, and closing it with a count."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.numbers import document_number, next_place
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.cash import foreign, openings, reports
from techstore_desktop.core.cash.choices import CASH, CountKind
from techstore_desktop.core.cash.counts import (
    checked_count,
    compare,
    left_by_last,
    write_count,
)
from techstore_desktop.core.cash.explaining import Candidate, explain
from techstore_desktop.core.cash.models import (
    CashReportKept,
    CashSession,
    CashSessionClose,
    Payment,
)
from techstore_desktop.core.cash.reading import person_name, session_response
from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashReport,
    CashSessionCloseResponse,
    CashSessionCreate,
    CashSessionResponse,
    ForeignFloatResponse,
    MethodCount,
)
from techstore_desktop.core.cash.sessions import is_closed, open_session
from techstore_desktop.core.cash.totals import expected_by_method
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction


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
            return (
                session_response(reading, session, self._today(reading))
                if session
                else None
            )

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
            since = openings.last_opened_at(transaction)
            place = next_place(transaction, CashSession, dated="opened_at")
            code = f"C{profile.terminal_code}"
            digits = profile.currency.digits
            session = self._sessions.create(
                transaction,
                {
                    "number": document_number(code, place.sequence),
                    "sequence": place.sequence,
                    "opened_at": place.occurred_at,
                    "business_day": profile.business_day(place.occurred_at),
                    "opened_by_id": actor.staff_id,
                    "float_amount": round_half_up(data.float_amount, digits),
                    "left_amount": left_by_last(transaction),
                },
            )
            foreign.write_floats(transaction, session, data.foreign_floats)
            transaction.flush()
            openings.take_up(transaction, session, profile, since=since)
            return session_response(transaction, session)

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
        RuleBroken ``cash.already_closed``, ``cash.not_counted``, and
        ``cash.currency_not_counted`` where the drawer must hold another currency.
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
            profile = self._profiles.of(transaction)
            counted = checked_count(count, profile.currency.digits)
            lines = compare(transaction, session, counted)
            self._write_close(transaction, actor, session, count, lines)
            write_count(transaction, actor, session, CountKind.CLOSE, count, counted)
            foreign.write_counts(transaction, actor, session, CountKind.CLOSE, count)
            transaction.flush()
            report = reports.read(transaction, session, profile)
            kept = report.model_dump(mode="json")
            transaction.add(CashReportKept(cash_session_id=session.id, report=kept))
        return self.closing(session_id)

    def verify(
        self,
        actor: Actor,
        session_id: UUID,
        count: CashCount,
        *,
        approval: Approval | None = None,
    ) -> CashReport:
        """Keep a second person's count of a closed session beside the first (R42a).

        Raises RuleBroken ``cash.still_open``, ``cash.not_counted``, and
        ``cash.verified_by_counter`` where the person who closed would verify.
        """
        approved_by = authorize(actor, {Permission.VERIFY_COUNT}, approval)
        with self._database.transaction(
            "cash_session.verified", actor, approved_by=approved_by
        ) as transaction:
            session = self._sessions.get(transaction, session_id)
            close = reports.close_of(transaction, session_id)
            if close is None:
                raise RuleBroken("cash.still_open")
            if close.closed_by_id == actor.staff_id:
                raise RuleBroken("cash.verified_by_counter")
            if CASH not in count.counted:
                raise RuleBroken("cash.not_counted")
            digits = self._profiles.of(transaction).currency.digits
            counted = checked_count(count, digits)
            kind = CountKind.VERIFICATION
            write_count(transaction, actor, session, kind, count, counted)
            foreign.write_counts(transaction, actor, session, kind, count)
        return self.report(actor, session_id)

    def report(
        self, actor: Actor, session_id: UUID, *, approval: Approval | None = None
    ) -> CashReport:
        """Return the X report of an open session, the Z report of a closed one (R44).

        A Z report is read as it was kept at the close; only a verifier's count, which
        comes after, is added. Who did not count yet needs the right to see an X.
        """
        with self._database.reading() as reading:
            session = self._sessions.get(reading, session_id)
            if not is_closed(reading, session_id):
                authorize(actor, {Permission.SEE_CASH_REPORT}, approval)
            kept = reports.kept(reading, session_id)
            if kept is not None:
                return kept
            return reports.read(reading, session, self._profiles.of(reading))

    def explain(self, session_id: UUID) -> tuple[Candidate, ...]:
        """Return what could explain a closing's difference, the likeliest first.

        Raises RuleBroken ``cash.still_open``.
        """
        with self._database.reading() as reading:
            session = self._sessions.get(reading, session_id)
            close = reports.close_of(reading, session_id)
            if close is None:
                raise RuleBroken("cash.still_open")
            known = reports.evidence(reading, session, close)
            return tuple(found for each in known for found in explain(each))

    def closing(self, session_id: UUID) -> CashSessionCloseResponse:
        """Return how a session was closed. Raises RuleBroken ``cash.still_open``."""
        with self._database.reading() as reading:
            close = reports.close_of(reading, session_id)
            if close is None:
                raise RuleBroken("cash.still_open")
            session = self._sessions.get(reading, session_id)
            return CashSessionCloseResponse(
                session=session_response(reading, session),
                closed_at=close.closed_at,
                closed_by_name=person_name(reading, close.closed_by_id),
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
                foreign=tuple(foreign.reports(reading, session)),
                names=reports.method_names(reading, session_id),
                verifications=tuple(reports.verifications(reading, session_id)),
            )

    def expected_cash(self, session_id: UUID) -> Decimal:
        """Return what must be in the drawer, the float included (R41)."""
        with self._database.reading() as reading:
            session = self._sessions.get(reading, session_id)
            return expected_by_method(reading, session)[CASH]

    def foreign_expected(self, session_id: UUID) -> dict[str, Decimal]:
        """Return what must be in the drawer of each other currency, in itself (R14)."""
        with self._database.reading() as reading:
            session = self._sessions.get(reading, session_id)
            return foreign.expected(reading, session)

    def foreign_floats(self, session_id: UUID) -> tuple[ForeignFloatResponse, ...]:
        """Return what the drawer held of each other currency when it was opened."""
        with self._database.reading() as reading:
            session = self._sessions.get(reading, session_id)
            return foreign.floats(reading, session)

    def foreign_left_by_last(self) -> dict[str, Decimal]:
        """Return what this drawer's last close counted of each other currency."""
        with self._database.reading() as reading:
            return foreign.left_by_last(reading)

    def left_by_last(self) -> Decimal | None:
        """Return what this drawer's last close counted in cash, None before one."""
        with self._database.reading() as reading:
            self._profiles.of(reading)
            return left_by_last(reading)

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
            return [session_response(reading, row) for row in rows]

    def _today(self, reading: Reading) -> date:
        return self._profiles.of(reading).business_day(reading.now)

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


def _sale_count(reading: Reading, session_id: UUID) -> int:
    return (
        reading.session.scalar(
            select(func.count(Payment.sale_id.distinct())).where(
                Payment.cash_session_id == session_id
            )
        )
        or 0
    )
