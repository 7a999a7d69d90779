"""A terminal without a database: it writes a journal by hand, right or wrong."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.storage.journal import (
    NO_HASH,
    canonical,
    entry_hash,
    personal_digest,
)
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.core.storage.wire import personal_columns
from techstore_desktop.sync.feed import FeedEntry

SALT = "0123456789abcdef"
Change = list[Any]
Words = dict[str, Any]


class Scribe:
    """One terminal's journal, each entry chained to the one before."""

    def __init__(self, terminal_id: UUID) -> None:
        self.terminal_id = terminal_id
        self.written: list[FeedEntry] = []

    def write(self, change: Change, stamp: int) -> None:
        """Add an entry at the end."""
        last = self.written[-1] if self.written else None
        told, personal = _hidden(change)
        entry = FeedEntry(
            hub_seq=0,
            id=uuid4(),
            terminal_id=self.terminal_id,
            seq=last.seq + 1 if last else 1,
            stamp=stamp,
            accepted_stamp=None,
            actor_id=None,
            approved_by_id=None,
            action="something.done",
            schema_version=SCHEMA_VERSION,
            changes=canonical([told]),
            personal=personal or None,
            previous_hash=last.hash if last else NO_HASH,
            hash=b"",
            is_quarantined=False,
            conflicts=None,
        )
        self.written.append(replace(entry, hash=entry_hash(entry)))

    def has_edited(self, row_id: str, after: int) -> bool:
        """Tell whether an entry after that number edits a record."""
        edit = f'"{row_id}","update"'
        return any(edit in (entry.changes or "") for entry in self.written[after:])

    def forged(self, place: int, how: str) -> FeedEntry:
        """Return an entry that is not quite the one that was written."""
        entry = self.written[place]
        if how == "hash":
            return replace(entry, action="something.else")
        if how == "terminal":
            entry = replace(entry, terminal_id=uuid4())
        elif how == "chain":
            entry = replace(entry, previous_hash=bytes(31) + b"x")
        elif how == "another":
            entry = replace(entry, id=uuid4())
        return replace(entry, hash=entry_hash(entry))


def _hidden(change: Change) -> tuple[Change, dict[str, Any]]:
    """Return a change with digests for what is personal, and what they stand for."""
    table, row_id, operation, values = change
    personal: dict[str, Any] = {}

    def hide(name: str, value: Any) -> Any:
        if table != Customer.__tablename__ or name not in personal_columns(Customer):
            return value
        digest = personal_digest(SALT, value)
        personal[digest] = [SALT, value]
        return {"digest": digest}

    told = {
        name: [hide(name, part) for part in value]
        if operation == "update"
        else hide(name, value)
        for name, value in values.items()
    }
    return [table, row_id, operation, told], personal


def said(entry: FeedEntry) -> Words:
    """Return an entry as it is pushed."""
    words: Words = {name: str(getattr(entry, name)) for name in ("id", "terminal_id")}
    names = ("seq", "stamp", "action", "schema_version", "changes", "personal")
    words |= {name: getattr(entry, name) for name in names}
    words |= {"actor_id": None, "approved_by_id": None}
    for name in ("previous_hash", "hash"):
        words[name] = "\\x" + getattr(entry, name).hex()
    return words
