"""Giving the list of jobs out as a file, with every field of each."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.exporting import Wording, export_jobs
from techstore_desktop.core.repairs.schemas import RepairFilter
from techstore_desktop.ui.background import run
from techstore_desktop.ui.repairs.estimates.kind_names import kind_name
from techstore_desktop.ui.repairs.listing.job_list import Order
from techstore_desktop.ui.repairs.words import state_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.files import ask_to_save

translate = QCoreApplication.translate
_ENDING = ".xlsx"


def ask_and_export(
    session: Session, over: QWidget, wanted: RepairFilter, order: Order
) -> None:
    """Ask for a file and write into it all that the list would show."""
    path = ask_to_save(
        over,
        translate("RepairList", "Export the repairs"),
        translate("RepairList", "repairs") + _ENDING,
        translate("Products", "Spreadsheets") + " (*.xlsx *.csv)",
        ending=_ENDING,
    )
    if path is not None:
        write_jobs(session, over, wanted, order, path)


def write_jobs(
    session: Session, over: QWidget, wanted: RepairFilter, order: Order, path: Path
) -> None:
    """Write the jobs into a file and say how many they were."""
    say = _wording(session)

    def work() -> int:
        return export_jobs(
            session.shop.repairs,
            session.actor,
            wanted,
            path,
            sort=order.sort,
            descending=order.is_descending,
            wording=say,
        )

    def then(count: int) -> None:
        words = translate("RepairList", "{count} repairs are in {file}.")
        written = session.formats.count(count)
        session.shell.toast(words.format(count=written, file=path.name), "good")

    run(work, then, over)


def _wording(session: Session) -> Wording:
    """Return how the window says what is in the file."""
    return Wording(
        titles=_titles(),
        state=state_words,
        device_kind=lambda key: kind_name(key) or key,
        yes=translate("RepairList", "yes"),
        no=translate("RepairList", "no"),
        zone=session.shop.profiles.current().zone,
    )


def _titles() -> dict[str, str]:
    return {
        "number": translate("RepairList", "Number"),
        "state": translate("RepairList", "State"),
        "device_kind": translate("RepairList", "Kind"),
        "brand": translate("RepairList", "Brand"),
        "model": translate("RepairList", "Model"),
        "serial": translate("RepairList", "Serial number"),
        "imei": translate("RepairList", "IMEI"),
        "fault": translate("RepairList", "Fault"),
        "customer": translate("RepairList", "Customer"),
        "phone": translate("RepairList", "Phone"),
        "branch": translate("RepairList", "Branch"),
        "technician": translate("RepairList", "Technician"),
        "received_at": translate("RepairList", "Received"),
        "promised_at": translate("RepairList", "Promised"),
        "delivered_at": translate("RepairList", "Delivered"),
        "price": translate("RepairList", "Price"),
        "deposit": translate("RepairList", "Deposit"),
        "waiting_for": translate("RepairList", "Waiting for"),
        "parts_have_come": translate("RepairList", "Parts are here"),
        "sent_to": translate("RepairList", "Sent to"),
        "express": translate("RepairList", "Express"),
        "overdue": translate("RepairList", "Overdue"),
        "due_soon": translate("RepairList", "Due soon"),
        "warranty_claim": translate("RepairList", "Warranty claim"),
        "unrepaired": translate("RepairList", "Not repaired"),
    }
