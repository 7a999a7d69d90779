"""What a terminal keeps of its hub: which one, how far it has read, what clashed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import JSON_COLUMN, Private


class HubLink(Private):
    """The hub that this terminal has joined; no row, no hub.

    ``cursor`` is the last place in the central order that was applied here. Up to
    ``overlap``, entries may be here in part, because a first download went on in a
    second view of the hub. ``set_aside`` is the code of what stopped the pushing for
    good, a cloned disk for one. ``schema_version``
    is of the program that took entries over last: a newer one looks again at those
    that it did not understand.
    """

    hub_id: Mapped[UUID] = mapped_column(primary_key=True)
    epoch: Mapped[UUID]
    incarnation: Mapped[UUID]
    cursor: Mapped[int] = mapped_column(BigInteger)
    overlap: Mapped[int] = mapped_column(BigInteger)
    address: Mapped[str]
    set_aside: Mapped[str | None]
    schema_version: Mapped[str]
    last_contact_at: Mapped[datetime | None]


class EditConflict(Private):
    """A guarded field that two people changed without knowing of each other.

    The hub finds it and tells every terminal: the entry whose ``before`` was not what
    stood there, the value that stands now and the one that does not. Values are in
    wire form.
    """

    entry_id: Mapped[UUID] = mapped_column(primary_key=True)
    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    table: Mapped[str]
    standing: Mapped[Any | None] = mapped_column(JSON_COLUMN)
    lost: Mapped[Any | None] = mapped_column(JSON_COLUMN)
    standing_entry_id: Mapped[UUID | None]
    lost_entry_id: Mapped[UUID | None]
