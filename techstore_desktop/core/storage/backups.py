"""When this terminal's shop was copied last, and the copy checked."""

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.schema import Schema
from techstore_desktop.core.storage.backup import back_up
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.entity import Private


class BackupMade(Private):
    """A copy that was checked after it was written."""

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    made_at: Mapped[datetime]
    file: Mapped[str]


class BackupResponse(Schema):
    """A copy: when it was made, and where to."""

    made_at: datetime
    file: str


def remember(engine: Engine, file: Path, moment: datetime) -> None:
    """Note a copy that a command made beside the running program."""
    table: Any = BackupMade.__table__
    with engine.begin() as connection:
        if connection.dialect.has_table(connection, table.name):
            values = {"made_at": moment, "file": str(file)}
            connection.execute(table.insert(), values)


class BackupService:
    """Copies the running shop and remembers the last good copy."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, target: Path) -> BackupResponse:
        """Copy the shop to a file and check it. Raises as ``back_up`` does."""
        file = back_up(self._database.engine, target)
        with self._database.transaction("backup.made", None) as transaction:
            made = BackupMade(made_at=transaction.now, file=str(file))
            transaction.add(made)
        return BackupResponse(made_at=made.made_at, file=made.file)

    def last(self) -> BackupResponse | None:
        """Return the last copy that was checked, or None."""
        with self._database.reading() as reading:
            row = reading.session.scalars(
                select(BackupMade).order_by(BackupMade.made_at.desc()).limit(1)
            ).first()
            return BackupResponse(made_at=row.made_at, file=row.file) if row else None
