"""Jobs as a file: every field of each, and never an access code."""

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.exporting import HEADER, export_jobs
from techstore_desktop.core.repairs.schemas import RepairFilter
from techstore_desktop.shop import Shop
from tests.core.repairs.arranging import IMEI, a_device, labour, ready, take_in


def test_all_that_meets_the_filter_is_in_the_file(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    jobs = take_in(shop, manager, a_device(), a_device(model="=1+1", imei="")).jobs
    ready(shop, manager, jobs[0].id, labour("80"))
    path = tmp_path / "jobs.csv"
    assert export_jobs(shop.repairs, manager, RepairFilter(), path) == 2
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == HEADER
    by_number = {row["number"]: row for row in rows}
    first = by_number[jobs[0].number]
    assert (first["imei"], first["state"], first["price"]) == (IMEI, "ready", "80.00")
    assert by_number[jobs[1].number]["model"] == "'=1+1"
    assert not [name for name in HEADER if "code" in name]


def test_it_is_a_workbook_where_that_is_wanted(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    take_in(shop, manager)
    path = tmp_path / "jobs.xlsx"
    export_jobs(shop.repairs, manager, RepairFilter(), path)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert tuple(rows[0]) == HEADER
    assert len(rows) == 2


def test_another_kind_of_file_is_refused(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    with pytest.raises(RuleBroken, match=r"export\.kind_unknown"):
        export_jobs(shop.repairs, manager, RepairFilter(), tmp_path / "jobs.pdf")
