"""What goes in and out of a repair's states and the kinds of work."""

from uuid import UUID

from techstore_desktop.core.branches.schemas import WarrantyDays
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.schema import OptionalText, RequiredText, Schema


class RepairStateBase(Schema):
    """A state of the shop's own; ``colour`` names a token of the theme."""

    name: RequiredText
    kind: RepairKind
    colour: OptionalText = ""
    position: int = 0


class RepairStateCreate(RepairStateBase):
    """A state to be added."""


class RepairStateUpdate(Schema):
    """What of a state is to change; its kind never does."""

    name: RequiredText | None = None
    colour: OptionalText | None = None
    position: int | None = None


class OwnStateResponse(RepairStateBase):
    """A state of the shop's own as it is edited."""

    id: UUID
    is_archived: bool = False


class RepairStateResponse(Schema):
    """A state by its ``key``; a standard one has no ``id`` and is called as its kind.

    ``colour`` names a token of the theme.
    """

    key: str
    id: UUID | None
    kind: RepairKind
    name: str
    colour: str
    position: int


class RepairWorkKindEdit(Schema):
    """A kind of work with its warranty in days; without warranty there are none."""

    name: RequiredText
    warranty_days: WarrantyDays


class RepairWorkKindResponse(Schema):
    """A kind of work, with its warranty in days from delivery."""

    id: UUID
    name: str
    warranty_days: int
    is_archived: bool = False
