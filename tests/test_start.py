"""The start: nothing is imported that the sign-in does not need."""

import os
import subprocess
import sys
from pathlib import Path

from techstore_desktop.shop import open_file
from tests.builders import found

UNTIL_SIGN_IN = """
import sys
from techstore_desktop import cli
cli.load_window()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from techstore_desktop.ui.staff.sign_in import SignInScreen
shown = SignInScreen._show_people
def ready(screen, people):
    print(*sys.modules, sep="\\n", flush=True)
    shown(screen, people)
    QTimer.singleShot(0, QApplication.quit)
SignInScreen._show_people = ready
cli.main([])
"""
NOT_NEEDED = (
    "alembic",
    "argon2",
    "psycopg",
    "reportlab",
    "pypdfium2",
    "keyring",
    "python_calamine",
    "techstore_desktop.core.cash",
    "techstore_desktop.core.customers",
    "techstore_desktop.core.products",
    "techstore_desktop.core.repairs.schemas",
    "techstore_desktop.core.sales",
    "techstore_desktop.demo",
    "techstore_desktop.printing",
    "techstore_desktop.ui.checkout.screen",
    "techstore_desktop.ui.dashboard.screen",
    "techstore_desktop.ui.messages.gathered",
)


def test_sign_in_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    shop = open_file(tmp_path / "shop.db")
    found(shop, country="US", currency="USD")
    shop.close()
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "TECHSTORE_DATA_FOLDER": str(tmp_path),
        "HOME": str(tmp_path),
    }
    words = [sys.executable, "-c", UNTIL_SIGN_IN]
    told = subprocess.run(
        words, env=surroundings, capture_output=True, text=True, check=True, timeout=300
    )
    imported = told.stdout.split()
    assert "techstore_desktop.ui.staff.sign_in" in imported
    needless = [
        module
        for module in imported
        for name in NOT_NEEDED
        if module == name or module.startswith(f"{name}.")
    ]
    assert not needless
