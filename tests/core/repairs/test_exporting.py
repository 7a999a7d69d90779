"""Jobs as a file: every field of each, and never an access code."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from python_calamine import CalamineWorkbook

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.exporting import HEADER, Wording, export_jobs
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


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_people_read_their_own_words_and_their_own_clock(
    shop: Shop, manager: Actor, tmp_path: Path, ending: str
) -> None:
    job = take_in(shop, manager).jobs[0]
    ready(shop, manager, job.id, labour("80"))
    say = Wording(
        titles={"price": "Precio", "received_at": "Recibido"},
        state=lambda state: f"<{state.kind}>",
        device_kind=lambda key: key.upper(),
        yes="sí",
        no="no",
        zone=ZoneInfo("America/Argentina/Buenos_Aires"),
    )
    path = tmp_path / f"jobs.{ending}"
    export_jobs(shop.repairs, manager, RepairFilter(), path, wording=say)
    received = job.received_at.astimezone(say.zone).replace(tzinfo=None)
    minute = received.replace(second=0, microsecond=0)
    sheet = rows_of(path)
    row = dict(zip(*sheet, strict=True))
    assert (row["state"], row["device_kind"], row["express"]) == (
        "<ready>",
        "PHONE",
        "no",
    )
    if ending == "csv":
        written = (row["Precio"], row["Recibido"])
        assert written == ("80.00", f"{minute:%Y-%m-%d %H:%M}")
    else:
        assert row["Precio"] == 80
        assert abs(row["Recibido"] - received) < timedelta(minutes=1)
    assert row["imei"] == IMEI


def rows_of(path: Path) -> list[list[Any]]:
    if path.suffix == ".xlsx":
        return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_another_kind_of_file_is_refused(
    shop: Shop, manager: Actor, tmp_path: Path
) -> None:
    with pytest.raises(RuleBroken, match=r"export\.kind_unknown"):
        export_jobs(shop.repairs, manager, RepairFilter(), tmp_path / "jobs.pdf")
