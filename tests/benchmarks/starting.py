"""From process start to a sign-in that takes keys, beside an empty window."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.rows import Row, milliseconds

ROUNDS = 7
MOST_TIMES = 1.3
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
import sqlalchemy.orm, pydantic
pydantic.BaseModel
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, lambda: (print("ready", flush=True), app.quit()))
app.exec()
"""
OURS = """
from techstore_desktop import cli
cli.load_window()  # as the command does, before anything else of Qt is imported
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from techstore_desktop.ui.staff.sign_in import SignInScreen
shown = SignInScreen._show_people
def ready(screen, people):
    shown(screen, people)
    QTimer.singleShot(0, lambda: (print("ready", flush=True), QApplication.quit()))
SignInScreen._show_people = ready
cli.main([])
"""


def start_rows(file: Path, smaller: Path) -> list[Row]:
    """Return the start on a shop's file, and beside one with less history."""
    with tempfile.TemporaryDirectory() as folder:
        large = _surroundings(Path(folder) / "large", file)
        small = _surroundings(Path(folder) / "small", smaller)
        turns = ((BARE, large), (OURS, large), (OURS, small))
        for code, surroundings in turns:
            _seconds_to_ready(code, surroundings)
        rounds = [
            [_seconds_to_ready(code, surroundings) for code, surroundings in turns]
            for _ in range(ROUNDS)
        ]
    limit, value, less = (milliseconds(each) for each in zip(*rounds, strict=True))
    row = Row(
        name="start.to_sign_in",
        unit="ms",
        value=value,
        limit=limit,
        goal=f"at most {MOST_TIMES} ×",
        met=value <= MOST_TIMES * limit,
        note="median; limit imports PySide6, SQLAlchemy's ORM and pydantic",
    )
    return [row, Row.growth(row.name, row.unit, value, less)]


def _surroundings(folder: Path, file: Path) -> dict[str, str]:
    """Return the variables of a person whose shop is a file."""
    data = folder / "data"
    data.mkdir(parents=True)
    if _same_disk(file, data):
        os.link(file, data / "shop.db")
    else:
        (data / "shop.db").symlink_to(file)
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "TECHSTORE_DATA_FOLDER": str(data),
        "HOME": str(folder),
        # All start with bytecode at hand, as what is installed does.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder.parent / "bytecode"),
    }


def _seconds_to_ready(code: str, surroundings: dict[str, str]) -> float:
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == "ready":
            break
    duration = time.perf_counter() - started
    process.wait(20)
    return duration


def _same_disk(file: Path, folder: Path) -> bool:
    return file.stat().st_dev == folder.stat().st_dev
