"""When the power goes, a disk has what was waited for and perhaps nothing else.

SQLite is asked through its own door to the system: at each sync of a file, what it
holds is kept aside. A power cut is a folder with only that.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.core.storage.verify import verify
from tests.rows import row

POINTER = ctypes.c_void_p
OPENING = ctypes.CFUNCTYPE(
    ctypes.c_int,
    *(POINTER, ctypes.c_char_p, POINTER, ctypes.c_int, ctypes.POINTER(ctypes.c_int)),
)
SYNCING = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, ctypes.c_int)
METHODS, SYNC_METHOD = 19, 5
"""How many places sqlite3_io_methods has, its version first, and which is xSync."""


class System(ctypes.Structure):
    """The beginning of sqlite3_vfs."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("following", POINTER),
        ("name", ctypes.c_char_p),
        ("own", POINTER),
        ("opens", POINTER),
    )


class Disk:
    """What of each file has been waited for."""

    def __init__(self) -> None:
        self.synced: dict[Path, bytes] = {}
        self._kept: list[Any] = []

    def watch(self, path: Path, file: int) -> None:
        """Let a file that SQLite has opened tell of each sync."""
        methods = ctypes.cast(file, ctypes.POINTER(POINTER))
        pointers = ctypes.cast(methods[0], ctypes.POINTER(POINTER))
        copy = (POINTER * METHODS)(*(pointers[place] for place in range(METHODS)))
        sync = SYNCING(pointers[SYNC_METHOD])

        def synced(own: int, flags: int) -> int:
            answer: int = sync(own, flags)
            self.synced[path] = path.read_bytes()
            return answer

        telling = SYNCING(synced)
        copy[SYNC_METHOD] = ctypes.cast(telling, POINTER).value
        methods[0] = ctypes.addressof(copy)
        self._kept += [copy, telling]

    def after_power_cut(self, folder: Path) -> Path:
        """Write what is left into a folder; return the shop's file in it."""
        folder.mkdir()
        for path, content in self.synced.items():
            (folder / path.name).write_bytes(content)
        return folder / "shop.db"


@contextmanager
def watched_disk() -> Iterator[Disk]:
    """Watch every file that SQLite opens."""
    from pysqlite3 import _sqlite3

    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = ctypes.POINTER(System)
    system = library.sqlite3_vfs_find(None).contents
    opens, disk = system.opens, Disk()
    original = OPENING(opens)

    def opened(own: int, name: bytes, file: int, flags: int, out: Any) -> int:
        answer: int = original(own, name, file, flags, out)
        if answer == 0 and name:
            disk.watch(Path(name.decode()), file)
        return answer

    telling = OPENING(opened)
    system.opens = ctypes.cast(telling, POINTER).value
    try:
        yield disk
    finally:
        system.opens = opens


@pytest.fixture
def shop_file(tmp_path: Path) -> Path:
    """Return an empty shop's file."""
    file = tmp_path / "shop.db"
    engine = dialects.sqlite_engine(file)
    migrate.ensure_current(engine)
    dialects.close_log(engine)
    engine.dispose()
    return file


def open_shop(file: Path) -> Database:
    engine = dialects.sqlite_engine(file)
    return Database(engine, Origin(terminal_id=uuid4(), branch_id=uuid4()))


def register(database: Database, name: str) -> None:
    empty = dict.fromkeys(("tax_number", "second_phone", "email", "address"), "")
    keys = dict.fromkeys(("phone", "notes", "phone_key", "email_key"), "")
    with database.transaction("customer.created", None) as transaction:
        transaction.add(row(Customer, name=name, **empty, **keys))


def names(file: Path) -> list[str]:
    database = open_shop(file)
    with database.reading() as reading:
        found = sorted(
            reading.session.scalars(
                Customer.__table__.select().with_only_columns(Customer.name)
            )
        )
    assert verify(database).holds
    database.close()
    return found


def test_whatever_a_person_did_is_there_after_a_power_cut(
    shop_file: Path, tmp_path: Path
) -> None:
    with watched_disk() as disk:
        disk.synced[shop_file] = shop_file.read_bytes()
        database = open_shop(shop_file)
        for number in range(3):
            register(database, f"Ana {number}")
            left = disk.after_power_cut(tmp_path / f"left-{number}")
            assert names(left) == [f"Ana {each}" for each in range(number + 1)]
        database.close()


def test_what_need_not_be_waited_for_leaves_all_whole_and_goes_with_the_next(
    shop_file: Path, tmp_path: Path
) -> None:
    with watched_disk() as disk:
        disk.synced[shop_file] = shop_file.read_bytes()
        database = open_shop(shop_file)
        register(database, "Ana")
        with database.replaying(is_repeatable=True) as replay:
            table: Any = Customer.__table__
            replay.connection.execute(table.update().values(archived_at=None))
        before = disk.after_power_cut(tmp_path / "before")
        register(database, "Berta")
        after = disk.after_power_cut(tmp_path / "after")
        database.close()
    assert names(before) == ["Ana"]
    assert names(after) == ["Ana", "Berta"]


def test_the_watched_disk_loses_what_is_not_waited_for(
    shop_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test itself must be able to fail: with NORMAL, the last sale is gone."""
    pragmas = tuple(each.replace("=FULL", "=NORMAL") for each in dialects._PRAGMAS)
    monkeypatch.setattr(dialects, "_PRAGMAS", pragmas)
    monkeypatch.setattr(dialects, "_choose_durability", lambda *_: None)
    with watched_disk() as disk:
        disk.synced[shop_file] = shop_file.read_bytes()
        database = open_shop(shop_file)
        register(database, "Ana")
        left = disk.after_power_cut(tmp_path / "left")
        database.close()
    assert names(left) == []
