"""A terminal that plays foul: its login is real, what it says is made up."""

from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg.types.json import Jsonb

from techstore_desktop.core.storage.journal import (
    NO_HASH,
    JournalEntry,
    canonical,
    entry_hash,
)
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.sync.connection import connect
from techstore_desktop.sync.enrolment import Enrolment

Change = list[Any]


class Forger:
    """Signs in with an enrolment and calls the hub's functions by hand."""

    def __init__(self, enrolment: Enrolment) -> None:
        self.role = enrolment.address.role
        self.line = connect(enrolment.address, enrolment.password)
        self.incarnation = uuid4()
        told = self.ask("SELECT sync_enrol(%s)", self.incarnation)
        self.terminal_id = UUID(told["terminal_id"])
        self.branch_id = UUID(told["branch_id"])
        self._epoch = told["epoch"]
        self._seq, self._hash = 0, NO_HASH
        self.greet()

    def close(self) -> None:
        self.line.close()

    def ask(self, statement: Any, *values: Any) -> Any:
        """Run a statement and return its first value."""
        row = self.line.execute(statement, values).fetchone()
        return row[0] if row else None

    def refusal(self, statement: Any, *values: Any) -> str:
        """Run a statement that must fail; return the SQLSTATE."""
        try:
            with self.line.transaction():
                self.line.execute(statement, values)
        except psycopg.Error as error:
            return error.sqlstate or "none"
        return "done"

    def greet(self, **forged: Any) -> Any:
        said = {
            "incarnation": str(self.incarnation),
            "epoch": self._epoch,
            "cursor": 0,
            "cursor_id": None,
            "acknowledged": 0,
            "waiting": 0,
            "now": "2026-11-23T15:00:00Z",
            "program_version": "1",
            "schema_version": SCHEMA_VERSION,
        }
        return self.ask("SELECT sync_hello(%s)", Jsonb(said | forged))

    def entry(self, *changes: Change, **forged: Any) -> dict[str, Any]:
        """Return an entry that follows on, its hash right for what it says.

        ``text`` stands for the text of the changes, ``personal`` lies beside it.
        """
        personal = forged.pop("personal", None)
        values: dict[str, Any] = {
            "id": uuid4(),
            "terminal_id": self.terminal_id,
            "seq": self._seq + 1,
            "stamp": 1,
            "actor_id": None,
            "approved_by_id": None,
            "action": "sale.completed",
            "schema_version": SCHEMA_VERSION,
            "changes": forged.pop("text", canonical(changes)),
            "previous_hash": self._hash,
        }
        entry = JournalEntry(**(values | forged))
        entry.hash = entry_hash(entry)
        said = {name: str(getattr(entry, name)) for name in ("id", "terminal_id")}
        said |= {name: getattr(entry, name) for name in ("seq", "stamp", "changes")}
        for name in ("previous_hash", "hash"):
            said[name] = "\\x" + getattr(entry, name).hex()
        said |= {"action": entry.action, "schema_version": entry.schema_version}
        return said | {"personal": personal}

    def push(self, *entries: dict[str, Any]) -> dict[str, Any]:
        """Push entries; raises psycopg's errors. The next entry follows the last."""
        answer: dict[str, Any] = self.ask("SELECT sync_push(%s)", Jsonb(list(entries)))
        self.follow(entries[-1])
        return answer

    def follow(self, entry: dict[str, Any]) -> None:
        """Let the next entry come after this one."""
        self._seq = entry["seq"]
        self._hash = bytes.fromhex(entry["hash"].removeprefix("\\x"))

    def push_one(self, *changes: Change, **forged: Any) -> bool:
        """Push one entry and return whether the hub applied it."""
        entry = self.entry(*changes, **forged)
        answer = self.push(entry)
        return not answer["places"][-1][3]


def a_branch(name: object = "Norte", **forged: Any) -> Change:
    """Return the insert of a branch, a record with few fields."""
    fields = {"name": name, "address": "", "phone": ""}
    return ["branch", str(uuid4()), "insert", fields | forged]
