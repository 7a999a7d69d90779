"""python -m tests.benchmarks [--quick] [--json FILE]"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.big_shop import FULL, QUICK, QUICK_TENTH, TENTH, big_shop
from tests.benchmarks.counter import counter_rows
from tests.benchmarks.filling import demo_row, import_row
from tests.benchmarks.rows import Row, milliseconds
from tests.benchmarks.selling import sale_row, sale_rows
from tests.benchmarks.starting import start_row

MOST_GROWTH = 1.2


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
    measures: tuple[Callable[[], list[Row]], ...] = (
        lambda: [start_row(file)],
        lambda: [sale_row(file)],
        lambda: counter_rows(file),
        lambda: [_growth("sale", sale_rows(file)[0], sale_rows(smaller)[0])],
        lambda: _counter_growth(rows, counter_rows(smaller)),
        lambda: [import_row()],
        lambda: [demo_row()],
    )
    for measure in measures:
        for row in measure():
            rows.append(row)
            print(row.line(), row.note, flush=True)
    if arguments.json:
        dump = json.dumps([row.as_dict() for row in rows], indent=2)
        arguments.json.write_text(dump, encoding="utf-8")
    return 0


def _growth(name: str, large: list[float], small: list[float]) -> Row:
    value, limit = milliseconds(large), milliseconds(small)
    return _growth_row(name, "ms", value, limit)


def _counter_growth(large: list[Row], small: list[Row]) -> list[Row]:
    by_name = {row.name: row for row in large}
    return [
        _growth_row(row.name, row.unit, by_name[row.name].value, row.value)
        for row in small
    ]


def _growth_row(name: str, unit: str, value: float, limit: float) -> Row:
    return Row(
        name=f"growth.{name}",
        unit=unit,
        value=value,
        limit=limit,
        goal=f"at most {MOST_GROWTH} × with ten times the history",
        met=value <= MOST_GROWTH * limit,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
