"""What the application holds in memory, in a process of its own.

python -m tests.benchmarks.memory FILE
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.rows import Row

MOST_MEGABYTES = 250.0


def memory_rows(file: Path, smaller: Path) -> list[Row]:
    """Return the figure of a shop, and how it grows with the shop's history."""
    large, small = _measure(file), _measure(smaller)
    row = Row(
        name="memory.resident",
        unit="MB",
        value=large,
        limit=None,
        goal=f"at most {MOST_MEGABYTES:.0f} MB",
        met=large <= MOST_MEGABYTES,
        note="signed in, at the checkout, after some searches and scans",
    )
    return [row, Row.growth("memory.resident", "MB", large, small)]


def _measure(file: Path) -> float:
    words = [sys.executable, "-m", "tests.benchmarks.memory", str(file)]
    return float(subprocess.run(words, check=True, capture_output=True).stdout)


def _resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _work(file: Path) -> float:
    # Imported here, because the process that asks needs no window.
    from tests.benchmarks.counter import WORDS, Counter

    counter = Counter(file)
    for word in WORDS:
        counter.keys(word)
    counter.scans(0)
    megabytes = _resident_megabytes()
    counter.close()
    return megabytes


if __name__ == "__main__":
    print(_work(Path(sys.argv[1])))
