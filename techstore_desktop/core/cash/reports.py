"""X and Z reports, read from the facts of a session (R44)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Select,
    Table,
    bindparam,
    case,
    column,
    func,
    literal,
    select,
    table,
)

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash import foreign
from techstore_desktop.core.cash import reading as views
from techstore_desktop.core.cash.choices import CASH, CountKind
from techstore_desktop.core.cash.explaining import Evidence, Moved, Taken
from techstore_desktop.core.cash.models import (
    CashReportKept,
    CashSession,
    CashSessionClose,
    Payment,
)
from techstore_desktop.core.cash.schemas import (
    CashMovementResponse,
    CashReport,
    DrawerCountResponse,
    MethodCount,
    ReportLine,
    ReportMethod,
)
from techstore_desktop.core.cash.totals import expected_by_method
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.storage.entity import Entity
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.storage.types import Identifier

_METHODS = table(
    "shop_payment_method", column("id", Identifier()), column("code"), column("name")
)
_NAMES = select(_METHODS.c.code, _METHODS.c.name).order_by(_METHODS.c.id)
_SESSION: BindParameter[UUID] = bindparam("session")
_CLOSE = select(CashSessionClose).where(CashSessionClose.cash_session_id == _SESSION)
_BY_METHOD = (
    select(
        Payment.method,
        func.count(),
        func.sum(case((Payment.amount > ZERO, Payment.amount), else_=None)),
        func.sum(case((Payment.amount < ZERO, Payment.amount), else_=None)),
        func.sum(Payment.tip),
        func.max(Payment.method_name),
    )
    .where(Payment.cash_session_id == _SESSION)
    .group_by(Payment.method)
    .order_by(Payment.method)
)


def read(reading: Reading, session: CashSession, profile: ShopProfile) -> CashReport:
    """Work out the report of a session as it stands."""
    documents = tuple(_documents(reading, session.id))
    close = close_of(reading, session.id)
    report = CashReport(
        shop_name=profile.name,
        branch_name=profile.branch_name,
        terminal_name=profile.terminal_name,
        tax_number=profile.tax_number,
        made_at=close.closed_at if close else reading.now,
        session=views.session_response(reading, session),
        documents=documents,
        methods=tuple(_methods(reading, session.id)),
        foreign=tuple(foreign.reports(reading, session)),
        foreign_change=foreign.change_given(reading, session),
        vouchers_sold=_summed(reading, session.id, "owed"),
        cash_rounding=_summed(reading, session.id, "rounding"),
        movements=views.movements(reading, session),
        expected_cash=expected_by_method(reading, session)[CASH],
        names=_names_in_shop(reading),
        country=profile.country,
        currency_code=profile.currency.code,
        time_zone=profile.zone.key,
    )
    if close is None:
        return report
    return report.model_copy(
        update={
            "expected_cash": close.expected_cash,
            "closed_by_name": views.person_name(reading, close.closed_by_id),
            "counts": method_counts(close),
            "drawer_counts": tuple(views.drawer_counts(reading, session.id)),
            "difference": close.difference,
            "explanation": close.explanation,
        }
    )


def kept(reading: Reading, session_id: UUID) -> CashReport | None:
    """Return the Z report as it was handed in, with who verified it since."""
    row = reading.session.scalars(
        select(CashReportKept)
        .where(CashReportKept.cash_session_id == session_id)
        .order_by(CashReportKept.id)
    ).first()
    if row is None:
        return None
    report = CashReport.model_validate(row.report)
    counts = (*report.drawer_counts, *verifications(reading, session_id))
    return report.model_copy(update={"drawer_counts": counts})


def verifications(reading: Reading, session_id: UUID) -> Iterator[DrawerCountResponse]:
    """Give what others counted after the close, the earliest first (R42a)."""
    for count in views.drawer_counts(reading, session_id):
        if count.kind is CountKind.VERIFICATION:
            yield count


def close_of(reading: Reading, session_id: UUID) -> CashSessionClose | None:
    """Return how a session was closed, None while it is open."""
    return reading.session.scalars(_CLOSE, {"session": session_id}).first()


def method_counts(close: CashSessionClose) -> tuple[MethodCount, ...]:
    """Return the close's lines: expected and counted by method."""
    return tuple(
        MethodCount(method=method, expected=Decimal(expected), counted=Decimal(counted))
        for method, expected, counted in close.lines
    )


def method_names(reading: Reading, session_id: UUID) -> dict[str, str]:
    """Return what the shop called the methods of a session, where not as usual."""
    return {
        each.method: each.name for each in _methods(reading, session_id) if each.name
    }


def _names_in_shop(reading: Reading) -> dict[str, str]:
    """Return what the shop calls its methods now, also those that nobody paid by."""
    rows = reading.connection.execute(_NAMES)
    return {row.code: row.name for row in rows if row.name}


