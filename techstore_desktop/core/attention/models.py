"""Tables of what needs attention."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import Fact, refers_to


class AttentionSettlement(Fact):
    """A person's decision on one item. ``item`` is the item's own key.

    What needs attention is derived by queries; only the decision is kept.
    """

    kind: Mapped[str]
    item: Mapped[str]
    choice: Mapped[str]
    settled_at: Mapped[datetime]
    settled_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    note: Mapped[str]

    __table_args__ = (Index("ix_attention_settlement_item", "item"),)
