"""Document numbers: ``A1-000123``, one gapless series per terminal and kind (R15)."""

from functools import cache

from sqlalchemy import Select, bindparam, func, select

from techstore_desktop.core.storage.entity import Fact, Record
from techstore_desktop.core.storage.transaction import Transaction


def next_sequence(transaction: Transaction, model: type[Fact | Record]) -> int:
    """Return the next number of this terminal's documents of one kind.

    Drawn inside the transaction that uses it: without that, it was never drawn.
    """
    terminal = {"terminal": transaction.origin.terminal_id}
    last: int | None = transaction.connection.scalar(_highest(model), terminal)
    return (last or 0) + 1


@cache
def _highest(model: type[Fact | Record]) -> Select[int]:
    columns = model.__table__.c
    return select(func.max(columns.sequence)).where(
        columns.terminal_id == bindparam("terminal")
    )


def document_number(code: str, sequence: int) -> str:
    """Return a number as it is printed."""
    return f"{code}-{sequence:06d}"
