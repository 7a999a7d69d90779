"""The doctor names what is wrong in words, and changes nothing."""

from pathlib import Path

import pytest
from sqlalchemy import text

from techstore_desktop import doctor
from techstore_desktop.core.storage import dialects
from techstore_desktop.doctor import Finding
from techstore_desktop.shop import Shop, open_file
from tests import builders

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Mi Tienda Ñandú"
    monkeypatch.setenv("TECHSTORE_DATA_FOLDER", str(folder))
    return folder / "shop.db"


@pytest.fixture
def open_shop(file: Path) -> Shop:
    shop = open_file(file)
    builders.found(shop)
    return shop


def findings() -> dict[str, Finding]:
    return {finding.name: finding for finding in doctor.examine()}


def forge(file: Path, statement: str) -> None:
    engine = dialects.sqlite_engine(file)
    with engine.begin() as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in connection.execute(text(triggers)).all():
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        connection.execute(text(statement))
    engine.dispose()


def test_before_the_first_start_all_is_fine_and_nothing_is_made(file: Path) -> None:
    found = findings()
    assert all(finding.is_fine for finding in found.values())
    assert found["database"].text.startswith("none yet")
    assert {"program", "python", "sqlite", "qt", "disk", "printer"} <= found.keys()
    assert not file.parent.exists()


def test_a_sound_shop_is_fine_and_its_last_entries_hold(
    open_shop: Shop, file: Path
) -> None:
    open_shop.close()
    found = findings()
    assert all(finding.is_fine for finding in found.values())
    assert found["database"].text == f"{file}: ok"
    assert found["journal"].text == "the last 1 entries hold"
    assert found["lock"].text == "free"


def test_a_shop_open_elsewhere_is_told_and_is_no_fault(open_shop: Shop) -> None:
    lock = findings()["lock"]
    assert (lock.is_fine, lock.text) == (True, "the shop is open in another window")
    open_shop.close()


def test_a_forged_entry_is_named(open_shop: Shop, file: Path) -> None:
    open_shop.close()
    forge(file, "UPDATE journal_entry SET action = 'nothing' WHERE seq = 1")
    journal = findings()["journal"]
    assert not journal.is_fine
    assert "journal.entry_forged" in journal.text


def test_a_shop_of_a_newer_program_is_told_in_words(
    open_shop: Shop, file: Path
) -> None:
    open_shop.close()
    forge(file, "UPDATE alembic_version SET version_num = '9999'")
    database = findings()["database"]
    assert not database.is_fine
    assert "newer TechStore" in database.text


@pytest.mark.parametrize("offset", [0, 4096, 40_960])
def test_a_damaged_file_is_told_in_words(
    open_shop: Shop, file: Path, offset: int
) -> None:
    open_shop.close()
    with file.open("r+b") as damaged:
        damaged.seek(offset)
        damaged.write(b"\xff" * 8192)
    found = [each for each in doctor.examine() if each.name == "database"]
    assert not all(each.is_fine for each in found)


def test_a_disk_almost_full_is_a_fault(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE_MEGABYTES", 10**9)
    assert not findings()["disk"].is_fine
    assert not file.exists()


def test_a_folder_that_cannot_be_written_is_a_fault(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    folder = findings()["folder"]
    assert not folder.is_fine
    assert str(file.parent) in folder.text
