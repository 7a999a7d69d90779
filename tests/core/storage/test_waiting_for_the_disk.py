"""What people do is on the disk when it is done; what the hub tells again may wait."""

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, text

from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Origin

OFF, NORMAL, FULL = 0, 1, 2


def synchronous(connection: Connection) -> int:
    return connection.scalar(text("PRAGMA synchronous")) or 0


@pytest.mark.parametrize("is_throwaway", [False, True])
def test_each_write_says_whether_it_waits(tmp_path: Path, is_throwaway: bool) -> None:
    engine = dialects.sqlite_engine(tmp_path / "shop.db", is_throwaway=is_throwaway)
    migrate.ensure_current(engine)
    database = Database(engine, Origin(terminal_id=uuid4(), branch_id=uuid4()))
    for _ in range(3):
        with database.replaying(is_repeatable=True) as replay:
            expected = OFF if is_throwaway else NORMAL
            assert synchronous(replay.connection) == expected
        with database.replaying() as replay:
            assert synchronous(replay.connection) == (OFF if is_throwaway else FULL)
        with database.replaying(is_repeatable=True):
            pass
        with database.transaction("nothing.done", None) as transaction:
            connection = transaction.session.connection()
            assert synchronous(connection) == (OFF if is_throwaway else FULL)
    database.close()
