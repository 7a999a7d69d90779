"""Tables of what is written down at the counter beside the job itself."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.repairs.intake_choices import (
    CodeKind,
    ConsentOccasion,
    ConsentWay,
)
from techstore_desktop.core.storage.entity import (
    PERSONAL,
    PICTURE,
    Erasable,
    Fact,
    Private,
    Record,
    one_of,
    refers_to,
)


class VaultMember(Fact):
    """A computer that may be given the keys of the access codes: its public key.

    The private one lies in that computer's keyring, never in a database.
    """

    public_key: Mapped[str]

    __table_args__ = (Index("ix_vault_member_terminal", "terminal_id"),)


class VaultGrant(Fact):
    """A key of the access codes, sealed for one computer."""

    key_id: Mapped[UUID]
    member_id: Mapped[UUID] = mapped_column(refers_to("vault_member.id"))
    sealed_key: Mapped[str]

    __table_args__ = (Index("ix_vault_grant_member", "member_id", "key_id"),)


class AccessCode(Erasable):
    """What unlocks a device, sealed; erased everywhere once it is delivered (R58)."""

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    kind: Mapped[CodeKind] = mapped_column(one_of(CodeKind))
    key_id: Mapped[UUID]
    sealed_code: Mapped[str] = mapped_column(info=PERSONAL)
    kept_at: Mapped[datetime]

    __table_args__ = (Index("ix_access_code_job", "job_id"),)


class RepairPhoto(Record):
    """A picture of a device as it was brought, or as it was found inside."""

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    picture: Mapped[str] = mapped_column(info=PICTURE)
    taken_at: Mapped[datetime]
    taken_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))

    __table_args__ = (Index("ix_repair_photo_job", "job_id"),)


class RepairConsent(Fact):
    """What a customer agreed to, word for word, and how they signed.

    ``text_sha256`` covers ``text``. ``signature`` are the strokes of the pen as JSON,
    empty where the paper was signed.
    """

    ticket_id: Mapped[UUID] = mapped_column(refers_to("repair_ticket.id"))
    job_id: Mapped[UUID | None] = mapped_column(refers_to("repair_job.id"))
    customer_id: Mapped[UUID] = mapped_column(refers_to("customer.id"))
    occasion: Mapped[ConsentOccasion] = mapped_column(one_of(ConsentOccasion))
    way: Mapped[ConsentWay] = mapped_column(one_of(ConsentWay))
    signed_at: Mapped[datetime]
    recorded_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    signed_name: Mapped[str] = mapped_column(info=PERSONAL)
    text: Mapped[str] = mapped_column(info=PERSONAL)
    text_sha256: Mapped[str]
    signature: Mapped[str] = mapped_column(info=PERSONAL)

    __table_args__ = (
        Index("ix_repair_consent_ticket", "ticket_id"),
        Index("ix_repair_consent_job", "job_id"),
    )


class DeviceChecklist(Record):
    """The shop's own questions, accessories and usual faults for a kind of device."""

    device_kind: Mapped[str]
    questions: Mapped[list[Any]]
    accessories: Mapped[list[Any]]
    faults: Mapped[list[Any]]

    __table_args__ = (Index("ix_device_checklist_kind", "device_kind"),)


class IntakeDraft(Private):
    """What is half typed at a terminal's counter; codes and photos are left out."""

    terminal_id: Mapped[UUID] = mapped_column(primary_key=True)
    saved_at: Mapped[datetime]
    content: Mapped[dict[str, Any]]
