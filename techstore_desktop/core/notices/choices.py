"""Words of the notices: for the tables, the rules and the screens alike."""

from enum import StrEnum

from techstore_desktop.core.repairs.choices import RepairKind


class Occasion(StrEnum):
    """Why a customer is told something."""

    RECEIVED = "received"
    DIAGNOSING = "diagnosing"
    QUOTED = "quoted"
    QUOTE_UNANSWERED = "quote_unanswered"
    APPROVED = "approved"
    DECLINED = "declined"
    WAITING_FOR_PART = "waiting_for_part"
    REPAIRING = "repairing"
    TESTING = "testing"
    CANCELLED = "cancelled"
    READY = "ready"
    READY_UNREPAIRED = "ready_unrepaired"
    NOT_FETCHED = "not_fetched"
    LAST_LETTER = "last_letter"
    DELIVERED = "delivered"


class Channel(StrEnum):
    """How it reaches them. A letter is printed and posted or handed over."""

    WHATSAPP = "whatsapp"
    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"


class Outcome(StrEnum):
    """What became of a notice that a machine sends."""

    SENT = "sent"
    FAILED = "failed"


USUAL = {
    RepairKind.RECEIVED: Occasion.RECEIVED,
    RepairKind.DIAGNOSING: Occasion.DIAGNOSING,
    RepairKind.QUOTED: Occasion.QUOTED,
    RepairKind.APPROVED: Occasion.APPROVED,
    RepairKind.DECLINED: Occasion.DECLINED,
    RepairKind.WAITING_FOR_PART: Occasion.WAITING_FOR_PART,
    RepairKind.REPAIRING: Occasion.REPAIRING,
    RepairKind.TESTING: Occasion.TESTING,
    RepairKind.READY: Occasion.READY,
    RepairKind.DELIVERED: Occasion.DELIVERED,
    RepairKind.CANCELLED: Occasion.CANCELLED,
}
"""What is told in a state."""

LANGUAGES = ("en", "es")
EVERY_OCCASION = tuple(Occasion)
EVERY_CHANNEL = tuple(Channel)
