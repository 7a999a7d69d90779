"""python -m tests.benchmarks [--quick] [--json FILE]"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.benchmarks.big_shop import FULL, QUICK, QUICK_TENTH, TENTH, big_shop
from tests.benchmarks.counter import counter_durations
from tests.benchmarks.filling import demo_row, import_row
from tests.benchmarks.memory import memory_rows
from tests.benchmarks.past_repairs import PAST, past_repair_rows
from tests.benchmarks.repairs import repair_rows
from tests.benchmarks.round_trip import round_trip_row
from tests.benchmarks.rows import Row, milliseconds
from tests.benchmarks.selling import sale_durations, sale_row
from tests.benchmarks.starting import start_rows
from tests.benchmarks.syncing import syncing_rows
from tests.benchmarks.syncing.first_download import first_download_row

OFFLINE, QUICK_OFFLINE = 10_000, 1_000


def main(words: list[str]) -> int:
    """Measure everything, print a table, and write the rows if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the size")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args(words)
    size, tenth = (QUICK, QUICK_TENTH) if arguments.quick else (FULL, TENTH)
    print(f"Shop of {size.products:,} products and {size.sales:,} sales", flush=True)
    file, smaller = big_shop(size), big_shop(tenth)
    rows: list[Row] = []
    measures: tuple[Callable[[], Iterable[Row]], ...] = (
        lambda: start_rows(file, smaller),
        lambda: _sales(file, smaller),
        lambda: _counters(file, smaller),
        lambda: [round_trip_row()],
        repair_rows,
        lambda: memory_rows(file, smaller),
        lambda: [import_row()],
        lambda: [demo_row()],
        lambda: past_repair_rows(PAST // 10 if arguments.quick else PAST),
        lambda: syncing_rows(QUICK_OFFLINE if arguments.quick else OFFLINE),
        lambda: [first_download_row(file, size.sales)],
    )
    for measure in measures:
        for row in measure():
            rows.append(row)
            print(row.line(), row.note, flush=True)
    if arguments.json:
        dump = json.dumps([row.as_dict() for row in rows], indent=2)
        arguments.json.write_text(dump, encoding="utf-8")
    return 0


def _sales(file: Path, smaller: Path) -> list[Row]:
    large, small = sale_durations([file, smaller])
    row = sale_row(large)
    return [
        row,
        Row.growth(row.name, row.unit, row.value, milliseconds(small.ours)),
    ]


def _counters(file: Path, smaller: Path) -> list[Row]:
    large, small = (each.rows() for each in counter_durations([file, smaller]))
    growth = [
        Row.growth(ours.name, ours.unit, ours.value, theirs.value)
        for ours, theirs in zip(large, small, strict=True)
    ]
    return [*large, *growth]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
