"""What tills that were apart told of one unit and cannot both be true (R34).

A unit's movements are walked through in their order. Each says by ``after_id`` what
its till knew of: whoever knew where the books had the unit saw it, and may say
something else. Whoever did not know, and did what cannot be done to a unit that is
where it was by then, contradicts the till before. The same movements give the same
answer everywhere, whatever order they came in.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import func, or_, select

from techstore_desktop.core.attention.kind import batches, key_of
from techstore_desktop.core.attention.over_returns import over_returned_among
from techstore_desktop.core.attention.part_moves import moved_otherwise
from techstore_desktop.core.attention.settlements import settled_beginning
from techstore_desktop.core.repairs.models import RepairLine
from techstore_desktop.core.sales.models import SaleLine
from techstore_desktop.core.stock.models import SerialMovement, StockMovement
from techstore_desktop.core.stock.serials import is_one_of
from techstore_desktop.core.stock.sold_units import UnitKey
from techstore_desktop.core.stock.units import (
    Place,
    SerialAct,
    can_follow,
    place_after,
)
from techstore_desktop.core.storage.transaction import Reading

_COMES_IN = (SerialAct.RECEIVED, SerialAct.COUNTED)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An act, and the one before it that its till did not know of."""

    earlier: SerialMovement
    later: SerialMovement
    returns: Mapping[UUID, SerialMovement] = field(default_factory=dict)
    """Of two sales, the acts by which either came back, by the line that was sold."""

    @property
    def lines(self) -> tuple[UUID | None, UUID | None]:
        """The lines of the two documents."""
        return self.earlier.line_id, self.later.line_id

    @property
    def is_of_one_document(self) -> bool:
        """Whether both tills moved it for the same part of a repair, or order."""
        return self.earlier.document_id == self.later.document_id

    @property
    def is_of_sales(self) -> bool:
        """Whether both sold it: ``serial_sold_twice`` tells of that while both are out.

        Once one of them came back, nobody knows which of the two the unit was.
        """
        acts = {self.earlier.what_happened, self.later.what_happened}
        return acts == {SerialAct.SOLD}

    @property
    def came_back_whole(self) -> bool:
        """Whether both of two sales came back: the unit is here, whichever it was."""
        return len(self.returns) > 1


def suspects(reading: Reading) -> list[UnitKey]:
    """Return the units of which two acts follow the same one, or that were settled."""
    forked = (
        select(SerialMovement.after_id)
        .where(SerialMovement.after_id.is_not(None))
        .group_by(SerialMovement.after_id)
        .having(func.count() > 1)
    )
    rows = reading.session.execute(
        select(SerialMovement.product_id, SerialMovement.serial_number)
        .where(
            or_(
                SerialMovement.after_id.in_(forked),
                SerialMovement.after_id == SerialMovement.id,
            )
        )
        .distinct()
        .order_by(SerialMovement.product_id, SerialMovement.serial_number)
    )
    return [(row.product_id, row.serial_number) for row in rows]


def contradictions(
    reading: Reading, units: Collection[UnitKey]
) -> dict[UnitKey, list[Contradiction]]:
    """Return what was told of each unit that cannot be, in the order of the acts.

    Without what another kind of item tells of: a line of which more came back than was
    sold, a part that moved more often than its repair says, and two sales of which a
    person has said that they stand, or which was the unit's.
    """
    found: dict[UnitKey, list[Contradiction]] = {}
    for batch in batches(units):
        lives = _lives(reading, batch)
        counted = _counted_onto_stock(reading, lives)
        clashing = {
            key: _with_returns(reading, list(_clashing(rows, counted)), rows)
            for key, rows in lives.items()
        }
        told = _TellsElsewhere.among(
            reading, [each for clashes in clashing.values() for each in clashes]
        )
        for key, clashes in clashing.items():
            left = [each for each in clashes if not told.of(each)]
            if left:
                found[key] = left
    return found


