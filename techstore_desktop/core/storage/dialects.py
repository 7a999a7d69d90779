"""Connecting to either database, and telling its failures apart."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from techstore_desktop.core.errors import Unavailable

OLDEST_SQLITE = (3, 51, 3)
"""Before it, a bug in the write-ahead log can lose committed pages."""

WRITES = "writes"
REPEATABLE = "repeatable"
"""With WRITES, for what a power cut may undo because it will be told again: the disk
is not waited for. Whatever is written after it and waited for takes it along."""

ALONE = "alone"
"""For statements that refuse to run inside a transaction, such as VACUUM."""

_SYNCHRONOUS = "synchronous"
_BUSY_MILLISECONDS = 5000
_CACHE_KIBIBYTES = 16384
_FILLING_CACHE_KIBIBYTES = 65536
_SORTING_THREADS = 2
"""For indexes made of rows that are all there."""
_PRAGMAS = (
    f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    f"PRAGMA cache_size=-{_CACHE_KIBIBYTES}",
)


def sqlite_engine(
    path: Path, *, is_throwaway: bool = False, is_incomplete: bool = False
) -> Engine:
    """Return an engine on a SQLite file: durable, with foreign keys checked.

    A throw-away file is not waited for: a power cut may take it. A file that is
    incomplete is not checked for foreign keys either. Raises Unavailable
    ``storage.sqlite_too_old``.
    """
    from pysqlite3 import dbapi2

    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise Unavailable("storage.sqlite_too_old", found=dbapi2.sqlite_version)
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=dbapi2,
        connect_args={"check_same_thread": False, "isolation_level": None},
        pool_size=4,
        pool_reset_on_return=None,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "checkin", _end_what_failed)
    if is_throwaway or is_incomplete:
        event.listen(engine, "connect", _do_not_wait)
    if is_incomplete:
        event.listen(engine, "connect", _fill_fast)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def postgresql_engine(url: str) -> Engine:
    """Return an engine on a PostgreSQL server."""
    address = url.replace("postgresql://", "postgresql+psycopg://", 1)
    return create_engine(address, pool_pre_ping=True)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _end_what_failed(connection: Any, _record: object) -> None:
    """Let go of the lock that a refused commit leaves behind."""
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _do_not_wait(connection: Any, record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")
    record.info[_SYNCHRONOUS] = "OFF"


def _fill_fast(connection: Any, _record: object) -> None:
    """Write each new row once, not to a log first; a killed program loses no page."""
    connection.execute("PRAGMA journal_mode=TRUNCATE")
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute(f"PRAGMA threads={_SORTING_THREADS}")
    connection.execute(f"PRAGMA cache_size=-{_FILLING_CACHE_KIBIBYTES}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(ALONE):
        return
    if options.get(WRITES):
        _choose_durability(connection, "NORMAL" if options.get(REPEATABLE) else "FULL")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")


def _choose_durability(connection: Connection, wanted: str) -> None:
    """Set at each write what the last one on this connection may have changed."""
    if connection.info.setdefault(_SYNCHRONOUS, "FULL") not in {wanted, "OFF"}:
        connection.exec_driver_sql(f"PRAGMA synchronous={wanted}")
        connection.info[_SYNCHRONOUS] = wanted


def copy_file(engine: Engine, target: Path) -> None:
    """Write a compact copy of a SQLite database while others use it."""
    with engine.connect().execution_options(**{ALONE: True}) as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(target),))


def close_log(engine: Engine) -> None:
    """Write a SQLite database's log into the file, so that the file stands alone."""
    with engine.connect().execution_options(**{ALONE: True}) as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


_SQLITE_SIGNS = {
    "locked": "storage.locked",
    "disk is full": "storage.full",
    "disk I/O": "storage.disk_failed",
    "malformed": "storage.damaged",
    "not a database": "storage.damaged",
    "readonly": "storage.read_only",
    "unable to open": "storage.unreachable",
}


def unavailable(error: DBAPIError) -> Unavailable | None:
    """Return what a database error means for a person; None for a bug of ours."""
    words = str(error.orig)
    for sign, code in _SQLITE_SIGNS.items():
        if sign in words:
            return Unavailable(code)
    if error.connection_invalidated or _is_lost_server(error):
        return Unavailable("storage.unreachable")
    return None


def _is_lost_server(error: DBAPIError) -> bool:
    kind = type(error.orig)
    return kind.__module__.startswith("psycopg") and kind.__name__ in {
        "OperationalError",
        "AdminShutdown",
        "CannotConnectNow",
    }
