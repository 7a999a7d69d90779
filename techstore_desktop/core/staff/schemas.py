"""What goes in and out of the staff. A PIN goes in; no hash ever comes out."""

from uuid import UUID

from pydantic import Field

from techstore_desktop.core.permissions import Role
from techstore_desktop.core.schema import RequiredText, Schema


class StaffMemberBase(Schema):
    """A person who works here."""

    name: RequiredText
    role: Role


class StaffMemberCreate(StaffMemberBase):
    """A person to be added, with their first PIN.

    ``pins.check`` says what a PIN is: an error of the schema would quote it.
    """

    pin: str = Field(repr=False)


class StaffMemberUpdate(Schema):
    """What of a person is to change."""

    name: RequiredText | None = None
    role: Role | None = None


class StaffMemberResponse(StaffMemberBase):
    """A person as they are."""

    id: UUID
    is_archived: bool = False
