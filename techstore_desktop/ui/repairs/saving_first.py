"""What is typed about the open job is saved before the job moves, whoever moves it."""

from collections.abc import Callable, Collection
from uuid import UUID

from techstore_desktop.core.repairs.schemas import RepairCard

Saved = Callable[[RepairCard | None], None]
"""Gets the open job as it is now, None where nothing of it was to be saved."""

SaveFirst = Callable[[Collection[UUID], Saved], None]
"""Called with the jobs that are to move; goes on only once they may."""


def nothing_typed(_job_ids: Collection[UUID], then: Saved) -> None:
    """Go on: no job is open."""
    then(None)
