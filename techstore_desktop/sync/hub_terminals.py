"""The hub's terminals: a place for each, a login of its own, and its end."""

import re
from dataclasses import dataclass
from secrets import token_hex, token_urlsafe
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, text

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.sync.enrolment import Enrolment
from techstore_desktop.sync.hub_setup import office_group, terminals_group

_CODE = re.compile(r"[A-Z][A-Z0-9]{0,3}")
_NOTICE_DEATH = (
    "tcp_keepalives_idle = 10",
    "tcp_keepalives_interval = 5",
    "tcp_keepalives_count = 2",
)
"""Or a computer that lost its power keeps its lines, and soon has no more to open."""


@dataclass(frozen=True, slots=True)
class NewTerminal:
    """A place for a terminal: ``code`` begins its document numbers."""

    name: str
    code: str
    branch_id: UUID
    is_office: bool = False


def add_terminal(engine: Engine, terminal: NewTerminal) -> Enrolment:
    """Give a terminal a place and a login; return what joins it, to be used once.

    Raises RuleBroken ``hub.code_wrong``, ``hub.code_taken``.
    """
    if not _CODE.fullmatch(terminal.code):
        raise RuleBroken("hub.code_wrong", code=terminal.code)
    password = token_urlsafe(24)
    with engine.begin() as connection:
        _check_code(connection, terminal.code)
        role = f"{engine.url.database}_{terminal.code.lower()}_{token_hex(3)}"
        _make_login(connection, role, password, is_office=terminal.is_office)
        connection.execute(
            text(
                "INSERT INTO sync_terminal"
                " (terminal_id, role_name, branch_id, name, code, is_office)"
                " VALUES (:id, :role, :branch, :name, :code, :office)"
            ),
            {
                "id": uuid4(),
                "role": role,
                "branch": terminal.branch_id,
                "name": terminal.name,
                "code": terminal.code,
                "office": terminal.is_office,
            },
        )
    return Enrolment.of(engine.url, role=role, password=password)


def adopt_terminal(
    engine: Engine, terminal_id: UUID, terminal: NewTerminal
) -> Enrolment:
    """Give a terminal that has a history a login: the one whose shop the hub takes."""
    password = token_urlsafe(24)
    with engine.begin() as connection:
        role = f"{engine.url.database}_{terminal.code.lower()}_{token_hex(3)}"
        _make_login(connection, role, password, is_office=False)
        connection.execute(
            text(
                "INSERT INTO sync_terminal"
                " (terminal_id, role_name, branch_id, name, code)"
                " VALUES (:id, :role, :branch, :name, :code)"
                " ON CONFLICT (terminal_id) DO UPDATE SET role_name = :role,"
                " incarnation = NULL, enrolled_at = NULL"
            ),
            {
                "id": terminal_id,
                "role": role,
                "branch": terminal.branch_id,
                "name": terminal.name,
                "code": terminal.code,
            },
        )
    return Enrolment.of(engine.url, role=role, password=password)


def retire_terminal(engine: Engine, code: str) -> None:
    """End a terminal: its login goes, its work stays.

    Raises RuleBroken ``hub.terminal_unknown``.
    """
    with engine.begin() as connection:
        role = connection.scalar(
            text(
                "UPDATE sync_terminal SET retired_at = now()"
                " WHERE code = :code AND retired_at IS NULL RETURNING role_name"
            ),
            {"code": code},
        )
        if role is None:
            raise RuleBroken("hub.terminal_unknown", code=code)
        connection.exec_driver_sql(f'ALTER ROLE "{role}" NOLOGIN')
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE usename = :role"
            ),
            {"role": role},
        )


def _check_code(connection: Connection, code: str) -> None:
    taken = connection.scalar(
        text("SELECT true FROM sync_terminal WHERE code = :code"), {"code": code}
    )
    if taken:
        raise RuleBroken("hub.code_taken", code=code)


def _make_login(
    connection: Connection, role: str, password: str, *, is_office: bool
) -> None:
    """Make a login that waits for nobody long; an office may write, a till may ask."""
    group = office_group(connection) if is_office else terminals_group(connection)
    for statement in (
        f"CREATE ROLE \"{role}\" LOGIN PASSWORD '{password}' CONNECTION LIMIT 6"
        f' IN ROLE "{group}"',
        f"ALTER ROLE \"{role}\" SET lock_timeout = '5s'",
        *(f'ALTER ROLE "{role}" SET {each}' for each in _NOTICE_DEATH),
        f"ALTER ROLE \"{role}\" SET statement_timeout = '15min'",
        f"ALTER ROLE \"{role}\" SET idle_in_transaction_session_timeout = '10s'",
    ):
        connection.exec_driver_sql(statement)
