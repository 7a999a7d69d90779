"""What the scenarios stand on: a hub, and two tills of the demo shop on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine

from techstore_desktop.ui import theme
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from tests.scenarios.two_tills import a_demo_file, founding_till
from tests.sync.conftest import hub_engine
from tests.sync.tills import Till, join_empty

__all__ = ["hub_engine"]


@pytest.fixture
def quiet_till(qapp: QApplication) -> Iterator[None]:
    """Let receipts be nobody's business, and the looks be the light ones."""
    theme.apply(qapp, "light")
    QSettings().clear()
    receipt_choice.remember(ReceiptChoice.NONE)
    yield
    QSettings().clear()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo shop's file, made once for all scenarios."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    a_demo_file(file)
    return file


@pytest.fixture
def here(hub_engine: Engine, demo_file: Path, tmp_path: Path) -> Iterator[Till]:
    """Return the demo shop's till; its history is the hub's first content."""
    file = tmp_path / "demo.db"
    shutil.copy(demo_file, file)
    till = founding_till(hub_engine, file)
    yield till
    till.close()


@pytest.fixture
def there(
    hub_engine: Engine, sqlite_template: Path, tmp_path: Path, here: Till
) -> Iterator[Till]:
    """Return the shop's second till."""
    branch_id = here.shop.database.origin.branch_id
    file = tmp_path / "second.db"
    till = join_empty(hub_engine, sqlite_template, file, code="B1", branch_id=branch_id)
    yield till
    till.close()
