"""Becoming a terminal of a hub: enrol, download, swap the file in, take a number."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from secrets import token_urlsafe
from typing import Any
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import Engine as DatabaseEngine
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from techstore_desktop.core.branches.models import Installation, Terminal
from techstore_desktop.core.clock import SystemClock
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.backup import set_aside
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.sync.adopting import adopt, stranded
from techstore_desktop.sync.connection import connect
from techstore_desktop.sync.direct import office_engine, office_origin
from techstore_desktop.sync.engine import Engine
from techstore_desktop.sync.enrolment import Address, Enrolment
from techstore_desktop.sync.errors import HubLost, HubRefuses
from techstore_desktop.sync.feed import FeedEntry
from techstore_desktop.sync.first_download import (
    Joined,
    check,
    download,
    finish,
    forget_progress,
    prepare,
)
from techstore_desktop.sync.hub import PostgresHub, run_round
from techstore_desktop.sync.replica import Replica
from techstore_desktop.sync.secrets import Secrets

Told = Callable[[int, str], None]
_BEGIN_AGAIN = {"sync.download_damaged", "storage.damaged"}
_INCARNATION = "-incarnation"
_REFUSALS = {"sync.other_installation": "hub.code_used"}


def join(
    file: Path,
    enrolment: Enrolment,
    secrets: Secrets,
    *,
    allows_plain: bool = False,
    told: Told | None = None,
) -> None:
    """Make ``file`` a terminal of the enrolment's hub. The caller holds its lock.

    A file that holds nothing yet gives way; so does that of a terminal of a hub, and
    what only it had comes along under the new name. Cut off, the next call goes on.
    Raises RuleBroken ``sync.shop_is_here`` where a shop was founded in the file,
    ``hub.empty`` where the hub holds none, ``hub.code_used``; Unavailable
    ``sync.hub_unreachable``, ``sync.download_damaged``.
    """
    former = _former_entries(file)
    unfinished = file.with_name(file.name + ".joining")
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    address = enrolment.address
    place = enrol(
        enrolment, secrets, _incarnation(unfinished), allows_plain=allows_plain
    )
    password = secrets.find(address) or ""
    try:
        _drop_outdated(unfinished)
        with connect(address, password, allows_plain=allows_plain) as line:
            _fill(unfinished, _joined(place, unfinished, address), line, told)
        hub = PostgresHub(address, password, allows_plain=allows_plain)
        _complete(unfinished, place, hub, former)
    except (psycopg.Error, HubLost) as error:
        raise Unavailable("sync.hub_unreachable") from error
    except Unavailable as error:
        if error.code in _BEGIN_AGAIN:
            unfinished.unlink(missing_ok=True)
        raise
    set_aside(file, SystemClock().now())
    unfinished.replace(file)
    for suffix in ("-wal", "-shm", _INCARNATION):
        unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)


def join_office(
    enrolment: Enrolment, secrets: Secrets, *, allows_plain: bool = False
) -> str:
    """Let this computer work on the hub itself; return the address to open.

    The office's login writes tables, so its password stays what the code carried.
    Raises RuleBroken ``hub.not_an_office``, Unavailable ``storage.unreachable``.
    """
    address = enrolment.address
    engine = office_engine(address, enrolment.password, allows_plain=allows_plain)
    try:
        database = Database(engine, office_origin(engine), is_hub=True)
        with engine.connect() as connection:
            place = connection.execute(text("SELECT * FROM sync_office()")).one()
        _take_number(database, {"name": place.name, "code": place.code})
    finally:
        engine.dispose()
    secrets.keep(address, enrolment.password)
    return address.as_text()


def enrol(
    enrolment: Enrolment,
    secrets: Secrets,
    incarnation: UUID,
    *,
    allows_plain: bool = False,
) -> dict[str, Any]:
    """Take the place, and change the password that the enrolment carried.

    Raises RuleBroken ``hub.code_used``, ``hub.unknown_terminal``; Unavailable
    ``sync.hub_unreachable``.
    """
    address = enrolment.address
    kept = secrets.find(address)
    passwords = [kept, enrolment.password] if kept else [enrolment.password]
    for password in passwords:
        hub = PostgresHub(address, password, allows_plain=allows_plain)
        try:
            place = hub.enrol(incarnation)
            if password == enrolment.password:
                fresh = token_urlsafe(24)
                secrets.keep(address, fresh)
                hub.change_password(fresh)
        except HubRefuses as refusal:
            raise RuleBroken(_REFUSALS.get(refusal.code, refusal.code)) from refusal
        except HubLost as lost:
            if password == passwords[-1]:
                raise Unavailable("sync.hub_unreachable") from lost
        else:
            return place
        finally:
            hub.close()
    raise Unavailable("sync.hub_unreachable")


def _former_entries(file: Path) -> list[FeedEntry]:
    """Return what only a former terminal's file holds; refuse a shop of its own."""
    if not file.exists():
        return []
    engine = dialects.sqlite_engine(file)
    try:
        with engine.connect() as connection, suppress(DBAPIError):
            if not connection.scalar(text("SELECT count(*) FROM shop")):
                return []
            if not connection.scalar(text("SELECT count(*) FROM hub_link")):
                raise RuleBroken("sync.shop_is_here")
            installation: Any = Installation.__table__
            terminal_id = connection.scalar(select(installation.c.terminal_id))
            return stranded(engine, terminal_id) if terminal_id else []
        return []
    finally:
        engine.dispose()


