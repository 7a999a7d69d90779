"""The quick filters: which jobs each one leaves, and how many these are."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.reading import board_of
from techstore_desktop.core.repairs.schemas import RepairBoard, RepairCard, RepairFilter

ALL, MINE, OVERDUE, EXPRESS, WAITING = "all", "mine", "overdue", "express", "waiting"
SENT_OUT = "sent_out"
DUE_SOON = "due_soon"

_LEAVES: Mapping[str, Callable[[RepairCard], bool]] = {
    ALL: lambda _card: True,
    MINE: lambda _card: True,
    OVERDUE: lambda card: card.is_overdue,
    DUE_SOON: lambda card: card.is_due_soon,
    EXPRESS: lambda card: card.is_express,
    WAITING: lambda card: card.state.kind is RepairKind.WAITING_FOR_PART,
    SENT_OUT: lambda card: bool(card.sent_to),
}


def leaves(
    card: RepairCard, quick: str, *, me: UUID, technician_id: UUID | None
) -> bool:
    """Tell whether a quick filter shows a job: my own ones whoever is chosen."""
    wanted = me if quick == MINE else technician_id
    return wanted in (None, card.technician_id) and _LEAVES[quick](card)


def counted(
    cards: Iterable[RepairCard], *, me: UUID, technician_id: UUID | None
) -> dict[str, int]:
    """Return how many jobs each of the quick filters would show."""
    counts = dict.fromkeys(_LEAVES, 0)
    for card in cards:
        for quick in counts:
            counts[quick] += leaves(card, quick, me=me, technician_id=technician_id)
    return counts


def narrowed_by(
    board: RepairBoard, quick: str, *, me: UUID, technician_id: UUID | None
) -> RepairBoard:
    """Return a board with the jobs that a quick filter leaves."""
    if quick == ALL and technician_id is None:
        return board
    left = (
        card
        for card in board.cards
        if leaves(card, quick, me=me, technician_id=technician_id)
    )
    return board_of(board.states, tuple(left))


def filter_of(quick: str, *, me: UUID, technician_id: UUID | None) -> RepairFilter:
    """Return the same as what the list is read by."""
    return RepairFilter(
        technician_id=me if quick == MINE else technician_id,
        is_overdue=quick == OVERDUE,
        is_due_soon=quick == DUE_SOON,
        is_express=quick == EXPRESS,
        is_sent_out=quick == SENT_OUT,
        kinds=(RepairKind.WAITING_FOR_PART,) if quick == WAITING else (),
    )
