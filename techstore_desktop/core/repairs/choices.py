"""Words of the repairs: for the tables, the rules and the screens alike."""

from enum import StrEnum


class RepairKind(StrEnum):
    """What a state is, whatever the shop calls it; rules look at nothing else (R50)."""

    RECEIVED = "received"
    DIAGNOSING = "diagnosing"
    QUOTED = "quoted"
    APPROVED = "approved"
    DECLINED = "declined"
    WAITING_FOR_PART = "waiting_for_part"
    REPAIRING = "repairing"
    TESTING = "testing"
    READY = "ready"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class EventKind(StrEnum):
    """What happened to a job."""

    TAKEN_IN = "taken_in"
    STATE_CHANGED = "state_changed"
    ASSIGNED = "assigned"
    PROMISED = "promised"
    WORK_KIND_CHOSEN = "work_kind_chosen"
    DIAGNOSED = "diagnosed"
    LINES_CHANGED = "lines_changed"
    QUOTED = "quoted"
    APPROVED = "approved"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    WORK_STARTED = "work_started"
    WORK_STOPPED = "work_stopped"
    CHECKED = "checked"
    SENT_OUT = "sent_out"
    TAKEN_BACK = "taken_back"
    NOTE_FOR_SHOP = "note_for_shop"
    NOTE_FOR_CUSTOMER = "note_for_customer"
    PART_RESERVED = "part_reserved"
    PART_TO_ORDER = "part_to_order"
    PART_FITTED = "part_fitted"
    PART_RELEASED = "part_released"
    PART_RETURNED = "part_returned"
    PART_SCRAPPED = "part_scrapped"
    DEPOSIT_TAKEN = "deposit_taken"
    DEPOSIT_RETURNED = "deposit_returned"
    DEPOSIT_APPLIED = "deposit_applied"
    DELIVERED = "delivered"
    DELIVERY_VOIDED = "delivery_voided"
    CLAIMED = "claimed"
    ACCESS_CODE_SEEN = "access_code_seen"
    CUSTOMER_TOLD = "customer_told"
    STORAGE_CHARGED = "storage_charged"
    STEP_PUT_OFF = "step_put_off"
    STEP_SKIPPED = "step_skipped"
    KEPT = "kept"
    PHOTO_REMOVED = "photo_removed"
    LOANER_OUT = "loaner_out"
    LOANER_BACK = "loaner_back"


class ApprovalWay(StrEnum):
    """How a customer said yes (R52)."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    MESSAGE = "message"
    SIGNATURE = "signature"
    AT_INTAKE = "at_intake"


class LineKind(StrEnum):
    """What a line of a quote is for."""

    LABOUR = "labour"
    PART = "part"
    OTHER = "other"


class PartStatus(StrEnum):
    """Where a part of a job is (R55); a line that is no part has none.

    Released is one that was kept and lies free on the shelf again; returned one that
    came off the device and went back there.
    """

    TO_ORDER = "to_order"
    RESERVED = "reserved"
    RELEASED = "released"
    FITTED = "fitted"
    RETURNED = "returned"
    SCRAPPED = "scrapped"


ON_NO_BILL = (PartStatus.RETURNED, PartStatus.SCRAPPED)
"""What came off the device again is not the customer's to pay."""


ON_THE_WAY = (PartStatus.TO_ORDER, PartStatus.RESERVED, PartStatus.RELEASED)
"""A part that is on the quote and not in the device yet."""


class DepositKind(StrEnum):
    """What a document does to a job's deposit (R53)."""

    TAKEN = "deposit_taken"
    RETURNED = "deposit_returned"
    CREDITED = "deposit_credited"
    APPLIED = "deposit_applied"
    RESTORED = "deposit_restored"


class IdentityCheck(StrEnum):
    """What whoever fetches a device showed (R54); kept, where nobody ever came."""

    TICKET = "ticket"
    IDENTITY_DOCUMENT = "identity_document"
    KNOWN_PERSON = "known_person"
    KEPT = "kept"


SHOWN_AT_COUNTER = (
    IdentityCheck.TICKET,
    IdentityCheck.IDENTITY_DOCUMENT,
    IdentityCheck.KNOWN_PERSON,
)
"""What a person can show who comes for a device."""