def _joined(place: dict[str, Any], unfinished: Path, address: Address) -> Joined:
    return Joined(
        hub_id=UUID(place["hub_id"]),
        epoch=UUID(place["epoch"]),
        incarnation=_incarnation(unfinished),
        address=address.as_text(),
    )


def _incarnation(unfinished: Path) -> UUID:
    """Return which installation this is: drawn once, kept beside the download."""
    note = unfinished.with_name(unfinished.name + _INCARNATION)
    if not note.exists():
        note.write_text(str(uuid4()), encoding="utf-8")
    return UUID(note.read_text("utf-8"))


def _drop_outdated(unfinished: Path) -> None:
    """Begin anew where another program began, whose tables were not these."""
    if not unfinished.exists():
        return
    engine = dialects.sqlite_engine(unfinished, is_incomplete=True)
    try:
        is_ours = migrate.is_current(engine)
    finally:
        engine.dispose()
    if not is_ours:
        unfinished.unlink()


def _fill(
    unfinished: Path,
    joined: Joined,
    line: "psycopg.Connection[Any]",
    told: Told | None,
) -> None:
    engine = dialects.sqlite_engine(unfinished, is_incomplete=True)
    try:
        prepare(engine, joined)
        download(engine, line, told=told)
        with engine.connect() as connection:
            if not connection.scalar(text("SELECT count(*) FROM shop")):
                raise RuleBroken("hub.empty")
        finish(engine)
    finally:
        engine.dispose()


def _complete(
    unfinished: Path, place: dict[str, Any], hub: PostgresHub, former: list[FeedEntry]
) -> None:
    """Take a place in the shop and pull what happened meanwhile; then check it all."""
    engine = dialects.sqlite_engine(unfinished)
    try:
        database = _settle(engine, place)
        adopt(database, former)
        clock = SystemClock()
        run_round(Engine(Replica(database), clock, Random()), hub)  # noqa: S311
        check(engine)
        forget_progress(engine)
        dialects.close_log(engine)
    finally:
        engine.dispose()
        hub.close()


def _settle(engine: DatabaseEngine, place: dict[str, Any]) -> Database:
    """Say which terminal the file is, and tell the shop its name and code."""
    origin = Origin(
        terminal_id=UUID(place["terminal_id"]), branch_id=UUID(place["branch_id"])
    )
    table: Any = Installation.__table__
    with engine.begin() as connection:
        connection.execute(table.delete())
        connection.execute(
            table.insert(),
            {"terminal_id": origin.terminal_id, "branch_id": origin.branch_id},
        )
    database = Database(engine, origin)
    _take_number(database, place)
    return database


def _take_number(database: Database, place: dict[str, Any]) -> None:
    """Tell the shop the terminal's name, and the code that begins its numbers."""
    origin = database.origin
    with database.transaction("terminal.joined", None) as transaction:
        if transaction.session.get(Terminal, origin.terminal_id) is None:
            transaction.add(
                Terminal(
                    id=origin.terminal_id,
                    home_branch_id=origin.branch_id,
                    name=place["name"],
                    code=place["code"],
                )
            )
