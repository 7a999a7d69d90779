"""Entries of ours as the hub takes them."""

from typing import Any

from techstore_desktop.core.schema import NUL

MOST_BYTES = 1_000_000


def within_size(rows: Any, *, is_ours: bool = True) -> list[dict[str, Any]]:
    """Return the first rows of the journal, ``MOST_BYTES`` of them but always one.

    With those of another terminal goes the hub's receipt.
    """
    entries: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        size += len(row.changes)
        if entries and size > MOST_BYTES:
            break
        receipt = {} if is_ours else {"receipt": "\\x" + row.receipt.hex()}
        entries.append(_for_the_hub(row) | receipt)
    return entries


def _for_the_hub(row: Any) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "terminal_id": str(row.terminal_id),
        "seq": row.seq,
        "stamp": row.stamp,
        "actor_id": str(row.actor_id) if row.actor_id else None,
        "approved_by_id": str(row.approved_by_id) if row.approved_by_id else None,
        "action": row.action,
        "schema_version": row.schema_version,
        "changes": row.changes,
        "personal": _without_nul(row.personal),
        "previous_hash": "\\x" + row.previous_hash.hex(),
        "hash": "\\x" + row.hash.hex(),
    }


def _without_nul(personal: dict[str, Any] | None) -> dict[str, Any] | None:
    """Put nothing in the place of what PostgreSQL would refuse the whole push for."""
    if personal is None:
        return None
    return {
        digest: None if kept is None or NUL in str(kept[1]) else kept
        for digest, kept in personal.items()
    }
