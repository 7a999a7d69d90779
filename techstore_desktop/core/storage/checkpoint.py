"""What a terminal of a hub keeps about the history that it let go of."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import Private


class Checkpoint(Private):
    """The place up to which the hub confirmed all, and old facts may be gone here.

    ``digest`` is over the hashes of every entry up to ``place``. Nothing from
    ``kept_from`` on has gone. ``is_open`` stands only inside the transaction that lets
    facts go, or takes them back: the triggers look at it. No row, nothing ever went.
    """

    place: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    kept_from: Mapped[datetime]
    confirmed_at: Mapped[datetime]
    is_open: Mapped[bool] = mapped_column(default=False)


class GoneDocument(Private):
    """A numbered document that is at the hub and no longer here."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    entry_id: Mapped[UUID]
    table: Mapped[str]
    terminal_id: Mapped[UUID]
    sequence: Mapped[int]
    number: Mapped[str]

    __table_args__ = (
        Index("ix_gone_document_number", "number"),
        Index("ix_gone_document_entry", "entry_id"),
    )