@dataclass(frozen=True, slots=True)
class _TellsElsewhere:
    """What the other kinds have of these contradictions."""

    sold_lines: Mapping[UUID, UUID | None]
    settled_sales: Collection[UUID]
    over_returned: Collection[UUID]
    parts: Collection[UUID]

    @classmethod
    def among(
        cls, reading: Reading, clashes: Sequence[Contradiction]
    ) -> "_TellsElsewhere":
        lines = {line for each in clashes for line in each.lines if line}
        rows = reading.session.execute(
            select(SaleLine.id, SaleLine.returned_line_id).where(SaleLine.id.in_(lines))
        )
        sold_lines = {row.id: row.returned_line_id for row in rows}
        return cls(
            sold_lines,
            {
                each.later.id
                for each in clashes
                if each.is_of_sales
                and settled_beginning(
                    reading, key_of("serial_sold_twice", each.later.id, "")
                )
            },
            over_returned_among(reading, filter(None, sold_lines.values())),
            {
                each.later.document_id
                for each in clashes
                if each.is_of_one_document
                and _part_has_its_item(reading, each.later.document_id)
            },
        )

    def of(self, clash: Contradiction) -> bool:
        """Tell whether it needs no item of its own.

        Two returns that each match a sale are no more than the two sales were.
        """
        if clash.is_of_sales:
            return clash.later.id in self.settled_sales
        if clash.is_of_one_document:
            return clash.later.document_id in self.parts
        earlier, later = (
            self.sold_lines.get(line) if line else None for line in clash.lines
        )
        if earlier is None or later is None:
            return False
        return earlier != later or later in self.over_returned


def _part_has_its_item(reading: Reading, line_id: UUID) -> bool:
    wrong = moved_otherwise().where(RepairLine.id == line_id)
    if reading.session.execute(wrong).first() is not None:
        return True
    return settled_beginning(reading, key_of("part_moved_twice", line_id, ""))


def _lives(
    reading: Reading, units: Collection[UnitKey]
) -> dict[UnitKey, list[SerialMovement]]:
    lives: dict[UnitKey, list[SerialMovement]] = defaultdict(list)
    rows = reading.session.scalars(
        select(SerialMovement)
        .where(is_one_of(SerialMovement, units))
        .order_by(SerialMovement.occurred_at, SerialMovement.id)
    )
    for row in rows:
        lives[row.product_id, row.serial_number].append(row)
    return lives


def _counted_onto_stock(
    reading: Reading, lives: Mapping[UnitKey, Sequence[SerialMovement]]
) -> set[UUID]:
    """Return the documents by which units came onto the shelf, and pieces with them.

    Else only their numbers were told: the shelf had them already.
    """
    counted = [
        row.document_id
        for rows in lives.values()
        for row in rows
        if row.what_happened is SerialAct.COUNTED
    ]
    return {
        found
        for batch in batches(counted)
        for found in reading.session.scalars(
            select(StockMovement.id).where(StockMovement.id.in_(batch))
        )
    }


def _clashing(
    rows: Sequence[SerialMovement], counted: Collection[UUID]
) -> Iterator[Contradiction]:
    place = {row.id: number for number, row in enumerate(rows)}
    for number, later in enumerate(rows[1:], 1):
        earlier = rows[number - 1]
        knew = (
            later.is_word
            or later.after_id is None
            or later.after_id == earlier.id
            or later.terminal_id == earlier.terminal_id
            # A clock that ran ahead: what it knew of stands behind it.
            or place.get(later.after_id, -1) > number
        )
        clash = Contradiction(earlier, later)
        if not knew and (clash.is_of_sales or not _agree(clash, counted)):
            yield clash


def _with_returns(
    reading: Reading,
    clashes: Sequence[Contradiction],
    rows: Sequence[SerialMovement],
) -> list[Contradiction]:
    """Return clashes, those of two sales with the acts by which these came back."""
    back = [
        row
        for row in rows
        if row.what_happened is SerialAct.RETURNED and not row.is_word
    ]
    if not back or not any(clash.is_of_sales for clash in clashes):
        return list(clashes)
    sold = reading.session.execute(
        select(SaleLine.id, SaleLine.returned_line_id).where(
            SaleLine.id.in_([row.line_id for row in back if row.line_id])
        )
    )
    sold_lines = {row.id: row.returned_line_id for row in sold}
    of_sale = {
        line: row
        for row in back
        if row.line_id and (line := sold_lines.get(row.line_id)) is not None
    }
    return [
        replace(
            clash,
            returns={
                line: of_sale[line] for line in clash.lines if line and line in of_sale
            },
        )
        if clash.is_of_sales
        else clash
        for clash in clashes
    ]


def _agree(clash: Contradiction, counted: Collection[UUID]) -> bool:
    earlier, later = clash.earlier, clash.later
    before, after = place_after(earlier.what_happened), later.what_happened
    if clash.is_of_one_document and before is place_after(after):
        return True
    moves = (after is SerialAct.RECEIVED) or later.document_id in counted
    was_only_told = (
        earlier.what_happened is SerialAct.COUNTED
        and earlier.document_id not in counted
    )
    is_here = before is not Place.IN_STOCK or earlier.branch_id == later.branch_id
    if before is Place.IN_STOCK and is_here:
        if after in _COMES_IN:
            return not moves or was_only_told
        if after is SerialAct.RETURNED:
            return was_only_told
    return is_here and can_follow(after, before)
