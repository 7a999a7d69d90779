"""A voucher of which more was spent than was on it: tills that were apart (R16)."""

from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import select

from techstore_desktop.core.attention.documents import document, documents
from techstore_desktop.core.attention.kind import OnlyTold, key_of
from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.vouchers.models import VoucherEntry, voucher_balance


class VoucherOverspent(OnlyTold):
    """Keyed by number and by how much is missing: more missing is another case."""

    name: ClassVar = "voucher_overspent"
    tables: ClassVar = frozenset({"voucher_entry"})
    choice: ClassVar = Choice(name="keep_both")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per voucher below zero, the most first."""
        rows = reading.session.execute(
            select(voucher_balance.c.number, voucher_balance.c.balance)
            .where(voucher_balance.c.balance < ZERO)
            .order_by(voucher_balance.c.balance, voucher_balance.c.number)
        )
        return [key_of(self.name, row.number, -row.balance) for row in rows]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell by how much it was overspent, and every document that took of it."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        _, number, over = key.split(":")
        entries = reading.session.execute(
            select(VoucherEntry.occurred_at, VoucherEntry.amount, Branch.name)
            .outerjoin(Branch, Branch.id == VoucherEntry.branch_id)
            .where(VoucherEntry.number == number)
            .order_by(VoucherEntry.occurred_at, VoucherEntry.id)
        ).all()
        if not entries:
            return None
        spent = select(VoucherEntry.sale_id).where(
            VoucherEntry.number == number, VoucherEntry.amount < ZERO
        )
        took = reading.session.execute(documents().where(Sale.id.in_(spent))).all()
        amounts = [entry.amount for entry in entries]
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=entries[-1].occurred_at,
            place=entries[-1].name or "",
            values={
                "number": number,
                "put_on": sum((each for each in amounts if each > 0), ZERO),
                "spent": -sum((each for each in amounts if each < 0), ZERO),
                "over": type(ZERO)(over),
            },
            involved=tuple(map(document, took)),
        )
