"""What goes out of the attention list."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.schema import Schema


class UnitAsked(Schema):
    """A document of which a choice asks which unit left with it, if that is known."""

    document_id: UUID
    document_number: str
    product_id: UUID
    product_name: str
    imei_count: int


class Choice(Schema):
    """One way to settle an item, what it takes, and what it asks first."""

    name: str
    permissions: frozenset[Permission] = frozenset({Permission.ATTENTION_SETTLE})
    asks: tuple[UnitAsked, ...] = ()


class Involved(Schema):
    """A record, document or edit that an item is about: who made it, when, where.

    ``table`` says what ``id`` is the identifier of; an edit is a ``journal_entry``
    and has the ``value`` that it gave.
    """

    table: str
    id: UUID
    name: str = ""
    made_at: datetime | None = None
    made_by: str = ""
    terminal_name: str = ""
    value: Any = None


class Settlement(Schema):
    """One person's decision. People who do not know of each other leave several."""

    choice: str
    settled_at: datetime
    settled_by: str
    note: str


class AttentionItem(Schema):
    """One case: what it is, when it arose, where, whom it concerns, what can be done.

    ``key`` names the case, and another time that the same arises is another case.
    ``values`` fill its sentence. ``settlements`` are the oldest first, none while the
    item is open.
    """

    key: str
    kind: str
    arisen_at: datetime
    place: str = ""
    values: dict[str, Any] = Field(default_factory=dict)
    involved: tuple[Involved, ...] = ()
    choices: tuple[Choice, ...] = ()
    settlements: tuple[Settlement, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether a person has decided."""
        return bool(self.settlements)