def evidence(
    reading: Reading, session: CashSession, close: CashSessionClose
) -> Iterator[Evidence]:
    """Give what is known of each count of a closing, to explain its difference.

    The shop's cash first, then other currencies, each in itself, then what else was
    counted.
    """
    opened = views.session_response(reading, session)
    moved = views.movements(reading, session)
    payments = tuple(_payments(reading, session.id))
    yield Evidence(
        expected=close.expected_cash,
        counted=close.counted_cash,
        float_difference=opened.float_difference,
        payments=tuple(taken for taken, _foreign in payments),
        moved=_moved_of(moved, None),
    )
    for each in foreign.reports(reading, session):
        code = foreign.method_code(each.currency)
        yield Evidence(
            expected=each.expected,
            counted=each.expected + each.difference,
            method=code,
            float_difference=each.float_difference,
            payments=tuple(
                replace(taken, amount=amount, change=ZERO)
                for taken, amount in payments
                if taken.method == code
            ),
            moved=_moved_of(moved, each.currency),
        )
    for line in method_counts(close):
        if line.method != CASH:
            yield Evidence(
                expected=line.expected,
                counted=line.counted,
                method=line.method,
                is_in_drawer=False,
                payments=tuple(taken for taken, _foreign in payments),
            )


def _moved_of(
    movements: Iterable[CashMovementResponse], currency: str | None
) -> tuple[Moved, ...]:
    return tuple(
        Moved(each.number, each.effect)
        for each in movements
        if (each.currency or None) == currency
    )


def _payments(reading: Reading, session_id: UUID) -> Iterator[tuple[Taken, Decimal]]:
    """Give each payment with the number of its document, in order of time.

    Beside it how much it was of another currency.
    """
    numbers: dict[UUID, str] = {}
    for each, _ in _document_tables():
        query = select(each.c.id, each.c.number)
        rows = reading.connection.execute(
            query.where(each.c.cash_session_id == session_id)
        )
        numbers |= {row.id: row.number for row in rows}
    payments = reading.session.scalars(
        select(Payment)
        .where(Payment.cash_session_id == session_id)
        .order_by(Payment.occurred_at, Payment.id)
    )
    for paid in payments:
        document = paid.sale_id or paid.account_payment_id or paid.repair_deposit_id
        number = numbers.get(document, "") if document else ""
        taken = Taken(number, paid.method, paid.amount, paid.change)
        yield taken, paid.foreign_amount


def _documents(reading: Reading, session_id: UUID) -> Iterator[ReportLine]:
    for query in _counted_documents():
        rows = reading.connection.execute(query, {"session": session_id})
        for heading, count, total in rows:
            yield ReportLine(heading=str(heading), count=count, amount=total)


@cache
def _counted_documents() -> tuple[Select[str, int, Decimal], ...]:
    """Return the queries for how many documents of each kind there are."""
    return tuple(
        _counted(table, table.c[info["amount"]], info["kind"])
        for table, info in _document_tables()
    )


def _counted(
    table: Table, amount: Column[Decimal], kind: str
) -> Select[str, int, Decimal]:
    name: ColumnElement[str] = table.c[kind] if kind else literal(table.name)
    return (
        select(name.label("kind"), func.count(), func.sum(amount))
        .where(table.c.cash_session_id == _SESSION)
        .group_by(name if kind else table.c.cash_session_id)
        .order_by("kind")
    )


def _methods(reading: Reading, session_id: UUID) -> Iterator[ReportMethod]:
    rows = reading.connection.execute(_BY_METHOD, {"session": session_id})
    for method, count, plus, minus, tips, name in rows:
        yield ReportMethod(
            method=method,
            count=count,
            taken=plus or ZERO,
            refunded=minus or ZERO,
            tips=tips,
            name=name,
        )


def _summed(reading: Reading, session_id: UUID, what: str) -> Decimal:
    """Return the sum of the column that documents declare for something."""
    session = {"session": session_id}
    parts = (reading.connection.scalar(query, session) for query in _sums_of(what))
    return sum((part or ZERO for part in parts), ZERO)


@cache
def _sums_of(what: str) -> tuple[Select[Decimal], ...]:
    return tuple(
        select(func.sum(table.c[info[what]])).where(table.c.cash_session_id == _SESSION)
        for table, info in _document_tables()
        if info[what]
    )


@cache
def _document_tables() -> tuple[tuple[Table, dict[str, str]], ...]:
    """Return the tables of documents, once the whole schema is known."""
    return tuple(
        (table, table.info["cash_document"])
        for table in Entity.metadata.sorted_tables
        if "cash_document" in table.info
    )
