"""Copies of a shop's file that are known to be good, and the way back to one."""

import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.storage.dialects import (
    close_log,
    copy_file,
    sqlite_engine,
    unavailable,
)
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION


def back_up(engine: Engine, target: Path) -> Path:
    """Copy a running SQLite database to ``target`` and check the copy.

    Selling goes on meanwhile. Raises RuleBroken ``backup.file_exists`` and
    ``backup.not_a_file``, Unavailable ``backup.disk_failed``.
    """
    if engine.dialect.name != "sqlite":
        raise RuleBroken("backup.not_a_file")
    if target.exists():
        raise RuleBroken("backup.file_exists", file=str(target))
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        _vacuum_into(engine, unfinished)
        check(unfinished)
        unfinished.replace(target)
    except OSError as error:
        raise Unavailable("backup.disk_failed", file=str(target)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def check(file: Path) -> str:
    """Return the schema version of a sound shop's file.

    Raises RuleBroken ``backup.not_found``, ``backup.not_a_shop`` and
    ``backup.newer_version``, Unavailable ``storage.damaged``.
    """
    if not file.is_file():
        raise RuleBroken("backup.not_found", file=str(file))
    engine = sqlite_engine(file)
    try:
        with engine.connect() as connection:
            if connection.scalar(text("PRAGMA integrity_check")) != "ok":
                raise Unavailable("storage.damaged")
            version = str(
                connection.scalar(text("SELECT version_num FROM alembic_version"))
            )
    except DBAPIError as error:
        raise unavailable(error) or RuleBroken("backup.not_a_shop") from error
    finally:
        engine.dispose()
    if version > SCHEMA_VERSION:
        raise RuleBroken("backup.newer_version", version=version)
    return version


def restore(
    copy: Path, file: Path, *, moment: datetime, is_alone: bool = False
) -> Path | None:
    """Put a checked copy in the place of a shop's file, which nobody has open.

    A terminal of a hub does not go back to a copy: the hub has all that it did, and
    joining anew brings it. ``is_alone`` restores it as a shop without a hub, for when
    the hub is lost too. Returns where the former file was kept; None where there was
    none. Raises RuleBroken ``backup.of_a_terminal`` and what ``check`` raises.
    """
    check(copy)
    if not is_alone and (_has_hub(copy) or _has_hub(file)):
        raise RuleBroken("backup.of_a_terminal")
    file.parent.mkdir(parents=True, exist_ok=True)
    incoming = file.with_name(file.name + ".incoming")
    try:
        shutil.copyfile(copy, incoming)
        former = set_aside(file, moment)
        if is_alone:
            _forget_hub(incoming)
        incoming.replace(file)
    except OSError as error:
        raise Unavailable("backup.disk_failed", file=str(file)) from error
    return former


def _has_hub(file: Path) -> bool:
    """Tell whether a file is that of a hub's terminal; a damaged one tells nothing."""
    if not file.exists():
        return False
    engine = sqlite_engine(file)
    try:
        with engine.connect() as connection:
            return bool(connection.scalar(text("SELECT count(*) FROM hub_link")))
    except (DBAPIError, Unavailable):
        return False
    finally:
        engine.dispose()


def _forget_hub(file: Path) -> None:
    engine = sqlite_engine(file)
    with engine.begin() as connection:
        if connection.dialect.has_table(connection, "hub_link"):
            connection.execute(text("DELETE FROM hub_link"))
    close_log(engine)
    engine.dispose()


def set_aside(file: Path, moment: datetime) -> Path | None:
    """Rename a file out of the way; return its new place, None where there is none."""
    if not file.exists():
        return None
    stamp = moment.strftime("%Y%m%d-%H%M%S")
    former = file.with_name(f"{file.stem}-before-restore-{stamp}{file.suffix}")
    for suffix in ("", "-wal", "-shm"):
        part = file.with_name(file.name + suffix)
        if part.exists():
            part.rename(former.with_name(former.name + suffix))
    return former


def _vacuum_into(engine: Engine, target: Path) -> None:
    try:
        copy_file(engine, target)
    except DBAPIError as error:
        raise unavailable(error) or error from error
