"""The health of an installation: what a person would ask before calling for help."""

import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from techstore_desktop import __version__
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.disk import LEAST_WITHOUT_WARNING
from techstore_desktop.core.storage.retention import checkpoint_of
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.core.storage.verify import verify_tail
from techstore_desktop.settings import config_file, read
from techstore_desktop.shop import lock_file

LEAST_FREE_MEGABYTES = LEAST_WITHOUT_WARNING // 1024**2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and whether it is as it should be."""

    name: str
    text: str
    is_fine: bool = True

    def as_dict(self) -> dict[str, object]:
        """Return it for JSON."""
        return asdict(self)


def examine() -> list[Finding]:
    """Look at everything; nothing is changed."""
    settings = read()
    return [
        Finding("program", __version__),
        Finding("python", platform.python_version()),
        _sqlite(),
        _qt(),
        Finding("settings", str(config_file())),
        _folder(settings.data_folder),
        _disk(settings.data_folder),
        *_database(settings.database_file),
        _printer(),
    ]


def _sqlite() -> Finding:
    from pysqlite3 import dbapi2

    is_fine = dbapi2.sqlite_version_info >= dialects.OLDEST_SQLITE
    return Finding("sqlite", str(dbapi2.sqlite_version), is_fine)


def _qt() -> Finding:
    from PySide6.QtCore import qVersion

    return Finding("qt", qVersion())


def _folder(folder: Path) -> Finding:
    if os.access(_existing(folder), os.W_OK | os.X_OK):
        return Finding("folder", str(folder))
    return Finding("folder", f"{folder}: nothing can be written here", is_fine=False)


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(_existing(folder)).free // 1024**2
    return Finding("disk", f"{free:,} MB free", free >= LEAST_FREE_MEGABYTES)


def _existing(folder: Path) -> Path:
    """Return a folder, or the one above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def _database(file: Path) -> Iterator[Finding]:
    if not file.exists():
        yield Finding("database", f"none yet; it will be {file}")
        return
    yield _lock(file)
    engine = dialects.sqlite_engine(file)
    try:
        yield from _inside(engine, file)
    except (RuleBroken, Unavailable) as refused:
        yield _refusal(file, refused)
    except DBAPIError as error:
        yield _refusal(file, dialects.unavailable(error) or error)
    finally:
        engine.dispose()


def _refusal(file: Path, refused: Exception) -> Finding:
    words = str(refused)
    if isinstance(refused, RuleBroken | Unavailable):
        from techstore_desktop.ui.messages import message

        words = message(refused)
    return Finding("database", f"{file}: {words}", is_fine=False)


def _inside(engine: Engine, file: Path) -> Iterator[Finding]:
    is_current = migrate.is_current(engine)
    with engine.connect() as connection:
        answer = str(connection.scalar(text("PRAGMA quick_check(1)")))
        yield Finding("database", f"{file}: {answer}", answer == "ok")
        words = SCHEMA_VERSION if is_current else "older; the next start brings it up"
        yield Finding("schema", words)
        if is_current:
            proof = verify_tail(connection)
            broken = ", ".join(
                f"{each.kind} {each.place}" for each in proof.differences
            )
            good = f"the last {proof.entries} entries hold"
            yield Finding("journal", broken or good, proof.holds)
            yield _history(connection)


def _history(connection: Connection) -> Finding:
    """Tell from when on all is here: what is older is at the hub."""
    checkpoint = checkpoint_of(connection)
    if checkpoint is None:
        return Finding("history", "all of it is here")
    count = connection.scalar(text("SELECT count(*) FROM gone_document"))
    since = f"{checkpoint.kept_from:%Y-%m-%d}"
    return Finding("history", f"whole from {since}; {count} older at the hub")


def _lock(file: Path) -> Finding:
    lock = lock_file(file)
    if not lock.exists():
        return Finding("lock", "free")
    try:
        with FileLock(lock, timeout=0):
            return Finding("lock", "free")
    except Timeout:
        return Finding("lock", "the shop is open in another window")
    except OSError as error:
        return Finding("lock", str(error), is_fine=False)


def _printer() -> Finding:
    from PySide6.QtPrintSupport import QPrinterInfo
    from PySide6.QtWidgets import QApplication

    # No screen is needed to ask for a name.
    words = ["techstore", "-platform", "offscreen"]
    app = QApplication.instance() or QApplication(words)
    name = QPrinterInfo.defaultPrinterName()
    del app
    return Finding("printer", name or "none chosen in the system")
