"""Which units are out, and with which sale: what each document says at last (R34).

A sum of movements would count a settlement twice that two tills made while apart. So
each document counts by the last thing that it says of a unit: that it went out, that
it came back, or that its number was a mistake.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.stock.models import SerialMovement
from techstore_desktop.core.stock.serials import (
    is_one_of,
    last_moment,
    movement,
    record,
    say,
)
from techstore_desktop.core.stock.units import SerialAct, Unit
from techstore_desktop.core.storage.transaction import Reading, Transaction

UnitKey = tuple[UUID, str]
_TELLING = (SerialAct.SOLD, SerialAct.RETURNED, SerialAct.CORRECTED)


@dataclass(frozen=True, slots=True)
class DocumentSays:
    """What a document says of a unit: ``change`` is 1 for out, -1 for back, else 0."""

    document_id: UUID
    line_id: UUID | None
    change: int
    is_named: bool
    """Whether its number still stands on the document."""


def said_of(
    reading: Reading, keys: Collection[UnitKey]
) -> dict[UnitKey, list[DocumentSays]]:
    """Return what the documents of each unit say, in the order that they first did."""
    if not keys:
        return {}
    found: dict[UnitKey, dict[UUID, list[SerialMovement]]] = defaultdict(dict)
    rows = reading.session.scalars(
        select(SerialMovement)
        .where(is_one_of(SerialMovement, keys))
        .order_by(SerialMovement.occurred_at, SerialMovement.id)
    )
    for row in rows:
        if row.what_happened in _TELLING:
            of_unit = found[row.product_id, row.serial_number]
            of_unit.setdefault(row.document_id, []).append(row)
    return {
        key: [_says(rows) for rows in documents.values()]
        for key, documents in found.items()
    }


def times_out(said: Iterable[DocumentSays]) -> int:
    """Return how often a unit is sold at present: more than once is for a person."""
    return sum(each.change for each in said)


def are_out(reading: Reading, keys: Collection[UnitKey]) -> set[UnitKey]:
    """Return which of these units are sold and did not come back."""
    said = said_of(reading, keys)
    return {key for key, documents in said.items() if times_out(documents) > 0}


def numbers_named(rows: Sequence[SerialMovement]) -> list[SerialMovement]:
    """Return of one document's movements those whose numbers stand on it, each once."""
    by_number: dict[UnitKey, list[SerialMovement]] = {}
    for row in rows:
        if row.what_happened in _TELLING:
            key = (row.product_id, row.serial_number)
            by_number.setdefault(key, []).append(row)
    return [told[0] for told in by_number.values() if _says(told).is_named]


def given_up(said: Sequence[DocumentSays], document_id: UUID) -> list[DocumentSays]:
    """Return which documents give a unit up that is out with this one, latest first."""
    others = [
        each for each in said if each.change > 0 and each.document_id != document_id
    ]
    return others[::-1][: times_out(said) - 1]


def keep_one_sale(
    transaction: Transaction,
    unit: Unit,
    document_id: UUID,
    *,
    left_instead: Mapping[UUID, Unit],
) -> None:
    """Let a unit that is sold more than once be out with one document alone (R34).

    From the others it came back unseen, or its number was a mistake there:
    ``left_instead`` names, by document, the unit that left in truth, whose number
    takes its place. The latest documents give it up first. Two tills that settle it
    while apart agree: of each document the last word counts. Raises RuleBroken
    ``attention.gone`` where the document has it no more, ``serial.out_already`` for a
    unit that is sold itself.
    """
    key = (unit.product_id, unit.serial_number)
    said = said_of(transaction, [key]).get(key, [])
    kept = next((each for each in said if each.document_id == document_id), None)
    if kept is None or kept.change <= 0:
        raise RuleBroken("attention.gone")
    _require_free(transaction, left_instead.values())
    moment = last_moment(transaction, unit)
    for other in given_up(said, document_id):
        instead = left_instead.get(other.document_id)
        act = SerialAct.CORRECTED if instead else SerialAct.RETURNED
        _say(transaction, unit, act, other, moment)
        if instead:
            _went_out(transaction, instead, other)
    _say(transaction, unit, SerialAct.SOLD, kept, moment)


def give_up_sales(transaction: Transaction, unit: Unit) -> None:
    """Let a unit that somebody has seen elsewhere be out with no sale any more (R34).

    Its number was a mistake there, or it came back unseen; sold from where it is now,
    it is sold once.
    """
    key = _key(unit)
    moment = last_moment(transaction, unit)
    for each in said_of(transaction, [key]).get(key, []):
        if each.change > 0:
            _say(transaction, unit, SerialAct.RETURNED, each, moment)


def _says(rows: Sequence[SerialMovement]) -> DocumentSays:
    """Return what one document says of one unit; its rows are the oldest first."""
    sold = [row for row in rows if row.what_happened is SerialAct.SOLD]
    last = rows[-1].what_happened
    if last is SerialAct.SOLD:
        change = 1
    else:
        change = 0 if sold or last is SerialAct.CORRECTED else -1
    return DocumentSays(
        rows[0].document_id,
        rows[0].line_id,
        change,
        is_named=last is not SerialAct.CORRECTED,
    )


def _require_free(transaction: Transaction, units: Collection[Unit]) -> None:
    taken = are_out(transaction, {_key(unit) for unit in units})
    given = [_key(unit) for unit in units]
    twice = {key for key in given if given.count(key) > 1}
    for _product, number in sorted(taken | twice):
        raise RuleBroken("serial.out_already", serial=number)


def _went_out(transaction: Transaction, unit: Unit, says: DocumentSays) -> None:
    moment = max(
        last_moment(transaction, unit), _moment_of(transaction, says.document_id)
    )
    record(
        transaction,
        [unit],
        SerialAct.SOLD,
        document_id=says.document_id,
        line_id=says.line_id,
        occurred_at=moment,
    )


def _say(
    transaction: Transaction,
    unit: Unit,
    act: SerialAct,
    says: DocumentSays,
    moment: datetime,
) -> None:
    row = movement(
        unit,
        act,
        document_id=says.document_id,
        line_id=says.line_id,
        occurred_at=moment,
    )
    if act is SerialAct.RETURNED:
        row.sold = 0
    say(transaction, row)


def _moment_of(transaction: Transaction, document_id: UUID) -> datetime:
    rows = transaction.session.scalars(
        select(SerialMovement.occurred_at)
        .where(SerialMovement.document_id == document_id)
        .order_by(SerialMovement.occurred_at)
        .limit(1)
    )
    return rows.one()


def _key(unit: Unit) -> UnitKey:
    return (unit.product_id, unit.serial_number)
