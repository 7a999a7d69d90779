"""What people are told about the sync."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any


class SyncState(StrEnum):
    """How a terminal stands with its hub."""

    NONE = "none"
    IN_STEP = "in_step"
    WAITING = "waiting"
    OFFLINE = "offline"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class OtherTerminal:
    """One terminal of the shop, as the hub last saw it."""

    name: str
    code: str
    last_push_at: datetime | None
    last_contact_at: datetime | None
    waiting: int
    clock_offset: timedelta
    program_version: str
    is_retired: bool

    @classmethod
    def told(cls, words: dict[str, Any]) -> "OtherTerminal":
        """Read what the hub says of a terminal."""
        return cls(
            name=words["name"],
            code=words["code"],
            last_push_at=_moment(words["last_push_at"]),
            last_contact_at=_moment(words["last_contact_at"]),
            waiting=words["waiting"],
            clock_offset=timedelta(milliseconds=words["clock_offset_ms"]),
            program_version=words["program_version"],
            is_retired=words["retired_at"] is not None,
        )


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """One look at the sync. ``trouble`` is the code of a sentence for a person."""

    state: SyncState
    waiting: int = 0
    waiting_since: datetime | None = None
    behind: int = 0
    last_contact_at: datetime | None = None
    clock_offset: timedelta = timedelta()
    trouble: str | None = None
    place: str = ""
    is_password_in_file: bool = False
    terminals: tuple[OtherTerminal, ...] = ()

    @property
    def is_clock_wrong(self) -> bool:
        """Whether this computer's clock is two minutes or more off the hub's."""
        return abs(self.clock_offset) >= timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """One act that the hub does not have yet, by its name in the business."""

    done_at: datetime
    action: str


NO_HUB = SyncStatus(SyncState.NONE)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
