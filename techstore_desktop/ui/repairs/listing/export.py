"""Giving the list of jobs out as a file, with every field of each."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.exporting import export_jobs
from techstore_desktop.core.repairs.schemas import RepairFilter
from techstore_desktop.ui.background import run
from techstore_desktop.ui.repairs.listing.job_list import Order
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.files import ask_to_save

translate = QCoreApplication.translate
_ENDING = ".csv"


def ask_and_export(
    session: Session, over: QWidget, wanted: RepairFilter, order: Order
) -> None:
    """Ask for a file and write into it all that the list would show."""
    path = ask_to_save(
        over,
        translate("RepairList", "Export the repairs"),
        "repairs.csv",
        translate("Products", "Spreadsheets") + " (*.csv *.xlsx)",
        ending=_ENDING,
    )
    if path is not None:
        write_jobs(session, over, wanted, order, path)


def write_jobs(
    session: Session, over: QWidget, wanted: RepairFilter, order: Order, path: Path
) -> None:
    """Write the jobs into a file and say how many they were."""

    def work() -> int:
        return export_jobs(
            session.shop.repairs,
            session.actor,
            wanted,
            path,
            sort=order.sort,
            descending=order.is_descending,
        )

    def then(count: int) -> None:
        words = translate("RepairList", "{count} repairs are in {file}.")
        written = session.formats.quantity(Decimal(count))
        session.shell.toast(words.format(count=written, file=path.name), "good")

    run(work, then, over)
