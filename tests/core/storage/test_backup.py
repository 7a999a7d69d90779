"""A copy is known to be good, and going back never loses the file that was there."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.products.models import Category
from techstore_desktop.core.storage import backup, dialects, migrate
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.core.storage.verify import verify

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def open_database(file: Path) -> Database:
    engine = dialects.sqlite_engine(file)
    migrate.ensure_current(engine, file=file)
    return Database(engine, Origin(uuid4(), uuid4()))


def categories(file: Path) -> int:
    engine = dialects.sqlite_engine(file)
    with engine.connect() as connection:
        count = connection.scalar(text("SELECT count(*) FROM category"))
    engine.dispose()
    return int(count or 0)


@pytest.fixture
def shop_file(tmp_path: Path) -> Path:
    file = tmp_path / "shop.db"
    database = open_database(file)
    with database.transaction("category.created", None) as transaction:
        transaction.add(Category(name="Processors"))
    database.close()
    return file


def test_a_backup_of_a_running_shop_is_whole(shop_file: Path, tmp_path: Path) -> None:
    running = open_database(shop_file)
    copy = backup.back_up(running.engine, tmp_path / "copy.db")
    assert verify(open_database(copy)).holds
    assert categories(copy) == 1


def test_a_backup_overwrites_nothing(shop_file: Path, tmp_path: Path) -> None:
    taken = tmp_path / "copy.db"
    taken.write_text("somebody's file")
    with pytest.raises(RuleBroken, match=r"backup\.file_exists"):
        backup.back_up(open_database(shop_file).engine, taken)
    assert taken.read_text() == "somebody's file"


def test_a_backup_into_no_folder_says_so(shop_file: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        backup.back_up(open_database(shop_file).engine, tmp_path / "no" / "copy.db")


def test_restoring_keeps_the_file_that_was_there(
    shop_file: Path, tmp_path: Path
) -> None:
    database = open_database(shop_file)
    copy = backup.back_up(database.engine, tmp_path / "copy.db")
    with database.transaction("category.created", None) as transaction:
        transaction.add(Category(name="Storage"))
    database.close()
    former = backup.restore(copy, shop_file, moment=NOON)
    assert former is not None
    assert (categories(shop_file), categories(former)) == (1, 2)


def test_what_is_no_shop_is_not_restored(shop_file: Path, tmp_path: Path) -> None:
    for name, content in (("empty", b""), ("text", b"hello there " * 500)):
        file = tmp_path / name
        file.write_bytes(content)
        with pytest.raises((RuleBroken, Unavailable)):
            backup.restore(file, shop_file, moment=NOON)
    with pytest.raises(RuleBroken, match=r"backup\.not_found"):
        backup.restore(tmp_path / "nothing", shop_file, moment=NOON)
    assert categories(shop_file) == 1


def a_terminal_of_a_hub(file: Path, template: Path) -> Path:
    shutil.copy(template, file)
    engine = dialects.sqlite_engine(file)
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO hub_link (hub_id, epoch, incarnation, cursor, overlap,"
                " address, schema_version) VALUES (x'01', x'01', x'01', 0, 0, '', '')"
            )
        )
    dialects.close_log(engine)
    engine.dispose()
    return file


def test_a_terminal_of_a_hub_does_not_go_back_to_a_copy(
    tmp_path: Path, sqlite_template: Path
) -> None:
    copy = a_terminal_of_a_hub(tmp_path / "copy.db", sqlite_template)
    file = tmp_path / "shop.db"
    with pytest.raises(RuleBroken, match=r"backup\.of_a_terminal"):
        backup.restore(copy, file, moment=NOON)
    assert not file.exists()
    backup.restore(copy, file, moment=NOON, is_alone=True)
    engine = dialects.sqlite_engine(file)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM hub_link")) == 0
    engine.dispose()
