"""Tables of the customers' devices."""

from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import PERSONAL, Record, refers_to
from techstore_desktop.core.storage.search import searchable


class Device(Record):
    """One device, known by its serial number or IMEI where it has any.

    ``customer_id`` is whose it is now; its repairs keep whose it was then.
    """

    brand: Mapped[str]
    model: Mapped[str]
    model_code: Mapped[str]
    kind: Mapped[str]
    colour: Mapped[str]
    serial: Mapped[str]
    imei: Mapped[str]
    imei2: Mapped[str]
    customer_id: Mapped[UUID | None] = mapped_column(refers_to("customer.id"))
    notes: Mapped[str] = mapped_column(info=PERSONAL)

    __table_args__ = (
        Index("ix_device_serial", "serial"),
        Index("ix_device_imei", "imei"),
        Index("ix_device_imei2", "imei2"),
        Index("ix_device_customer", "customer_id"),
    )


device_search = searchable(
    "device",
    texts=("brand", "model", "model_code", "serial"),
    numbers=("imei", "imei2"),
)
