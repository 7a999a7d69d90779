"""Tables of the estimates: the shop's prices by model and fault."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

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
