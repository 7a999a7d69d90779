"""The columns that every list about jobs begins with: number, device, customer."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.ui.widgets.table_column import Column

translate = QCoreApplication.translate
NARROW = 960
"""In a table of fewer pixels the device needs the room of a lesser column."""


class AboutJob(Protocol):
    """A row that is about a job."""

    @property
    def card(self) -> RepairCard: ...


class AboutCustomer(AboutJob, Protocol):
    """A row that says how the job's customer is reached."""

    @property
    def phone(self) -> str: ...

    @property
    def email(self) -> str: ...


Job = TypeVar("Job", bound=AboutJob)
Waiting = TypeVar("Waiting", bound=AboutCustomer)


def number_column() -> Column[Job]:
    """Return the job's number, with its branch beneath."""
    return Column(
        key="number",
        title=translate("FollowUp", "Number"),
        text=lambda row: row.card.number,
        second=lambda row: row.card.branch_name,
        sort=lambda row: row.card.number,
        width=118,
        is_strong=True,
    )


def device_column(beneath: Callable[[Job], str]) -> Column[Job]:
    """Return the device, with what tells it from others beneath."""
    return Column(
        key="device",
        title=translate("FollowUp", "Device"),
        text=lambda row: row.card.device,
        second=beneath,
        sort=lambda row: row.card.device,
        width=0,
    )


def customer_column() -> Column[Waiting]:
    """Return whose it is, with how to reach them beneath."""
    return Column(
        key="customer",
        title=translate("FollowUp", "Customer"),
        text=lambda row: row.card.customer_name,
        second=lambda row: row.phone or row.email,
        sort=lambda row: row.card.customer_name,
        width=170,
    )
