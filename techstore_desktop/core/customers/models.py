"""Tables of the customers."""

from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import PERSONAL, Record, refers_to
from techstore_desktop.core.storage.search import searchable


class Customer(Record):
    """A person or a company. ``phone_key`` and ``email_key`` find likely duplicates."""

    name: Mapped[str] = mapped_column(info=PERSONAL)
    tax_number: Mapped[str] = mapped_column(info=PERSONAL)
    phone: Mapped[str] = mapped_column(info=PERSONAL)
    second_phone: Mapped[str] = mapped_column(info=PERSONAL)
    email: Mapped[str] = mapped_column(info=PERSONAL)
    address: Mapped[str] = mapped_column(info=PERSONAL)
    notes: Mapped[str] = mapped_column(info=PERSONAL)
    phone_key: Mapped[str] = mapped_column(info=PERSONAL)
    email_key: Mapped[str] = mapped_column(info=PERSONAL)
    price_list_id: Mapped[UUID | None] = mapped_column(refers_to("price_list.id"))

    __table_args__ = (
        Index("ix_customer_name", "name"),
        Index("ix_customer_phone_key", "phone_key"),
        Index("ix_customer_email_key", "email_key"),
        Index("ix_customer_price_list", "price_list_id"),
    )


customer_search = searchable(
    "customer",
    texts=("name", "tax_number", "email"),
    numbers=("phone", "second_phone"),
)
