"""What the owner of a hub does: make it, give places, look after it, prove it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase
from uuid import UUID, uuid4

from sqlalchemy import Engine, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from techstore_desktop.core.branches.models import Branch, Terminal
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.core.storage.verify import Difference, Proof, verify
from techstore_desktop.sync import hub_setup
from techstore_desktop.sync.connection import security
from techstore_desktop.sync.enrolment import Enrolment
from techstore_desktop.sync.hub_terminals import (
    NewTerminal,
    add_terminal,
    adopt_terminal,
    retire_terminal,
)
from techstore_desktop.sync.joining import enrol
from techstore_desktop.sync.replica import Replica
from techstore_desktop.sync.secrets import Secrets


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing of a hub that was looked at."""

    name: str
    text: str
    is_fine: bool = True


class HubAdmin:
    """A hub, as its owner. Every method raises Unavailable where it is out of reach."""

    def __init__(self, url: str, *, allows_plain: bool = False) -> None:
        """Prepare a connection. Raises RuleBroken ``hub.address_wrong``."""
        self.engine = _owner_engine(url, allows_plain=allows_plain)

    def close(self) -> None:
        """Let go of the server."""
        self.engine.dispose()

    def init(self) -> UUID:
        """Make the database the hub, or bring it up to date; return its identifier.

        Raises RuleBroken ``hub.postgresql_too_old``.
        """
        with _translated():
            return hub_setup.init(self.engine)

    def add(
        self, name: str, code: str, *, branch: str = "", is_office: bool = False
    ) -> Enrolment:
        """Give a terminal a place; return what joins it.

        Raises RuleBroken ``hub.empty``, ``hub.branch_unknown``, ``hub.code_*``.
        """
        with _translated():
            place = NewTerminal(name, code, self._branch(branch), is_office)
            return add_terminal(self.engine, place)

    def free_code(self) -> str:
        """Return the next code that no terminal has, as B1, C1, …, Z1, A2."""
        with _translated(), self.engine.connect() as connection:
            taken = set(connection.scalars(text("SELECT code FROM sync_terminal")))
            taken |= set(connection.scalars(select(Terminal.code)))
        codes = (f"{letter}{n}" for n in range(1, 100) for letter in ascii_uppercase)
        return next(code for code in codes if code not in taken)

    def release(self) -> int:
        """Apply what was set aside and can be applied now; return how many."""
        with _translated(), self.engine.begin() as connection:
            return int(connection.scalar(text("SELECT sync_release()")) or 0)

    def retire(self, code: str) -> None:
        """End a terminal. Raises RuleBroken ``hub.terminal_unknown``."""
        with _translated():
            retire_terminal(self.engine, code)

    def take(
        self, database: Database, secrets: Secrets, *, allows_plain: bool = False
    ) -> None:
        """Let a shop that has worked alone become the hub's first content.

        The terminal is joined; its history follows with the next sync. Raises
        RuleBroken ``hub.not_empty``, ``sync.joined_already``.
        """
        with _translated():
            if self._has_shop():
                raise RuleBroken("hub.not_empty")
            if Replica(database).position() is not None:
                raise RuleBroken("sync.joined_already")
            origin = database.origin
            with database.reading() as reading:
                terminal = reading.session.get_one(Terminal, origin.terminal_id)
            place = NewTerminal(terminal.name, terminal.code, origin.branch_id)
            enrolment = adopt_terminal(self.engine, origin.terminal_id, place)
        incarnation = uuid4()
        told = enrol(enrolment, secrets, incarnation, allows_plain=allows_plain)
        Replica(database).join(
            HubLink(
                hub_id=UUID(told["hub_id"]),
                epoch=UUID(told["epoch"]),
                incarnation=incarnation,
                cursor=0,
                overlap=0,
                address=enrolment.address.as_text(),
                set_aside=None,
                schema_version=SCHEMA_VERSION,
                last_contact_at=None,
            )
        )

    def verify(self) -> Proof:
        """Prove the hub's tables from the journal, and its order without a hole."""
        with _translated():
            nobody = Origin(terminal_id=UUID(int=0), branch_id=UUID(int=0))
            proof = verify(Database(self.engine, nobody))
            holes = tuple(self._holes())
            return Proof(proof.entries, proof.rows, proof.differences + holes)

    def examine(self) -> list[Finding]:
        """Look at everything; nothing is changed."""
        with _translated():
            is_current = migrate.is_current(self.engine)
            words = "as this program's" if is_current else "older: run hub migrate"
            return [
                Finding("postgresql", self._scalar("SHOW server_version")),
                Finding("schema", words, is_current),
                Finding("entries", self._scalar("SELECT last FROM sync_head")),
                self._holes_finding(),
                self._set_aside_finding(),
                *self._terminal_findings(),
            ]

    def _holes(self) -> Iterator[Difference]:
        head = int(self._scalar("SELECT last FROM sync_head"))
        count = int(
            self._scalar(
                "SELECT (SELECT count(*) FROM journal_entry WHERE hub_seq IS NOT NULL)"
                " + (SELECT count(*) FROM sync_left_place)"
            )
        )
        if count != head:
            yield Difference("feed.hole", "journal_entry", f"{count} of {head} places")

    def _holes_finding(self) -> Finding:
        holes = list(self._holes())
        words = holes[0].detail if holes else "without a hole"
        return Finding("order", words, not holes)

    def _set_aside_finding(self) -> Finding:
        count = int(
            self._scalar(
                "SELECT count(*) FROM sync_quarantine WHERE released_at IS NULL"
            )
        )
        return Finding("set aside", f"{count} entries", count == 0)

    def _terminal_findings(self) -> Iterator[Finding]:
        with self.engine.connect() as connection:
            rows = connection.execute(
                text("SELECT * FROM sync_terminal ORDER BY code")
            ).all()
        for row in rows:
            seen = f"{row.last_push_at:%Y-%m-%d %H:%M}" if row.last_push_at else "never"
            retired = ", retired" if row.retired_at else ""
            words = f"{row.name}: {row.last_seq} entries, last push {seen}{retired}"
            yield Finding(f"terminal {row.code}", words)

    def _branch(self, name: str) -> UUID:
        query = select(Branch.id).where(Branch.archived_at.is_(None))
        if name:
            query = query.where(Branch.name == name)
        with self.engine.connect() as connection:
            if not self._has_shop():
                raise RuleBroken("hub.empty")
            found = connection.scalars(query.order_by(Branch.id)).all()
        if not found or (len(found) > 1 and not name):
            raise RuleBroken("hub.branch_unknown", name=name)
        branch: UUID = found[0]
        return branch

    def _has_shop(self) -> bool:
        return self._scalar("SELECT count(*) FROM shop") != "0"

    def _scalar(self, statement: str) -> str:
        with self.engine.connect() as connection:
            return str(connection.scalar(text(statement)))


def read_enrolment(text_or_file: str) -> Enrolment:
    """Read a code, an address, or a file that holds one.

    Raises RuleBroken ``hub.code_unreadable``.
    """
    try:
        file = Path(text_or_file)
        if file.is_file():
            return Enrolment.read(file.read_text("utf-8"))
    except (OSError, UnicodeError):
        pass
    return Enrolment.read(text_or_file)


def _owner_engine(url: str, *, allows_plain: bool) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise RuleBroken("hub.address_wrong") from error
    if parsed.get_backend_name() not in {"postgresql", "postgres"}:
        raise RuleBroken("hub.address_wrong")
    host = str(parsed.query.get("host") or parsed.host or "localhost")
    given = dict(parsed.query)
    words = security(host, allows_plain=allows_plain) | given
    plain = parsed.set(drivername="postgresql", query=words)
    return dialects.postgresql_engine(plain.render_as_string(hide_password=False))


@contextmanager
def _translated() -> Iterator[None]:
    """Turn the server's failures into Unavailable."""
    try:
        yield
    except DBAPIError as error:
        if dialects.unavailable(error) is None:
            raise
        raise Unavailable("sync.hub_unreachable") from error
