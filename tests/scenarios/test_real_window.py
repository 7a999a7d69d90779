"""The program in a real X window, driven by the keys of a cashier."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import open_file
from tests.builders import MANAGER_PIN, a_product, found, open_drawer

BARCODE = "4006381333931"
PATIENCE = 90.0
BUSY = 10.0
SIGNED_IN = "journal_entry WHERE action = 'staff.signed_in'"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X windows are Linux's")


def until(happened: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


@pytest.fixture
def display() -> Iterator[str]:
    """Return a virtual screen of its own."""
    program = shutil.which("Xvfb")
    assert program, "Xvfb is missing; dev.py test installs it"
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1280x800x24"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the data folder of a founded shop with its drawer open."""
    folder = tmp_path / "Mi Tienda Ñandú"
    shop = open_file(folder / "shop.db")
    manager = found(shop)
    a_product(shop, manager, barcodes=[BARCODE])
    open_drawer(shop, manager)
    shop.close()
    return folder


def until_done(act: Callable[[], object], happened: Callable[[], bool]) -> None:
    """Do something, and do it again where the machine was too busy for it."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        act()
        again = time.monotonic() + BUSY
        while not happened() and time.monotonic() < again:
            time.sleep(0.1)


def count(folder: Path, what: str) -> int:
    from pysqlite3 import dbapi2

    connection = dbapi2.connect(str(folder / "shop.db"))
    try:
        return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])
    finally:
        connection.close()


def test_signing_in_scanning_and_exact_cash(
    display: str, folder: Path, tmp_path: Path
) -> None:
    surroundings = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "TECHSTORE_DATA_FOLDER": str(folder),
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }

    def xdotool(*words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    def windows() -> list[str]:
        return xdotool("search", "--onlyvisible", "--name", "^TechStore$").split()

    program = subprocess.Popen(
        [sys.executable, "-m", "techstore_desktop"], env=surroundings
    )

    def scan() -> None:
        xdotool("type", "--delay", "5", BARCODE)
        xdotool("key", "Return")

    try:
        until(lambda: len(windows()) == 1, "the window appears")
        time.sleep(2)
        xdotool("windowfocus", windows()[-1])
        until_done(
            lambda: xdotool("key", "--delay", "80", *MANAGER_PIN, "Return"),
            lambda: count(folder, SIGNED_IN) > 0,
        )
        time.sleep(2)
        until_done(scan, lambda: count(folder, "sale_draft") > 0)
        until_done(lambda: xdotool("key", "F11"), lambda: count(folder, "sale") > 0)
    finally:
        program.terminate()
        program.wait(20)
    shop = open_file(folder / "shop.db")
    proof = verify(shop.database)
    shop.close()
    assert proof.differences == ()
