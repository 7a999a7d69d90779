"""Document numbers: ``A1-000123``, one gapless series per terminal and kind (R15)."""

from datetime import datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import Select, bindparam, select

from techstore_desktop.core.storage.entity import Fact, Record
from techstore_desktop.core.storage.transaction import Transaction


class Place(NamedTuple):
    """Where in its series and in time the next document stands."""

    sequence: int
    occurred_at: datetime


def next_place(
    transaction: Transaction, model: type[Fact | Record], *, dated: str = "occurred_at"
) -> Place:
    """Return the next number of this terminal's documents of one kind, and its moment.

    Drawn inside the transaction that uses it: without that, it was never drawn. The
    moment is now, but never before that of the last document, in its column ``dated``:
    no clock that was set back makes dates run backwards (R71).
    """
    terminal = {"terminal": transaction.origin.terminal_id}
    last = transaction.connection.execute(_last(model, dated), terminal).first()
    if last is None:
        return Place(1, transaction.now)
    return Place(last.sequence + 1, max(last.moment, transaction.now))


@cache
def _last(model: type[Fact | Record], dated: str) -> Select[int, datetime]:
    columns = model.__table__.c
    return (
        select(columns.sequence, columns[dated].label("moment"))
        .where(columns.terminal_id == bindparam("terminal"))
        .order_by(columns.sequence.desc())
        .limit(1)
    )


def document_number(code: str, sequence: int) -> str:
    """Return a number as it is printed."""
    return f"{code}-{sequence:06d}"
