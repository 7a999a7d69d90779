"""The shop's own questions, accessories and usual faults for each kind of device."""

from collections.abc import Mapping

from pydantic import Field
from sqlalchemy import select

from techstore_desktop.core.devices.checklists import ACCESSORIES, FAULTS, QUESTIONS
from techstore_desktop.core.devices.kinds import DeviceKind
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.repairs.intake_models import DeviceChecklist
from techstore_desktop.core.schema import RequiredText, Schema
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Reading

MOST = 30


class KindLists(Schema):
    """What is asked, what is left, what fails: known keys, or the shop's own words."""

    questions: tuple[RequiredText, ...] = Field(default=(), max_length=MOST)
    accessories: tuple[RequiredText, ...] = Field(default=(), max_length=MOST)
    faults: tuple[RequiredText, ...] = Field(default=(), max_length=MOST)


class ChecklistService:
    """Reads and edits the lists."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def every(self) -> Mapping[DeviceKind, KindLists]:
        """Return the lists of each kind: the shop's own, else the usual ones."""
        with self._database.reading() as reading:
            return {kind: _lists(reading, kind) for kind in DeviceKind}

    def save(self, actor: Actor, kind: DeviceKind, data: KindLists) -> None:
        """Keep a shop's own lists; empty ones bring the usual ones back."""
        authorize(actor, {Permission.REPAIR_EDIT_STATES})
        values = {name: list(getattr(data, name)) for name in KindLists.model_fields}
        with self._database.transaction("repair.checklist_edited", actor) as writing:
            kept = _kept(writing, kind)
            if kept is None:
                writing.add(DeviceChecklist(device_kind=kind.value, **values))
                return
            for name, value in values.items():
                setattr(kept, name, value)


def usual_lists(kind: DeviceKind) -> KindLists:
    """Return the lists that come with the program."""
    return KindLists(
        questions=QUESTIONS[kind], accessories=ACCESSORIES[kind], faults=FAULTS[kind]
    )


def _lists(reading: Reading, kind: DeviceKind) -> KindLists:
    usual, kept = usual_lists(kind), _kept(reading, kind)
    if kept is None:
        return usual
    return KindLists(
        questions=tuple(kept.questions) or usual.questions,
        accessories=tuple(kept.accessories) or usual.accessories,
        faults=tuple(kept.faults) or usual.faults,
    )


def _kept(reading: Reading, kind: DeviceKind) -> DeviceChecklist | None:
    """Return the row of a kind: the first one where two tills apart made one each."""
    query = select(DeviceChecklist).where(
        DeviceChecklist.device_kind == kind.value, DeviceChecklist.archived_at.is_(None)
    )
    return reading.session.scalars(query.order_by(DeviceChecklist.id).limit(1)).first()
