"""A loaner that two tills apart handed out to two customers."""

from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import func, select

from techstore_desktop.core.attention.kind import OnlyTold, first_id, key_of
from techstore_desktop.core.attention.schemas import AttentionItem, Choice, Involved
from techstore_desktop.core.loaners import reading as lending
from techstore_desktop.core.loaners.models import Loan, Loaner, LoanReturn
from techstore_desktop.core.storage.transaction import Reading

_COUNT = func.count()


class LoanerLentTwice(OnlyTold):
    """Keyed by the loaner and its last loan; taking one back settles it by itself."""

    name: ClassVar = "loaner_lent_twice"
    tables: ClassVar = frozenset({"loan", "loan_return"})
    choice: ClassVar = Choice(name="keep_both")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per loaner."""
        rows = reading.session.execute(
            select(Loan.loaner_id, _COUNT.label("count"))
            .outerjoin(LoanReturn, LoanReturn.loan_id == Loan.id)
            .where(LoanReturn.id.is_(None))
            .group_by(Loan.loaner_id)
            .having(_COUNT > 1)
            .order_by(Loan.loaner_id)
        )
        return [key_of(self.name, row.loaner_id, row.count) for row in rows]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell who is said to have it."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        loaner = reading.session.get(Loaner, first_id(key))
        loans = lending.loans(reading, Loan.loaner_id == first_id(key))
        if loaner is None or not loans:
            return None
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=max(loan.lent_at for loan in loans),
            values={"name": loaner.name},
            involved=tuple(
                Involved(table="customer", id=loan.customer_id, name=loan.customer_name)
                for loan in loans
                if loan.is_out
            ),
        )
