"""Every state that a job can be in: one standard state a kind, and the shop's own."""

from collections.abc import Iterable

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.models import RepairState
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.core.repairs.workflow import kind_of, state_key
from techstore_desktop.core.storage.transaction import Reading

_STEP = 100
_COLOURS = {
    RepairKind.RECEIVED: "information",
    RepairKind.DIAGNOSING: "warning",
    RepairKind.QUOTED: "information",
    RepairKind.APPROVED: "accent",
    RepairKind.DECLINED: "bad",
    RepairKind.WAITING_FOR_PART: "warning",
    RepairKind.REPAIRING: "accent",
    RepairKind.TESTING: "accent",
    RepairKind.READY: "good",
    RepairKind.DELIVERED: "text_third",
    RepairKind.CANCELLED: "text_third",
}
_PLACES = {kind: place * _STEP for place, kind in enumerate(RepairKind)}
_STANDARD = tuple(
    RepairStateResponse(
        key=state_key(kind),
        id=None,
        kind=kind,
        name="",
        colour=_COLOURS[kind],
        position=_PLACES[kind],
    )
    for kind in RepairKind
)


class StateBook:
    """The states of the shop in their order, found by their keys."""

    def __init__(self, own: Iterable[RepairState]) -> None:
        self._archived: set[str] = set()
        every = [*_STANDARD, *map(self._own, own)]
        every.sort(key=lambda state: (state.position, state.name))
        self._by_key = {state.key: state for state in every}

    @property
    def shown(self) -> tuple[RepairStateResponse, ...]:
        """The states in use."""
        return tuple(
            state for key, state in self._by_key.items() if key not in self._archived
        )

    def get(self, key: str) -> RepairStateResponse:
        """Return a state; one that this terminal does not know yet, by its kind."""
        known = self._by_key.get(key)
        return known or self._by_key[kind_of(key).value]

    def chosen(self, key: str) -> RepairStateResponse:
        """Return a state to move to. Raises RuleBroken ``repair_state.not_found``."""
        known = self._by_key.get(key)
        if known is None or key in self._archived:
            raise RuleBroken("repair_state.not_found")
        return known

    def keys(self, kinds: Iterable[RepairKind]) -> list[str]:
        """Return every state of some kinds, those out of use too."""
        wanted = set(kinds)
        return [key for key, state in self._by_key.items() if state.kind in wanted]

    def keys_without(self, kinds: Iterable[RepairKind]) -> list[str]:
        """Return every state that is of none of these kinds."""
        return self.keys(set(RepairKind) - set(kinds))

    def places(self) -> dict[str, int]:
        """Return the order of the states by their keys."""
        return {key: place for place, key in enumerate(self._by_key)}

    def _own(self, row: RepairState) -> RepairStateResponse:
        state = own_state(row)
        if row.archived_at is not None:
            self._archived.add(state.key)
        return state


def own_state(row: RepairState) -> RepairStateResponse:
    """Return a state of the shop's own; it stands behind the standard one."""
    return RepairStateResponse(
        key=state_key(row.kind, row.id),
        id=row.id,
        kind=row.kind,
        name=row.name,
        colour=row.colour or _COLOURS[row.kind],
        position=_PLACES[row.kind] + 1 + row.position,
    )


def state_book(reading: Reading) -> StateBook:
    """Return the states of the shop as they are."""
    return StateBook(reading.session.scalars(select(RepairState)))
