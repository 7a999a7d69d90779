"""A drawer that was closed with more or less in it than there should be (R42)."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import exists, or_, select

from techstore_desktop.core.attention.kind import OnlyTold, first_id, key_of
from techstore_desktop.core.attention.schemas import AttentionItem, Choice, Involved
from techstore_desktop.core.branches.models import Branch, Terminal
from techstore_desktop.core.cash.choices import CountKind
from techstore_desktop.core.cash.models import (
    CashSession,
    CashSessionClose,
    ForeignCount,
)
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading

_NOTHING = Decimal(0)
_DIFFERS = (
    ForeignCount.kind == CountKind.CLOSE,
    ForeignCount.counted != ForeignCount.expected,
)


class CashDifference(OnlyTold):
    """Keyed by the closing, which is final."""

    name: ClassVar = "cash_difference"
    tables: ClassVar = frozenset({"cash_session_close"})
    choice: ClassVar = Choice(name="accept")

    def cases(self, reading: Reading, limit: int | None = None, /) -> list[str]:
        """Return one case per closing that differs."""
        rows = reading.session.scalars(
            select(CashSessionClose.id)
            .where(
                or_(
                    CashSessionClose.difference != _NOTHING,
                    exists().where(
                        ForeignCount.cash_session_id
                        == CashSessionClose.cash_session_id,
                        *_DIFFERS,
                    ),
                )
            )
            .order_by(CashSessionClose.closed_at.desc())
            .limit(limit)
        )
        return [key_of(self.name, row_id) for row_id in rows]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which drawer, who counted, what was expected."""
        by_id = {first_id(key): key for key in keys}
        rows = reading.session.execute(
            select(
                CashSessionClose,
                CashSession.number,
                StaffMember.name.label("closed_by"),
                Branch.name.label("branch"),
                Terminal.name.label("terminal"),
            )
            .join(CashSession, CashSession.id == CashSessionClose.cash_session_id)
            .outerjoin(StaffMember, StaffMember.id == CashSessionClose.closed_by_id)
            .outerjoin(Branch, Branch.id == CashSessionClose.branch_id)
            .outerjoin(Terminal, Terminal.id == CashSessionClose.terminal_id)
            .where(CashSessionClose.id.in_(list(by_id)))
        ).all()
        foreign = _foreign(reading, [row.CashSessionClose for row in rows])
        return [
            AttentionItem(
                key=by_id[row.CashSessionClose.id],
                kind=self.name,
                arisen_at=row.CashSessionClose.closed_at,
                place=row.branch or "",
                values={
                    "difference": row.CashSessionClose.difference,
                    "expected": row.CashSessionClose.expected_cash,
                    "counted": row.CashSessionClose.counted_cash,
                    "explanation": row.CashSessionClose.explanation,
                    "foreign": foreign[row.CashSessionClose.cash_session_id],
                },
                involved=(
                    Involved(
                        table="cash_session",
                        id=row.CashSessionClose.cash_session_id,
                        name=row.number,
                        made_at=row.CashSessionClose.closed_at,
                        made_by=row.closed_by or "",
                        terminal_name=row.terminal or "",
                    ),
                ),
            )
            for row in rows
        ]


def _foreign(
    reading: Reading, closes: Sequence[CashSessionClose]
) -> defaultdict[UUID, dict[str, Decimal]]:
    """Return by session what each other currency has too much, in itself (R14)."""
    rows = reading.session.scalars(
        select(ForeignCount)
        .where(
            ForeignCount.cash_session_id.in_([each.cash_session_id for each in closes]),
            *_DIFFERS,
        )
        .order_by(ForeignCount.currency)
    )
    differences: defaultdict[UUID, dict[str, Decimal]] = defaultdict(dict)
    for row in rows:
        differences[row.cash_session_id][row.currency] = row.counted - row.expected
    return differences
