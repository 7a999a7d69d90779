"""Document numbers: ``A1-000123``, one gapless series per terminal and kind (R15)."""

from sqlalchemy import func, select

from techstore_desktop.core.storage.entity import Fact
from techstore_desktop.core.storage.transaction import Transaction


def next_sequence(transaction: Transaction, model: type[Fact]) -> int:
    """Return the next number of this terminal's documents of one kind.

    Drawn inside the transaction that uses it: without that, it was never drawn.
    """
    columns = model.__table__.c
    last = transaction.session.scalar(
        select(func.max(columns.sequence)).where(
            columns.terminal_id == transaction.origin.terminal_id
        )
    )
    return (last or 0) + 1


def document_number(code: str, sequence: int) -> str:
    """Return a number as it is printed."""
    return f"{code}-{sequence:06d}"
