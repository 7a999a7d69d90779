"""The data of ICU that goes into the packed program sorts as the whole of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

THIN = Path(__file__).parents[2] / "packaging" / "pyinstaller" / "icu_data.py"
ASKS = """
import functools
from PySide6.QtCore import QCollator, QDate, QLocale
words = ["zeta", "ñandú", "nube", "Árbol", "arco", "ojo", "a10", "a9"]
spanish = QLocale("es_AR")
order = QCollator(spanish)
order.setNumericMode(True)
print(*sorted(words, key=functools.cmp_to_key(order.compare)))
print(spanish.toString(QDate(2026, 11, 28), QLocale.FormatType.LongFormat))
print(spanish.toUpper("ñandú"), spanish.toString(1234567.5, "f", 2))
print(next(line.split()[-1] for line in open("/proc/self/maps") if "icudata" in line))
"""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="others bring no data of ICU"
)


def answers(folder: Path | None = None) -> list[str]:
    """Return what Qt says, with the libraries of a folder before its own."""
    surroundings = dict(os.environ)
    if folder is not None:
        surroundings["LD_LIBRARY_PATH"] = str(folder)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", ASKS],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=surroundings,
    )
    return done.stdout.splitlines()


def test_qt_sorts_and_writes_with_a_thirtieth_of_the_data(tmp_path: Path) -> None:
    (whole,) = Path(PySide6.__file__).parent.glob("Qt/lib/libicudata.so.*")
    thinned = tmp_path / whole.name
    shutil.copy(whole, thinned)
    subprocess.run([sys.executable, str(THIN), str(thinned)], check=True)
    assert thinned.stat().st_size < whole.stat().st_size / 30
    *said, used = answers(tmp_path)
    assert used == str(thinned)
    assert said == answers()[:-1]
    assert said[0] == "a9 a10 Árbol arco nube ñandú ojo zeta"


def test_what_is_no_such_library_stays_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "libicudata.so.99"
    other.write_bytes(b"something else")
    done = subprocess.run(
        [sys.executable, str(THIN), str(other)], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert other.read_bytes() == b"something else"
