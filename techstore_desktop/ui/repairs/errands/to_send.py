"""What there is to choose from where a device is sent elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.printing.repair_words import repair_words_for
from techstore_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class ToSend:
    """A job with the names of where it can go.

    ``accessories`` are what was left with it, each with its words.
    """

    card: RepairCard
    destinations: Sequence[str]
    accessories: Sequence[tuple[str, str]]


def read_to_send(session: Session, card: RepairCard, spoken_here: str) -> ToSend:
    """Return what to ask about a job. Runs on the worker."""
    shop, words = session.shop, repair_words_for(spoken_here)
    job = shop.repairs.job(session.actor, card.id)
    return ToSend(
        card,
        [place.name for place in shop.errands.destinations()],
        [(each, words.say(each)) for each in job.accessories],
    )
