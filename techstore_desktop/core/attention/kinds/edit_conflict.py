"""A guarded field that two people changed without knowing of each other."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.attention.fields import (
    Place,
    name_of,
    permission_to_edit,
    present_value,
    read_value,
    set_value,
)
from techstore_desktop.core.attention.kind import Decision, SettledForGood, key_of
from techstore_desktop.core.attention.origins import Made, moment_of, writers
from techstore_desktop.core.attention.schemas import AttentionItem, Choice, Involved
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.products import costing
from techstore_desktop.core.repairs.part_orders import PART_ARRIVED
from techstore_desktop.core.storage.hub_link import EditConflict
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.core.storage.transaction import Reading, Transaction

_BY_RECEIPTS = (PART_ARRIVED, costing.SETTLED)
_COSTS = {("product", "cost"), ("branch_cost", "cost")}
KEEP = "keep"
TAKE_OTHER = "take_other"


class EditConflicts(SettledForGood):
    """Keyed by the entry that met another's edit, the record and the field."""

    name: ClassVar = "edit_conflict"
    tables: ClassVar = frozenset(
        # On the hub itself nobody tells of a clash but by the record's edit.
        {"edit_conflict", "product", "branch_cost", "repair_job"}
        | {"shop", "staff_member", "tax"}
    )

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per field that the hub told of."""
        rows = reading.session.scalars(
            select(EditConflict).order_by(EditConflict.entry_id.desc())
        ).all()
        worked_out = _worked_out(reading, rows)
        return [
            key_of(self.name, row.entry_id, row.record_id, row.field)
            for row in rows
            if row.entry_id not in worked_out
        ]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which field of what, and both people's values."""
        return [item for key in keys if (item := self._item(reading, key))]

    def choices(self, reading: Reading, key: str) -> tuple[Choice, ...]:
        """Return both; to take the other one needs what editing the field needs."""
        conflict = _find(reading, key)
        if conflict is None:
            return ()
        needed = {Permission.ATTENTION_SETTLE, permission_to_edit(conflict.table)}
        return (
            Choice(name=KEEP),
            Choice(name=TAKE_OTHER, permissions=frozenset(needed)),
        )

    def carry_out(
        self, transaction: Transaction, actor: Actor, key: str, decision: Decision
    ) -> None:
        """Set the field to the value that lost.

        Raises RuleBroken ``attention.gone``, and as ``set_value`` does.
        """
        conflict = _find(transaction, key)
        if conflict is None:
            raise RuleBroken("attention.gone")
        if decision.choice == TAKE_OTHER:
            place = Place(conflict.table, conflict.record_id, conflict.field)
            set_value(transaction, actor, place, conflict.lost)

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        conflict = _find(reading, key)
        if conflict is None:
            return None
        table, field = conflict.table, conflict.field
        name = name_of(reading, table, conflict.record_id)
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=moment_of(conflict.entry_id),
            values={
                "table": table,
                "name": name,
                "field": field,
                "now": present_value(reading, table, conflict.record_id, field),
                "standing": read_value(reading, table, field, conflict.standing),
                "other": read_value(reading, table, field, conflict.lost),
            },
            involved=(
                *_edits(reading, conflict),
                Involved(table=table, id=conflict.record_id, name=name),
            ),
        )


def _worked_out(reading: Reading, conflicts: Sequence[EditConflict]) -> set[UUID]:
    """Return which clashes are of a cost that receipts moved on both sides.

    Nobody chose either: ``costing`` works out what both come to.
    """
    sides = {
        each.entry_id: {each.standing_entry_id, each.lost_entry_id}
        for each in conflicts
        if (each.table, each.field) in _COSTS
    }
    ids = set().union(*sides.values()) - {None} if sides else set()
    receiving = set(
        reading.session.scalars(
            select(JournalEntry.id).where(
                JournalEntry.id.in_(ids), JournalEntry.action.in_(_BY_RECEIPTS)
            )
        )
    )
    return {entry_id for entry_id, both in sides.items() if both <= receiving}


def _find(reading: Reading, key: str) -> EditConflict | None:
    _kind, entry_id, record_id, field = key.split(":", 3)
    return reading.session.get(EditConflict, (UUID(entry_id), UUID(record_id), field))


def _edits(reading: Reading, conflict: EditConflict) -> list[Involved]:
    """Return what stands first, then what was lost."""
    sides = (
        (conflict.standing_entry_id, conflict.standing),
        (conflict.lost_entry_id, conflict.lost),
    )
    made = writers(reading, [entry for entry, _value in sides if entry])
    return [_edit(reading, conflict, made, entry, wire) for entry, wire in sides]


def _edit(
    reading: Reading,
    conflict: EditConflict,
    made: Mapping[UUID, Made],
    entry: UUID | None,
    wire: Any,
) -> Involved:
    who: Any = made.get(entry, Made()) if entry else Made()
    return Involved(
        table="journal_entry",
        id=entry or conflict.entry_id,
        value=read_value(reading, conflict.table, conflict.field, wire),
        **who._asdict(),
    )
