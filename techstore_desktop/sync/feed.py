"""What travels between a terminal and the hub."""

from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from techstore_desktop.core.storage.journal import entry_hash, personal_digest


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One place of the central order and the entry that stands there.

    Without ``changes`` it is an entry of this terminal, which has it: only what the
    hub decided is told. An entry that was set aside and released later comes twice.
    """

    hub_seq: int
    id: UUID
    terminal_id: UUID
    seq: int
    stamp: int
    accepted_stamp: int | None
    actor_id: UUID | None
    approved_by_id: UUID | None
    action: str
    schema_version: str
    changes: str | None
    personal: dict[str, Any] | None
    previous_hash: bytes
    hash: bytes
    is_quarantined: bool
    conflicts: list[dict[str, Any]] | None
    receipt: bytes | None = None

    @property
    def order_stamp(self) -> int:
        """The stamp that counts."""
        return self.accepted_stamp or self.stamp

    def is_genuine(self) -> bool:
        """Whether the hash is that of the content, and each digest of its value."""
        if self.changes is None:
            return True
        kept = (self.personal or {}).items()
        return entry_hash(self) == self.hash and all(
            salted is None or personal_digest(*salted) == digest
            for digest, salted in kept
        )


class Standing(NamedTuple):
    """One place of the hub's order, as it stands: to find where it parted from ours.

    A place that was left names the entry that stood there and stands later now.
    """

    hub_seq: int
    entry_id: UUID
    accepted_stamp: int | None
    is_quarantined: bool
    is_left: bool


class Place(NamedTuple):
    """What the hub decided about one of our entries."""

    seq: int
    hub_seq: int
    accepted_stamp: int | None
    is_quarantined: bool
