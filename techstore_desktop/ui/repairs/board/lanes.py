"""What the board's columns stand for: states, or the people who have the jobs."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairBoard, RepairCard
from techstore_desktop.core.repairs.workflow import CLOSED
from techstore_desktop.ui.repairs.words import state_words

NOBODY = ""


_WORK = (
    RepairKind.DIAGNOSING,
    RepairKind.REPAIRING,
    RepairKind.RECEIVED,
    RepairKind.APPROVED,
    RepairKind.TESTING,
    RepairKind.WAITING_FOR_PART,
    RepairKind.READY,
    RepairKind.QUOTED,
    RepairKind.DECLINED,
    RepairKind.CANCELLED,
)
"""Where there is something to do comes before where a job waits for others."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: its key, its name, and the token of its colour.

    Where not all have room, those of a lower ``rank`` are open first.
    """

    key: str
    title: str
    colour: str
    rank: int


def lanes_of(board: RepairBoard, *, by_technician: bool) -> list[Lane]:
    """Return the columns in their order; what nobody has yet comes first."""
    if by_technician:
        return _people(board.cards)
    return [
        Lane(state.key, state_words(state), state.colour, _WORK.index(state.kind))
        for state in board.states
        if state.kind not in CLOSED
    ]


def lane_key(card: RepairCard, *, by_technician: bool) -> str:
    """Return the column that a card stands in."""
    if not by_technician:
        return card.state.key
    return str(card.technician_id) if card.technician_id else NOBODY


def _people(cards: Iterable[RepairCard]) -> list[Lane]:
    names = {
        str(card.technician_id): card.technician_name
        for card in cards
        if card.technician_id is not None
    }
    nobody = QCoreApplication.translate("Lanes", "Nobody yet")
    people = sorted(names.items(), key=lambda each: each[1].casefold())
    return [
        Lane(NOBODY, nobody, "text_third", 0),
        *(Lane(key, name, "accent", n) for n, (key, name) in enumerate(people, 1)),
    ]
