"""Tables of the estimates: the shop's prices by model and fault, and its calendar."""

from datetime import date, time

from sqlalchemy import Index, Time
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import Amount, Record


class RepairPrice(Record):
    """What a repair costs by model and fault, with tax, and how long it takes.

    An empty ``model`` is every model of the brand, an empty ``brand`` every device of
    the kind.
    """

    device_kind: Mapped[str]
    brand: Mapped[str]
    model: Mapped[str]
    fault: Mapped[str]
    price: Mapped[Amount]
    minutes: Mapped[int]

    __table_args__ = (Index("ix_repair_price_model", "model", "brand"),)


class OpeningHours(Record):
    """When the workshop works on a weekday: 0 is Monday. Without a row it is closed."""

    weekday: Mapped[int]
    opens: Mapped[time] = mapped_column(Time)
    closes: Mapped[time] = mapped_column(Time)


class ClosedDay(Record):
    """A day on which nobody works."""

    day: Mapped[date]
    name: Mapped[str]
