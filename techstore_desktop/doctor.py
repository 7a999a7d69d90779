"""The health of an installation: what a person would ask before calling for help."""

import platform
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import text

from techstore_desktop import __version__
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.settings import config_file, read

LEAST_FREE_MEGABYTES = 500


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
        Finding("settings", str(config_file())),
        _disk(settings.data_folder),
        *_database(settings.database_file),
        *_printers(),
    ]


def _sqlite() -> Finding:
    from pysqlite3 import dbapi2

    is_fine = dbapi2.sqlite_version_info >= dialects.OLDEST_SQLITE
    return Finding("sqlite", str(dbapi2.sqlite_version), is_fine)


def _disk(folder: Path) -> Finding:
    existing = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(existing).free // 1024**2
    return Finding("disk", f"{free:,} MB free", free >= LEAST_FREE_MEGABYTES)


def _database(file: Path) -> Iterator[Finding]:
    if not file.exists():
        yield Finding("database", f"none yet; it will be {file}")
        return
    try:
        engine = dialects.sqlite_engine(file)
        is_current = migrate.is_current(engine)
        with engine.connect() as connection:
            answer = str(connection.scalar(text("PRAGMA quick_check")))
        engine.dispose()
    except (RuleBroken, Unavailable) as refused:
        yield Finding("database", f"{file}: {refused.code}", is_fine=False)
        return
    yield Finding("database", f"{file}: {answer}", answer == "ok")
    words = SCHEMA_VERSION if is_current else "older; the next start brings it up"
    yield Finding("schema", words)


def _printers() -> Iterator[Finding]:
    from PySide6.QtCore import QCoreApplication

    if QCoreApplication.instance() is None:
        return
    from PySide6.QtPrintSupport import QPrinterInfo

    name = QPrinterInfo.defaultPrinterName()
    yield Finding("printer", name or "none chosen in the system")
