"""What the board's columns stand for: states, or the people who have the jobs."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.repairs.schemas import RepairBoard, RepairCard
from techstore_desktop.core.repairs.workflow import CLOSED
from techstore_desktop.ui.repairs.words import state_words

NOBODY = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: its key, its name, and the token of its colour."""

    key: str
    title: str
    colour: str


def lanes_of(board: RepairBoard, *, by_technician: bool) -> list[Lane]:
    """Return the columns in their order; what nobody has yet comes first."""
    if by_technician:
        return _people(board.cards)
    return [
        Lane(state.key, state_words(state), state.colour)
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
        Lane(NOBODY, nobody, "text_third"),
        *(Lane(key, name, "accent") for key, name in people),
    ]
